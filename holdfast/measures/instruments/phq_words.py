"""What the PHQ-9 and the GAD-7 share: their answers, their lead-in and their free licence."""

from collections.abc import Mapping
from types import MappingProxyType

from holdfast.measures.instruments.shapes import Licence

LEAD_IN = (
    "Over the last 2 weeks, how often have you been bothered by any of the following problems?"
)
ANSWERS: Mapping[int, str] = MappingProxyType(
    {0: "Not at all", 1: "Several days", 2: "More than half the days", 3: "Nearly every day"}
)
MISSING = (
    "with one or two blanks, the mean of the other answers stands in: the instruction manual of "
    "the PHQ and GAD-7, recalled and not yet seen"
)
LICENCE = Licence(
    holder="Spitzer, Williams, Kroenke and colleagues; developed with a grant from Pfizer",
    terms=("No permission is needed to reproduce, translate, display or distribute it.",),
    may_show=(
        "The wording of every question and answer",
        "Scores, and bands with the name of their table",
    ),
    may_not_show=(),
    source="CamCOPS documentation of its PHQ-9 and GAD-7 tasks; the forms carry the same sentence",
    may_bundle_wording=True,
)
