"""Every change to a nomination: what it leaves behind, and what it refuses."""

from copy import copy
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import now

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.access.models import Grant
from holdfast.access.rules import Standing
from holdfast.casework.actions.cases import open_case
from holdfast.casework.actions.closing import close_case
from holdfast.casework.models import Case
from holdfast.choosing import rules
from holdfast.choosing.actions.checking import advise, check_suitability
from holdfast.choosing.actions.deciding import take_agreement_back
from holdfast.choosing.actions.nominating import nominate, withdraw_nomination
from holdfast.choosing.models import Choice, Nomination
from holdfast.choosing.reports import Chosen, choices_of
from holdfast.choosing.rules import Outcome, State
from holdfast.families.models import Child
from holdfast.kit.refusals import Refused
from tests import people
from tests.choosing import nominations as made
from tests.database import all_seeing

pytestmark = pytest.mark.django_db


def opened(found: Nomination, by=None, **more) -> Case:
    by = by or people.grace()
    with acting_as(by):
        return open_case(
            family_id=found.family_id, child_id=found.child_id, run=found.run, team=found.team,
            lead=found.participant, on=people.A_MONDAY, at=now(), by=by, nomination=found, **more,
        )  # fmt: skip


def chosen(found: Nomination) -> Chosen:
    with acting_as(people.mona()):
        return choices_of([found.pk])[found.pk]


def considering(found: Nomination) -> set[str]:
    with all_seeing():
        open_now = Grant.objects.filter(case_id=found.pk).not_ended(now())
        return set(open_now.values_list("person__name", flat=True))


def test_a_nomination_keeps_how_the_child_stood_and_lets_the_manager_in():
    found = made.nomination(caseload=12, full_time=Decimal("0.6"))
    assert (found.age_band, found.sex, found.ethnic_group) == ("5 to 10", "F", "White")
    assert found.per_full_time == Decimal(20)
    assert considering(found) == {"Grace", "Mona"}
    with acting_as(people.mona()):
        assert Nomination.objects.visible_to(people.mona()).get().child.name == "Wren Ashdown"


def test_a_child_is_considered_once_at_a_time():
    found = made.nomination()
    part = people.participant(people.mary())
    with acting_as(people.mary()), pytest.raises(Refused) as refused:
        nominate(
            family_id=found.family_id, child_id=found.child_id, participant=part, why="x",
            on=people.A_MONDAY, at=now(), by=people.mary(),
        )  # fmt: skip
    assert refused.value.reasons == (rules.WhyNotNominate.ALREADY_NOMINATED,)


def test_a_child_with_an_open_case_is_not_nominated():
    case = people.case()
    part = people.participant(people.grace())
    with acting_as(people.grace()), pytest.raises(Refused) as refused:
        nominate(
            family_id=case.family_id, child_id=case.child_id, participant=part, why="x",
            on=people.A_MONDAY, at=now(), by=people.grace(),
        )  # fmt: skip
    assert refused.value.reasons == (rules.WhyNotNominate.ALREADY_OPEN,)


def test_a_case_opens_from_what_all_have_agreed_to():
    found = made.ready()
    case = opened(found)
    assert (found.state, case.nomination) == ("opened", found)
    assert considering(found) == set()  # from now on only the case's own grants count
    with acting_as(people.mona()):
        assert Nomination.objects.visible_to(people.mona()).exists()
    assert chosen(found) == Chosen(is_checked=True, manager_agreed=True, family_agreed=True)


@pytest.mark.parametrize("how_far", [made.checked, lambda one: made.decided(made.checked(one))])
def test_no_case_opens_before_all_have_agreed(how_far):
    with pytest.raises(Refused, match="have not both agreed"):
        opened(how_far(made.nomination()))
    with all_seeing():
        assert not Case.objects.exists()


def test_a_child_being_considered_is_not_opened_past_the_nomination():
    found = made.ready()
    with acting_as(people.grace()), pytest.raises(Refused, match="from the nomination"):
        open_case(
            family_id=found.family_id, child_id=found.child_id, run=found.run, team=found.team,
            lead=found.participant, on=people.A_MONDAY, at=now(), by=people.grace(),
        )  # fmt: skip


def test_a_check_alone_chooses_nobody():
    assert chosen(made.checked(made.nomination())) == Chosen(is_checked=True)


def test_a_third_case_needs_the_managers_word():
    people.case()
    people.case(family="Second", child="Child second")
    third = made.checked(made.nomination())
    with pytest.raises(Refused) as refused:
        made.decided(third)
    assert refused.value.reasons == (rules.WhyNotDecide.ABOVE_TWO,)
    made.agreed(made.decided(third, above_two_because="One is ending this month"))
    assert opened(third).nomination == third


def test_one_about_to_open_takes_a_place_too():
    people.case()
    made.ready()
    with pytest.raises(Refused, match="as many cases as"):
        made.decided(made.checked(made.nomination(child="Lark Third")))


def test_a_caseload_above_what_is_agreed_needs_what_gives_way():
    found = made.checked(made.nomination(caseload=10, full_time=Decimal("0.5")))
    with pytest.raises(Refused, match="gives way"):
        made.decided(found)
    made.decided(found, gives_way="Two assessments go to a colleague")
    assert found.state == State.CHOSEN


