"""Whose passport who may see, and that it holds numbers and no family."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.accreditation.reports.passport import asked, passports_of
from holdfast.casework.actions.cases import seal_case
from holdfast.casework.models import Case
from holdfast.programme.models import Participant
from holdfast.training.actions.feedback import give_feedback
from holdfast.training.models import Day
from holdfast.training.rules.feedback import Said
from tests import people
from tests.accreditation.coming import kept, met, trained
from tests.casework.typing_in import words
from tests.database import all_seeing
from tests.supervision.groups import group

pytestmark = pytest.mark.django_db
READERS = {
    "grace": ["Grace"], "mary": ["Mary"], "petra": ["Grace", "Mary"], "mona": ["Grace", "Mary"],
    "max_": [], "lena": [], "ada": [], "dora": [], "mallory": [],
}  # fmt: skip


def page(client, who, part) -> str:
    people.signed_in(client, who)
    return " ".join(words(client.get(reverse("passport", args=[part.pk]))).split())


@pytest.mark.parametrize("reader", READERS)
def test_both_locks_let_the_same_passports_through(reader):
    met()
    who = getattr(people, reader)()
    with all_seeing():
        alone = set(passports_of(who).values_list("pk", flat=True))
        names = sorted(
            Participant.objects.filter(pk__in=alone).values_list("person__name", flat=True)
        )
    with acting_as(who):
        ((second,),) = asked("SELECT app.my_passports()")
    assert alone == set(second)
    assert names == READERS[reader]


def test_a_passport_of_nobody_of_mine_has_no_number_in_it_even_when_asked_for():
    its = met()
    trained()
    part = its.grace.participant_id
    for sql in (
        "meetings(%s)",
        "cases(%s)",
        "training(%s, now()::date)",
        "measures(%s, now()::date)",
    ):
        with acting_as(people.oscar()):
            assert asked(f"SELECT * FROM app.passport_{sql}", part) == []


def test_of_another_group_or_team_it_is_not_there(client):
    its = met()
    group("Other group", supervisor=people.person("Paul", people.petra().role))
    for who in (people.person("Paul", people.petra().role), people.max_(), people.mary()):
        people.signed_in(client, who)
        answer = client.get(reverse("passport", args=[its.grace.participant_id]))
        assert answer.status_code == 404
    for who in (people.lena(), people.ada(), people.dora()):
        people.signed_in(client, who)
        assert client.get(reverse("passports")).status_code == 403


def test_somebody_who_sees_their_own_alone_is_led_to_it(client):
    its = met()
    people.signed_in(client, people.grace())
    sent = client.get(reverse("passports"))
    assert sent.url == reverse("passport", args=[its.grace.participant_id])
    people.signed_in(client, people.mona())
    text = words(client.get(reverse("passports")))
    assert "Grace" in text
    assert "Mary" in text


def test_the_three_who_see_it_read_the_same_numbers_and_no_family(client):
    its = met()
    trained()
    for who, whose in ((people.grace(), "You"), (people.petra(), "They"), (people.mona(), "They")):
        text = page(client, who, its.grace.participant)
        assert f"{whose} came to 1 of 1 meetings held (100%)" in text
        assert "2 hours, as the meetings were planned" in text
        assert "Trained in 1 of 7 sections" in text
        assert "Getting ready: 1" in text
        assert "Robin" not in text
        assert "Ashdown" not in text
        assert its.case.reference not in text


def test_confidence_and_cpd_are_for_oneself_alone(client):
    its, grace = met(), people.grace()
    day = trained()
    with acting_as(grace):
        give_feedback(
            day=Day.objects.get(pk=day), said=Said(confident_after=9), at=people.A_MOMENT, by=grace
        )
    kept(its)
    own = page(client, grace, its.grace.participant)
    assert "–, 9" in own
    assert "1 entry kept" in own
    for who in (people.petra(), people.mona()):
        text = page(client, who, its.grace.participant)
        assert "Confidence" not in text
        assert "CPD" not in text


def test_a_sealed_case_counts_for_its_lead_alone(client):
    its, mona = met(), people.mona()
    with acting_as(mona):
        seal_case(
            case=Case.objects.get(pk=its.case.pk), only=[people.grace()], why="kin", at=now(),
            by=mona,
        )  # fmt: skip
    assert "Getting ready: 1" in page(client, people.grace(), its.grace.participant)
    assert "Getting ready" not in page(client, people.petra(), its.grace.participant)
    assert "Getting ready" not in page(client, mona, its.grace.participant)


def test_an_empty_passport_says_so(client):
    part = people.participant(people.grace())
    text = page(client, people.grace(), part)
    for said in ("Nothing is due.", "Nothing is recorded of a meeting yet.", "None so far."):
        assert said in text
    assert "None was asked for so far." in text


def test_more_meetings_and_cases_take_no_more_queries(client):
    its, counts = met(), []
    address = reverse("passport", args=[its.grace.participant_id])
    people.signed_in(client, people.grace())
    for more in (True, False):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
        if more:
            trained(), people.case(family="Alder", child="Wren Alder")
    assert counts[0] == counts[1]
