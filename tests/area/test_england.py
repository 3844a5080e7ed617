"""The official files, as they are: read in once, then asked about Merton and every other authority.

Skipped, saying so, where the folder beside the project is absent.
"""

import pytest
from django.db import transaction

from holdfast.access.identity import acting_as
from holdfast.area.actions.telling import tell_claim
from holdfast.area.models import FigureSheet
from holdfast.area.reports.claims import examined
from holdfast.area.reports.known import areas_of
from holdfast.area.reports.maps import map_of
from holdfast.area.reports.places import gazetteer
from holdfast.area.reports.standing import neighbours_of, standings, whole_of
from holdfast.area.rules.beside import Bears
from holdfast.area.rules.deprivation import deprived
from holdfast.area.rules.measures import MEASURES, WORKED, Level
from holdfast.area.rules.trends import trend
from holdfast.demo.content.place import CLAIMS
from tests import people
from tests.area import places
from tests.shared_data import shared

FOLDERS = ("data/area", "data/social_care_statistics")


@pytest.fixture(scope="module")
def read(django_db_setup, django_db_blocker):
    """Read every file in, in one transaction that is taken back when this module is done."""
    files = [path for folder in FOLDERS for path in sorted(shared(folder).iterdir())]
    in_order = sorted(files, key=lambda path: (path.suffix == ".geojson", path.name))
    with django_db_blocker.unblock(), transaction.atomic():
        ada = people.ada()
        made = {path.name: places.read_in(path.read_bytes(), path.name, ada) for path in in_order}
        with acting_as(ada):
            yield made
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def merton(read):
    everywhere = gazetteer()
    place = everywhere.home(people.ada())
    return place, whole_of(place), everywhere


def test_every_file_is_known_and_no_row_is_lost_unsaid(read):
    assert len(read) == 20
    left = {name: [each["value"] for each in made.left] for name, made in read.items() if made.left}
    assert left == {
        "gla_london_borough_profiles.csv": ["K02000001"],
        "gla_ward_atlas_london.csv": ["K04000001"],
    }
    assert read["iod2019_file3_idaci_idaopi_england.csv"].counts["rows"] == 32_844
    assert read["csww_indicators_2017_to_2025.csv"].counts["markers"] == 50
    measures = set(FigureSheet.objects.values_list("measure", flat=True))
    assert {each for each in measures if not each.startswith("ethnic_")} == set(MEASURES) - set(
        WORKED
    )


def test_the_slide_s_figures_stand_beside_what_is_published(merton):
    place, known, _ = merton
    assert (place.code, place.number, place.region_name) == ("E09000024", "315", "Outer London")
    ada = people.ada()
    for said in CLAIMS:
        tell_claim(said=said, on=people.A_MONDAY, by=ada)
    found = examined(ada, known)
    words = [[line.words for line in each.beside] for each in found]
    bears = [[line.bears for line in each.beside] for each in found]
    people_, children, foreseen, five, births, areas, pupils, meals = words
    assert people_[0].startswith("The estimate for the middle of 2011 is 200,543: the same number")
    assert people_[1] == ("Census 2011 counted 199,693 usual residents: the claim is 850 more.")
    assert bears[0][:2] == [Bears.OUT, Bears.NOT]
    assert children[0].endswith("ages 0 to 17 in 2012: 44,782.")
    assert "44,782 in 2012, 47,226 in 2017, which is +5.5% in 5 years" in foreseen[0]
    assert foreseen[1] == "Since then −0.1%: 47,199 in 2024."
    assert bears[3] == [Bears.MISSING]
    assert births[:3] == [
        "2002: 2,535 births, as claimed.",
        "2010: 3,523 births, 2 more than claimed.",
        "That is +38.97% in 8 years.",
    ]
    assert births[3] == "After that: 3,537 in 2011; 3,476 in 2012; 3,471 in 2013."
    assert "2019, income deprivation affecting children: 27 of 124 small areas." in areas
    assert "2010, income deprivation of all ages: 32 of 124 small areas." in areas
    assert bears[5][-1] is Bears.MISSING
    assert areas[-1].endswith("of 124 small areas it would be 31%.")
    assert pupils[0] == "2019: 10,888 of 42,123 residents aged 0 to 15, 25.8%, live in one."
    assert bears[6] == [Bears.BESIDE, Bears.MISSING]
    assert meals[-1] == "2019: 4,487 pupils in 57 schools with a figure, of 71."
    assert five[0].startswith("No file that is known here has ages 5 to 9")
    assert [[line.agrees for line in each.worked] for each in found][4] == [True, False, None]


def test_merton_s_workforce_is_what_the_department_says(merton):
    place, known, everywhere = merton
    rows = {
        row.measure.key: row for _, group in standings(place, known, everywhere) for row in group
    }
    latest = {key: rows[key].told.value for key in ("turnover", "agency", "caseload", "absence")}
    assert latest == {"turnover": 21.9, "agency": 22.2, "caseload": 15.3, "absence": 3.8}
    england = [rows[key].nation for key in ("turnover", "agency", "caseload", "absence")]
    assert england == [11.8, 13, 15.2, 3.5]
    assert rows["turnover"].alike.of == 10
    assert rows["cin_rate"].told.value == pytest.approx(1297 / 47199 * 10_000, abs=0.05)
    assert rows["cin_rate"].nation is not None
    assert rows["cla_sdq"].told.value == 15.4
    series = [known.at("cla_sdq", year).value for year in range(2021, 2026)]
    assert series == [15.7, 12.7, 13.3, 17.3, 15.4]
    numbers = [everywhere.place(code).number for code in neighbours_of(place, everywhere)]
    assert numbers == ["319", "314", "870", "302", "826", "822", "306", "919", "310", "873"]


def test_a_trend_of_merton_s_children_is_tested_on_what_came(merton):
    _, known, _ = merton
    told = trend([(year, each.value) for year, each in known.series["population_0_17"].items()])
    assert len(told.points) == 13
    assert [each.year for each in told.foreseen] == [2025, 2026, 2027]
    assert [each.outturn for each in told.tested] == [47_362, 47_349, 47_199]
    assert trend([(y, t.value) for y, t in known.series["cla_three_workers"].items()]).because


def test_merton_s_map_has_every_small_area_and_ward(merton):
    place, _, _ = merton
    made = map_of(place, areas_of(place))
    assert (len(made.shown), len(made.wards), made.without) == (124, 20, 0)
    assert 0.5 < made.height / made.width < 1.5
    assert sum(one.area.is_most for one in made.shown) == 27


def test_the_same_can_be_told_of_each_of_the_317_authorities(read):
    """Every small area of England is in one place, and what is missing of a place is said."""
    codes = list(
        FigureSheet.objects.filter(measure="idaci_rank", level=Level.SMALL_2011)
        .order_by("within")
        .values_list("within", flat=True)
    )
    assert len(codes) == 317
    everywhere = gazetteer()
    most = areas = 0
    for code in codes:
        place = everywhere.place(code)
        listed = areas_of(place)
        told = deprived("idaci_rank", "2019", listed)
        assert told.areas == told.ranked > 0
        assert told.share is not None
        assert all(area.ward for area in listed)
        known = whole_of(place)
        missing = [
            row
            for _, rows in standings(place, known, everywhere)
            for row in rows
            if row.told is None
        ]
        is_district = code.startswith("E07")
        assert ("turnover" in {row.measure.key for row in missing}) >= is_district
        assert ("births" in {row.measure.key for row in missing}) != code.startswith("E09")
        most, areas = most + told.most, areas + told.areas
    assert areas == 32_844
    assert most == 9_853  # three tenths of 32,844, rounded down
