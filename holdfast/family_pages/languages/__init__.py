"""The languages that the pages for families speak: one file of words each, ours or the site's.

A site may put a file of its own into `HOLDFAST_VAR/languages`, named like ours; it takes our
file's place. A file that lacks a word, or a `{place}` within one, is not used, and the log says so.
"""

import logging
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.timezone import localtime

HERE = Path(__file__).parent
ENGLISH = "en"
MONTHS = 12
PLACE = re.compile(r"{(\w+)}")
log = logging.getLogger("holdfast")


@dataclass(frozen=True, kw_only=True)
class Language:
    """One language: its own name for itself, who checked its words, and the words."""

    code: str
    name: str
    checked_by: str
    words: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """Return some words with their places filled."""
        return self.words[key].format(**values)

    def moment(self, at: datetime) -> str:
        """Say a moment, by the clock of this country: "3 March, 17:30"."""
        local = localtime(at)
        month = self.words["months"].split()[local.month - 1]
        return self.say("until", day=local.day, month=month, time=f"{local:%H:%M}")

    def day(self, on: date) -> str:
        """Say a day: "3 March"."""
        return self.say("date", day=on.day, month=self.words["months"].split()[on.month - 1])


def read(file: Path) -> Language:
    """Read one language; raise `ValueError` for a file that is not one."""
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    about, words = told.get("about", {}), told.get("words", {})
    if about.get("code") != file.stem or not about.get("name"):
        raise ValueError(f"{file.name}: [about] must have code = '{file.stem}' and a name")
    return Language(
        code=about["code"],
        name=about["name"],
        checked_by=about.get("checked_by", ""),
        words={key: str(value) for key, value in words.items()},
    )


def why_not_use(found: Language, model: Language) -> list[str]:
    """Return what a language lacks beside another; nothing means it may be used."""
    lacks = [f"it has no “{key}”" for key in model.words if not found.words.get(key)]
    strays = [
        f"“{key}” must name {sorted(places(words))} and names {sorted(places(found.words[key]))}"
        for key, words in model.words.items()
        if found.words.get(key) and places(found.words[key]) != places(words)
    ]
    if len(found.words.get("months", "").split()) != MONTHS:
        strays.append("“months” must be twelve words")
    return lacks + strays


def places(words: str) -> set[str]:
    """Return the names of the places to fill in some words."""
    return set(PLACE.findall(words))


@cache
def every_language() -> Mapping[str, Language]:
    """Return every language there is a usable file for, ours first, the site's in its place."""
    ours = {file.stem: read(file) for file in sorted(HERE.glob("*.toml"))}
    for file in sorted(Path(settings.FAMILY_LANGUAGE_FOLDER).glob("*.toml")):
        try:
            found = read(file)
        except (ValueError, OSError) as wrong:
            log.error("the language file %s is not used: %s", file.name, wrong)
            continue
        if lacks := why_not_use(found, ours[ENGLISH]):
            log.error("the language file %s is not used: %s", file.name, "; ".join(lacks))
        else:
            ours[found.code] = found
    return ours


def turned_on() -> list[Language]:
    """Return the languages this site offers, in the order of its setting; English always."""
    known = every_language()
    codes = dict.fromkeys([*settings.FAMILY_LANGUAGES, ENGLISH])
    return [known[code] for code in codes if code in known]


def speaking(code: str) -> Language:
    """Return a language by its code, or English where there is no file for it."""
    known = every_language()
    return known.get(code) or known[ENGLISH]
