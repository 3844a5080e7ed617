"""Answering one measure: a question a page or all on one, kept as it goes, looked over, sent."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.page import SignedInRequest
from holdfast.access.permissions import Permission
from holdfast.family_pages.actions.answering import keep_answers, send_answers
from holdfast.family_pages.languages import Language, speaking
from holdfast.family_pages.models import Link
from holdfast.family_pages.reports import (
    guidance_for,
    kept_answers,
    sent_already,
    sheet_of,
)
from holdfast.family_pages.sheets import Question, Sheet
from holdfast.family_pages.views.frame import by_link, family_page
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today


class Room:
    """What one request of a respondent is about: their link, its sheet, what they said so far."""

    def __init__(self, request: SignedInRequest, link: Link) -> None:
        self.request = request
        self.link = link
        self.language: Language = speaking(link.language)
        self.sheet: Sheet = sheet_of(link)
        self.answers = kept_answers(request.user)
        self.is_sent = sent_already(link) is not None

    @property
    def questions(self) -> list[Question]:
        """The questions to ask, given what was answered so far."""
        return self.sheet.asked(self.answers)

    def shows(self, name: str, **context: Any) -> HttpResponse:
        """Draw one page."""
        context |= {
            "link": self.link,
            "sheet": self.sheet,
            "is_kiosk": self.link.is_kiosk,
            "until": self.language.moment(self.link.expires_at),
        }
        return family_page(self.request, name, self.language, **context)

    def drawn(self, question: Question, *, said: str | None = None) -> dict[str, Any]:
        """Return one question as its page draws it, with the answer so far and what is wrong."""
        answer = self.answers.get(question.number)
        return {
            "question": question,
            "title": self.language.say("question", number=question.number),
            "answer": "" if answer is None else str(answer),
            "said": said,
            "wrong": "" if said is None else self.wrong(question),
            "hint": self.hint(question),
        }

    def hint(self, question: Question) -> str:
        """Say how a question without choices is answered."""
        lowest, highest = question.takes[0], question.takes[-1]
        if question.choices:
            return ""
        return self.language.say("number_hint", lowest=lowest, highest=highest)

    def wrong(self, question: Question) -> str:
        """Say what is wrong with an answer that is none of those the question takes."""
        if question.choices:
            return self.language.say("choice_wrong")
        lowest, highest = question.takes[0], question.takes[-1]
        return self.language.say("number_wrong", lowest=lowest, highest=highest)


RoomView = Callable[..., HttpResponse]


def answering(*accepts: str) -> Callable[[RoomView], Callable[..., HttpResponse]]:
    """Declare a page for whoever answers a measure, and give it their room."""

    def decorate(view: RoomView) -> Callable[..., HttpResponse]:
        @wraps(view)
        def in_their_room(request: SignedInRequest, link: Link, **kwargs: Any) -> HttpResponse:
            return view(Room(request, link), **kwargs)

        return by_link(Permission.ASK_ANSWER, *accepts, is_page=False)(in_their_room)

    return decorate


def read(question: Question, said: str) -> int | None:
    """Read one answer; raise `ValueError` for one that the question does not take."""
    text = said.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 4) or int(text) not in question.takes:
        raise ValueError(said)
    return int(text)


@answering("GET")
def start(room: Room) -> HttpResponse:
    """Say what this is, how long, and who reads it; then begin, or go on."""
    if room.is_sent and not room.answers:
        return redirect("link_thanks")
    is_self = room.link.informant == "self"
    key = "start_title_self" if is_self else "start_title"
    return room.shows(
        "family_pages/start.html",
        title=room.language.say(key, **({} if is_self else {"child": room.link.called})),
        many=room.language.say("start_many", many=len(room.questions)),
        save=room.language.say("start_save", until=room.language.moment(room.link.expires_at)),
        has_begun=bool(room.answers),
        begin=first_address(room),
        guidance=guidance_for(room.link),
    )


def first_address(room: Room) -> str:
    """Return where to go on: the first question without an answer, or the whole sheet."""
    from_here = [one for one in room.questions if room.answers.get(one.number) is None]
    if not room.link.is_one_a_page:
        return reverse("link_all")
    if room.answers and not from_here:
        return reverse("link_review")
    return reverse("link_one", args=[(from_here or room.questions)[0].number])


@answering("GET", "POST")
def one(room: Room, number: int) -> HttpResponse:
    """Ask one question."""
    question = room.sheet.by_number.get(number)
    if question is None or question not in room.questions:
        return redirect("link_start")
    if room.request.method == "POST":
        return keep_one(room, question)
    if room.is_sent and not room.answers:
        return redirect("link_thanks")
    return ask_one(room, question)


def ask_one(room: Room, question: Question, *, said: str | None = None) -> HttpResponse:
    """Draw the page of one question."""
    asked = room.questions
    place = asked.index(question)
    title = room.language.say("question_of", number=place + 1, many=len(asked))
    return room.shows(
        "family_pages/one.html",
        title=title,
        each=room.drawn(question, said=said),
        before=asked[place - 1].number if place else None,
        percent=round(100 * place / len(asked)),
    )


def keep_one(room: Room, question: Question) -> HttpResponse:
    """Keep one answer and go where the button says."""
    sent = room.request.POST
    said = "" if "skip" in sent else sent.get(question.name, "")
    try:
        answer = read(question, said)
    except ValueError:
        return ask_one(room, question, said=said)
    keep_answers(link=room.link, answers={question.number: answer}, at=now(), by=room.request.user)
    room.answers[question.number] = answer
    if "later" in sent:
        return redirect("link_later")
    if "review" in room.request.GET:
        return redirect("link_review")
    after = [one.number for one in room.questions if one.number > question.number]
    return redirect("link_one", after[0]) if after else redirect("link_review")


@answering("GET", "POST")
def every(room: Room) -> HttpResponse:
    """Ask all questions on one page."""
    if room.request.method != "POST":
        if room.is_sent and not room.answers:
            return redirect("link_thanks")
        return ask_all(room, {})
    typed = {one: room.request.POST.get(one.name, "") for one in room.sheet.questions}
    good, bad = sorted_out(typed)
    keep_answers(link=room.link, answers=good, at=now(), by=room.request.user)
    room.answers |= good
    if bad:
        return ask_all(room, bad)
    return redirect("link_later" if "later" in room.request.POST else "link_review")


def sorted_out(typed: dict[Question, str]) -> tuple[dict[int, int | None], dict[int, str]]:
    """Part the answers that can be kept from those that cannot, by number."""
    good: dict[int, int | None] = {}
    bad: dict[int, str] = {}
    for question, said in typed.items():
        try:
            good[question.number] = read(question, said)
        except ValueError:
            bad[question.number] = said
    return good, bad


def ask_all(room: Room, bad: dict[int, str]) -> HttpResponse:
    """Draw all questions, those wrong first named at the top."""
    drawn = [room.drawn(one, said=bad.get(one.number)) for one in room.sheet.questions]
    return room.shows(
        "family_pages/all.html",
        title=room.language.say("start_many", many=len(room.sheet.questions)),
        each_question=drawn,
        problems=[one for one in drawn if one["wrong"]],
    )


@answering("GET")
def later(room: Room) -> HttpResponse:
    """Say that all is kept, and until when to come back."""
    until = room.language.moment(room.link.expires_at)
    return room.shows("family_pages/later.html", why=room.language.say("later_why", until=until))


@answering("GET", "POST")
def review(room: Room) -> HttpResponse:
    """Show the answers once more, and send them."""
    if room.is_sent and not room.answers:
        return redirect("link_thanks")
    answers = room.sheet.complete(room.answers)
    if room.request.method != "POST":
        return look_over(room, answers)
    try:
        send_answers(link=room.link, answers=answers, today=today(), at=now(), by=room.request.user)
    except Refused:
        return look_over(room, answers, wrong=room.language.say("review_empty"))
    return redirect("link_thanks")


def look_over(room: Room, answers: dict[int, int | None], *, wrong: str = "") -> HttpResponse:
    """Draw the answers before they are sent."""
    blank = sum(value is None for value in answers.values())
    return room.shows(
        "family_pages/review.html",
        lines=[line(room, question) for question in room.questions],
        is_second=room.is_sent,
        blank=room.language.say("review_skipped", many=blank) if blank else "",
        wrong=wrong,
    )


def line(room: Room, question: Question) -> dict[str, Any]:
    """Return one answer as it is looked over: its words, its box, or that there is none."""
    answer = room.answers.get(question.number)
    said = next((one.words for one in question.choices if one.value == answer), None)
    none = room.language.say("review_none")
    return {
        "question": question,
        "title": room.language.say("question", number=question.number),
        "said": none if answer is None else said or str(answer),
        "is_none": answer is None,
        "change": room.language.say("review_change_of", number=question.number),
    }


@answering("GET")
def thanks(room: Room) -> HttpResponse:
    """Say that the answers have come, and where to turn for help."""
    sent = sent_already(room.link)
    if sent is None:
        return redirect("link_start")
    response = room.shows(
        "family_pages/thanks.html",
        told=sent.told,
        result=sent.result,
        guidance=guidance_for(room.link),
    )
    response["Clear-Site-Data"] = '"cache"'
    return response
