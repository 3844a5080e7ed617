"""What may be shown of an instrument's questions, to one authority, on one day."""

from collections.abc import Mapping
from datetime import date

from holdfast.measures.instruments import Instrument
from holdfast.measures.instruments.shapes import Wording
from holdfast.measures.models import WordingPack
from holdfast.measures.rules import packs

ENGLISH = "en"


def words_for(
    instrument: Instrument, form: str, language: str, authority: str, *, today: date
) -> Wording | None:
    """Return a form's words: its own where anybody may show them, else a pack's that still holds.

    None where there is neither: then its questions are shown by number.
    """
    if own := instrument.words_in(language):
        return own
    held = WordingPack.objects.in_force(today).filter(
        authority_id=authority, instrument=instrument.name
    )
    for pack in held.order_by("-uploaded_at", "pk"):
        if found := packs.wording_in(pack.content, form=form, language=language):
            return found
    return None


def wording_for(
    instrument: Instrument, form: str, language: str, authority: str, *, today: date
) -> Mapping[int, str] | None:
    """Return the words of a form's questions by number; None where they may not be shown."""
    found = words_for(instrument, form, language, authority, today=today)
    return found.items if found else None


def words_by_form(
    instrument: Instrument, authority: str, *, today: date, language: str = ENGLISH
) -> dict[str, Mapping[int, str]]:
    """Return the words of every form that has some to show, the newest pack's first."""
    if own := instrument.words_in(language):
        return {"": own.items}
    found: dict[str, Mapping[int, str]] = {}
    held = WordingPack.objects.in_force(today).filter(
        authority_id=authority, instrument=instrument.name
    )
    for pack in held.order_by("uploaded_at", "pk"):
        for form in pack.forms:
            if words := packs.wording_in(pack.content, form=form, language=language):
                found[form] = words.items
    return found


def ran_out(instrument: Instrument, authority: str, *, today: date) -> date | None:
    """Return when the latest pack ran out, where none holds any more and none was withdrawn."""
    mine = WordingPack.objects.filter(
        authority_id=authority, instrument=instrument.name, withdrawn_on=None
    )
    last = mine.order_by("-expires_on").values_list("expires_on", flat=True).first()
    return last if last is not None and last < today else None
