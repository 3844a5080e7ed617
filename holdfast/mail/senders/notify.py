"""Messages through GOV.UK Notify, with its own client (requirements/notify.txt).

Two templates at Notify, whose whole text is `((words))` and, for e-mail, whose subject is
`((subject))`: so the words stay ours, in the respondent's language. Notify
takes no calendar files, so an e-mail through it goes without one.
"""

from typing import Any

from django.conf import settings
from notifications_python_client.errors import HTTPError
from notifications_python_client.notifications import NotificationsAPIClient

from holdfast.mail.senders import Letter, NotSent

PATIENCE = 5  # seconds


def client() -> Any:
    """Return Notify's client, with this site's key."""
    return NotificationsAPIClient(settings.NOTIFY_KEY, timeout=PATIENCE)


class NotifyEmail:
    """Sends an e-mail through Notify."""

    def send(self, letter: Letter) -> str:
        """Hand it to Notify, and return its reference."""
        try:
            answer = client().send_email_notification(
                email_address=letter.to,
                template_id=settings.NOTIFY_EMAIL_TEMPLATE,
                personalisation={"subject": letter.subject, "words": letter.words},
                reference=letter.reference,
            )
        except HTTPError as wrong:
            raise NotSent(why(wrong)) from wrong
        return str(answer.get("id", ""))


class NotifySms:
    """Sends a text message through Notify."""

    def send(self, letter: Letter) -> str:
        """Hand it to Notify, and return its reference."""
        try:
            answer = client().send_sms_notification(
                phone_number=letter.to,
                template_id=settings.NOTIFY_SMS_TEMPLATE,
                personalisation={"words": letter.words},
                reference=letter.reference,
            )
        except HTTPError as wrong:
            raise NotSent(why(wrong)) from wrong
        return str(answer.get("id", ""))


def why(wrong: Any) -> str:
    """Say in our own words that Notify did not take a message; never with what was in it."""
    return f"GOV.UK Notify did not take it (answer {wrong.status_code}): check the address"
