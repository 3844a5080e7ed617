"""The lead opens a pulse, counts it once it is over, reads comments, and tells what was heard."""

import json
from collections.abc import Collection, Iterable
from datetime import date
from random import SystemRandom
from uuid import UUID

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.kit.sealing import unseal
from holdfast.kit.small_numbers import SMALLEST
from holdfast.voice import rules
from holdfast.voice.actions.answering import purpose_of
from holdfast.voice.content.statements import STATEMENTS
from holdfast.voice.models import AnswerBox, PulseComment, Wave, WaveCount
from holdfast.voice.reports.waves import audience_of
from holdfast.voice.rules import Audience, Ballot
from holdfast.voice.rules.waves import Days


@transaction.atomic
def open_wave(
    *, audience: Audience, opens_on: date, closes_on: date, today: date, by: User
) -> Wave:
    """Open a pulse from a day until a day. Raise `Refused`."""
    others = Wave.objects.filter(authority_id=by.authority, audience=audience, counted_on=None)
    days = Days(opens_on=opens_on, closes_on=closes_on)
    insist(rules.why_not_open(days, today=today, is_another=others.exists()))
    made = Wave(
        authority_id=by.authority, audience=audience, opens_on=opens_on, closes_on=closes_on,
        opened_by=by,
    )  # fmt: skip
    made.save(force_insert=True)
    AnswerBox(wave=made).save(force_insert=True)
    record("opened a pulse", about=[made], by=by)
    return made


@transaction.atomic
def count_wave(*, wave: Wave, today: date, by: User) -> Wave:
    """Count a pulse that is over, and throw the answers away. Raise `Refused`.

    What is told is rounded by chance here, once; no exact number but how many answered is kept.
    """
    box = AnswerBox.objects.select_for_update().get(wave=wave)
    wave.refresh_from_db()
    insist(rules.why_not_count(wave.stands(today)))
    inside = [json.loads(text) for text in unseal(box.sealed, purpose=purpose_of(wave))]
    ballots = [Ballot(service=one["service"], marks=one["marks"]) for one in inside]
    keep_counts(wave, ballots)
    if len(ballots) >= SMALLEST:
        keep_comments(wave, [one["comment"] for one in inside if one["comment"]])
    AnswerBox.objects.filter(pk=box.pk).update(sealed="")
    change(
        wave, version=wave.version, counted_on=today, asked=audience_of(wave).count(),
        answered=len(ballots) if len(ballots) >= SMALLEST else None,
    )  # fmt: skip
    record("counted a pulse", about=[wave], by=by)
    return wave


def keep_counts(wave: Wave, ballots: list[Ballot]) -> None:
    """Keep what may be told of a wave's answers."""
    keys = [one.key for one in STATEMENTS[Audience(wave.audience)]]
    found = rules.counted(ballots, keys, SystemRandom().random)
    WaveCount.objects.bulk_create(
        WaveCount(
            wave=wave, service=service, statement=key, disagree=low, between=middle, agree=high
        )
        for service, each in found.items()
        for key, (low, middle, high) in each.items()
    )


def keep_comments(wave: Wave, comments: Iterable[str]) -> None:
    """Keep a wave's comments in an order drawn by lot, without service, for the lead to read."""
    mixed = list(comments)
    SystemRandom().shuffle(mixed)
    PulseComment.objects.bulk_create(PulseComment(wave=wave, words=one) for one in mixed)


@transaction.atomic
def settle_comments(*, wave: Wave, for_all: Collection[UUID], by: User) -> None:
    """Say which comments all staff may read once the wave is told; the others stay unread by them.

    Raise `Refused` once it is told: a comment that was read cannot be unread.
    """
    wave.refresh_from_db()
    reasons = [rules.WhyNotPublish.TOLD] if wave.published_on else []
    insist(reasons)
    theirs = PulseComment.objects.filter(wave=wave)
    theirs.filter(pk__in=for_all).update(is_for_all=True)
    theirs.exclude(pk__in=for_all).update(is_for_all=False)
    record("read the comments of a pulse", about=[wave], by=by)


@transaction.atomic
def tell_wave(*, wave: Wave, version: int, heard: str, doing: str, today: date, by: User) -> Wave:
    """Tell all staff what was heard and what is done about it. Raise `Refused` or `Stale`."""
    waits = PulseComment.objects.filter(wave=wave, is_for_all=None).exists()
    insist(rules.why_not_publish(wave.stands(today), comments_wait=waits))
    change(wave, version=version, heard=heard, doing=doing, published_on=today)
    record("told what a pulse said", about=[wave], by=by)
    return wave
