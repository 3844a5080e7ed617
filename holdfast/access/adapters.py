"""How the sign-in library behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class NoSignUp(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody makes an account for themselves: people are invited by their authority."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
