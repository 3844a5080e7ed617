"""What the rating scales of four ten-centimetre lines share: the marks, the sum, the licence.

A mark is measured from the left in whole millimetres, 0-100, and each line counts in
centimetres to one decimal, so that a total is 0-40.
"""

from holdfast.measures.instruments.instrument import numbered, scales_of
from holdfast.measures.instruments.shapes import Direction, Licence, Missing, Scale

MARKS = numbered(4, *range(101))

LICENCE = Licence(
    holder="Scott Miller and Barry Duncan",
    terms=(
        "One practitioner on paper: a free licence from the developer, to be taken out.",
        "A group, an agency or an electronic form: a licence that is bought.",
    ),
    may_show=("The number of a line and its mark", "Scores, and bands with their table's name"),
    may_not_show=("The wording of any line or instruction, in any language",),
    source="corc.uk.net, Outcome Rating Scale and Child Outcome Rating Scale",
)

SCALES = scales_of(
    Scale(
        key="total",
        words="Total",
        lowest=0,
        highest=40,
        direction=Direction.BETTER,
        items=(1, 2, 3, 4),
        least_answered=4,
        missing=Missing.NO_SCORE,
        missing_source="our own: nothing published was seen",
        per=10,
        is_rounded=False,
    )
)

CUT_OFFS = "Developer's manual of feedback-informed treatment: recalled, not yet seen"
