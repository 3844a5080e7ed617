"""What did not work: reported in two taps, ranked, moved on by its one table, answered."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.kit.refusals import Refused
from holdfast.manual.actions.issues import move_issue, report_issue
from holdfast.manual.models import Issue
from holdfast.manual.rules.issues import (
    MOVES,
    OPEN,
    WEIGHT,
    WRONG,
    IssueState,
    Reported,
    WhyNotMove,
    WhyNotReport,
    ranked,
    why_not_move,
    why_not_report,
)
from tests import people
from tests.manual.catalogue import a_step, text_of

pytestmark = pytest.mark.django_db
STEPS = [uuid.UUID(int=number) for number in range(3)]
REPORTS = st.lists(
    st.builds(
        Reported,
        key=st.uuids(),
        step=st.sampled_from(STEPS),
        wrong=st.sampled_from([code for code, _ in WRONG]),
        severity=st.sampled_from([*WEIGHT]),
        by=st.integers(1, 4),
        at=st.integers(0, 50).map(lambda days: people.A_MOMENT + timedelta(days=days)),
    ),
    max_size=12,
    unique_by=lambda one: one.key,
)


def an_issue(by=None, **told) -> Issue:
    by, step = by or people.grace(), a_step()
    facts = {"wrong": "language", "at": people.A_MOMENT} | told
    with acting_as(by):
        return report_issue(step=step, by=by, **facts)


def moved(issue: Issue, to: IssueState, outcome: str = "", version: int | None = None) -> None:
    lena = people.lena()
    with acting_as(lena):
        move_issue(
            issue=issue, version=version or issue.version, to=to, outcome=outcome,
            at=people.A_MOMENT, by=lena,
        )  # fmt: skip


# Rules


@given(was=st.sampled_from(IssueState), to=st.sampled_from(IssueState), words=st.text(max_size=3))
def test_a_report_goes_on_as_its_table_says_and_is_settled_with_words(was, to, words):
    against = why_not_move(was, to, words=words)
    assert (WhyNotMove.NOT_A_MOVE in against) == (to not in MOVES[was])
    settles = to not in OPEN
    assert (WhyNotMove.NO_WORDS in against) == (settles and not words.strip())


def test_every_state_is_reached_from_the_first_and_the_last_lead_nowhere():
    reached, before = {IssueState.REPORTED}, set()
    while reached != before:
        before = set(reached)
        reached |= {to for one in reached for to in MOVES[one]}
    assert reached == set(IssueState)
    assert OPEN == (IssueState.REPORTED, IssueState.TRIAGED)


@given(wrong=st.sampled_from([code for code, _ in WRONG]), line=st.text(max_size=3))
def test_two_taps_are_enough_but_something_else_wants_a_line(wrong, line):
    against = why_not_report(wrong=wrong, line=line, suggestion="")
    assert against == ([WhyNotReport.NO_LINE] if wrong == "other" and not line.strip() else [])


def test_a_report_says_what_is_wrong_and_not_at_length():
    assert why_not_report(wrong="?", line="", suggestion="x" * 501) == [
        WhyNotReport.NO_WRONG,
        WhyNotReport.TOO_LONG,
    ]


@given(REPORTS, st.randoms())
def test_every_report_is_ranked_once_whatever_their_order(reports, chance):
    groups = ranked(reports)
    assert sorted(one.key for group in groups for one in group.reports) == sorted(
        one.key for one in reports
    )
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert ranked(shuffled) == groups
    order = [(group.weight, group.newest) for group in groups]
    assert order == sorted(order, reverse=True)
    for group in groups:
        assert group.people <= group.count
        assert group.people <= group.weight <= 4 * group.people
        assert group.newest == max(one.at for one in group.reports)


@given(REPORTS.filter(bool), st.uuids())
def test_saying_it_twice_adds_no_weight_and_one_more_person_does(reports, key):
    first = reports[0]
    again = Reported(**vars(first) | {"key": key})
    another = Reported(**vars(again) | {"by": 99})

    def weight(told: list[Reported]) -> int:
        found = [g for g in ranked(told) if (g.step, g.wrong) == (first.step, first.wrong)]
        return found[0].weight

    assert weight([*reports, again]) == weight(reports)
    assert weight([*reports, another]) == weight(reports) + WEIGHT[first.severity]


# Actions and rows


def test_a_report_is_triaged_then_settled_and_says_what_became_of_it():
    issue = an_issue()
    with pytest.raises(Refused, match="triaged first"):
        moved(issue, IssueState.FIXED, "Done")
    moved(issue, IssueState.TRIAGED)
    with pytest.raises(Refused, match="what became of it"):
        moved(issue, IssueState.NOT_CHANGED)
    moved(issue, IssueState.FIXED, "A Tamil copy is there now")
    with pytest.raises(Refused):
        moved(issue, IssueState.TRIAGED)
    assert (issue.state, issue.version) == ("fixed", 3)


def test_two_who_move_one_report_do_not_write_over_each_other():
    issue = an_issue()
    moved(issue, IssueState.TRIAGED)
    with pytest.raises(Stale):
        moved(issue, IssueState.FIXED, "Done", version=1)


def test_the_database_too_wants_words_for_what_is_settled():
    issue = an_issue()
    with acting_as(people.lena()), pytest.raises(IntegrityError), transaction.atomic():
        Issue.objects.filter(pk=issue.pk).update(state="fixed")


def test_a_report_is_read_by_whoever_sent_it_and_by_those_who_tend_the_manual():
    issue = an_issue()
    sees = {
        who.name
        for who in (
            people.grace(), people.mary(), people.mona(), people.petra(), people.dora(),
            people.lena(), people.ada(), people.mallory(), people.ada(people.SUTTON),
        )
        if seen_by(who, issue)
    }  # fmt: skip
    assert sees == {"Grace", "Lena", "Ada"}
    with acting_as(people.grace()):
        assert Issue.objects.filter(pk=issue.pk).update(state="triaged") == 0
    with acting_as(people.mary()), pytest.raises(DatabaseError), transaction.atomic():
        Issue(**{f.attname: getattr(issue, f.attname) for f in Issue._meta.fields}).save(
            force_insert=True
        )


def seen_by(who, issue: Issue) -> bool:
    with acting_as(who):
        return Issue.objects.filter(pk=issue.pk).exists()


# Pages


def test_two_taps_send_a_report_and_its_sender_sees_what_became_of_it(client):
    people.signed_in(client, people.grace())
    address = reverse("issue_of_step", args=[a_step().pk])
    page = text_of(client.get(address))
    assert "nothing that could tell anybody which family" in page
    for _, words in WRONG:
        assert words in page
    assert client.post(address, {"form_key": uuid.uuid4(), "wrong": "language"}).status_code == 302
    with acting_as(people.lena()):
        issue = Issue.objects.get()
    assert (issue.wrong, issue.severity) == ("language", "slowed")
    moved(issue, IssueState.TRIAGED, "Asking for a Tamil copy")
    assert "Asking for a Tamil copy" in text_of(client.get(reverse("issues_mine")))
    people.signed_in(client, people.mary())
    assert "Asking for a Tamil copy" not in text_of(client.get(reverse("issues_mine")))


def test_something_else_without_a_line_comes_back_with_what_was_typed(client):
    people.signed_in(client, people.grace())
    told = {"form_key": uuid.uuid4(), "wrong": "other", "suggestion": "Larger boxes"}
    page = text_of(client.post(reverse("issue_of_step", args=[a_step().pk]), told))
    assert WhyNotReport.NO_LINE in page
    assert "Larger boxes" in page


def test_the_list_puts_first_what_weighs_most(client):
    an_issue(wrong="print", severity="small")
    an_issue(wrong="wording", severity="stopped", said="Blames the mother")
    an_issue(by=people.mary(), wrong="print", severity="small")
    page = people.signed_in(client, people.lena()).get(reverse("issues"))
    assert [group.rank.wrong for group in page.context["groups"]] == ["wording", "print"]
    assert "2 reports by 2 people" in text_of(page)
    assert "Blames the mother" in text_of(page)


def test_those_who_tend_the_manual_move_a_report_on(client):
    issue = an_issue()
    address = reverse("issue", args=[issue.pk])
    people.signed_in(client, people.lena())
    told = {"to": "triaged", "outcome": "", "version": 1}
    assert client.post(address, told | {"form_key": uuid.uuid4()}).status_code == 302
    stale = {"to": "fixed", "outcome": "Done", "version": 1, "form_key": uuid.uuid4()}
    assert client.post(address, stale).status_code == 409
    no_words = {"to": "not changed", "outcome": " ", "version": 2, "form_key": uuid.uuid4()}
    assert WhyNotMove.NO_WORDS in text_of(client.post(address, no_words))
    settles = no_words | {"outcome": "It is the publisher’s", "form_key": uuid.uuid4()}
    client.post(address, settles)
    page = text_of(client.get(reverse("issues")))
    assert "Nothing is waiting" in page
    assert "It is the publisher’s" in page


@pytest.mark.parametrize("who", [people.grace, people.mona, people.petra, people.dora])
def test_nobody_else_sees_the_list(client, who):
    issue = an_issue()
    people.signed_in(client, who())
    assert client.get(reverse("issues")).status_code == 403
    assert client.get(reverse("issue", args=[issue.pk])).status_code == 403


def test_the_list_takes_the_same_questions_however_long(client):
    an_issue()
    people.signed_in(client, people.lena())
    with CaptureQueriesContext(connection) as with_one:
        client.get(reverse("issues"))
    for wrong, _ in WRONG:
        an_issue(by=people.mary(), wrong=wrong, said="!")
    with CaptureQueriesContext(connection) as with_many:
        client.get(reverse("issues"))
    assert len(with_many) == len(with_one)
