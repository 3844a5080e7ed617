"""A real calendar program imports the feed and lists the meetings at London's wall times."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests import people
from tests.supervision.test_feeds import address_for, with_meetings

pytestmark = pytest.mark.django_db
CONFIG = """[calendars]
[[supervision]]
path = {folder}/kept
type = calendar
[locale]
local_timezone = {here}
default_timezone = Europe/London
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""


def khal(folder: Path, *command: str) -> str:
    program = Path(sys.executable).with_name("khal")
    run = [str(program), "-c", str(folder / "config"), *command]
    env = os.environ | {"HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
    done = subprocess.run(run, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("here", "summer"), [("Europe/London", "10:00"), ("Europe/Paris", "11:00")]
)
def test_khal_imports_the_feed_and_lists_each_meeting(client, tmp_path, here, summer):
    with_meetings(date(2026, 3, 16), date(2026, 3, 30), date(2026, 10, 26))
    (tmp_path / "feed.ics").write_bytes(client.get(address_for(people.grace())).content)
    (tmp_path / "config").write_text(CONFIG.format(folder=tmp_path, here=here))
    khal(tmp_path, "import", "--batch", "-a", "supervision", str(tmp_path / "feed.ics"))
    said = khal(
        tmp_path, "list", "--notstarted", "--day-format", "", "--format",
        "{start-date} {start-time} {title}", "2026-03-01", "2026-11-01",
    )  # fmt: skip
    assert [line for line in said.splitlines() if line] == [
        f"{day} {summer} Supervision: Tuesday group"
        for day in ("2026-03-16", "2026-03-30", "2026-10-26")
    ]
