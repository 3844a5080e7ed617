"""Goals rated on one day by one voice, as one entry; the first of its rows stands for them all."""

from django.db.models import Exists, OuterRef, Prefetch, Q

from holdfast.casework import rules
from holdfast.casework.models import Rating
from holdfast.casework.reports.timeline.moment import Moment, Source, said

VOICES, NOT_ASKED = dict(rules.VOICES), dict(rules.NOT_ASKED)
OF_TEN, LEVELS, UNASKED = "Of 10", "Levels, −2 to +2", "Not asked"


def told(first: Rating) -> Moment:
    """Tell the ratings of one day by one voice."""
    together = [
        one
        for one in first.case.ratings.all()
        if (one.rated_on, one.rater) == (first.rated_on, first.rater)
    ]
    lines: dict[str, list[str]] = {OF_TEN: [], LEVELS: [], UNASKED: []}
    for one in together:
        lines[label(one)].append(f"goal {one.goal.rank}: {words(one)}")
    what = "Goals rated" if lines[OF_TEN] or lines[LEVELS] else "Goals not asked"
    by = dict.fromkeys(str(one.rated_by) for one in together)
    return Moment(
        row=first.pk,
        also=tuple(one.pk for one in together),
        on=first.rated_on,
        heading=f"{what}: {VOICES[first.rater].lower()}",
        lines=said(
            *((name, ", ".join(told)) for name, told in lines.items()),
            ("Recorded by", ", ".join(by)),
        ),
    )


def label(one: Rating) -> str:
    """Say under which heading a rating stands."""
    if one.score is None:
        return UNASKED
    return LEVELS if one.scale == rules.GoalScale.ATTAINMENT else OF_TEN


def words(one: Rating) -> str:
    """Say a rating, or why there is none."""
    if one.score is None:
        return NOT_ASKED[one.not_asked_because].lower()
    return rules.said_score(one.scale, one.score)


def first_of_its_day() -> Q:
    """Return the condition 'no earlier row tells of the same day and voice'."""
    same = {name: OuterRef(name) for name in ("case", "rated_on", "rater")}
    return ~Q(Exists(Rating.objects.filter(**same, pk__lt=OuterRef("pk"))))


BY_GOAL = Rating.objects.select_related("goal", "rated_by").order_by("goal__rank")
SOURCES = [
    Source(
        kind="rating",
        words="Goal ratings",
        model=Rating,
        on="rated_on",
        by="rated_by",
        only=first_of_its_day,
        loads=("case",),
        brings=(Prefetch("case__ratings", BY_GOAL),),
        tell=told,
    )
]
