"""Reading a return into the database: again, out of order, and over what people put right."""

from datetime import date

import pytest
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.exchange.actions.importing import import_return
from holdfast.exchange.models import Batch, Rejected, Written
from holdfast.exchange.ssd.reading import read_files as read_ssd
from holdfast.exchange.ssda903.reading import read
from holdfast.families.actions import change_child
from holdfast.families.models import Child
from holdfast.kit.refusals import Refused
from holdfast.measures.models import Administration
from tests import people
from tests.database import all_seeing
from tests.exchange.importing import Seen, import_, nothing_done, spans, tables
from tests.exchange.make_ssd import make
from tests.exchange.small_returns import TODAY, ssda903
from tests.shared_data import shared
from tests.thorough import times

pytestmark = pytest.mark.django_db


def test_a_return_brings_in_children_statuses_and_sdqs() -> None:
    outcome = import_(ssda903())
    assert {name: counts["added"] for name, counts in tables(outcome).items()} == {
        "Families": 2,
        "Children": 2,
        "Statuses": 2,
        "SDQs": 1,
    }
    with Seen():
        child = Child.objects.get(council_id="1")
        assert (child.sex, child.ethnicity, child.born_on) == ("F", "WBRI", date(2008, 3, 27))
        sdq = Administration.objects.get()
        assert (sdq.scores, sdq.source, sdq.form) == ({"total": 14}, "SSDA903 2017", "P4-10")
    assert spans() == [
        ("looked after", "", date(2016, 2, 15), None),
        ("looked after", "C2", date(2016, 2, 15), None),
    ]


def test_a_dry_run_counts_the_same_and_writes_nothing() -> None:
    dry = import_(ssda903(), dry_run=True)
    with Seen():
        assert not Child.objects.exists()
        assert not Batch.objects.exists()
    assert dry.batch.counts == import_(ssda903()).batch.counts


def test_the_same_return_again_changes_nothing() -> None:
    import_(ssda903())
    with Seen():
        noted = Written.objects.count()
    again = import_(ssda903())
    assert nothing_done(again)
    with Seen():
        assert Written.objects.count() == noted
        assert Child.objects.count() == 2


def test_a_newer_return_changes_what_it_tells_otherwise() -> None:
    import_(ssda903())
    newer = ssda903(as_of=date(2018, 3, 31), header={"WBRI": "WIRI"}, oc2={"14": "20"})
    outcome = import_(newer)
    assert tables(outcome)["Children"]["changed"] == 1
    with Seen():
        assert Child.objects.get(council_id="1").ethnicity == "WIRI"
        scores = dict(Administration.objects.values_list("source", "scores__total"))
    assert scores == {"SSDA903 2017": 14, "SSDA903 2018": 20}


def test_an_older_return_never_overwrites_a_newer_one() -> None:
    newer = ssda903(as_of=date(2018, 3, 31), episodes={"U1,,": "U1,01/05/2017,E4A"})
    import_(newer)
    before = spans()
    outcome = import_(ssda903(header={"WBRI": "WIRI", ",1,": ",2,"}))
    assert tables(outcome)["Children"] == {
        "added": 0,
        "changed": 0,
        "same": 0,
        "older": 2,
        "left": 0,
    }
    assert spans() == before
    with Seen():
        assert Child.objects.get(council_id="1").ethnicity == "WBRI"


def test_that_a_newer_return_told_the_same_still_holds_off_an_older_one() -> None:
    import_(ssda903(as_of=date(2017, 3, 31)))
    assert nothing_done(import_(ssda903(as_of=date(2019, 3, 31), oc2={"14": ""})))
    import_(ssda903(as_of=date(2018, 3, 31), header={"WBRI": "WIRI"}))
    with Seen():
        assert Child.objects.get(council_id="1").ethnicity == "WBRI"


def test_a_return_sent_again_with_corrections_is_believed() -> None:
    import_(ssda903())
    import_(ssda903(oc2={"14,": ",SDQ2"}, header={"27/03/2008": "28/03/2008"}))
    with Seen():
        sdq = Administration.objects.get()
        assert (sdq.scores, sdq.missing_because) == ({}, "SDQ2")
        assert Child.objects.get(council_id="1").born_on == date(2008, 3, 28)


def test_what_somebody_put_right_here_stays_and_is_told() -> None:
    import_(ssda903())
    with acting_as(people.ada(), purpose="import"):
        child = Child.objects.get(council_id="1")
        change_child(child=child, version=child.version, ethnicity="MOTH", by=people.ada())
    assert nothing_done(import_(ssda903()))  # the council says what it said: nothing to tell
    outcome = import_(ssda903(as_of=date(2018, 3, 31), header={"WBRI": "WIRI"}))
    assert tables(outcome)["Children"]["left"] == 1
    (told,) = [one for one in outcome.batch.remarks if one["code"] == "put-right-here"]
    assert "ethnicity is MOTH here, put so by hand; the return says WIRI" in told["words"]
    with Seen():
        assert Child.objects.get(council_id="1").ethnicity == "MOTH"


def test_a_blank_erases_nothing_and_a_blank_here_is_filled() -> None:
    import_(ssda903(header={"D051910639385": ""}))
    import_(ssda903(as_of=date(2018, 3, 31), header={"WBRI": ""}))
    with Seen():
        child = Child.objects.get(council_id="1")
        assert (child.ethnicity, child.upn) == ("WBRI", "D051910639385")


