"""Every pair drawn from a snapshot's rows, and told in words: the band of error, the cut, lines."""

from dataclasses import replace
from datetime import timedelta

import pytest

from holdfast.evaluation.finding.pairs import picture_in
from holdfast.evaluation.rules.points import MOST_LINES, picture
from holdfast.evaluation.snapshot.files import write
from holdfast.report.pictures import looks
from holdfast.report.pictures.pairs import every_pair
from holdfast.site.cli import parser
from holdfast.site.troubles import Trouble
from tests.evaluation import snapshots
from tests.evaluation.scores import TOTAL, pairs


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("pairs") / "snapshot"
    score = {"instrument": "SDQ", "informant": "parent", "scale": "total", "form": "P4-10",
             "case": "a", "child": "a", "norms": "parent 4-17"}  # fmt: skip
    later = snapshots.A_DAY + timedelta(days=180)
    write(
        snapshots.snapshot(
            {
                "cases": [{"case": "a", "child": "a"}],
                "scores": [
                    score | {"occasion": "baseline", "on": snapshots.A_DAY, "value": 20.0},
                    score | {"occasion": "end", "on": later, "value": 12.0},
                ],
            }
        ),
        made,
    )
    return made


def test_the_pairs_are_drawn_and_said(monkeypatch):
    drawn = []
    monkeypatch.setattr(looks, "svg", lambda spec: drawn.append(spec) or "<svg/>")
    found = every_pair(picture(pairs((20, 10), (20, 10), (18, 19)), TOTAL), TOTAL)
    assert found.alt == (
        "First score to last score: 18 to 19, 20 to 10 (2 times). Lower is better. A move of 6.8 "
        "points or less is within error. The cut is 17."
    )
    assert len(drawn[0]["hconcat"]) == 2
    many = pairs(*((20, number % 30) for number in range(MOST_LINES + 1)))
    plain = replace(TOTAL, rule=None, cut=None, lower_is_better=False)
    alone = every_pair(picture(many, plain), plain)
    assert "hconcat" not in drawn[1]
    assert alone.alt.endswith("Higher is better.")


def test_a_snapshot_is_drawn_by_the_key_of_a_scale(folder, tmp_path, capsys):
    out = tmp_path / "pairs.svg"
    command = ["picture", "--snapshot", str(folder), "--out", str(out), "--scale"]
    asked = parser().parse_args([*command, "sdq.parent.total"])
    assert asked.work(asked) == 0
    assert capsys.readouterr().out.startswith("First score to last score: 20 to 12.")
    assert out.read_text(encoding="utf-8").startswith("<svg")
    wrong = parser().parse_args([*command, "x"])
    with pytest.raises(Trouble, match=r"no scale x\. There are: sdq\.parent\.total"):
        wrong.work(wrong)


def test_what_is_no_snapshot_is_said(tmp_path):
    with pytest.raises(ValueError, match="is no snapshot"):
        picture_in(tmp_path, "sdq.parent.total")
