"""The statements of the pulse: our own words, at most two for each topic.

The topics are those of Proctor and others (2011) and of normalisation process theory (May and
Finch 2009). The published scales for them (AIM, IAM, FIM; NoMAD) are not used: no licence for their
wording is established (reference: measures.md, Licensing). The words behind a key never change: a
statement that is put otherwise gets a key of its own, so that waves can be set side by side.
"""

from dataclasses import dataclass

from holdfast.voice.rules import Audience

ACCEPTABLE = "Is it welcome?"
APPROPRIATE = "Does it fit the families?"
FEASIBLE = "Can it be done?"
NORMAL = "Is it becoming part of the work?"
MOOD = "How the work has been"


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One statement to agree or disagree with: its key, its topic, its words."""

    key: str
    topic: str
    words: str


def said(key: str, topic: str, words: str) -> Statement:
    """Return one statement, told on one line."""
    return Statement(key=key, topic=topic, words=words)


OF_MOOD = said("mood", MOOD, "On most days of the last few weeks my work has gone well")
STATEMENTS: dict[Audience, tuple[Statement, ...]] = {
    Audience.PRACTITIONERS: (
        said("p-glad", ACCEPTABLE, "I am glad that we work with families in this way"),
        said("p-helps", APPROPRIATE, "It gives the families I see what they came for"),
        said("p-hours", FEASIBLE, "In an ordinary week I find the hours it asks of me"),
        said("p-reach", NORMAL, "I reach for it by habit when I plan a visit"),
        said("p-talk", NORMAL, "In my team we speak of it as of any other part of the job"),
        OF_MOOD,
    ),
    Audience.MANAGERS: (
        said("m-glad", ACCEPTABLE, "I am glad that my team works with families in this way"),
        said("m-right", APPROPRIATE, "It is offered to the families for whom it was meant"),
        said("m-hours", FEASIBLE, "I can keep free the hours that I promised for it"),
        said("m-one-to-one", NORMAL, "It has its place in my one-to-ones without a reminder"),
        OF_MOOD,
    ),
}
BY_KEY = {one.key: one for each in STATEMENTS.values() for one in each}
