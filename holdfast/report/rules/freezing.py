"""What is kept of a report, so that it can be read later just as it was, and a change be seen."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from holdfast.evaluation.rules import findings
from holdfast.evaluation.rules.findings import Findings
from holdfast.report.rules import document
from holdfast.report.rules.document import Document

Told = tuple[list[Any], list[Any]]


class WhyNotFreeze(StrEnum):
    """Why a report may not be frozen."""

    NOTHING = "There is nothing to report yet: no case has been opened"
    SAME = "It says what the last report said: nothing has moved since"


def content_of(found: Findings, documents: Mapping[str, Document]) -> dict[str, Any]:
    """Return what is kept: the findings, and each document written from them, by its reader."""
    return {
        "findings": findings.as_json(found),
        "documents": {form: document.as_json(one) for form, one in documents.items()},
    }


def told(content: Mapping[str, Any]) -> Told:
    """Return what a kept report tells, whatever its day: its figures and its tables."""
    return (content["findings"]["figures"], content["findings"]["tables"])


def why_not_freeze(*, figures: int, last: Told | None, now: Told) -> list[WhyNotFreeze]:
    """Return every reason against freezing a report; `last` is None where none is frozen."""
    against = {WhyNotFreeze.NOTHING: figures == 0, WhyNotFreeze.SAME: last == now}
    return [reason for reason, holds in against.items() if holds]
