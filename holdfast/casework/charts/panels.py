"""The rows behind each panel of the picture, as plain values: what is where, not how it looks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby

from holdfast.casework import rules
from holdfast.casework.charts import reading
from holdfast.casework.reports import GoalRead, RatingRead, SdqRead, VisitRead, WholeCase
from holdfast.measures.instruments import sdq

BEFORE = timedelta(days=91)  # a baseline taken this long before the opening is still drawn
LEAST = timedelta(days=28)  # the shortest time axis: a new case is not stretched over the page
WEEKS_UP_TO = timedelta(days=75)  # a longer picture names months
VOICES = {  # whoever speaks, in goals and in the SDQ alike: one word, one shape, one colour
    "parent": "Parent",
    "child": "Child",
    "self": "Child",
    "family": "Family",
    "practitioner": "Practitioner",
    "teacher": "Teacher",
    "informant": "Somebody else",
}
NO_MODULE = "No module"
SDQ_TOP = 40
NAME_HEIGHT = 4.4  # of a band's name, in points of the SDQ's scale
EVENTS, SUPERVISION, GAPS = "Events", "Supervision", "Gaps, in days"
MOST_LANES = 5  # lines of event names; an event that finds no room keeps its mark and its table
MARK = 8  # pixels from the middle of an event's mark to its name
OPENED_WIDE = 54  # pixels of the word "Opened", which stands on the first line
LETTER = 6.0  # pixels, about, of a letter of an event's name
Row = dict[str, object]


def moment(day: date) -> int:
    """Return a day as Vega counts time: milliseconds since 1970, at midnight UTC."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def said(day: date) -> str:
    """Say a day in short: "2 March 2026"."""
    return f"{day.day} {day:%B %Y}"


