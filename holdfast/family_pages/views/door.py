"""The door of a private link: following it changes nothing, and only the right answer opens it.

The token leaves the address at once, so that it stands in no history, no referrer and no picture
of the screen. A link that never was, ran out, was revoked, used or locked meets the same words.
"""

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.page import open_page
from holdfast.access.sign_in import CHECKED_AT_THE_DOOR
from holdfast.access.typed import kept, whole_number
from holdfast.family_pages import rules
from holdfast.family_pages.actions.door import knock
from holdfast.family_pages.models import Knock, Link
from holdfast.family_pages.reports import behind
from holdfast.family_pages.views.frame import LANGUAGE, family_page, language_asked_for

AT_THE_DOOR = "at_the_door"


@open_page("Puts a private link's token out of sight; says nothing and changes nothing")
@login_not_required
@require_http_methods(["GET", "HEAD"])
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """Take the token out of the address, and go to the door."""
    if request.method == "GET":
        request.session[AT_THE_DOOR] = rules.hash_of(token)
    response = redirect("link_check")
    response["Referrer-Policy"] = "no-referrer"
    return response


@open_page("Asks whoever has a private link for what only they know; five wrong answers lock it")
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Ask for what only they know; open the measure to the right answer."""
    token_hash = str(request.session.get(AT_THE_DOOR, ""))
    found = behind(token_hash)
    if found is None:
        return dead(request)
    respondent = User.objects.get(pk=found[1])
    with acting_as(respondent):
        link = Link.objects.get(pk=found[0])
        if request.method != "POST":
            return ask(request, link)
        said = said_at_the_door(request, link)
        if not said:
            return ask(request, link, wrong="door_missing")
        made = knock(link=link, said=said, at=now(), by=respondent)
    if made is None:
        return dead(request)
    if made.kind == Knock.Kind.WRONG:
        still = behind(token_hash)
        again = ask(request, link, wrong="door_wrong")
        return again if still else dead(request)
    come_in(request, respondent, link)
    return redirect("own_page" if link.is_page else "link_start")


def dead(request: HttpRequest) -> HttpResponse:
    """Say that a link opens nothing; in the same words whatever the reason."""
    return family_page(request, "family_pages/dead.html", language_asked_for(request))


def ask(request: HttpRequest, link: Link, *, wrong: str = "") -> HttpResponse:
    """Show the question at the door."""
    language = language_asked_for(request, link.language)
    context = {
        "kind": link.check_kind,
        "is_page": link.is_page,
        "wrong": language.words[wrong] if wrong else "",
        "boxes": [("day", language.words["door_day"]), ("month", language.words["door_month"])],
    }
    return family_page(request, "family_pages/door.html", language, **context)


def said_at_the_door(request: HttpRequest, link: Link) -> str:
    """Return what was answered, as it is compared; '' where nothing was."""
    if link.check_kind == rules.Check.WORD:
        return rules.as_said(kept(request.POST.get("word", ""))[:200])
    day = whole_number(request.POST.get("day", "").strip())
    month = whole_number(request.POST.get("month", "").strip())
    return rules.birthday(day, month) if day is not None and month is not None else ""


def come_in(request: HttpRequest, respondent: User, link: Link) -> None:
    """Begin the respondent's own session, and end whatever session this browser had."""
    request.session.flush()
    login(request, respondent, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session[CHECKED_AT_THE_DOOR] = True
    request.session[LANGUAGE] = link.language


@open_page("Says that a private page has closed: about nobody")
@login_not_required
@require_http_methods(["GET", "HEAD"])
def ended(request: HttpRequest) -> HttpResponse:
    """Say that the link must be opened again, and that what was filled in is kept."""
    return family_page(request, "family_pages/ended.html", language_asked_for(request))


@open_page("Ends a respondent's own session")
@login_not_required
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the pages on this device, and go to where the practitioner signs in again."""
    logout(request)
    return redirect("account_login")
