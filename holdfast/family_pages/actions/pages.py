"""A link to the family's page; and there, a rating in their own voice and words to the worker."""

from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import F

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework.models import Case, Rating
from holdfast.casework.rules import RatingTyped, why_not_rate
from holdfast.family_pages import rules
from holdfast.family_pages.actions.linking import new_respondent
from holdfast.family_pages.languages import turned_on
from holdfast.family_pages.models import Feedback, Link, Message, Share
from holdfast.family_pages.reports import one_at_a_time
from holdfast.family_pages.reports.page import GoalShown
from holdfast.kit.refusals import Refused, insist

ONE_A_DAY = "casework_one_rating_a_day"
WRITTEN_DOWN = "rate_there"  # the word of the page that says so


@transaction.atomic
def open_page_link(
    *, case: Case, wanted: rules.PageWanted, at: datetime, by: User
) -> tuple[Link, str]:
    """Make a link to one reader's page; return it with its token, kept nowhere.

    Raise `Refused` with every reason.
    """
    shared = Share.objects.in_force().filter(case_id=case.pk, reader=wanted.reader)
    insist(
        rules.why_not_open(
            wanted,
            shared=shared.count(),
            is_closed=case.closed_on is not None,
            languages=frozenset(one.code for one in turned_on()),
        )
    )
    token = rules.new_token()
    link = Link(
        family_id=case.family_id,
        child_id=case.child_id,
        case_id=case.pk,
        informant=wanted.reader,
        respondent=new_respondent(wanted.reader, by=by),
        token_hash=rules.hash_of(token),
        check_kind=rules.Check.WORD.value,
        check_hash=make_password(rules.as_said(wanted.secret)),
        channel=wanted.channel.value,
        sent_to=wanted.sent_to,
        language=wanted.language,
        called=wanted.called.strip(),
        made_by=by,
        made_at=at,
        expires_at=at + wanted.lasts,
    )
    link.save(force_insert=True)
    Message(family_id=link.family_id, link=link, written_at=at).save(force_insert=True)
    record("made a link to the family’s page", about=[link, case], by=by, reader=wanted.reader)
    return link, token


@transaction.atomic
def rate_by_link(
    *, link: Link, goal: GoalShown, score: int | None, today: date, by: User
) -> Rating:
    """Keep how far along a goal is in a reader's own view; theirs of the same day is replaced.

    Raise `Refused` with every reason, or where somebody wrote theirs of that day down already.
    """
    one_at_a_time(goal.key)
    typed = RatingTyped(
        on=today,
        score=score,
        not_asked_because="",
        scale=goal.scale,
        set_on=goal.set_on,
        ended_on=goal.ended_on,
        is_paused=goal.is_paused,
    )
    insist(why_not_rate(typed))
    voice = rules.VOICES[link.informant]
    of_today = Rating.objects.filter(goal=goal.key, rater=voice, rated_on=today, rated_by=by)
    if not of_today.update(score=score, wording=goal.wording, version=F("version") + 1):
        add_rating(link=link, goal=goal, score=score, today=today, by=by)
    made = of_today.get()
    record("rated a goal by private link", about=[made, Case(pk=link.case_id), link], by=by)
    return made


def add_rating(*, link: Link, goal: GoalShown, score: int | None, today: date, by: User) -> None:
    """Add a rating, unless somebody wrote one down for the same voice and day."""
    made = Rating(
        case_id=link.case_id,
        goal_id=goal.key,
        wording_id=goal.wording,
        rater=rules.VOICES[link.informant],
        scale=goal.scale,
        score=score,
        rated_on=today,
        rated_by=by,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as clash:
        if ONE_A_DAY in str(clash):
            raise Refused([WRITTEN_DOWN]) from clash
        raise


@transaction.atomic
def tell_worker(*, link: Link, words: str, today: date, at: datetime, by: User) -> Feedback:
    """Keep what somebody of a family wrote, for whoever works with them to read."""
    insist(rules.why_not_tell(words))
    made = Feedback(
        family_id=link.family_id,
        case_id=link.case_id,
        link=link,
        words=words.strip(),
        written_on=today,
        written_at=at,
    )
    made.save(force_insert=True)
    record("wrote on the family’s page", about=[made, Case(pk=link.case_id), link], by=by)
    return made
