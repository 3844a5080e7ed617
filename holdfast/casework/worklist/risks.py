"""Risk answers that nobody has acted on yet, in all that somebody reaches: one query."""

from holdfast.access.models import User
from holdfast.measures.models import RiskAnswer


def waiting_for(reader: User) -> list[RiskAnswer]:
    """Return the risk answers that wait for somebody, the longest waiting first."""
    mine = RiskAnswer.objects.visible_to(reader).waiting().order_by("raised_at", "pk")
    return list(mine.select_related("child", "administration"))
