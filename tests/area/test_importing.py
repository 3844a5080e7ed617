"""Published figures are read in once: a second reading doubles nothing and tells what changed."""

import io

import pytest
from django.core.management import call_command
from django.db import connection

from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.area.models import AreaImport, AreaList, BoundarySet, FigureSheet, Publication
from holdfast.area.rules.measures import Level
from holdfast.kit.refusals import Refused
from tests import people
from tests.area import places
from tests.database import all_seeing

pytestmark = pytest.mark.django_db


def ranked():
    with acting_as(people.ada()):
        (sheet,) = FigureSheet.objects.filter(measure="idaci_rank")
    return sheet.figures


def counted(made, *names):
    return [made.counts[name] for name in names]


def test_a_second_reading_of_the_same_file_changes_nothing():
    first = places.read_in(places.ranks())
    again = places.read_in(places.ranks())
    assert counted(first, "added", "changed", "same", "left") == [9, 0, 0, 0]
    assert counted(again, "added", "changed", "same", "left") == [0, 0, 9, 0]
    assert ranked() == places.RANKS
    with acting_as(people.ada()):
        assert Publication.objects.count() == 1
        assert FigureSheet.objects.count() == 3
        assert AreaImport.objects.count() == 2


def test_a_figure_that_changed_is_told_and_the_rest_stays():
    places.read_in(places.ranks())
    made = places.read_in(places.ranks(E01000002="c"))
    assert counted(made, "added", "changed", "same", "markers") == [0, 1, 8, 1]
    assert made.changes == [
        {"measure": "idaci_rank", "period": "2019", "area": "E01000002", "was": 9853, "now": "c"}
    ]
    assert ranked() == places.RANKS | {"E01000002": "c"}


def test_an_area_keeps_its_ward_whichever_file_comes_first():
    for order in ([places.lookup, places.ranks], [places.ranks, places.lookup]):
        for content in order:
            places.read_in(content())
        with acting_as(people.ada()):
            named = AreaList.objects.get(level=Level.SMALL_2011, within=places.MERTON_CODE)
        assert named.names["E01000001"] == ["Merton 001A", "E05000001"]


def test_outlines_need_to_know_where_an_area_lies():
    made = places.read_in(places.outlines(), "merton.geojson")
    assert counted(made, "outlines", "left") == [3, 3]
    assert "nobody has said where E01000001 lies" in made.left[0]["why"]
    places.read_in(places.ranks())
    assert counted(places.read_in(places.outlines(), "merton.geojson"), "left") == [0]
    with acting_as(people.ada()):
        (kept,) = BoundarySet.objects.all()
    assert kept.within == places.MERTON_CODE
    assert sorted(kept.outlines) == sorted(places.AREAS)


def test_what_is_no_published_file_is_refused_and_nothing_is_kept():
    with pytest.raises(Refused, match="Its columns are those of no published file"):
        places.read_in(b"a,b\n1,2\n", "notes.csv")
    with acting_as(people.ada()):
        assert not Publication.objects.exists()


@pytest.mark.parametrize("role", [*Role])
def test_only_the_lead_and_administrators_read_figures_in(role):
    by = people.person("Pat", role)
    if role in (Role.ADMINISTRATOR, Role.LEAD):
        assert places.read_in(places.ranks(), by=by).counts["added"] == 9
        return
    with pytest.raises(Refused, match="Your role is not one that may"):
        places.read_in(places.ranks(), by=by)


def test_every_authority_reads_the_same_figures():
    places.read_in(places.ranks())
    with acting_as(people.mallory()):
        assert FigureSheet.objects.count() == 3


def test_a_reading_is_on_the_trail():
    made = places.read_in(places.ranks())
    with all_seeing(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT about, detail->>'added' FROM audit.entry WHERE what = %s",
            ["read published figures in"],
        )
        ((about, added),) = cursor.fetchall()
    assert f"area.areaimport:{made.pk}" in about
    assert added == "9"


def told(*arguments):
    out, err = io.StringIO(), io.StringIO()
    status = 0
    try:
        call_command("import_area", *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as ended:
        status = ended.code
    return status, out.getvalue(), err.getvalue()


def test_the_command_reads_a_folder_and_says_what_it_left(tmp_path):
    people.ada()
    (tmp_path / "a.geojson").write_bytes(places.outlines())
    (tmp_path / "ranks.csv").write_bytes(places.ranks())
    (tmp_path / "notes.csv").write_bytes(b"a,b\n1,2\n")
    (tmp_path / "SOURCES.md").write_text("not a table")
    status, out, _ = told(tmp_path)
    assert status == 1
    assert "left: notes.csv: Its columns are those of no published file" in out
    assert "figures 9 added, 0 changed, 0 the same" in out
    assert "3 outlines" in out
    assert "SOURCES" not in out
    (tmp_path / "notes.csv").unlink()
    (tmp_path / "ranks.csv").write_bytes(places.ranks(E01000003="about 5", E01000001=7))
    status, out, _ = told(tmp_path)
    assert status == 1
    assert "changed: idaci_rank 2019 E01000001 was 100, is 7" in out
    assert "row 4, " in out
    assert "It is neither a number nor a known marker" in out
    assert told(tmp_path / "a.geojson")[0] == 0


def test_the_command_says_what_it_needs(tmp_path):
    people.ada()
    assert told(tmp_path)[::2] == (
        2,
        "refused: There is no .csv or .geojson file in what was named\n",
    )
    status, _, err = told(tmp_path / "none.csv")
    assert (status, "There is no file" in err) == (2, True)
    (tmp_path / "notes.csv").write_bytes(b"a,b\n1,2\n")
    assert told(tmp_path)[0] == 2
    people.ada(people.SUTTON)
    assert "Say with --by EMAIL" in told(tmp_path)[2]
    assert "signs in as x@example.org" in told(tmp_path, "--by", "x@example.org")[2]
