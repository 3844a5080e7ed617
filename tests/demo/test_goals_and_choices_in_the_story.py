"""The told story's goals and how its cases were chosen, and that it is told once."""

import pytest

from holdfast.demo import cast
from tests import database
from tests.demo.looking import asked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("told")]


def test_a_second_telling_changes_nothing(told):
    before = asked("SELECT count(*) FROM audit.change")
    database.holdfast(told, "tell_story", "--if-empty", role="app")
    with pytest.raises(RuntimeError, match="only an empty one"):
        database.holdfast(told, "tell_story", role="app")
    assert asked("SELECT count(*) FROM audit.change") == before


def test_a_goal_was_flagged_by_the_manager_and_changed_by_the_supervisors_word():
    rows = asked(
        "SELECT f.name, s.name, s.role, u.settled_as, o.ended_because, n.rank "
        "FROM casework_unsafeflag u JOIN access_user f ON f.id = u.flagged_by_id "
        "JOIN access_user s ON s.id = u.advised_by_id JOIN casework_goal o ON o.id = u.goal_id "
        "JOIN casework_goal n ON n.replaces_id = o.id"
    )
    assert len(rows) == 1
    assert rows[0][0] == cast.BY_KEY["miriam"].name
    assert rows[0][2:] == ("clinical supervisor", "change", "changed", 3)
    assert not asked(
        "SELECT 1 FROM casework_rating r JOIN casework_unsafeflag u ON u.goal_id = r.goal_id "
        "WHERE r.rated_on >= u.flagged_on"
    )


def test_two_goals_have_levels_and_two_were_changed():
    assert asked("SELECT count(*) FROM casework_goal WHERE scale = 'attainment'") == [(2,)]
    assert asked("SELECT count(*) FROM casework_goal WHERE replaces_id IS NOT NULL") == [(2,)]
    assert asked(
        "SELECT min(score), max(score) FROM casework_rating WHERE scale = 'attainment'"
    ) == [(-2, 2)]


def test_every_case_was_chosen_and_some_families_were_not():
    states = dict(asked("SELECT state, count(*) FROM choosing_nomination GROUP BY 1"))
    assert states == {
        "opened": 34, "not suitable": 3, "waiting": 2, "withdrawn": 2, "chosen": 1, "screening": 1,
        "nominated": 1,
    }  # fmt: skip
    assert asked("SELECT count(*) FROM casework_case WHERE nomination_id IS NULL") == [(0,)]
    words = "SELECT count(*) FROM choosing_choice WHERE above_two_because <> ''"
    assert asked(words) == [(1,)]
