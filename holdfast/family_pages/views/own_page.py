"""The family's own page: what is shared with its reader, a rating in pictures, words to staff."""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now

from holdfast.access.page import SignedInRequest, all_shown
from holdfast.access.permissions import Permission
from holdfast.access.typed import kept
from holdfast.family_pages import rules
from holdfast.family_pages.actions.pages import WRITTEN_DOWN, rate_by_link, tell_worker
from holdfast.family_pages.languages import Language, speaking
from holdfast.family_pages.models import Link, Share
from holdfast.family_pages.pictures import picks
from holdfast.family_pages.reports import guidance_for
from holdfast.family_pages.reports.page import GoalShown, PageShown, file_behind, goals_of, page_of
from holdfast.family_pages.views.frame import by_link, family_page
from holdfast.kit.files import PICTURES
from holdfast.kit.handing_over import handed_over
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today


def drawn(request: SignedInRequest, link: Link, template: str, **context: Any) -> HttpResponse:
    """Draw one page for whoever came in by a link to the family's page."""
    context |= {"is_page": True, "form_key": uuid4(), "guidance": guidance_for(link)}
    return family_page(request, template, speaking(link.language), **context)


def in_its_language(shown: PageShown, language: Language, *, called: str) -> dict[str, Any]:
    """Return a page's words in one language: the family's own words stay as they are."""
    is_self = shown.reader == "self"
    return {
        "page": shown,
        "title": language.say("page_title_self")
        if is_self
        else language.say("page_title", child=called),
        "goals": [(goal, goal_words(goal, language)) for goal in shown.goals],
        "files": [(one, language.say("file_open", name=one.name)) for one in shown.files],
    }


def goal_words(goal: GoalShown, language: Language) -> dict[str, Any]:
    """Return what a page says of one goal, in one language."""
    return {
        "title": language.say("goal_title", number=goal.number),
        "rate": language.say("rate_go_of", number=goal.number),
        "views": [
            {
                "who": language.words["view_you" if view.is_own else f"view_{view.voice}"],
                "said": level_of(goal, view.score)
                if goal.has_levels
                else language.say("view_of_ten", score=view.last),
                "when": language.say("view_first", first=view.first, on=language.day(view.on))
                if view.times > 1
                else language.say("view_said", on=language.day(view.on)),
                "bar": [step < view.score for step in range(10)],
            }
            for view in goal.views
        ],
    }


def level_of(goal: GoalShown, score: int) -> str:
    """Return a level's own words."""
    return dict(goal.levels).get(score, str(score))


@by_link(Permission.PAGE_OPEN, "GET", is_page=True)
def own_page(request: SignedInRequest, link: Link) -> HttpResponse:
    """Show what is shared with the reader of this link, and nothing else."""
    page = page_of(link.case_id, link.informant)
    all_shown(request, page.shares)
    language = speaking(link.language)
    context = in_its_language(page, language, called=link.called) | {"may_answer": True}
    context |= {"why": language.say("page_why", until=language.moment(link.expires_at))}
    context |= {"told": told(language, request.GET.get("told", ""))}
    return drawn(request, link, "family_pages/own_page.html", **context)


@by_link(Permission.PAGE_OPEN, "GET", is_page=True)
def file(request: SignedInRequest, _link: Link, share_id: UUID) -> HttpResponse:
    """Hand over one file that is shared with the reader of this link; any other is not there."""
    found = file_behind(share_id)
    if found is None:
        raise Http404
    all_shown(request, Share.objects.filter(pk=share_id))
    name, kind, content = found
    return handed_over(name=name, media_kind=kind, content=content, in_place=kind in PICTURES)


def told(language: Language, what: str) -> str:
    """Say what was just done."""
    said = {"rated": "rate_thanks", "sent": "tell_thanks"}.get(what)
    return language.words[said] if said else ""


@by_link(Permission.PAGE_OPEN, "GET", "POST", is_page=True)
def rate(request: SignedInRequest, link: Link, number: int) -> HttpResponse:
    """Ask with pictures how far along one goal is, and keep the answer as the reader's own."""
    goals = goals_of(link.case_id, link.informant)
    goal = next((one for one in goals if one.number == number and one.may_rate), None)
    if goal is None:
        return redirect("own_page")
    if request.method != "POST":
        return ask_for(request, link, goal)
    offered = {pick.text: pick.value for pick in picks(goal, speaking(link.language))}
    score = offered.get(request.POST.get("score", ""))
    if score is None:
        return ask_for(request, link, goal, wrong="rate_empty")
    try:
        rate_by_link(link=link, goal=goal, score=score, today=today(), by=request.user)
    except Refused as refused:
        is_there = WRITTEN_DOWN in refused.reasons
        return ask_for(request, link, goal, wrong=WRITTEN_DOWN if is_there else "rate_later")
    return redirect("/q/page/?told=rated")


def ask_for(
    request: SignedInRequest, link: Link, goal: GoalShown, *, wrong: str = ""
) -> HttpResponse:
    """Draw the pictures of one goal."""
    language = speaking(link.language)
    context = {
        "title": language.say("goal_title", number=goal.number),
        "goal": goal,
        "picks": picks(goal, language),
        "wrong": language.words[wrong] if wrong else "",
    }
    return drawn(request, link, "family_pages/own_rate.html", **context)


@by_link(Permission.PAGE_OPEN, "GET", "POST", is_page=True)
def tell(request: SignedInRequest, link: Link) -> HttpResponse:
    """Take what somebody of a family writes to whoever works with them."""
    if request.method != "POST":
        return write(request, link)
    words = kept(request.POST.get("words", ""))
    try:
        tell_worker(link=link, words=words, today=today(), at=now(), by=request.user)
    except Refused as refused:
        return write(request, link, words=words, wrong=refused.reasons[0])
    return redirect("/q/page/?told=sent")


def write(
    request: SignedInRequest, link: Link, *, words: str = "", wrong: str = ""
) -> HttpResponse:
    """Draw the box to write in; what was typed and could not be taken stays in it."""
    said = speaking(link.language).words
    context = {"title": said["tell_title"], "written": words, "most": rules.LONGEST_WORDS}
    return drawn(
        request, link, "family_pages/own_tell.html", **context, wrong=said[wrong] if wrong else ""
    )
