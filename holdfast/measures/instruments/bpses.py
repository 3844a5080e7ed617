"""BPSES: five questions on how able a parent feels in the part. Higher is better."""

from holdfast.measures.instruments.instrument import Instrument, numbered, scales_of, versions_of
from holdfast.measures.instruments.shapes import (
    Direction,
    Informant,
    Licence,
    Missing,
    Scale,
    Version,
)

INSTRUMENT = Instrument(
    key="bpses",
    name="BPSES",
    title="Brief Parental Self-Efficacy Scale (BPSES)",
    versions=versions_of(Version(code="BPSES", informant=Informant.PARENT, youngest=2, oldest=17)),
    item_answers=numbered(5, 1, 2, 3, 4, 5),
    scales=scales_of(
        Scale(
            key="total",
            words="Self-efficacy",
            lowest=5,
            highest=25,
            direction=Direction.BETTER,
            items=(1, 2, 3, 4, 5),
            least_answered=5,
            missing=Missing.NO_SCORE,
            missing_source="our own: nothing published was seen",
        )
    ),
    main_scale="total",
    licence=Licence(
        holder="Matt Woolgar, Sajid Humayun, Stephen Scott and Mark Dadds",
        terms=(
            "Free to use; in the NHS copyright licensing service. Ask before bundling the form.",
        ),
        may_show=("The number of a question and its answers as digits", "Scores"),
        may_not_show=("The wording, until the authors have said yes",),
        source="corc.uk.net, Brief Parental Self-Efficacy Scale",
    ),
    notes=(
        "There is no cut-off. Answers 1-5 and the ages are recalled.",
        "NHS England's own list has its direction the other way about; higher is better.",
    ),
)
