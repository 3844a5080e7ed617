"""Messages by e-mail, through the site's own mail server."""

from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives

from holdfast.mail.senders import Letter, NotSent


class Email:
    """Sends plain words, and an entry for a calendar: nothing is fetched from anywhere."""

    def send(self, letter: Letter) -> str:
        """Hand it to the mail server."""
        message = EmailMultiAlternatives(subject=letter.subject, body=letter.words, to=[letter.to])
        if letter.enclosed:
            kind = f"text/calendar; method={letter.enclosed.method}"
            message.attach_alternative(letter.enclosed.calendar, kind)
        try:
            message.send()
        except (SMTPException, OSError) as wrong:
            raise NotSent("The mail server did not take it: check the address") from wrong
        return ""