def test_a_long_stay_told_in_parts_by_two_returns_is_one_period() -> None:
    import_(ssda903())
    later = "1,10/10/2016,L,C1,N1,U1,,\n"
    told = ssda903(as_of=date(2018, 3, 31), episodes={"1,15/02/2016,S,C2,N1,U1,,\n": later})
    import_(told)
    assert spans() == [
        ("looked after", "", date(2016, 2, 15), None),
        ("looked after", "C1", date(2016, 10, 10), None),
        ("looked after", "C2", date(2016, 2, 15), None),
    ]
    end = later.replace(",,\n", ",01/06/2018,E4A\n")
    import_(ssda903(as_of=date(2019, 3, 31), episodes={"1,15/02/2016,S,C2,N1,U1,,\n": end}))
    assert spans()[0] == ("looked after", "", date(2016, 2, 15), date(2018, 6, 1))


def test_a_child_in_care_again_has_two_periods() -> None:
    import_(ssda903())
    back = "1,15/02/2016,S,C2,N1,U1,01/05/2017,E4A\n1,01/09/2017,S,V2,N1,U1,,\n"
    told = ssda903(as_of=date(2018, 3, 31), episodes={"1,15/02/2016,S,C2,N1,U1,,\n": back})
    import_(told)
    assert [span for span in spans() if not span[1]] == [
        ("looked after", "", date(2016, 2, 15), date(2017, 5, 1)),
        ("looked after", "", date(2017, 9, 1), None),
    ]


def test_each_rejected_row_is_kept_with_its_mending() -> None:
    outcome = import_(ssda903(header={"27/03/2008": "31/02/2008"}))
    with Seen():
        first = Rejected.objects.filter(batch=outcome.batch).order_by("file", "row")[0]
        assert Rejected.objects.count() == 3
    assert (first.file, first.row, first.column) == ("episodes.csv", 2, "CHILD")
    assert outcome.batch.counts["rejected"] == {"rows": 3, "values": 0}


def test_the_same_numbers_in_another_authority_are_other_children() -> None:
    import_(ssda903())
    outcome = import_(ssda903(), authority=people.SUTTON)
    assert tables(outcome)["Children"]["added"] == 2
    with Seen():
        assert Child.objects.count() == 2


def test_only_an_administrator_of_the_authority_reads_returns_in() -> None:
    for by, authority in ((people.grace(), people.MERTON), (people.ada(), people.SUTTON)):
        with pytest.raises(Refused):
            import_return(
                authority=authority, return_=ssda903(), source="x", at=now(), by=by, dry_run=True
            )


def test_the_import_is_on_the_trail_and_so_is_each_row() -> None:
    outcome = import_(ssda903())
    with all_seeing() as cursor:
        cursor.execute("SELECT by, purpose, detail->'Children'->>'added' FROM audit.entry")
        assert cursor.fetchall() == [(str(people.ada().pk), "import", "2")]
        cursor.execute("SELECT count(*) FROM audit.change WHERE tbl = 'families_child'")
        assert cursor.fetchone() == (2,)
        cursor.execute("SELECT about FROM audit.entry")
        assert cursor.fetchone() == ([f"exchange.batch:{outcome.batch.pk}"],)


def test_a_record_changed_while_the_return_is_read_in_stops_it_all() -> None:
    import_(ssda903())

    def meddle(doing: str, _done: int, _of: int) -> None:
        if doing == "Compared":
            Child.objects.filter(council_id="1").update(version=9)

    told = ssda903(as_of=date(2018, 3, 31), header={"WBRI": "WIRI"})
    with pytest.raises(Refused, match="Somebody changed a record"):
        import_return(
            authority=people.MERTON,
            return_=told,
            source="x",
            at=now(),
            by=people.ada(),
            progress=meddle,
        )
    with Seen():
        assert Batch.objects.count() == 1
        assert Child.objects.get(council_id="1").ethnicity == "WBRI"


def test_a_date_of_birth_put_right_goes_at_once_into_what_depends_on_it() -> None:
    import_(ssda903())
    told = ssda903(as_of=date(2018, 3, 31), header={"27/03/2008": "27/03/2006"})
    import_(told)
    with Seen():
        assert Administration.objects.get(source="SSDA903 2018").form == "P11-17"
    assert nothing_done(import_(told))


def test_a_row_with_two_faults_is_one_row_left_out() -> None:
    outcome = import_(ssda903(oc2={"1,,14,": "9,,41,"}), dry_run=True)
    assert outcome.batch.counts["rejected"] == {"rows": 1, "values": 0}


def test_progress_is_told() -> None:
    told: list[str] = []
    import_return(
        authority=people.MERTON,
        return_=ssda903(),
        source="x",
        at=now(),
        by=people.ada(),
        progress=lambda doing, done, of: told.append(f"{doing} {done}/{of}"),
    )
    assert told[0] == "Comparing people 0/2"
    assert told[-1] == "Written 8/8"


def test_the_sector_s_invented_return_imports_whole_twice_with_the_same_result() -> None:
    told = read(shared("data/statutory_returns/ssda903_d2i_fake"), today=TODAY)
    first, second = import_(told), import_(told)
    assert tables(first)["Children"]["added"] == 2675
    assert tables(first)["SDQs"]["added"] == 2675
    assert nothing_done(second)
    with Seen():
        assert Child.objects.count() == 2675
        assert Child.objects.filter(statuses__detail="").distinct().count() <= 2123
        assert Administration.objects.exclude(scores={}).count() == 1321


def test_thousands_of_children_with_bad_rows_of_every_kind_come_in_in_one_run() -> None:
    children, each = times(10_000), times(10)
    extract = make(children=children, each=each)
    outcome = import_(read_ssd(extract.files(), today=TODAY))
    with Seen():
        assert Rejected.objects.filter(batch=outcome.batch).count() == 20 * each
        named = set(Rejected.objects.values_list("file", "row", "column"))
        assert Child.objects.count() == children + 2 * each  # those lost a value, not their row
    assert named == {(one.file, one.row, one.column) for one in extract.planted}
