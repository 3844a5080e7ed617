"""What the two Warwick-Edinburgh scales share: the licence."""

from holdfast.measures.instruments.shapes import Licence

LICENCE = Licence(
    holder="University of Warwick, University of Edinburgh and NHS Health Scotland",
    terms=(
        "Every user registers with Warwick first.",
        "The free, non-commercial licence forbids passing the scale on or showing it in public.",
    ),
    may_show=("The number of a question and its answers as digits", "Scores"),
    may_not_show=("The wording of any question or answer, in any language",),
    source="warwick.ac.uk, WEMWBS",
)
