"""An agenda as the psychologist changes it: moved, timed, taken off, set and opened again."""

import pytest

from holdfast.access.identity import acting_as
from holdfast.casework.actions.supervising import (
    add_to_agenda,
    drop_slot,
    move_slot,
    open_agenda,
    set_agenda,
    time_slot,
)
from holdfast.casework.rules.agenda import WhyNotAgenda
from holdfast.kit.refusals import Refused
from tests.casework.at_supervision import on_agenda, three_cases
from tests.casework.supervised import scene
from tests.database import all_seeing

pytestmark = pytest.mark.django_db


def test_a_case_is_moved_timed_and_taken_off_with_the_reason():
    its = scene()
    first, second, third = three_cases(its)
    with acting_as(its.petra):
        move_slot(slot=third, up=True, by=its.petra)
        move_slot(slot=first, up=False, by=its.petra)
        time_slot(slot=second, kind="full", minutes=20, by=its.petra)
        drop_slot(slot=first, because=" Grace is away ", by=its.petra)
    assert [one.pk for one in on_agenda(its.meeting)] == [third.pk, second.pk]
    with all_seeing():
        first.refresh_from_db()
        second.refresh_from_db()
    assert first.dropped_because == "Grace is away"
    assert (second.kind, second.minutes) == ("full", 20)


def test_a_case_goes_no_further_than_either_end_and_comes_back_once_dropped():
    its = scene()
    first, _, third = three_cases(its)
    with acting_as(its.petra):
        for slot, up in ((first, True), (third, False)):
            with pytest.raises(Refused, match=WhyNotAgenda.AT_THE_END):
                move_slot(slot=slot, up=up, by=its.petra)
        with pytest.raises(Refused, match=WhyNotAgenda.NO_REASON):
            drop_slot(slot=first, because=" ", by=its.petra)
        with pytest.raises(Refused, match=WhyNotAgenda.THERE_ALREADY):
            add_to_agenda(
                meeting=its.meeting, case=its.case, kind="full", minutes=9, reasons=[], by=its.petra
            )
        drop_slot(slot=first, because="away", by=its.petra)
        add_to_agenda(
            meeting=its.meeting, case=its.case, kind="full", minutes=9, reasons=[], by=its.petra
        )
    assert on_agenda(its.meeting)[-1].pk == first.pk


def test_an_agenda_that_is_set_changes_only_once_it_is_opened_again():
    its = scene()
    its.agenda()
    (slot,) = on_agenda(its.meeting)
    with acting_as(its.petra):
        with pytest.raises(Refused, match=WhyNotAgenda.IS_SET):
            time_slot(slot=slot, kind="full", minutes=9, by=its.petra)
        open_agenda(meeting=its.meeting, by=its.petra)
        with pytest.raises(Refused, match=WhyNotAgenda.MINUTES):
            time_slot(slot=slot, kind="full", minutes=0, by=its.petra)
        time_slot(slot=slot, kind="full", minutes=9, by=its.petra)
        drop_slot(slot=slot, because="away", by=its.petra)
        with pytest.raises(Refused, match=WhyNotAgenda.EMPTY):
            set_agenda(meeting=its.meeting, by=its.petra)
