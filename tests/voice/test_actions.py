"""A pulse from opening to the reply; and an attack on its answers with the owner's rights."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.access.models import Draft, Sending
from holdfast.access.permissions import Role
from holdfast.kit.refusals import Refused
from holdfast.voice.actions.leading import count_wave, settle_comments, tell_wave
from holdfast.voice.actions.offering import offer_help
from holdfast.voice.models import AnswerBox, Answering, HelpOffer, PulseComment, Wave, WaveCount
from holdfast.voice.reports.offering import quiet
from holdfast.voice.reports.results import said_in
from holdfast.voice.reports.waiting import lines_for
from holdfast.voice.reports.waves import answers_to
from holdfast.voice.rules import Audience
from tests import people
from tests.database import all_seeing
from tests.supervision import groups
from tests.voice import pulses

pytestmark = pytest.mark.django_db
SIX = [5, 4, 4, 2, 1, 3]


def everything(model):
    with all_seeing():
        return list(model.objects.all())


def rows_of(sql, *given):
    with all_seeing() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchall()


def test_from_opening_to_what_we_do():
    wave = pulses.told()
    with acting_as(people.dora()):
        (found,) = Wave.objects.visible_to(people.dora())
        assert (found.answered, found.heard, found.doing) == (
            6,
            "Time is short",
            "Hours are kept free",
        )
        said = said_in(found, [])
        assert {sum(one.rows[0].bands) for one in said} == {6}
        assert not any(one.services for one in said), "nobody is in a team"
        assert PulseComment.objects.count() == 6
        (line,) = lines_for(people.dora(), today=pulses.AFTER)
        assert line.href == wave.get_absolute_url()


def test_each_answers_once_while_it_is_open_and_only_who_is_asked():
    wave, (one, *_) = pulses.opened(), pulses.staff(1)
    pulses.answered(wave, one)
    for by in (one, people.mona(), people.lena()):
        with pytest.raises(Refused):
            pulses.answered(wave, by)
    wave.opens_on = wave.closes_on + timedelta(days=1)  # the day on which it is tried
    with pytest.raises(Refused):
        pulses.answered(wave, people.mary())
    assert len(everything(Answering)) == 1
    with pytest.raises(IntegrityError, match="voice_each_answers_once"), transaction.atomic():
        with acting_as(one):
            Answering(wave_id=wave.pk, person=one).save(force_insert=True)


def test_a_comment_names_nobody_of_a_family_nor_a_colleague():
    people.case()
    people.mona()
    wave = pulses.opened()
    with pytest.raises(Refused):
        pulses.answered(wave, people.grace(), comment="Robin Ashdown is hard to reach")
    assert everything(Answering) == []


def test_nobody_counts_before_its_last_day_has_passed_and_nobody_twice():
    wave, lena = pulses.opened(), people.lena()
    with acting_as(lena):
        with pytest.raises(Refused):
            count_wave(wave=wave, today=wave.closes_on, by=lena)
        with pytest.raises(IntegrityError, match="voice_counted_when_closed"), transaction.atomic():
            Wave.objects.update(counted_on=wave.closes_on)
    pulses.counted(wave)
    with pytest.raises(Refused):
        pulses.counted(wave)
    assert pulses.opened(opens_on=pulses.AFTER, closes_on=pulses.AFTER).pk, "and then another"


def test_one_pulse_at_a_time_for_the_same_people():
    pulses.opened()
    assert pulses.opened(audience=Audience.MANAGERS).pk
    with pytest.raises(Refused):
        pulses.opened()


def test_of_fewer_than_five_nothing_is_kept():
    wave = pulses.of((one, 1, "Words") for one in pulses.staff(4))
    assert (wave.answered, wave.asked) == (None, 4)
    assert everything(WaveCount) == everything(PulseComment) == []
    assert [one.sealed for one in everything(AnswerBox)] == [""]


def test_managers_are_asked_in_a_pulse_of_their_own():
    wave = pulses.opened(audience=Audience.MANAGERS)
    for one in pulses.staff(5, Role.MANAGER):
        pulses.answered(wave, one)
    assert pulses.counted(wave).answered == 5
    with pytest.raises(Refused):
        pulses.answered(wave, people.grace())


def test_the_lead_is_told_how_many_and_nobody_is_told_who():
    wave, staff = pulses.opened(), pulses.staff(3)
    for one in staff:
        pulses.answered(wave, one)
    for who, many in ((people.lena(), 3), (people.mona(), 0), (people.dora(), 0)):
        with acting_as(who):
            assert answers_to(wave) == many
            assert not Answering.objects.exists()
    with acting_as(staff[0]):
        assert Answering.objects.get().person == staff[0]


def test_whoever_has_not_answered_is_reminded_and_who_has_is_not():
    wave, (one, other) = pulses.opened(), pulses.staff(2)
    pulses.answered(wave, one)
    with acting_as(one):
        assert lines_for(one, today=pulses.DAY) == []
    with acting_as(other):
        (line,) = lines_for(other, today=pulses.LAST)
        assert "A minute, without your name, until 15 March" in line.words
        assert lines_for(other, today=pulses.AFTER) == []


def test_results_and_comments_are_the_leads_until_they_are_told_and_then_what_may_be_read():
    wave = pulses.of((one, 4, f"Words {one.pk}") for one in pulses.staff(5))
    lena = people.lena()
    reply = {"heard": "a", "doing": "b", "today": pulses.AFTER, "by": lena}
    with acting_as(lena):
        first = PulseComment.objects.order_by("pk")[0]
        with pytest.raises(Refused):
            tell_wave(wave=wave, version=wave.version, **reply)
        settle_comments(wave=wave, for_all=[first.pk], by=lena)
    with acting_as(people.mary()):
        assert not PulseComment.objects.exists()
        assert not WaveCount.objects.exists()
    with acting_as(lena):
        with pytest.raises(Stale):
            tell_wave(wave=wave, version=0, **reply)
        tell_wave(wave=wave, version=wave.version, **reply)
        with pytest.raises(Refused):
            settle_comments(wave=wave, for_all=[], by=lena)
    with acting_as(people.mary()):
        assert [one.pk for one in PulseComment.objects.all()] == [first.pk]
        assert WaveCount.objects.exists()
    with acting_as(people.mallory()):
        assert not PulseComment.objects.exists()
        assert not Wave.objects.exists()


def test_the_owner_of_the_database_cannot_tie_an_answer_to_who_gave_it():
    """With every right in the database, and looking after each answer, nothing is to be tied.

    Not by a key, a moment, an order of rows, a transaction, the trail or a length: before it is
    counted an answer is in a box that nobody but the site opens, and afterwards it is nowhere.
    """
    wave, staff = pulses.opened(), pulses.staff(6)
    boxes = []
    for one, mark in zip(staff, SIX, strict=True):
        pulses.answered(wave, one, mark, "A long comment about hours" * (mark == 1))
        boxes.append(rows_of("SELECT sealed FROM voice_answerbox")[0][0])
    assert_no_table_holds(["A long comment", '"marks"', "p-glad"])
    grown = {len(after) - len(before) for before, after in pairwise(boxes)}
    assert max(grown) - min(grown) <= 4, "by what base64 adds to fill its last four"
    wave = pulses.counted(wave)
    kept = {one.pk for one in everything(Answering)}
    counts, comments = everything(WaveCount), everything(PulseComment)
    assert len(comments) == 1
    assert {sum(one.bands) for one in counts} == {6}, "numbers of all together, and no row of one"
    keys = {str(one.pk) for one in staff} | {str(key) for key in kept}
    for table in ("voice_wavecount", "voice_pulsecomment", "voice_answerbox"):
        words = " ".join(text for (text,) in rows_of(f"SELECT to_jsonb(t)::text FROM {table} t"))
        assert not any(f'"{key}"' in words for key in keys), table
        columns = "SELECT data_type FROM information_schema.columns WHERE table_name = %s"
        kinds = {one for (one,) in rows_of(columns, table)}
        assert not kinds & {"timestamp with time zone", "date"}, table
        by = "SELECT DISTINCT by FROM audit.change WHERE tbl = %s AND op = 'INSERT'"
        assert rows_of(by, table) == [(str(people.lena().pk),)], table
    written = {xmin for (xmin,) in rows_of("SELECT xmin::text FROM voice_answering")}
    for table in ("voice_wavecount", "voice_pulsecomment"):
        ((at_once,),) = rows_of(f"SELECT DISTINCT xmin::text FROM {table}")
        assert at_once not in written
    said = rows_of(
        "SELECT DISTINCT about[1], detail::text FROM audit.entry WHERE what = 'answered a pulse'"
    )
    assert said == [(f"voice.wave:{wave.pk}", "{}")]
    assert everything(Sending) == everything(Draft) == []


def assert_no_table_holds(words):
    """Look through every table of the site, the trail's among them, for some words."""
    tables = rows_of(
        "SELECT table_schema, table_name FROM information_schema.tables "
        "WHERE table_schema IN ('public', 'audit') AND table_type = 'BASE TABLE' "
        "AND (table_name LIKE 'voice%%' OR table_name LIKE 'access_draft' "
        "OR table_name LIKE 'access_sending' OR table_name LIKE 'django_session' "
        "OR table_schema = 'audit')"
    )
    assert len(tables) > 8
    for schema, table in tables:
        for one in words:
            held = rows_of(
                f"SELECT count(*) FROM {schema}.{table} t WHERE t::text LIKE %s", f"%{one}%"
            )
            assert held == [(0,)], (table, one)


