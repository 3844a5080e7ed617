"""What must be true of every template in the system."""

import re
from pathlib import Path

import pytest
from django.template import engines

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


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_parses(path: Path) -> None:
    engines["django"].from_string(path.read_text("utf-8"))


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_has_nothing_that_the_security_policy_forbids(path: Path) -> None:
    text = path.read_text("utf-8")
    for what, pattern in FORBIDDEN.items():
        assert not pattern.search(text), what
    for attributes in SCRIPT.findall(text):
        assert "src=" in attributes or 'type="application/json"' in attributes


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) > 50
