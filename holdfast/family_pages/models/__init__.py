"""Private links and what comes by them; what a family sees and writes. Imported from here."""

from holdfast.family_pages.models.links import (
    Arrival,
    Decision,
    Knock,
    KnockKind,
    Link,
    Message,
    WhyWaiting,
)
from holdfast.family_pages.models.sharing import Feedback, Share

__all__ = [
    "Arrival",
    "Decision",
    "Feedback",
    "Knock",
    "KnockKind",
    "Link",
    "Message",
    "Share",
    "WhyWaiting",
]