def test_whoever_answers_waits_for_whoever_is_answering():
    """What the box holds is never written over unseen: it is locked before it is read."""
    wave, (one,) = pulses.opened(), pulses.staff(1)
    with CaptureQueriesContext(connection) as asked:
        pulses.answered(wave, one)
    first = next(query["sql"] for query in asked if "voice_answerbox" in query["sql"])
    assert "FOR UPDATE" in first


def test_nobody_but_the_lead_opens_a_pulse_or_adds_a_count():
    wave = pulses.opened()
    for made in (
        Wave(authority_id="315", audience="managers", opens_on=pulses.DAY, closes_on=pulses.LAST,
             opened_by=people.mona()),
        WaveCount(wave=wave, service="x", statement="y", disagree=0, between=0, agree=3),
        PulseComment(wave=wave, words="x"),
    ):  # fmt: skip
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            with acting_as(people.mona()):
                made.save(force_insert=True)


def test_who_might_be_glad_of_a_call_is_for_the_lead_and_their_own_supervisor_alone():
    part, day = people.participant(people.grace()), people.A_MONDAY + timedelta(days=60)
    lena, petra = people.lena(), people.petra()
    groups.joined(groups.group(), part)
    with acting_as(lena):
        offer_help(participant=part, offered="A joint visit", on=day, by=lena)
        (one,) = quiet(lena, people.run(), today=day)
        assert one.reasons == ["No case yet, 8 weeks after joining"]
        assert [offer.offered for offer in one.offers] == ["A joint visit"]
    with acting_as(petra):
        (one,) = quiet(petra, people.run(), today=day)
        assert [offer.offered for offer in one.offers] == ["A joint visit"]
    paul = people.person("Paul", Role.SUPERVISOR)
    with acting_as(paul):
        assert quiet(paul, people.run(), today=day) == []
    for who in (paul, people.grace(), people.mona(), people.dora()):
        with acting_as(who):
            assert not HelpOffer.objects.exists(), who
