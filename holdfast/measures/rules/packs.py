"""What a licensed wording pack must say before a site may show an instrument's questions.

A pack is one JSON file, or a zip file of `pack.json` and `SHA256SUMS`. Its format is described in
docs/how-to/use-a-licensed-wording-pack.md. Nothing here keeps, logs or repeats a question: a
reason names a language, a form and a number.
"""

import hashlib
import io
import json
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from holdfast.measures import instruments
from holdfast.measures.instruments import Instrument
from holdfast.measures.instruments.shapes import Wording
from holdfast.measures.rules.recording import optional

LARGEST = 1024 * 1024  # bytes, of a pack unzipped
LONGEST = 1000  # characters of one question
INSIDE, SUMS = "pack.json", "SHA256SUMS"
FORMAT = "holdfast wording pack 1"
UNREADABLE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError)


class WhyNotPack(StrEnum):
    """Why a wording pack may not be kept."""

    EMPTY = "The file is empty"
    TOO_LARGE = "The pack is larger than 1 MB: it should hold words only"
    NOT_A_ZIP = f"The zip file cannot be opened, or has no {INSIDE} in it"
    NOT_JSON = "The pack is not JSON: save it again as UTF-8, without a spreadsheet in between"
    TWICE = "The pack gives something twice: remove one of the two"
    FORMAT = f"The pack must say “format”: “{FORMAT}”"
    NO_CHECKSUM = "Give the pack’s SHA-256 checksum, as whoever made the pack told it to you"
    CHECKSUM = "The checksum is not this file’s: the file was changed or cut short on its way"
    INSTRUMENT = "The pack’s “instrument” is not one that Holdfast has"
    OPEN = "This instrument’s questions are shown already: its own licence lets anybody show them"
    HOLDER = "Say in the pack who holds the licence: “holder”"
    REFERENCE = "Say in the pack under which reference it was given: “licence_reference”"
    EXPIRY = "Say in the pack until when it holds: “expires_on”, as 2027-03-31"
    EXPIRED = "The licence has run out: ask the holder for a pack that still holds"
    LANGUAGES = "The pack has no language: give “languages”, each with its forms"


class NotAPack(ValueError):  # noqa: N818  # a file that is none, and nobody's error
    """A pack that may not be kept; `reasons` says every reason."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A licensed instrument's words as a pack holds them, and the licence they come under."""

    instrument: str
    holder: str
    licence_reference: str
    expires_on: date
    languages: tuple[str, ...]
    forms: tuple[str, ...]
    sha256: str
    content: Mapping[str, Any]


def read_pack(content: bytes, *, checksum: str, today: date) -> Pack:
    """Read a pack. Raise `NotAPack` with every reason against keeping it."""
    inside, given = unwrapped(content, checksum)
    if hashlib.sha256(inside).hexdigest() != given:
        raise NotAPack([WhyNotPack.CHECKSUM if given else WhyNotPack.NO_CHECKSUM])
    told = as_told(inside)
    if reasons := [*why_not_licensed(told, today=today), *why_not_worded(told)]:
        raise NotAPack(reasons)
    languages: Mapping[str, Mapping[str, Any]] = told["languages"]
    return Pack(
        instrument=instruments.ALL[told["instrument"]].name,
        holder=told["holder"].strip(),
        licence_reference=told["licence_reference"].strip(),
        expires_on=date.fromisoformat(told["expires_on"]),
        languages=tuple(sorted(languages)),
        forms=tuple(sorted({form for forms in languages.values() for form in forms})),
        sha256=given,
        content=languages,
    )


def unwrapped(content: bytes, checksum: str) -> tuple[bytes, str]:
    """Return a pack's JSON and the checksum given for it, out of its zip file if it is in one."""
    if not content:
        raise NotAPack([WhyNotPack.EMPTY])
    typed = checksum.strip().casefold()
    if content.startswith(b"PK"):
        inside, sums = unzipped(content)
        return inside, sum_of(sums) or typed
    if len(content) > LARGEST:
        raise NotAPack([WhyNotPack.TOO_LARGE])
    return content, typed


def unzipped(content: bytes) -> tuple[bytes, str]:
    """Return a zip file's pack and its checksums; never more than a pack may be long."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = parts.namelist()
            if INSIDE not in names:
                raise NotAPack([WhyNotPack.NOT_A_ZIP])
            with parts.open(INSIDE) as part:
                inside = part.read(LARGEST + 1)
            sums = b""
            if SUMS in names:
                with parts.open(SUMS) as part:
                    sums = part.read(LARGEST)
    except NotAPack:
        raise
    except UNREADABLE as trouble:
        raise NotAPack([WhyNotPack.NOT_A_ZIP]) from trouble
    if len(inside) > LARGEST:
        raise NotAPack([WhyNotPack.TOO_LARGE])
    return inside, sums.decode("ascii", "replace")


def sum_of(sums: str) -> str:
    """Return the checksum that a list as `sha256sum` writes it has for the pack; "" if none."""
    for line in sums.splitlines():
        digest, _, name = line.partition(" ")
        if name.strip(" *") == INSIDE:
            return digest.casefold()
    return ""


def as_told(inside: bytes) -> dict[str, Any]:
    """Return a pack's JSON. Raise `NotAPack` where it is none, or says a thing twice."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({name for name, _ in pairs}) < len(pairs):
            raise NotAPack([WhyNotPack.TWICE])
        return dict(pairs)

    try:
        told = json.loads(inside.decode("utf-8-sig"), object_pairs_hook=once)
    except NotAPack:
        raise
    except (ValueError, RecursionError) as trouble:
        raise NotAPack([WhyNotPack.NOT_JSON]) from trouble
    if not isinstance(told, dict):
        raise NotAPack([WhyNotPack.NOT_JSON])
    return told


