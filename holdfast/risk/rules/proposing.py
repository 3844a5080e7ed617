"""What is proposed, and never proposed again: two promises.

None is proposed twice for the same cause. One that was rejected stays rejected until its cause
changes; one that was accepted is not proposed again while the risk it became is open.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from holdfast.risk.rules.triggers import Cause


class Proposed(StrEnum):
    """How a proposal stands."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


PROPOSALS = [(one.value, one.value.capitalize()) for one in Proposed]


class WhyNotSettle(StrEnum):
    """Why a proposal may not be accepted or rejected."""

    SETTLED = "This has been settled already"
    NO_REASON = "Say why, so that whoever asks later can read it"


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A proposal that was made before: its cause, how it stands, whether its risk is open."""

    key: str
    fingerprint: str
    state: Proposed
    is_risk_open: bool = False


def to_propose(found: Iterable[Cause], kept: Iterable[Kept]) -> list[Cause]:
    """Return the causes to propose now, each key once."""
    known = list(kept)
    had = {(one.key, one.fingerprint) for one in known}
    busy = {one.key for one in known if one.state is Proposed.WAITING or one.is_risk_open}
    new: dict[str, Cause] = {}
    for cause in found:
        if cause.key not in busy and (cause.key, cause.fingerprint) not in had:
            new.setdefault(cause.key, cause)
    return list(new.values())


def why_not_settle(*, state: str, because: str) -> list[WhyNotSettle]:
    """Return every reason against accepting or rejecting a proposal; none means it may be."""
    against = {
        WhyNotSettle.SETTLED: state != Proposed.WAITING,
        WhyNotSettle.NO_REASON: not because.strip(),
    }
    return [reason for reason, holds in against.items() if holds]
