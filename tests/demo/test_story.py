"""The year as it was told: what was promised is there, and somebody entered every bit of it."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from holdfast.access.identity import acting_as
from holdfast.casework.models import Case
from holdfast.casework.rules.states import CaseState
from holdfast.demo import cast
from holdfast.demo.content.year import BANK_HOLIDAYS
from holdfast.demo.story.telling import PLOTS
from holdfast.measures.models import Administration
from tests.demo.looking import asked, one

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("told")]
STORY_DAY = date(2015, 1, 14)
FIGURES = {  # what every screen counts from; a change here is a change of the story
    "access_user": 42,
    "place_team": 6,
    "programme_participant": 31,
    "training_day": 12,
    "training_booking": 219,
    "supervision_group": 5,
    "supervision_reflectiveplace": 7,
    "supervision_sessionpresence": 14,
    "supervision_meeting": 113,
    "supervision_meetingsupervisor": 115,
    "supervision_meetingmove": 1,
    "supervision_room": 2,
    "supervision_schoolholiday": 6,
    "families_family": 66,
    "families_child": 91,
    "choosing_nomination": 44,
    "choosing_suitabilitycheck": 43,
    "choosing_advice": 1,
    "choosing_choice": 42,
    "choosing_agreement": 35,
    "casework_case": 34,
    "casework_goal": 74,
    "casework_visit": 997,
    "place_absence": 1,
    "place_leaving": 2,
    "casework_cover": 1,
    "casework_handover": 1,
    "capacity_heldcases": 5,
    "capacity_release": 3,
    "casework_concern": 2,
    "casework_concernstep": 10,
    "casework_unsafeflag": 1,
    "casework_rating": 1227,
    "casework_stepdone": 2470,
    "casework_event": 51,
    "casework_plannedmodule": 32,
    "casework_recheck": 7,
    "casework_onwardreferral": 3,
    "casework_stagenote": 9,
    "casework_harmprofile": 3,
    "casework_pasting": 3,
    "casework_discussion": 274,
    "measures_administration": 106,
    "measures_ask": 604,
    "measures_chosenmeasure": 3,
    "exchange_batch": 2,
    "exchange_rejected": 3,
}
COMMON = (
    "smith jones williams brown taylor davies evans wilson thomas johnson roberts walker wright "
    "robinson thompson white hughes edwards green hall wood harris lewis martin jackson clarke "
    "clark turner hill cooper ward moore king khan patel ahmed ali begum singh kaur hussain "
    "miller davis baker allen scott young adams mitchell anderson phillips lee bell parker bennett"
)


def test_the_figures_are_always_the_same():
    found = {table: asked(f"SELECT count(*) FROM {table}")[0][0] for table in FIGURES}
    assert found == FIGURES


def test_twenty_two_practitioners_sit_in_four_mixed_groups_of_five_or_six():
    rows = asked(
        "SELECT g.name, count(*), count(DISTINCT t.service) FROM supervision_group g "
        "JOIN supervision_membership m ON m.group_id = g.id "
        "JOIN programme_participant p ON p.id = m.participant_id "
        "JOIN place_team t ON t.id = p.team_id GROUP BY 1"
    )
    assert len(rows) == 4
    assert sum(members for _, members, _ in rows) == 22
    assert all(members in (5, 6) and services > 1 for _, members, services in rows)


def test_two_psychologists_lead_two_groups_each():
    rows = asked(
        "SELECT u.role, count(*) FROM supervision_group g JOIN access_user u "
        "ON u.id = g.supervisor_id WHERE g.kind = 'supervision' GROUP BY u.id, u.role"
    )
    assert rows == [("clinical supervisor", 2)] * 2


def test_each_group_meets_every_fortnight_on_a_weekday_of_its_own_for_a_year():
    groups = asked(
        "SELECT array_agg(m.held_on ORDER BY m.held_on) FROM supervision_meeting m "
        "JOIN supervision_group g ON g.id = m.group_id AND g.kind = 'supervision' GROUP BY g.id"
    )
    for (days,) in groups:
        assert len(days) == 27
        assert date(2014, 2, 24) <= days[0] <= date(2014, 2, 27)
        apart = [(later - day).days for day, later in pairwise(days)]
        assert {13, 14, 15} >= set(apart), "a bank holiday, or a hearing, takes one to the next day"
        assert apart.count(14) >= 20
    assert len({days[0].weekday() for (days,) in groups}) == 4


def test_nobody_meets_or_visits_on_a_bank_holiday():
    holidays = list(BANK_HOLIDAYS)
    assert not asked("SELECT 1 FROM supervision_meeting WHERE held_on = ANY(%s)", holidays)
    beside = [day + timedelta(days=1) for day in holidays]
    met = asked("SELECT held_on FROM supervision_meeting WHERE held_on = ANY(%s)", beside)
    fell = {date(2014, 4, 22), date(2014, 5, 6), date(2014, 8, 26), date(2015, 1, 2)}
    assert fell <= {day for (day,) in met}
    assert not asked("SELECT 1 FROM casework_visit WHERE visited_on = ANY(%s)", holidays)


def test_everybody_but_one_has_one_or_two_cases_and_a_manager_opened_the_only_third():
    led = [plot.lead for plot in PLOTS]
    counts = sorted(led.count(person.key) for person in cast.PRACTITIONERS)
    assert counts == [0, *[1] * 9, *[2] * 11, 3]
    rows = asked(
        "SELECT u.role FROM casework_case c JOIN access_user u ON u.id = c.opened_by_id "
        "WHERE u.role <> 'practitioner'"
    )
    assert rows == [("team manager",)]


def test_cases_end_in_many_ways():
    rows = asked("SELECT closed_because FROM casework_case WHERE closed_on IS NOT NULL")
    assert len(rows) == 6
    assert len({because for (because,) in rows}) == 5


def test_cases_stand_in_every_way():
    rows = asked(
        "SELECT DISTINCT ON (c.id) coalesce(m.to_state, 'agreed') FROM casework_case c "
        "LEFT JOIN casework_casemove m ON m.case_id = c.id ORDER BY c.id, m.number DESC"
    )
    counts = {state: [row[0] for row in rows].count(state) for state in CaseState}
    assert min(counts.values()) >= 1
    assert counts["active"] >= 15
    assert counts["closed"] == 6
    assert asked("SELECT count(*) FROM casework_closingsummary") == [(3,)]
    assert asked("SELECT count(*) FROM casework_casemove WHERE from_state = 'closed'") == [(1,)]


def test_children_are_three_to_sixteen():
    ages = asked(
        "SELECT extract(year FROM age(c.opened_on, k.born_on))::int "
        "FROM casework_case c JOIN families_child k ON k.id = c.child_id"
    )
    assert {min(ages), max(ages)} == {(3,), (16,)}


def test_nothing_happens_after_the_day_the_story_has_reached():
    for table, column in (
        ("casework_visit", "visited_on"),
        ("casework_visit", "recorded_at::date"),
        ("casework_rating", "rated_on"),
        ("casework_event", "happened_on"),
        ("measures_administration", "completed_on"),
        ("casework_case", "closed_on"),
        ("families_statusspan", "began_on"),
    ):
        (latest,) = asked(f"SELECT max({column}) FROM {table}")[0]
        assert latest <= STORY_DAY, (table, column)


def test_something_is_overdue_and_something_is_still_to_come():
    last = asked(
        "SELECT max(v.visited_on) FILTER (WHERE v.outcome = 'made') FROM casework_case c "
        "JOIN casework_visit v ON v.case_id = c.id WHERE c.closed_on IS NULL GROUP BY c.id"
    )
    since = [(STORY_DAY - day).days for (day,) in last]
    assert min(since) == 0
    assert sum(14 < days <= 21 for days in since) == 1
    assert sum(days > 21 for days in since) == 5  # one reopened a week ago
    assert asked("SELECT 1 FROM supervision_meeting WHERE held_on > %s LIMIT 1", STORY_DAY)


def test_everybody_is_invented_and_nobody_has_a_password():
    staff = "FROM access_user WHERE role <> 'respondent'"
    assert asked(f"SELECT DISTINCT is_invented, left(password, 1) {staff}") == [(True, "!")]
    assert not asked(f"SELECT 1 {staff} AND email NOT LIKE '%%.example.org'")


def test_no_name_in_it_is_a_common_one():
    people = [name for (name,) in asked("SELECT name FROM access_user WHERE role <> 'respondent'")]
    families = [name for (name,) in asked("SELECT name FROM families_family WHERE name <> ''")]
    surnames = {name.split()[-1].casefold() for name in (*people, *families)}
    assert len(surnames) == len(people) + len(families)
    assert not surnames & set(COMMON.split())


def test_every_row_of_a_family_was_written_by_somebody():
    tables = "tbl LIKE 'casework%%' OR tbl LIKE 'families%%' OR tbl LIKE 'measures%%'"
    writers = {by for (by,) in asked(f"SELECT DISTINCT by FROM audit.change WHERE {tables}")}
    people = {str(pk) for (pk,) in asked("SELECT id FROM access_user")}
    assert writers <= people
    assert len(writers) > 25


def test_only_the_first_administrator_was_written_by_nobody():
    rows = asked("SELECT tbl, op FROM audit.change WHERE by LIKE 'role %%'")
    assert rows == [("access_user", "INSERT")]


def test_every_case_goal_visit_and_sdq_has_its_entry_on_the_trail():
    for table, label in (
        ("casework_case", "casework.case"),
        ("casework_goal", "casework.goal"),
        ("casework_visit", "casework.visit"),
        ("casework_event", "casework.event"),
        ("measures_administration", "measures.administration"),
        ("families_child", "families.child"),
    ):
        assert not asked(
            f"SELECT id FROM {table} t WHERE NOT EXISTS "
            "(SELECT 1 FROM audit.entry e WHERE e.about @> ARRAY[%s || ':' || t.id]) "
            "AND NOT EXISTS (SELECT 1 FROM exchange_written w JOIN audit.entry e "
            "ON e.about @> ARRAY['exchange.batch:' || w.batch_id] "
            'WHERE w."table" = %s AND w.key = t.id)',
            label,
            table,
        ), table


def test_a_visit_is_recorded_by_somebody_who_works_the_case():
    assert not asked(
        "SELECT v.id FROM casework_visit v WHERE NOT EXISTS (SELECT 1 FROM casework_assignment a "
        "JOIN programme_participant p ON p.id = a.participant_id WHERE a.case_id = v.case_id "
        "AND p.person_id = v.recorded_by_id AND a.began_on <= v.visited_on)"
    )


def test_each_sdq_scores_what_the_plot_says():
    totals = asked(
        "SELECT f.name, m.form, m.completed_on, (m.scores->>'total')::int, m.missing_because "
        "FROM measures_administration m JOIN families_family f ON f.id = m.family_id"
    )
    found = {(name, form, on): (total, why) for name, form, on, total, why in totals}
    for plot in PLOTS:
        for sheet in plot.sheets:
            total, why = found[plot.family.name, sheet.form, sheet.on]
            assert bool(why) == (sheet.scales is None)
            if sheet.scales and not sheet.blanks:
                assert total == sum(sheet.scales[:4])


def test_every_sdq_of_the_work_is_tied_to_what_was_asked_and_some_were_missed():
    loose = "SELECT 1 FROM measures_administration WHERE ask_id IS NULL AND stage <> 'return'"
    assert not asked(loose)
    waiting = (
        "FROM measures_ask a WHERE dropped_at IS NULL AND missed_because = '' AND NOT EXISTS "
        "(SELECT 1 FROM measures_administration m WHERE m.ask_id = a.id) "
    )
    (overdue,) = asked(
        f"SELECT count(*) {waiting} AND due_on < %s AND closes_on >= %s", STORY_DAY, STORY_DAY
    )[0]
    (unsaid,) = asked(f"SELECT count(*) {waiting} AND closes_on < %s", STORY_DAY)[0]
    reasons = "SELECT missed_because, count(*) FROM measures_ask WHERE missed_because <> ''"
    missed = dict(asked(f"{reasons} GROUP BY 1"))
    assert (overdue, unsaid) == (11, 33)
    assert len(missed) == 6
    assert sum(missed.values()) == 69


def test_private_links_have_come_to_each_of_their_ends():
    knocks = "(SELECT count(*) FROM family_pages_knock k WHERE k.link_id = l.id)"
    stands = "SELECT l.revoked_at IS NULL, l.expires_at > now()"
    found = asked(f"{stands}, {knocks} FROM family_pages_link l")
    assert sorted(found) == [
        (False, True, 0), (True, False, 0), (True, True, 0), (True, True, 0), (True, True, 1),
        (True, True, 2), (True, True, 3),
    ]  # fmt: skip


def test_the_case_for_screenshots_is_rich():
    with acting_as(one("grace")):
        case = Case.objects.get(family__name=cast.SHOW_CASE)
        assert case.visits.filter(outcome="made").count() == 38
        assert case.goals.count() == 4
        assert case.goals.get(rank=3).wordings.count() == 2
        sheets = Administration.objects.filter(child=case.child)
        assert sorted(sheets.values_list("informant", flat=True)) == sorted(
            ["parent", "teacher", "self"] * 2
        )
