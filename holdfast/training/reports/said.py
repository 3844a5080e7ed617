"""What people said of a day, as far as it may be told: nothing from fewer than five."""

from dataclasses import dataclass

from django.db import connection

from holdfast.training.models import Day
from holdfast.training.rules import feedback as rules
from holdfast.training.rules.feedback import Average

ASKED = [
    ("before", "How confident did they feel before, from 0 to 10?"),
    ("after", "How confident did they feel after, from 0 to 10?"),
    *((name, f"{words} (1 to 5)") for name, words in rules.QUESTIONS),
]


@dataclass(frozen=True, kw_only=True)
class SaidOfDay:
    """Averages question by question, and the comments, or none of them."""

    averages: list[tuple[str, Average]]
    comments: list[str]


def said_of(day: Day) -> SaidOfDay:
    """Return what was said of a day; the database gives nothing of it under five answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT question, answers, mean FROM app.training_said(%s)", [day.pk])
        found = {question: (answers, float(mean)) for question, answers, mean in cursor.fetchall()}
        cursor.execute("SELECT comment FROM app.training_comments(%s)", [day.pk])
        comments = [comment for (comment,) in cursor.fetchall()]
    averages = []
    for name, words in ASKED:
        answers, mean = found.get(name, (0, None))
        averages.append((words, rules.average(answers=answers, mean=mean)))
    return SaidOfDay(averages=averages, comments=comments)
