"""Files on a case: kept, opened, put right, withdrawn; by whom, and what is refused."""

import hashlib
import sys

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.casework.actions.files import Said, change_file, withdraw_file
from holdfast.casework.models import File
from holdfast.casework.rules.files import (
    MOST_FILES,
    Sent,
    WhyNotKeep,
    WhyNotWithdraw,
    why_not_keep,
    why_not_withdraw,
)
from holdfast.kit.files import WhyNotFile
from holdfast.kit.refusals import Refused
from holdfast.kit.scanning import WhyNotClean
from tests import people
from tests.casework.keeping_files import EVIL, SAID, count, kept
from tests.database import all_seeing
from tests.kit.made import EICAR, PDF, exif, jpeg

pytestmark = pytest.mark.django_db


# Rules


@given(
    note=st.text(max_size=5), files=st.integers(0, 2 * MOST_FILES), is_closed=st.booleans(),
    name=st.sampled_from(["a.pdf", "a.exe"]), content=st.sampled_from([PDF, b"", EVIL]),
)  # fmt: skip
def test_a_file_is_kept_only_where_nothing_stands_against_it(note, files, is_closed, name, content):
    sent = Sent(
        name=name, content=content, largest=100, note=note, files=files, is_closed=is_closed
    )
    against = why_not_keep(sent)
    assert (WhyNotKeep.CLOSED in against) == is_closed
    assert (WhyNotKeep.FULL in against) == (files >= MOST_FILES)
    assert (WhyNotKeep.NO_NOTE in against) == (not note.strip())
    fits = name == "a.pdf" and content == PDF
    assert fits == (not [one for one in against if isinstance(one, WhyNotFile)])


def test_a_file_is_withdrawn_once_and_with_a_reason():
    assert why_not_withdraw(why="wrong child", is_withdrawn=False) == []
    assert why_not_withdraw(why=" ", is_withdrawn=True) == [*WhyNotWithdraw]


# Actions


def test_a_photograph_is_kept_without_where_it_was_taken():
    file = kept(people.case(), "house.jpg", jpeg(exif(6)))
    with acting_as(people.grace()):
        there = File.objects.get(pk=file.pk)
        content = bytes(there.content)
    assert b"HOME" not in content
    assert (there.size, there.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert (there.scan, there.is_shared) == ("not scanned", False)


def test_an_infected_file_is_not_kept_and_a_clean_one_says_so(settings):
    case = people.case()
    looks = "import sys; sys.exit(b'EICAR' in sys.stdin.buffer.read())"
    settings.VIRUS_SCANNER = f'command:{sys.executable} -c "{looks}"'
    with pytest.raises(Refused, match=WhyNotClean.INFECTED):
        kept(case, "letter.txt", EICAR)
    assert count() == 0
    assert kept(case).scan == "clean"
    settings.VIRUS_SCANNER = "command:/nowhere/scan"
    with pytest.raises(Refused, match=WhyNotClean.NO_ANSWER.split(":")[0]):
        kept(case)
    assert count() == 1


def test_nothing_is_kept_on_a_closed_case():
    case = people.case()
    case.closed_on = people.A_MONDAY
    with pytest.raises(Refused, match=WhyNotKeep.CLOSED.partition(":")[0]):
        kept(case)
    assert count() == 0


def test_what_is_said_of_a_file_is_changed_once_and_not_over_another():
    file, grace = kept(people.case()), people.grace()
    again = Said(sort="drawing", whose="child", note="The house", is_shared=True)
    with acting_as(grace):
        change_file(file=file, version=1, said=again, by=grace)
        assert [one.note for one in File.objects.shared()] == ["The house"]
        with pytest.raises(Stale):
            change_file(file=file, version=1, said=SAID, by=grace)


def test_a_withdrawn_file_is_kept_shared_no_longer_and_withdrawn_once():
    file, grace = kept(people.case(), said=Said(**vars(SAID) | {"is_shared": True})), people.grace()
    with acting_as(grace):
        withdraw_file(file=file, why="Of another child", at=people.A_MOMENT, by=grace)
        assert not File.objects.shared().exists()
        with pytest.raises(Refused, match=WhyNotWithdraw.ALREADY):
            withdraw_file(file=file, why="Again", at=people.A_MOMENT, by=grace)
    assert count(why_withdrawn="Of another child", is_shared=False, size__gt=0) == 1


def test_the_database_too_wants_a_reason_for_withdrawing():
    file = kept(people.case())
    with acting_as(people.grace()), pytest.raises(IntegrityError), transaction.atomic():
        File.objects.filter(pk=file.pk).update(withdrawn_at=people.A_MOMENT)


def test_the_trail_has_everything_and_never_the_file_itself():
    file, grace = kept(people.case()), people.grace()
    with acting_as(grace):
        withdraw_file(file=file, why="Of another child", at=people.A_MOMENT, by=grace)
    with all_seeing() as cursor:
        cursor.execute(
            "SELECT what FROM audit.entry WHERE %s = ANY(about) ORDER BY seq",
            [f"casework.file:{file.pk}"],
        )
        assert [what for (what,) in cursor.fetchall()] == ["kept file", "withdrew file"]
        cursor.execute(
            "SELECT max(length(after ->> 'content')) FROM audit.change WHERE tbl = 'casework_file'"
        )
        assert cursor.fetchone() == (32,)  # an MD5 of it


# Rows


@pytest.mark.parametrize(
    "who", [people.mary, people.oscar, people.max_, people.ada, people.lena, people.mallory]
)
def test_the_database_shows_nobody_else_a_file(who):
    file = kept(people.case())
    with acting_as(who()):
        assert not File.objects.filter(pk=file.pk).exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            File(**{f.attname: getattr(file, f.attname) for f in File._meta.fields}).save(
                force_insert=True
            )


def test_a_manager_sees_a_file_and_changes_nothing():
    file = kept(people.case())
    with acting_as(people.mona()):
        assert File.objects.filter(pk=file.pk).exists()
        assert File.objects.filter(pk=file.pk).update(note="!") == 0


# Pages
