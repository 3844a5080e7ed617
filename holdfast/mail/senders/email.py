"""Messages by e-mail, through the site's own mail server."""

from smtplib import SMTPException

from django.core.mail import EmailMessage

from holdfast.mail.senders import Letter, NotSent


class Email:
    """Sends plain words: nothing in them is fetched from anywhere."""

    def send(self, letter: Letter) -> str:
        """Hand it to the mail server."""
        message = EmailMessage(subject=letter.subject, body=letter.words, to=[letter.to])
        try:
            message.send()
        except (SMTPException, OSError) as wrong:
            raise NotSent("The mail server did not take it: check the address") from wrong
        return ""
