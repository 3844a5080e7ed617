"""The council's return in the story: read in, mended, read in again; and what comes of it."""

from datetime import date

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.casework.models import Case
from holdfast.casework.rules import WhyNotOpen
from holdfast.choosing.forms.whose import NOT_FOUND
from holdfast.demo import cast
from holdfast.demo.content import returned
from holdfast.demo.story.returning import files
from holdfast.exchange.actions.importing import import_return
from holdfast.exchange.models import Batch
from holdfast.exchange.ssda903.reading import read_files
from holdfast.measures.models import Administration, Stage
from tests import people
from tests.casework.typing_in import boxes, send, words
from tests.database import ROOT, all_seeing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("told")]
BORN_ON, STORY_DAY = date(2004, 6, 14), date(2015, 1, 14)


def one(key):
    return User.objects.get(email=cast.BY_KEY[key].email)


def batches():
    with acting_as(one("ada")):
        return list(Batch.objects.visible_to(one("ada")).order_by("read_at"))


def start(client, person, number, born_on=BORN_ON):
    told = {"way": "known", "council_id": number, "lead": lead_of(person)}
    days = boxes(known_born_on=born_on, opened_on=STORY_DAY)
    return send(people.signed_in(client, person), "case_start", **told, **days)


def lead_of(person):
    with all_seeing() as cursor:
        cursor.execute("SELECT id FROM programme_participant WHERE person_id = %s", [person.pk])
        return str(cursor.fetchone()[0])


def asked(sql, *values):
    with all_seeing() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def test_the_files_are_as_councils_send_them():
    sent = files(returned.RETURNED)
    assert sent["header.csv"].startswith(b"\xef\xbb\xbfCHILD,SEX,DOB")
    assert sent["header.csv"].count(b"\r\n") == len(returned.RETURNED) + 1
    assert b"03/09/2012" in sent["episodes.csv"]


def test_the_first_return_leaves_out_three_rows_and_says_how_to_mend_each():
    first, _ = batches()
    with acting_as(one("ada")):
        found = first.rejected.order_by("file", "row").values_list("file", "value", "fix")
        assert list(found) == [
            ("episodes.csv", "31/11/2013", "Check the day and the month"),
            ("oc2.csv", "47", "Check the total on the paper form"),
            ("oc2.csv", "SDQ7", "Use SDQ1, SDQ2, SDQ3, SDQ4 or SDQ5, in capitals"),
        ]
    assert first.counts["tables"]["Children"] == {
        "added": 22, "changed": 2, "same": 0, "older": 0, "left": 0
    }  # fmt: skip


def test_the_mended_return_adds_only_what_was_left_out():
    _, second = batches()
    assert second.counts["rejected"] == {"rows": 0, "values": 0}
    added = {name: counts["added"] for name, counts in second.counts["tables"].items()}
    changed = {name: counts["changed"] for name, counts in second.counts["tables"].items()}
    assert added == {"Children": 0, "Statuses": 0, "SDQs": 2}
    assert (changed["Children"], changed["Statuses"], changed["SDQs"]) == (1, 2, 1)
    assert asked("SELECT count(*) FROM families_child WHERE council_id <> ''") == [(24,)]


def test_reading_it_in_once_more_would_change_nothing():
    ada = one("ada")
    told = read_files(files(returned.CORRECTED), today=returned.CORRECTED_ON)
    again = import_return(
        authority=cast.AUTHORITY, return_=told, source="", at=people.A_MOMENT, by=ada, dry_run=True
    )
    counts = again.batch.counts["tables"].values()
    assert not any(one[name] for one in counts for name in ("added", "changed", "older", "left"))


@pytest.mark.parametrize(("key", "family"), [("samuel", "Windfall"), ("ngozi", "Lanternlight")])
def test_a_practitioner_sees_the_councils_total_beside_their_own(client, key, family):
    with acting_as(one(key)):
        case = Case.objects.get(family__name=family)
        told = Administration.objects.get(child=case.child_id, stage=Stage.RETURN)
        assert Administration.objects.filter(child=case.child_id, informant="parent").count() > 1
    page = people.signed_in(client, one(key)).get(reverse("case", args=[case.pk]))
    told_there = " ".join(words(page).split())
    assert (
        f"is {told.scores['total']} (very high) in the council’s return as of 31 March"
        in told_there
    )
    assert told_there.count("Looked after since") == 1


def test_somebody_without_a_case_can_start_with_a_child_the_council_knows(client):
    answer = start(client, one("katy"), returned.TO_START_WITH)
    assert answer.status_code == 302, words(answer)
    page = words(client.get(answer.url))
    assert f"Child {returned.TO_START_WITH}" in page


def test_a_wrong_pair_is_answered_as_an_unknown_one(client):
    wrong = start(client, one("katy"), returned.TO_START_WITH, born_on=date(2004, 6, 15))
    unknown = start(client, one("katy"), "999999")
    assert wrong.status_code == unknown.status_code == 200
    assert NOT_FOUND.split(",")[0] in words(wrong)
    assert reasons(wrong) == reasons(unknown)


def reasons(answer):
    return words(answer).split('<div class="govuk-error-summary')[1].split("<form")[0]


def test_whoever_has_two_cases_is_told_that_it_is_enough(client):
    answer = start(client, one("grace"), returned.TO_START_WITH)
    assert answer.status_code == 200
    assert WhyNotOpen.ENOUGH in words(answer)


def test_the_page_about_the_story_names_a_child_to_start_with():
    page = (ROOT / "docs/explanation/the-demo-story.md").read_text()
    told = next(one for one in returned.RETURNED if one.number == returned.TO_START_WITH)
    assert told.number in page
    assert "14 June 2004" in page
    assert told.born_on == "14/06/2004"
