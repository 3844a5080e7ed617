"""Questions about letters to staff."""

from holdfast.access.models import User
from holdfast.mail.models import Mailing


def how_many_did_not_leave(reader: User) -> int:
    """Return how many letters the reader may see that have not left."""
    return Mailing.objects.visible_to(reader).not_sent().count()
