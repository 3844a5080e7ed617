"""The contrast of our own colours, computed as WCAG 2.2 defines it."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "holdfast/kit/static/kit/holdfast.css"
OURS = dict(re.findall(r"(--[a-z-]+):\s*(#[0-9a-f]{6})", CSS.read_text()))
GOVUK = {
    "text": "#0b0c0c",
    "white": "#ffffff",
    "secondary": "#484949",
    "error": "#ca3535",
    "button": "#0f7a52",
    "focus": "#ffdd00",
}
COLOURS = OURS | GOVUK
TEXT, SHAPE = 4.5, 3.0  # WCAG 1.4.3 and 1.4.11, level AA


def luminance(colour: str) -> float:
    """Return relative luminance, 0 to 1 (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("ink", "paper", "least"),
    [
        ("--app-on-brand", "--govuk-brand-colour", TEXT),
        ("--app-demo-text", "--app-demo-background", TEXT),
        ("--govuk-link-colour", "white", TEXT),
        ("--govuk-link-colour", "--govuk-surface-background-colour", TEXT),
        ("--govuk-link-hover-colour", "white", TEXT),
        ("--govuk-link-hover-colour", "--govuk-surface-background-colour", TEXT),
        ("text", "--govuk-surface-background-colour", TEXT),
        ("secondary", "--govuk-surface-background-colour", TEXT),
        ("error", "white", TEXT),
        ("white", "button", TEXT),
        ("text", "focus", TEXT),
        ("--govuk-brand-colour", "white", SHAPE),
        ("focus", "--govuk-brand-colour", SHAPE),
    ],
)
def test_a_pair_of_colours_can_be_told_apart(ink: str, paper: str, least: float) -> None:
    assert contrast(COLOURS[ink], COLOURS[paper]) >= least


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
