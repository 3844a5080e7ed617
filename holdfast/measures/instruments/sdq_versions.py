"""The SDQ's versions: who answers which, for what age, and which numbers may be written.

Questions are known by number only (1-33, and 34-35 on a follow-up form; the numbers after 25
are the Australian ones, for the British paper prints none). No wording is here or may be
added: see `LICENCE`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from holdfast.measures.instruments import shapes
from holdfast.measures.instruments.shapes import Informant, Licence


class Scale(StrEnum):
    """What is scored. The five scales come from items 1-25, impact from the supplement."""

    EMOTIONAL = "emotional"
    CONDUCT = "conduct"
    HYPERACTIVITY = "hyperactivity"
    PEER = "peer"
    PROSOCIAL = "prosocial"
    TOTAL = "total"
    INTERNALISING = "internalising"
    EXTERNALISING = "externalising"
    IMPACT = "impact"


class Norms(StrEnum):
    """The published group a version is banded against."""

    PARENT_4_17 = "parent 4-17"
    TEACHER_4_17 = "teacher 4-17"
    SELF_11_17 = "self 11-17"
    PARENT_2_4 = "parent 2-4"


DIFFICULTIES = (Scale.EMOTIONAL, Scale.CONDUCT, Scale.HYPERACTIVITY, Scale.PEER)
SCALES = (*DIFFICULTIES, Scale.PROSOCIAL)
KEYED: Mapping[Scale, tuple[int, ...]] = MappingProxyType(
    {
        Scale.EMOTIONAL: (3, 8, 13, 16, 24),
        Scale.CONDUCT: (5, 7, 12, 18, 22),
        Scale.HYPERACTIVITY: (2, 10, 15, 21, 25),
        Scale.PEER: (6, 11, 14, 19, 23),
        Scale.PROSOCIAL: (1, 4, 9, 17, 20),
    }
)
REVERSED = frozenset({7, 11, 14, 21, 25})

ANY_DIFFICULTY = 26  # 0 means "none", and makes the impact 0 whatever follows
HOW_LONG = 27  # first forms only; never scored
BURDEN = 33  # never scored
FOLLOW_UP_ONLY = (34, 35)  # how things have changed; never scored
LAST_NUMBER = 35


@dataclass(frozen=True, kw_only=True)
class Version(shapes.Version):
    """A printed SDQ: one informant, one span of ages."""

    norms: Norms | None = None

    @property
    def impact_items(self) -> tuple[int, ...]:
        """Return the numbers that make the impact score: three on a teacher's form, five else."""
        return (28, 30, 31) if self.informant is Informant.TEACHER else (28, 29, 30, 31, 32)

    @property
    def highest_impact(self) -> int:
        """Return the most the impact can be: 6 for a teacher, 10 for anyone else."""
        return 2 * len(self.impact_items)


def _version(code: str, informant: Informant, ages: str, norms: Norms | None) -> Version:
    youngest, _, oldest = ages.rstrip("+").partition("-")
    return Version(
        code=code,
        informant=informant,
        youngest=int(youngest),
        oldest=int(oldest) if oldest else None,
        norms=norms,
    )


VERSIONS: Mapping[str, Version] = MappingProxyType(
    {
        version.code: version
        for version in (
            _version("P2-4", Informant.PARENT, "2-4", Norms.PARENT_2_4),
            _version("T2-4", Informant.TEACHER, "2-4", None),
            _version("P4-10", Informant.PARENT, "4-10", Norms.PARENT_4_17),
            _version("P11-17", Informant.PARENT, "11-17", Norms.PARENT_4_17),
            _version("P4-17", Informant.PARENT, "4-17", Norms.PARENT_4_17),
            _version("T4-10", Informant.TEACHER, "4-10", Norms.TEACHER_4_17),
            _version("T11-17", Informant.TEACHER, "11-17", Norms.TEACHER_4_17),
            _version("T4-17", Informant.TEACHER, "4-17", Norms.TEACHER_4_17),
            _version("S11-17", Informant.SELF, "11-17", Norms.SELF_11_17),
            _version("S18+", Informant.SELF, "18+", None),
            _version("I18+", Informant.INFORMANT, "18+", None),
        )
    }
)


@cache
def highest_answers(code: str, *, follow_up: bool) -> Mapping[int, int]:
    """Return each number on the form with the highest answer it takes; the lowest is always 0.

    Raise `KeyError` for a code that is not in `VERSIONS`.
    """
    version = VERSIONS[code]
    asked = dict.fromkeys(range(1, ANY_DIFFICULTY), 2)
    asked |= dict.fromkeys((ANY_DIFFICULTY, *version.impact_items, BURDEN), 3)
    asked |= {34: 4, 35: 3} if follow_up else {HOW_LONG: 3}
    return MappingProxyType(asked)


class NoScore(StrEnum):
    """Why the yearly return on looked-after children (SSDA903) has no SDQ score for a child.

    The names are the codes of the return, the words our own. Source: the field SDQ_REASON in
    data-to-insight/ssd-data-model, data/objects/ssd_sdq_scores.yml.
    """

    SDQ1 = "Too young or too old: under 4 or over 16 at the latest assessment"
    SDQ2 = "The carer did not want to fill in the form"
    SDQ3 = "The child's disability is too severe for the form"
    SDQ4 = "Another reason"
    SDQ5 = "The child or young person did not want it done"


LICENCE = Licence(
    holder="Robert Goodman; Youthinmind gives permission",
    terms=(
        "In copyright, not public domain: nothing may be changed, added or left out.",
        "Paper forms are free to organisations that make no profit and do not charge families.",
        "No electronic version may be made or passed on without Youthinmind's agreement.",
        "A national licence covers only the service it was given to. As we read the NHS one, it "
        "leaves a council out.",
        "Whether typing numbers in from paper needs a licence is not settled: ask Youthinmind "
        "in writing before live use.",
    ),
    may_show=(
        "The number of a question and the answers it takes, as digits",
        "Scale names, scores, and bands with the name of their table",
    ),
    may_not_show=("The wording of any question or answer, in any language",),
    source="Copyright text in hl7dk/kl-children (input/fsh/sdq4-10.fsh), docs.omsss.online, "
    "sdq.dk and logicly-au/pmhc-mds.com (_source/measures/sdq.md)",
)