@dataclass(frozen=True, kw_only=True)
class Window:
    """The days the picture covers, and the day its right-hand edge is named for."""

    first: date
    last: date
    until: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def window(case: WholeCase, *, today: date) -> Window:
    """Return the days to draw: from the opening, or a baseline before it, to now or the end."""
    until = case.closed_on or today
    days = [day for day in every_day(case) if day >= case.opened_on - BEFORE]
    first = min([case.opened_on, *days])
    last = max([until, *days, case.opened_on + LEAST])
    edge = max((last - first) // 50, timedelta(days=1))  # so that no mark stands on the frame
    return Window(first=first - edge, last=last + edge, until=until)


def ticks(drawn: Window, *, room: int) -> dict[int, str]:
    """Return at most `room` moments to name, with their names: Mondays of a short picture, else
    firsts of the month, which say the year where it turns."""
    every = [drawn.first + timedelta(days=n) for n in range((drawn.last - drawn.first).days + 1)]
    is_short = len(every) <= WEEKS_UP_TO.days
    fit = [day for day in every if (day.weekday() == 0 if is_short else day.day == 1)]
    kept = fit[:: max(-(-len(fit) // max(room, 1)), 1)]
    if is_short:
        return {moment(day): f"{day.day} {day:%b}" for day in kept}
    turns = [day for day, before in zip(kept, [None, *kept], strict=False)
             if before is None or day.year != before.year]  # fmt: skip
    return {moment(day): f"{day:%b %Y}" if day in turns else f"{day:%b}" for day in kept}


def every_day(case: WholeCase) -> list[date]:
    """Return each day on which something was recorded to have happened."""
    ratings = [rating.on for goal in case.goals for rating in goal.ratings]
    listed = (case.sdqs, case.measures, case.visits, case.events, case.discussions)
    return ratings + [one.on for several in listed for one in several]


def voice_of(rater: str) -> str:
    """Return the word for whoever rated or answered."""
    return VOICES.get(rater, VOICES["informant"])


def goal_points(goal: GoalRead) -> list[Row]:
    """Return a goal's ratings; a re-worded goal begins a new line, for it is a new question."""
    return [
        {
            "on": moment(one.on),
            "value": one.score,
            "voice": voice_of(one.rater),
            "line": f"{one.rater} {one.wording}",
            "tip": f"Goal {goal.number}, {voice_of(one.rater).lower()}: {out_of(goal, one)}",
            "day": said(one.on),
        }
        for one in goal.ratings
    ]


def out_of(goal: GoalRead, one: RatingRead) -> str:
    """Say a rating with its scale: "4 out of 10", or a level with the words it stood for."""
    said = rules.said_score(goal.scale, one.score)
    if not goal.has_levels:
        return f"{said} out of 10"
    levels = {wording.number: wording.levels for wording in goal.wordings}[one.wording]
    words = dict(zip(rules.LEVELS, levels, strict=False)).get(one.score, "")
    return f"{said}, {words}" if words else said


def sdq_points(sdqs: Iterable[SdqRead], drawn: Window) -> list[Row]:
    """Return one informant's totals; a form for another age begins a new line.

    What the council's return tells stands apart from what was keyed here.
    """
    rows: list[Row] = []
    for one in sdqs:
        if one.total is not None and drawn.holds(one.on):
            total = reading.Total(total=one.total, form=one.form)
            voice = voice_of(one.informant)
            told = ", by the council’s return" if one.is_from_return else ""
            rows.append(
                {
                    "on": moment(one.on),
                    "value": one.total,
                    "voice": voice,
                    "line": f"{total.norms or one.form}{' return' * one.is_from_return}",
                    "tip": f"SDQ total, {voice.lower()}{told}: {total.words}",
                    "day": said(one.on),
                }
            )
    return rows


def left_out(case: WholeCase, drawn: Window) -> int:
    """Return how many things are older than the picture reaches, and so only in the tables."""
    listed = (case.sdqs, case.measures, case.events)
    return sum(one.on < drawn.first for several in listed for one in several)


def scored(case: WholeCase) -> dict[str, list[SdqRead]]:
    """Return the SDQs that have a total, by informant, oldest first."""
    found = [one for one in case.sdqs if one.total is not None]
    by_informant = groupby(sorted(found, key=lambda one: one.informant), lambda one: one.informant)
    return {informant: list(several) for informant, several in by_informant}


def norms_of(one: SdqRead) -> sdq.Norms | None:
    """Return the published group a form is compared with; None where there is none."""
    version = sdq.VERSIONS.get(one.form)
    return version.norms if version else None


def band_rows(sdqs: list[SdqRead], table: sdq.BandTable, drawn: Window) -> list[Row]:
    """Return the bands behind one informant's totals, each from the day its form came into use."""
    spans = [(norms, next(several).on) for norms, several in groupby(sdqs, norms_of)]
    begins = [drawn.first, *(on for _, on in spans[1:])]
    ends = [*begins[1:], drawn.last]
    return [
        {
            "from": moment(began),
            "to": moment(ended),
            "low": max(band.lowest - 0.5, 0),
            "high": min(band.highest + 0.5, SDQ_TOP),
            "band": band.words,
            "severity": band.severity,
            "name_at": name_at[band.severity] if ended == drawn.last else None,
        }
        for (norms, _), began, ended in zip(spans, begins, ends, strict=True)
        for bands in [(table.bands.get(norms, {}) if norms else {}).get(sdq.Scale.TOTAL, ())]
        for name_at in [spread([(band.lowest + band.highest) / 2 for band in bands])]
        for band in bands
    ]


def spread(middles: list[float]) -> list[float]:
    """Move names up where they would touch the one below: narrow bands are 3 points high."""
    placed: list[float] = []
    for middle in middles:
        placed.append(max(middle, placed[-1] + NAME_HEIGHT) if placed else middle)
    return placed


def module_of(visit: VisitRead) -> str:
    return visit.module or NO_MODULE


def delivered(visit: VisitRead) -> reading.Delivery:
    """Return what became of the visit's module, by its steps."""
    return reading.delivery(visit.outcome, [step.how for step in visit.steps])


def visit_marks(visits: Iterable[VisitRead]) -> list[Row]:
    """Return a mark for each visit, on its module's row."""
    return [
        {
            "on": moment(visit.on),
            "module": module_of(visit),
            "how": delivered(visit).capitalize(),
            "tip": f"{module_of(visit)}: {delivered(visit)}",
            "day": said(visit.on),
        }
        for visit in visits
    ]


def module_rows(visits: Iterable[VisitRead]) -> list[str]:
    """Return the modules in the order they were begun; visits without one come last."""
    begun = list(dict.fromkeys(map(module_of, visits)))
    return sorted(begun, key=lambda module: module == NO_MODULE)


def edge_rows(case: WholeCase, drawn: Window) -> list[Row]:
    """Return the two edges: the opening, and today or the closing."""
    last = "Closed" if case.closed_on else "Today"
    return [
        {"on": moment(case.opened_on), "name": "Opened", "lane": lane(0)},
        {"on": moment(drawn.until), "name": last, "lane": lane(0)},
    ]


def lane(number: int) -> str:
    """Name a line of event names; all but the first have no name in the margin."""
    return f"{EVENTS} {number}" if number else EVENTS


def lanes(events: list[Row], has_talks: bool, has_gaps: bool) -> list[str]:
    """Return the lines above the panels, from the top."""
    used = max((int(str(row["number"])) for row in events), default=0)
    others = [name for name, is_there in ((SUPERVISION, has_talks), (GAPS, has_gaps)) if is_there]
    return [lane(number) for number in range(used + 1)] + others


def event_rows(
    case: WholeCase, drawn: Window, across: Callable[[date], float], plot: int
) -> list[Row]:
    """Return the events, each on the first line where its name, or else its mark, touches no other.

    `across` says how many pixels from the left a day is drawn, and `plot` how many there are.
    """
    names = dict(rules.EVENTS)
    filled = {0: across(case.opened_on) + OPENED_WIDE}
    rows: list[Row] = []
    for event in filter(lambda one: drawn.holds(one.on), case.events):
        words, at = names[event.kind], across(event.on)
        wide = len(words) * LETTER + 2 * MARK
        side = "left" if at + wide <= plot else "right" if at >= wide else ""
        number = free_lane(filled, at + MARK - wide if side == "right" else at - MARK)
        if number is None:
            side, number = "", free_lane(filled, at - MARK) or 0
        ends = at - MARK + wide if side == "left" else at + MARK
        filled[number] = max(filled.get(number, 0), ends)
        told = {"tip": words, "day": said(event.on), "side": side}
        rows.append({"on": moment(event.on), "lane": lane(number), "number": number} | told)
    return rows


def free_lane(filled: dict[int, float], begins: float) -> int | None:
    """Return the first line with nothing beyond a place, in pixels; None where all are full."""
    free = (n for n in range(MOST_LANES) if n not in filled or filled[n] <= begins)
    return next(free, None)


def talk_rows(case: WholeCase) -> list[Row]:
    """Return the discussions in supervision."""
    talk = {"tip": "Discussed in supervision", "lane": SUPERVISION}
    return [{"on": moment(one.on), "day": said(one.on)} | talk for one in case.discussions]


def gap_rows(case: WholeCase, drawn: Window, across: Callable[[date], float]) -> list[Row]:
    """Return the stretches of more than 14 days without a visit made."""
    long = reading.gaps(
        case.made_on, opened_on=case.opened_on, until=drawn.until, numbers=case.numbers
    )
    return [
        {
            "from": moment(one.began_on),
            "to": moment(one.ended_on),
            "middle": (moment(one.began_on) + moment(one.ended_on)) // 2,
            "days": one.days,
            "fits": across(one.ended_on) - across(one.began_on) > 3 * LETTER,
            "lane": GAPS,
            "tip": f"{one.days} days without a visit",
            "day": f"{said(one.began_on)} to {said(one.ended_on)}",
        }
        for one in long
    ]