def test_a_manager_may_decide_otherwise_than_the_check_with_a_reason():
    found = made.checked(made.nomination(), severity="no")
    with pytest.raises(Refused, match="otherwise"):
        made.decided(found)
    made.decided(found, because="The psychologist works beside us")
    with acting_as(people.mona()):
        kept = Choice.objects.get(nomination=found)
    assert (kept.decided, kept.check_said) == ("yes", "no")


def test_a_decision_on_an_older_version_is_refused():
    found = made.checked(made.nomination())
    older = copy(found)
    older.version = 1
    with pytest.raises(Stale):
        made.decided(older)


def test_who_waits_is_checked_again_and_may_then_be_chosen():
    found = made.decided(made.checked(made.nomination(), stability="no"), Outcome.NOT_NOW)
    assert (found.state, found.look_again_on) == ("waiting", made.NEXT_MONTH)
    made.decided(made.checked(found))
    assert (found.state, found.look_again_on) == ("chosen", None)


def test_practitioners_read_what_is_not_chosen_four_weeks_more_and_managers_remember():
    found = made.decided(made.checked(made.nomination(), safety="no"), Outcome.NO)
    with all_seeing():
        ends = dict(Grant.objects.filter(case_id=found.pk).values_list("person__name", "ended_at"))
    assert ends["Mona"] is None
    assert timedelta(days=27) < ends["Grace"] - now() < timedelta(days=29)


def test_only_a_manager_takes_up_again_what_has_ended():
    found = made.decided(made.checked(made.nomination(), safety="no"), Outcome.NO)
    with pytest.raises(Refused) as refused:
        made.checked(found)
    assert refused.value.reasons == (rules.WhyNotCheck.ENDED,)
    made.checked(found, by=people.mona())
    assert (found.state, considering(found)) == ("screening", {"Grace", "Mona"})


def test_what_ended_is_not_taken_up_while_somebody_else_works_with_the_child():
    found = made.decided(made.checked(made.nomination(), safety="no"), Outcome.NO)
    with acting_as(people.mary()):
        open_case(
            family_id=found.family_id, child_id=found.child_id, run=found.run, team=found.team,
            lead=people.participant(people.mary()), on=people.A_MONDAY, at=now(), by=people.mary(),
        )  # fmt: skip
    with pytest.raises(Refused) as refused:
        made.checked(found, by=people.mona())
    assert refused.value.reasons == (rules.WhyNotCheck.TAKEN,)


def test_a_nomination_is_withdrawn_with_the_reason():
    found = made.nomination()
    with acting_as(people.grace()):
        withdraw_nomination(
            nomination=found, version=1, because="moved away", note="", at=now(), by=people.grace()
        )
    assert (found.state, found.ended_because) == ("withdrawn", "moved away")


def take_back(found: Nomination) -> None:
    with acting_as(people.grace()):
        take_agreement_back(
            nomination=found, version=1, who="mother", on=people.A_MONDAY, note="Too much now",
            today=people.A_MONDAY, at=now(), by=people.grace(),
        )  # fmt: skip


def test_a_family_takes_its_agreement_back_before_there_is_a_case():
    found = made.ready()
    take_back(found)
    assert (found.state, chosen(found).family_agreed) == ("withdrawn", False)


def test_taking_back_with_an_open_case_closes_nothing():
    found = made.ready()
    case = opened(found)
    take_back(found)
    with acting_as(people.mona()):
        case.refresh_from_db()
    assert (found.state, case.closed_on) == ("opened", None)
    assert chosen(found).withdrawn_on == people.A_MONDAY


def test_an_agreement_is_taken_back_once():
    found = made.ready()
    take_back(found)
    with pytest.raises(Refused, match="No agreement"):
        take_back(found)


def test_a_supervisor_is_asked_once_at_a_time_and_writes_what_they_advise():
    found = made.checked(made.nomination())
    advice = made.asked(found)
    with pytest.raises(Refused) as refused:
        made.asked(found)
    assert refused.value.reasons == (rules.WhyNotAdvise.WAITING,)
    with acting_as(people.petra()):
        advise(advice=advice, version=1, words="Begin with safety", at=now(), by=people.petra())
    with acting_as(people.mona()):
        assert found.advice.get().advice == "Begin with safety"


def test_a_check_after_the_case_closed_is_not_made():
    found = made.ready()
    case = opened(found)
    with acting_as(people.mona()):
        close_case(
            case=case, version=case.version, because="other", note="Moved", on=people.A_MONDAY,
            at=now(), by=people.mona(),
        )  # fmt: skip
    with acting_as(people.mona()), pytest.raises(Refused, match="opened from it"):
        check_suitability(
            nomination=found, version=found.version, answers=made.ALL_YES, notes={},
            on=people.A_MONDAY, at=now(), by=people.mona(),
        )  # fmt: skip


def test_everybody_is_let_in_as_one_who_considers():
    found = made.nomination()
    with all_seeing():
        standings = set(Grant.objects.filter(case_id=found.pk).values_list("standing", flat=True))
    assert standings == {Standing.CONSIDERS}
    with acting_as(people.grace()):
        assert Child.objects.visible_to(people.grace()).exists()
        assert not Child.objects.worked_by(people.grace()).exists()
