"""What risk asks of somebody on their first page."""

from datetime import date

from django.urls import reverse

from holdfast.access.models import User
from holdfast.access.permissions import Permission
from holdfast.kit.lines import Line
from holdfast.risk.models import RiskProposal
from holdfast.risk.reports.register import due


def lines_for(reader: User, *, today: date) -> list[Line]:
    """Return the lines for the lead: proposals that wait, and risks to be looked at again."""
    if not reader.may(Permission.RISK_LEAD):
        return []
    lines = []
    waiting = RiskProposal.objects.visible_to(reader).waiting().count()
    if waiting:
        words = f"{waiting} {'risk is' if waiting == 1 else 'risks are'} proposed by the figures"
        lines.append(Line(words, reverse("risks")))
    if many := due(reader, today=today):
        words = f"{many} {'risk is' if many == 1 else 'risks are'} to be looked at again"
        lines.append(Line(words, reverse("risks")))
    return lines
