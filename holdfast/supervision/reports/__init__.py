"""Questions about supervision. No family is in any answer."""

from holdfast.supervision.reports.groups import (
    Present,
    awaiting_a_group,
    earlier_meetings,
    open_groups,
    present_groups,
    supervisors_of,
)

__all__ = [
    "Present",
    "awaiting_a_group",
    "earlier_meetings",
    "open_groups",
    "present_groups",
    "supervisors_of",
]
