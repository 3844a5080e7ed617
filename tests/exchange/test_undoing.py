"""Undoing an import: everything it did is put back, but for what people have used since."""

from datetime import date

import pytest
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.exchange.actions.undoing import Undone, WhyKept, WhyNotUndo, undo_batch, why_not_undo
from holdfast.exchange.models import Batch, Worker
from holdfast.families.actions import add_adult, change_child
from holdfast.families.models import Child, Family, StatusSpan
from holdfast.kit.refusals import Refused
from holdfast.measures.models import Administration
from tests import people
from tests.database import all_seeing
from tests.exchange.small_returns import ssd, ssda903
from tests.exchange.test_importing import Seen, import_, nothing_done, spans

pytestmark = pytest.mark.django_db
KEPT = "families_family", "families_child", "families_statusspan", "measures_administration"


def everything() -> dict[str, list[tuple[object, ...]]]:
    """Return every row an import may write, as it stands, but for how often it was changed."""
    tables = (*KEPT, "place_team", "exchange_worker", "exchange_involvement", "families_adult")
    with all_seeing() as cursor:
        found = {}
        for table in tables:
            cursor.execute(f"SELECT to_jsonb(t) - 'version' FROM {table} t ORDER BY id")
            found[table] = cursor.fetchall()
        return found


def undo(batch: Batch) -> Undone:
    return undo_batch(batch=batch, at=now(), by=people.ada())


def test_undoing_the_first_import_leaves_nothing_of_it() -> None:
    people.team()
    before = everything()
    batch = import_(ssd()).batch
    undone = undo(batch)
    assert everything() == before
    assert (undone.put_back, undone.kept) == (0, [])
    assert undone.removed == 10
    with Seen():
        assert Batch.objects.get(pk=batch.pk).undone_at is not None


def test_undoing_a_later_import_puts_back_what_the_earlier_one_told() -> None:
    import_(ssda903())
    before = everything()
    newer = ssda903(
        as_of=date(2018, 3, 31),
        header={"WBRI": "WIRI"},
        episodes={"U1,,": "U1,01/05/2017,E4A"},
    )
    batch = import_(newer).batch
    assert everything() != before
    undone = undo(batch)
    assert everything() == before
    assert (undone.put_back, undone.removed) == (3, 1)


def test_after_undoing_a_newer_import_an_older_one_is_believed_again() -> None:
    import_(ssda903())
    undo(import_(ssda903(as_of=date(2019, 3, 31), header={"WBRI": "WIRI"})).batch)
    import_(ssda903(as_of=date(2018, 3, 31), header={"WBRI": "MOTH"}))
    with Seen():
        assert Child.objects.get(council_id="1").ethnicity == "MOTH"


def test_what_was_put_right_by_hand_since_stays_and_is_told() -> None:
    batch = import_(ssda903()).batch
    with Seen():
        child = Child.objects.get(council_id="1")
        change_child(child=child, version=child.version, name="Asha", by=people.ada())
    undone = undo(batch)
    assert ("families_child", child.pk, WhyKept.CHANGED) in undone.kept
    assert ("families_family", child.family_id, WhyKept.USED) in undone.kept
    with Seen():
        assert Child.objects.get().name == "Asha"
        assert not StatusSpan.objects.exists()


def test_a_family_somebody_has_added_to_since_stays_with_its_like_removed() -> None:
    batch = import_(ssda903()).batch
    with Seen():
        family = Child.objects.get(council_id="1").family
        add_adult(family=family, name="Ines Cole", by=people.ada())
    undone = undo(batch)
    assert undone.kept == [("families_family", family.pk, WhyKept.USED)]
    with Seen():
        assert list(Family.objects.values_list("pk", flat=True)) == [family.pk]
        assert not Child.objects.exists()


def test_an_import_is_undone_once_only() -> None:
    batch = import_(ssda903()).batch
    undo(batch)
    with pytest.raises(Refused, match=WhyNotUndo.UNDONE):
        undo(batch)


def test_an_import_that_another_stands_on_is_undone_after_it() -> None:
    first = import_(ssda903()).batch
    second = import_(ssda903(as_of=date(2018, 3, 31))).batch
    with pytest.raises(Refused, match=WhyNotUndo.STOOD_ON):
        undo(first)
    undo(second)
    with acting_as(people.ada()):
        assert why_not_undo(Batch.objects.get(pk=first.pk)) == []
    undo(first)
    assert spans() == []


def test_what_was_undone_can_be_read_in_again() -> None:
    undo(import_(ssda903()).batch)
    again = import_(ssda903())
    assert not nothing_done(again)
    with Seen():
        assert Child.objects.count() == 2
        assert Administration.objects.count() == 1


def test_undoing_is_on_the_trail() -> None:
    batch = import_(ssd()).batch
    undo(batch)
    with all_seeing() as cursor:
        cursor.execute("SELECT what, purpose, detail->>'removed' FROM audit.entry ORDER BY seq")
        assert cursor.fetchall()[-1] == ("undid the reading-in of a return", "import", "10")


def test_only_an_administrator_of_the_authority_undoes() -> None:
    batch = import_(ssda903()).batch
    for by in (people.grace(), people.ada(people.SUTTON)):
        with pytest.raises(Refused):
            undo_batch(batch=batch, at=now(), by=by)
    with Seen():
        assert not Worker.objects.exists()
        assert Child.objects.count() == 2