def why_not_licensed(told: Mapping[str, Any], *, today: date) -> list[str]:
    """Return what a pack lacks of a licence: which instrument, whose, under what, until when."""
    known = instruments.ALL.get(told["instrument"]) if is_text(told, "instrument") else None
    until = day_of(told.get("expires_on"))
    against = {
        WhyNotPack.FORMAT: told.get("format") != FORMAT,
        WhyNotPack.INSTRUMENT: known is None,
        WhyNotPack.OPEN: known is not None and known.licence.may_bundle_wording,
        WhyNotPack.HOLDER: not is_text(told, "holder"),
        WhyNotPack.REFERENCE: not is_text(told, "licence_reference"),
        WhyNotPack.EXPIRY: until is None,
        WhyNotPack.EXPIRED: until is not None and until < today,
    }
    return [reason for reason, holds in against.items() if holds]


def is_text(told: Mapping[str, Any], name: str) -> bool:
    """Tell whether a pack has words under a name."""
    value = told.get(name)
    return isinstance(value, str) and 0 < len(value.strip()) <= LONGEST


def day_of(value: Any) -> date | None:
    """Read a day written as 2027-03-31; None for anything else."""
    try:
        return date.fromisoformat(value) if len(value) == len("2027-03-31") else None
    except (TypeError, ValueError):
        return None


def why_not_worded(told: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with a pack's words, by language, form and number."""
    languages = told.get("languages")
    if not isinstance(languages, dict) or not languages or not all(languages.values()):
        return [WhyNotPack.LANGUAGES]
    instrument = instruments.ALL.get(str(told.get("instrument")))
    if instrument is None:
        return []
    return [
        reason for language, forms in languages.items()
        for reason in why_not_language(instrument, language, forms)
    ]  # fmt: skip


def why_not_language(instrument: Instrument, language: str, forms: Any) -> Iterator[str]:
    """Yield what is wrong with one language of a pack."""
    if not isinstance(forms, dict):
        yield f"{language}: give each form by its code"
        return
    if not (2 <= len(language) <= 12 and language.replace("-", "").isalnum()):
        yield f"{language[:12]}: name a language by its code, such as “en” or “cy”"
    for code, worded in forms.items():
        if code not in instrument.versions:
            known = ", ".join(instrument.versions)
            yield f"{language}: {instrument.name} has no form {code[:20]}. It has {known}"
        elif not isinstance(worded, dict) or not isinstance(worded.get("items"), dict):
            yield f"{language}, {code}: give the questions under “items”, each by its number"
        else:
            yield from why_not_items(instrument, f"{language}, {code}", code, worded)


def why_not_items(
    instrument: Instrument, where: str, code: str, worded: Mapping[str, Any]
) -> Iterator[str]:
    """Yield what is wrong with the questions of one form: one missing, one too many, no words."""
    items = worded["items"]
    asked = {str(number) for number in instrument.allowed(code)}
    may_be = asked | {str(number) for number in instrument.allowed(code, follow_up=True)}
    must_be = asked - {str(number) for number in optional(instrument)}
    if missing := in_order(must_be - set(items)):
        yield f"{where}: question {missing} missing"
    if more := in_order(set(items) - may_be):
        yield f"{where}: {more} on no such form"
    if wordless := in_order({number for number in items if not is_worded(items[number])}):
        yield f"{where}: no words, or odd signs, for {wordless}"
    if not are_answers(worded.get("answers", {})):
        yield f"{where}: give “answers” as words, each by its number"
    if not is_worded(worded.get("lead_in", "none")):
        yield f"{where}: give “lead_in” as words"


def are_answers(answers: Any) -> bool:
    """Tell whether the words of answers are words, each under a number."""
    if not isinstance(answers, dict):
        return False
    are_numbers = all(number.isascii() and number.isdigit() for number in answers)
    return are_numbers and all(map(is_worded, answers.values()))


def in_order(numbers: set[str]) -> str:
    """Say some numbers in order, the first few of them; "" for none."""
    known = sorted((int(one), one) for one in numbers if one.isascii() and one.isdigit())
    said = [one for _, one in known] + sorted(one[:12] for one in numbers if not one.isdigit())
    return ", ".join(said[:8]) + (f" and {len(said) - 8} more" if len(said) > 8 else "")


def is_worded(words: Any) -> bool:
    """Tell whether something is plain words, with nothing in them that hides or breaks a line."""
    if not isinstance(words, str) or not 0 < len(words.strip()) <= LONGEST:
        return False
    return not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co") for sign in words)


def wording_in(content: Mapping[str, Any], *, form: str, language: str) -> Wording | None:
    """Return a form's words out of a kept pack; None where it has none in that language."""
    worded = content.get(language, {}).get(form)
    if worded is None:
        return None
    return Wording(
        language=language,
        lead_in=worded.get("lead_in", ""),
        items={int(number): words for number, words in worded["items"].items()},
        answers={int(number): words for number, words in worded.get("answers", {}).items()},
    )
