"""The end of the work: begun, summed up, signed, closed, followed up and reopened."""

from datetime import timedelta

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.models import Grant
from holdfast.casework import rules
from holdfast.casework.actions.closing import close_case, reopen_case
from holdfast.casework.actions.rating import Rated, rate_goals
from holdfast.casework.models import Assignment, Case, ClosingSummary, Ending, FollowUp, Goal
from holdfast.casework.reports.planned import asks_of
from holdfast.casework.reports.states import stands
from holdfast.casework.rules import states
from holdfast.casework.rules.ending import WhyNotSign
from holdfast.kit.refusals import Refused
from tests import people
from tests.casework import standing
from tests.casework.typing_in import boxes, send, words
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db
LATER = A_MONDAY + timedelta(days=7)


@pytest.fixture(autouse=True)
def _a_week_later(settings):
    settings.STORY_DAY = LATER


@pytest.fixture
def case():
    people.participant(people.mary())
    return people.case()


def closed(case, *, note="", because="goals met"):
    mona = people.mona()
    with acting_as(mona):
        known = standing.found(case)
        return close_case(
            case=known, version=known.version, because=because, note=note, on=LATER, at=now(),
            by=mona,
        )  # fmt: skip


def reopened(case, *, lead=None, because="They asked"):
    mona = people.mona()
    lead = people.participant(lead or people.grace())
    with acting_as(mona):
        known = standing.found(case)
        return reopen_case(
            case=known, version=known.version, lead=lead, because=because, on=LATER, at=now(),
            by=mona,
        )  # fmt: skip


def an_ending():
    return {"planned": "yes", "because": "goals met", "why": "They can go on"} | boxes(
        on=LATER, last_day=LATER + timedelta(days=28)
    )


def test_an_ending_begins_and_its_last_measures_are_asked(client, case):
    grace = people.signed_in(client, people.grace())
    assert send(grace, "case_end", case.pk, **an_ending()).status_code == 302
    with acting_as(people.grace()):
        now_ = standing.found(case)
        assert stands(now_).ending_on == LATER
        assert any(ask.stage == "end" for ask in asks_of(now_))
    page = words(grace.get("/"))
    assert "Write Robin Ashdown’s closing summary" in page
    early = an_ending() | boxes(last_day=A_MONDAY)
    assert "before the ending begins" in words(send(grace, "case_end", case.pk, **early))


def test_a_summary_says_of_each_goal_where_it_began_and_where_it_ended(client, case):
    standing.with_goal(case)
    grace = people.grace()
    with acting_as(grace):
        goal = Goal.objects.get()
        for day, score in ((A_MONDAY, 2), (LATER, 7)):
            rate_goals(
                case=case, rated=[Rated(goal, "parent", score)], on=day, today=LATER, by=grace
            )
    standing.ending(case, on=LATER)
    signed_in = people.signed_in(client, grace)
    page = words(signed_in.get(reverse("closing_write", args=[case.pk])))
    assert "Parent or carer: from 2 to 7, up 5 points over 2 ratings" in page
    shown = words(signed_in.get(reverse("closing_summary", args=[case.pk])))
    assert "Not signed yet" in shown
    assert "from 2 to 7, up 5 points" in shown


def test_a_summary_is_written_bit_by_bit_and_signed_when_it_is_whole(client, case):
    standing.ending(case, on=LATER)
    grace = people.signed_in(client, people.grace())
    part = {"learned": "To wait", "version": 1}
    assert send(grace, "closing_write", case.pk, **part).status_code == 302
    page = words(send(grace, "closing_sign", case.pk))
    for reason in (WhyNotSign.NO_FAMILY, WhyNotSign.NO_NEXT, WhyNotSign.NO_FOLLOW_UP):
        assert reason in page
    rest = {"learned": "To wait", "familys_words": "“Good”", "next": "School", "version": 2}
    rest |= boxes(follow_up_on=LATER + timedelta(days=90))
    assert send(grace, "closing_write", case.pk, **rest).status_code == 302
    assert send(grace, "closing_sign", case.pk).status_code == 302
    assert "Signed" in words(grace.get(reverse("closing_summary", args=[case.pk])))
    stale = send(grace, "closing_write", case.pk, why="A word", **rest)
    assert stale.status_code == 409


def test_a_signed_summary_never_changes_a_change_is_signed_beside_it(client, case):
    begun = standing.signed(case, on=LATER)
    grace = people.signed_in(client, people.grace())
    typed = {"learned": "To listen", "familys_words": "“Good”", "next": "School", "version": 2}
    typed |= boxes(follow_up_on=standing.FOLLOW_UP)
    assert "Why is the signed summary changed?" in words(
        send(grace, "closing_write", case.pk, **typed)
    )
    typed["why"] = "The wrong word"
    assert send(grace, "closing_write", case.pk, **typed).status_code == 302
    with acting_as(people.grace()):
        first, second = ClosingSummary.objects.order_by("number")
        assert "To wait" in first.text
        assert "To listen" in second.text
        assert (first.because, second.because) == ("", "The wrong word")
    page = words(grace.get(reverse("closing_summary", args=[case.pk])))
    assert "Signed before" in page
    closed(case)
    mona = people.signed_in(client, people.mona())
    with acting_as(people.mona()):
        version = Ending.objects.get(pk=begun.pk).version
    again = typed | {"learned": "Both", "why": "Asked by Grace", "version": version}
    assert send(mona, "closing_write", case.pk, **again).status_code == 302
    with acting_as(people.mona()):
        assert ClosingSummary.objects.count() == 3


