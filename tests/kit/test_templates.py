"""What must be true of every template in the system."""

import re
from pathlib import Path

from django.template import TemplateSyntaxError, engines

ROOT = Path(__file__).resolve().parents[2] / "holdfast"
TEMPLATES = sorted(ROOT.glob("*/templates/**/*.html"))
SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)
FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle\s*=|<style\b", re.IGNORECASE),
    "an inline handler": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "an address of another site": re.compile(r"(?:src|action)=\"(?:https?:)?//", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_a_template_parses() -> None:
    for path in TEMPLATES:
        try:
            engines["django"].from_string(path.read_text("utf-8"))
        except TemplateSyntaxError as error:
            raise AssertionError(f"{named(path)}: {error}") from error


def test_a_template_has_nothing_that_the_security_policy_forbids() -> None:
    for path in TEMPLATES:
        text = path.read_text("utf-8")
        for what, pattern in FORBIDDEN.items():
            assert not pattern.search(text), f"{named(path)} has {what}"
        for attributes in SCRIPT.findall(text):
            from_a_file = "src=" in attributes or 'type="application/json"' in attributes
            assert from_a_file, f"{named(path)} has a script of its own"


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) > 50
