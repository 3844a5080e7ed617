"""The tables about the work with families: cases, offers, goals, visits and modules."""

from holdfast.casework.rules import ENDINGS, MISSED, VISIT_OUTCOMES, VOICES
from holdfast.casework.rules.planning import DROPPED, KINDS
from holdfast.choosing.rules import AGE_BANDS, State
from holdfast.choosing.rules import ENDINGS as WHY_NOT_CHOSEN
from holdfast.evaluation.schema.shapes import (
    Column,
    Held,
    Kind,
    TableOf,
    code,
    day,
    key,
    whole,
    yes_no,
)
from holdfast.evaluation.schema.staff import SERVICES
from holdfast.families.rules import ETHNICITIES, SEXES, Status

STATUSES = tuple(Status.choices())
ETHNIC_GROUPS = tuple((group, group) for group in ("White", "Mixed", "Asian", "Black", "Other"))
AGES = tuple((band, band) for band in AGE_BANDS)
CASE = key("case", "The case")
PLACE = (
    code("small_area", "The small area (LSOA) the child lives in", held=Held.PLACE, may_lack=True),
    Column(
        name="deprivation_tenth",
        kind=Kind.WHOLE,
        says="How deprived that area is among all of England's",
        held=Held.QUASI,
        unit="tenth, 1 most deprived to 10 least",
        may_lack=True,
    ),
)

CASES = TableOf(
    name="cases",
    row="case: the work with one family, centred on one child. Sealed cases are left out",
    key=("case",),
    columns=(
        CASE,
        key("family", "The family"),
        key("child", "The child"),
        code("authority", "The authority, by the code the Department for Education gives it"),
        key("run", "The run of the programme", may_lack=True),
        key("team", "The team", may_lack=True),
        code("service", "The team's kind of service", SERVICES, may_lack=True),
        key("practitioner", "Who leads the case or, once it is closed, led it last", may_lack=True),
        key("group", "That practitioner's latest supervision group", may_lack=True),
        day("offered_on", "When the family was told of the programme", may_lack=True),
        day("agreed_on", "When the family agreed to take part", may_lack=True),
        day("started_on", "When the case was opened"),
        day("work_began_on", "When module work first began", may_lack=True),
        day("ended_on", "When the case was closed", may_lack=True),
        code("how_ended", "Why it was closed", tuple(ENDINGS), may_lack=True),
        code("status_at_start", "The child's highest status when it was opened", STATUSES,
             held=Held.QUASI, may_lack=True),
        code("status_at_end", "The same when it was closed, or now", STATUSES, held=Held.QUASI,
             may_lack=True),
        code("sex", "The child's sex", tuple(SEXES), held=Held.QUASI, may_lack=True),
        Column(name="age", kind=Kind.WHOLE, says="The child's age when the case was opened",
               held=Held.QUASI, unit="whole years, from 0; -1 for not yet born", may_lack=True),
        code("age_band", "The same, banded", AGES, held=Held.QUASI, may_lack=True),
        code("ethnicity", "The child's ethnicity", tuple(ETHNICITIES), held=Held.QUASI,
             may_lack=True),
        code("ethnic_group", "The same, in five groups", ETHNIC_GROUPS, held=Held.QUASI,
             may_lack=True),
        yes_no("disabled", "Whether the child is disabled", held=Held.QUASI, may_lack=True),
        *PLACE,
    ),
)  # fmt: skip

OFFERS = TableOf(
    name="offers",
    row="family considered for the programme, whether or not a case came of it",
    key=("offer",),
    columns=(
        key("offer", "The nomination"),
        key("case", "The case that came of it", may_lack=True),
        key("practitioner", "Whose case it would be", may_lack=True),
        day("nominated_on", "When the child was nominated"),
        day("offered_on", "When the family was told of the programme", may_lack=True),
        day("agreed_on", "When the family agreed to take part", may_lack=True),
        day("taken_back_on", "When the family took that back", may_lack=True),
        code("state", "How it stands", tuple((one.value, one.value) for one in State)),
        code("why_not", "Why no case came of it", tuple(WHY_NOT_CHOSEN), may_lack=True),
        code("age_band", "The child's age then", AGES, held=Held.QUASI, may_lack=True),
        code("sex", "The child's sex", tuple(SEXES), held=Held.QUASI, may_lack=True),
        code("ethnic_group", "The child's ethnicity, in five groups", ETHNIC_GROUPS,
             held=Held.QUASI, may_lack=True),
        code("status", "The child's highest status then", STATUSES, held=Held.QUASI, may_lack=True),
        yes_no("disabled", "Whether the child is disabled", held=Held.QUASI, may_lack=True),
        *PLACE,
    ),
)  # fmt: skip

GOALS = TableOf(
    name="goals",
    row="rating of one goal by one person on one day, on the scale 0 to 10",
    key=("goal", "whose", "on"),
    columns=(
        CASE,
        key("goal", "The goal; its words are not here"),
        code("owner", "Whose goal it is", tuple(VOICES)),
        code("whose", "Who rated it", tuple(VOICES)),
        day("on", "When"),
        whole("rating", "How far along they say it is", "0 not at all to 10 reached"),
    ),
)

VISITS = TableOf(
    name="visits",
    row="visit made, or planned and missed",
    key=("visit",),
    columns=(
        key("visit", "The visit"),
        CASE,
        key("practitioner", "Who recorded it", may_lack=True),
        day("on", "When"),
        code("outcome", "Whether it was made", tuple(VISIT_OUTCOMES)),
        code("missed_because", "Why not", tuple(MISSED), may_lack=True),
        code("section", "The section of the manual that was used, by its code", may_lack=True),
        code("module", "The module, by its code within the section", may_lack=True),
        whole("steps", "Steps of the module that were done or adapted", "steps, from 0"),
        yes_no("adapted", "Whether the manual was departed from"),
        yes_no("child_there", "Whether the child took part"),
    ),
)

MODULES = TableOf(
    name="modules",
    row="module planned or used in one case",
    key=("case", "section", "module"),
    columns=(
        CASE,
        code("section", "The section of the manual, by its code"),
        code("module", "The module, by its code within the section"),
        code("kind", "What it was planned as; empty if used unplanned", tuple(KINDS),
             may_lack=True),
        day("planned_on", "When it was planned", may_lack=True),
        day("first_on", "The first visit that used it", may_lack=True),
        day("last_on", "The last", may_lack=True),
        whole("visits", "Visits made that used it", "visits, from 0"),
        whole("core_steps", "Steps that the manual calls core", "steps, from 0"),
        whole("core_done", "Of those, done or adapted at least once", "steps, from 0"),
        whole("adapted", "Steps that were adapted at least once", "steps, from 0"),
        whole("skipped", "Steps that were skipped, and never done", "steps, from 0"),
        code("dropped_because", "Why it was taken off the plan", tuple(DROPPED), may_lack=True),
    ),
)  # fmt: skip
