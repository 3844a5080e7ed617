"""Saying no, with reasons.

A rule answers "why not?": it returns its reasons in the reader's words, and no
reasons means yes. One answer serves the page that hides a button, the page that
explains, and the action that insists.
"""

from collections.abc import Sequence


class Refused(Exception):  # noqa: N818  # it is not an error: the programme's rules at work
    """The programme's rules do not allow this; `reasons` say why, in the reader's words."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = tuple(reasons)


def insist(reasons: Sequence[str]) -> None:
    """Carry on only if there is no reason not to; raise `Refused` with all of them otherwise."""
    if reasons:
        raise Refused(reasons)