def test_the_database_itself_lets_nobody_change_what_was_signed(case):
    standing.signed(case, on=LATER)
    with acting_as(people.grace()):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            ClosingSummary.objects.update(text="Other")
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            ClosingSummary.objects.all().delete()


def test_not_even_the_owner_of_the_tables_changes_what_was_signed(case):
    standing.signed(case, on=LATER)
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(
            "SELECT count(*) FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE t.tgrelid = 'casework_closingsummary'::regclass "
            "AND p.proname = 'casework_signed_stays' AND t.tgenabled = 'O'"
        )
        assert cursor.fetchone() == (1,)
    assert InternalError


@pytest.mark.parametrize(("is_planned", "note", "may"), [
    (True, "They moved", False), (False, "", False), (False, "They moved", True),
])  # fmt: skip
def test_without_a_signed_summary_only_an_unplanned_ending_closes_with_a_reason(
    case, is_planned, note, may
):
    standing.ending(case, on=LATER, is_planned=is_planned)
    if may:
        assert closed(case, note=note, because="moved away").closed_on == LATER
    else:
        with pytest.raises(Refused) as refused:
            closed(case, note=note)
        assert rules.WhyNotClose.NO_SUMMARY in refused.value.reasons


def test_the_follow_up_is_due_and_recorded_by_the_manager(client, case, settings):
    standing.signed(case, on=LATER)
    closed(case)
    settings.STORY_DAY = standing.FOLLOW_UP
    mona = people.signed_in(client, people.mona())
    assert "Ask how Robin Ashdown and the family are" in words(mona.get(reverse("my_team")))
    why = {"outcome": "missed", "note": "", "version": 1} | boxes(on=standing.FOLLOW_UP)
    assert "Say why the family was not reached" in words(send(mona, "follow_up", case.pk, **why))
    done = why | {"outcome": "done", "note": "They are well"}
    assert send(mona, "follow_up", case.pk, **done).status_code == 302
    with acting_as(people.mona()):
        asked = FollowUp.objects.get()
        assert (asked.outcome, asked.note) == ("done", "They are well")
    assert "Ask how Robin" not in words(mona.get(reverse("my_team")))
    assert people.signed_in(client, people.mary()).get(
        reverse("follow_up", args=[case.pk])
    ).status_code == 404  # fmt: skip


def test_reopening_gives_the_case_a_lead_and_its_measures_again(client, case):
    standing.active(case)
    standing.signed(case, on=LATER)
    closed(case)
    mona = people.signed_in(client, people.mona())
    with acting_as(people.mona()):
        part, version = people.mary().parts.get().pk, standing.found(case).version
    typed = {"to": str(part), "because": "They asked", "version": version} | boxes(on=LATER)
    assert send(mona, "case_reopen", case.pk, **typed).status_code == 302
    mary = people.mary()
    with acting_as(mary):
        known = standing.found(case)
        assert (known.closed_on, known.closed_because) == (None, "")
        assert stands(known).state is states.ACTIVE
        assert any(ask.stage == "review" for ask in asks_of(known))
        leads = Assignment.objects.filter(case=case, part="lead").order_by("ended_on")
        assert [(one.participant.person, one.ended_on) for one in leads] == [
            (people.grace(), LATER),
            (mary, None),
        ]
    page = words(people.signed_in(client, mary).get(reverse("timeline", args=[case.pk])))
    for told in ("Case reopened", "Case closed", "The ending begins", "Module work begins"):
        assert told in page
    grace = people.signed_in(client, people.grace())
    assert grace.get(reverse("visit_add", args=[case.pk])).status_code == 404


def test_a_case_reopened_before_module_work_began_gets_ready_again(case):
    closed(case, note="They moved", because="moved away")
    reopened(case)
    with acting_as(people.grace()):
        assert stands(standing.found(case)).state is states.AGREED


def test_what_is_against_reopening_is_told(case):
    with pytest.raises(Refused, match="This case is open"):
        reopened(case)
    closed(case, note="They moved", because="moved away")
    with pytest.raises(Refused, match="Say why it is reopened"):
        reopened(case, because=" ")
    with acting_as(people.mona()):
        assert not Grant.objects.filter(standing="works with", ended_at=None).exists()


def test_closing_and_reopening_over_and_over_leaves_one_lead_or_none(case):
    for turn in range(3):
        closed(case, note="They moved", because="moved away")
        with acting_as(people.mona()):
            assert not Assignment.objects.filter(case=case, ended_on=None).exists()
        reopened(case, lead=(people.mary(), people.grace())[turn % 2])
        with acting_as(people.mona()):
            assert Assignment.objects.filter(case=case, ended_on=None, part="lead").count() == 1
            assert Case.objects.get().closed_on is None


def test_only_the_teams_own_manager_reopens(client, case):
    closed(case, note="They moved", because="moved away")
    address = reverse("case_reopen", args=[case.pk])
    people.team("South")
    assert people.signed_in(client, people.grace()).get(address).status_code == 403
    assert people.signed_in(client, people.max_()).get(address).status_code == 404
    assert people.signed_in(client, people.mona()).get(address).status_code == 200


def test_where_the_summary_was_pasted_is_typed_back(client, case):
    begun = standing.signed(case, on=LATER)
    grace = people.signed_in(client, people.grace())
    typed = {"reference": "Mosaic step 8841", "version": 2}
    assert send(grace, "closing_pasted", case.pk, **typed).status_code == 302
    assert "Mosaic step 8841" in words(grace.get(reverse("closing_summary", args=[case.pk])))
    with acting_as(people.grace()):
        assert Ending.objects.get(pk=begun.pk).version == 3
