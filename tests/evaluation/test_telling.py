"""`holdfast evaluate`: the same findings as JSON and as lines, and what is no snapshot refused."""

import io
import json
import subprocess
import sys
from datetime import date

import pytest

from holdfast.evaluation.finding import Asked, findings
from holdfast.evaluation.rules.findings import Figure, Findings, Hidden, Sure, Table, as_json
from holdfast.evaluation.snapshot.files import write
from holdfast.evaluation.telling import lines, tell_evaluation
from holdfast.site.cli import parser
from tests.evaluation import snapshots

FOUND = Findings(
    "315",
    date(2026, 3, 2),
    (
        Figure("a", "cases moved", 2.5, "points", Sure.ESTIMATED, "m", n=12, low=1.0, high=4.0),
        Figure("b", "cost", None, "pounds", Sure.CANNOT_TELL, "m", because="No rate."),
    ),
    (Table("t", "By age", ("Age", "Cases"), (("Under 5", Hidden()), ("All", 12)), note="Small."),),
)


def test_lines_say_what_is_known_and_why_the_rest_is_not():
    assert list(lines(FOUND)) == [
        "Authority 315, as of 02/03/2026",
        "",
        "Cases moved: 2.500 (1 to 4) points, of 12",
        "Cost: cannot tell yet. No rate.",
        "",
        "By age",
        "  Age      Cases",
        "  Under 5  c",
        "  All      12",
        "  Small.",
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("snapshot")
    write(snapshots.by_chance(11, cases=3), made)
    return made


def test_the_command_needs_no_database_and_no_django_and_tells_what_the_pages_tell(folder):
    work = (
        "import sys; from holdfast.site.cli import main;\n"
        f"sys.argv = ['holdfast', 'evaluate', '--snapshot', {str(folder)!r}, '--json',"
        " '--hour-rate', '42.50']\n"
        "try: main()\n"
        "except SystemExit as end:\n"
        "  print('django' in sys.modules, file=sys.stderr); raise\n"
    )
    done = subprocess.run([sys.executable, "-c", work], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.split()[-1]) == (0, "False"), done.stderr
    told = findings(snapshots.by_chance(11, cases=3), Asked(pence_an_hour=4250))
    assert json.loads(done.stdout) == json.loads(json.dumps(as_json(told)))


def test_a_folder_that_is_none_is_refused_in_words(tmp_path):
    complaints = io.StringIO()
    told = tell_evaluation(
        tmp_path, as_json_=True, pence_an_hour=None, out=io.StringIO(), complaints=complaints
    )
    assert told == 2
    assert "is no snapshot" in complaints.getvalue()


@pytest.mark.parametrize("said", ["forty", "42.5", "-1", ""])
def test_a_rate_is_pounds_and_pence(said, capsys):
    with pytest.raises(SystemExit):
        parser().parse_args(["evaluate", "--snapshot", ".", f"--hour-rate={said}"])
    assert "is not pounds, such as 42.50" in capsys.readouterr().err
