"""Safety concerns: raised, told up the ladder, decided, closed and reopened; by whom, and not."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.casework.actions import concerns as actions
from holdfast.casework.models import Case, Concern, ConcernStep
from holdfast.casework.reports import concerns as reports
from holdfast.casework.rules.concerns import Decided, Raised, Rung, State, Told
from holdfast.kit.refusals import Refused
from tests import people
from tests.people import A_MOMENT, A_MONDAY

pytestmark = pytest.mark.django_db
RAISED = Raised(what="A bruise on her arm", seriousness="serious", happened_on=A_MONDAY)
MONA_TOLD = Told(
    told=Rung.MANAGER, name="Mona", channel="by telephone", on=A_MONDAY, answer="Will ring back"
)
A_WEEK = timedelta(days=7)


@pytest.fixture
def case():
    return people.case()


def raised(case, by=None, told=None, **more):
    by = by or people.grace()
    with acting_as(by):
        return actions.raise_concern(
            case=case, raised=more.pop("raised", RAISED), told=told, at=A_MOMENT, today=A_MONDAY,
            by=by,
        )  # fmt: skip


def decided(concern, by=None, **more):
    by = by or people.mona()
    usual = {
        "by": Rung.MANAGER,
        "name": "Mona",
        "channel": "in person",
        "words": "Visit again tomorrow",
        "follows": State.MONITOR,
        "on": A_MONDAY,
        "look_again_on": A_MONDAY + A_WEEK,
    }
    with acting_as(by):
        return actions.decide(
            concern=concern, version=more.pop("version", concern.version),
            decided=Decided(**usual | more), oversees=by == people.mona(), at=A_MOMENT,
            today=A_MONDAY, by=by,
        )  # fmt: skip


def closed(concern, by=None, words="Seen, safe and well"):
    by = by or people.mona()
    with acting_as(by):
        return actions.close_concern(
            concern=concern, version=concern.version, words=words, at=A_MOMENT, today=A_MONDAY,
            by=by,
        )  # fmt: skip


def path(concern):
    with acting_as(people.mona()):
        steps = ConcernStep.objects.filter(concern=concern).order_by("place")
        return [(one.before, one.after) for one in steps]


def test_a_concern_is_raised_with_whoever_was_told_already(case):
    concern = raised(case, told=MONA_TOLD)
    assert concern.state == State.TOLD
    assert path(concern) == [("", State.RAISED), (State.RAISED, State.TOLD)]


def test_the_duty_team_is_not_the_manager(case):
    duty = Told(told="duty", name="Duty", channel="on the duty line", on=A_MONDAY)
    assert raised(case, told=duty).state == State.RAISED


@pytest.mark.parametrize(
    "wrong",
    [
        {"what": " "},
        {"happened_on": A_MONDAY + A_WEEK},
    ],
)
def test_what_may_not_be_written_is_refused_and_nothing_kept(case, wrong):
    typed = {"what": "x", "seriousness": "worry", "happened_on": A_MONDAY} | wrong
    with pytest.raises(Refused):
        raised(case, raised=Raised(**typed))
    with acting_as(people.grace()):
        assert not Concern.objects.exists()


def test_a_closed_case_takes_no_concern(case):
    with acting_as(people.mona()):
        Case.objects.filter(pk=case.pk).update(closed_on=A_MONDAY, closed_because="other")
        case.refresh_from_db()
    with pytest.raises(Refused, match="closed"):
        raised(case, by=people.mona())


def test_a_manager_who_decides_has_been_told(case):
    concern = decided(raised(case))
    assert concern.state == State.MONITOR
    assert path(concern)[1:] == [
        (State.RAISED, State.TOLD),
        (State.TOLD, State.DECIDED),
        (State.DECIDED, State.MONITOR),
    ]


def test_a_practitioner_records_a_service_managers_word_and_not_her_managers(case):
    concern = raised(case, told=MONA_TOLD)
    with pytest.raises(Refused, match="records their own"):
        decided(concern, by=people.grace())
    with acting_as(people.grace()):
        higher = Decided(
            by=Rung.SERVICE_MANAGER, name="Sam Head", channel="by telephone", words="Strategy",
            follows=State.STRATEGY, on=A_MONDAY, look_again_on=A_MONDAY,
        )  # fmt: skip
        actions.decide(
            concern=concern, version=concern.version, decided=higher, oversees=False, at=A_MOMENT,
            today=A_MONDAY, by=people.grace(),
        )  # fmt: skip
    assert concern.state == State.STRATEGY


def test_nothing_is_closed_before_it_is_decided(case):
    concern = raised(case, told=MONA_TOLD)
    with pytest.raises(Refused, match="does not follow"):
        closed(concern)
    assert closed(decided(concern)).state == State.CLOSED


def test_a_reopened_concern_starts_its_clock_again(case):
    concern = closed(decided(raised(case, told=MONA_TOLD)))
    later = A_MONDAY + A_WEEK
    with acting_as(people.grace()):
        actions.reopen_concern(
            concern=concern, version=concern.version, words="Another bruise", at=A_MOMENT,
            today=later, by=people.grace(),
        )  # fmt: skip
        (found,) = reports.open_concerns([case.pk], today=later)
    assert (found.due.rung, found.due.on) == (Rung.MANAGER, later)


def test_what_somebody_else_changed_is_not_overwritten(case):
    concern = raised(case)
    decided(concern)
    with pytest.raises(Stale):
        decided(concern, version=1)


def test_a_case_knows_whether_a_concern_is_open(case):
    def asked():
        with acting_as(people.mona()):
            return reports.has_open_concern(case)

    assert not asked()
    concern = raised(case)
    assert asked()
    closed(decided(concern))
    assert not asked()


def test_steps_are_added_and_never_changed(case):
    concern = raised(case)
    with acting_as(people.grace()):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            ConcernStep.objects.filter(concern=concern).update(words="otherwise")


def test_who_was_told_is_never_without_a_name(case):
    concern = raised(case)
    with acting_as(people.grace()):
        with pytest.raises(IntegrityError, match="told_says_whom"), transaction.atomic():
            actions.add_step(
                concern, State.TOLD, before=State.RAISED, told=Rung.MANAGER, on=A_MONDAY,
                at=A_MOMENT, by=people.grace(),
            )  # fmt: skip


def test_others_see_no_concern(case):
    raised(case)

    def seen(who):
        with acting_as(who):
            return Concern.objects.count(), ConcernStep.objects.count()

    assert seen(people.grace()) == seen(people.mona()) == (1, 1)
    people.participant(people.mary())
    others = [people.mary(), people.max_(), people.lena(), people.petra(), people.mallory()]
    assert {seen(who) for who in others} == {(0, 0)}


def test_the_lead_is_told_of_a_reference_and_a_rung_and_of_no_name(case):
    raised(case)

    def told(who):
        with acting_as(who):
            return reports.on_ladder(today=A_MONDAY + timedelta(days=2))

    (line,) = told(people.lena())
    assert (line.reference, line.team, line.rung) == (case.reference, "North", Rung.DIRECTOR)
    others = [people.grace(), people.mona(), people.dora(), people.petra(), people.ada()]
    assert [told(who) for who in others] == [[]] * len(others)


def test_of_a_sealed_case_the_lead_is_told_not_even_the_reference(case):
    raised(case)
    with acting_as(people.mona()):
        Case.objects.filter(pk=case.pk).update(sealed_at=A_MOMENT)
    with acting_as(people.lena()):
        (line,) = reports.on_ladder(today=A_MONDAY)
    assert (line.reference, line.team) == ("", "")


def test_reading_many_concerns_takes_no_more_questions(case, django_assert_num_queries):
    for _ in range(3):
        raised(case, told=MONA_TOLD)
    with acting_as(people.grace()):
        with django_assert_num_queries(3):
            assert len(reports.open_concerns([case.pk], today=A_MONDAY)) == 3


def test_the_text_for_the_case_system_says_all_of_it(case):
    concern = raised(case, told=MONA_TOLD)
    decided(concern)
    with acting_as(people.grace()):
        (one,) = reports.all_concerns(case, today=A_MONDAY)
        text = reports.for_the_case_system(one)
    for words in (case.reference, "A bruise on her arm", "Mona, by telephone", "sends nothing"):
        assert words in text
