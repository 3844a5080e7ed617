"""Promises that every instrument keeps, whichever they are; a new one is held to them at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.measures.instruments import ALL
from holdfast.measures.instruments.codes import has_right_check_digit
from holdfast.measures.instruments.instrument import Answers, Direction, Missing, NotAcceptable

FORMS = [(one, code) for one in ALL.values() for code in one.versions]
EVERY_FORM = pytest.mark.parametrize(
    ("one", "code"), FORMS, ids=[f"{one.key} {code}" for one, code in FORMS]
)
EVERY = pytest.mark.parametrize("one", ALL.values(), ids=list(ALL))


def filled(draw, one, code, *, blanks=True):
    choices = {
        number: st.sampled_from([*takes, None] if blanks else list(takes))
        for number, takes in one.allowed(code).items()
    }
    return draw(st.fixed_dictionaries(choices))


@st.composite
def forms(draw, blanks=True):
    one, code = draw(st.sampled_from(FORMS))
    return one, code, filled(draw, one, code, blanks=blanks)


def score(one, code, items):
    return one.score(Answers(version=code, items=items))


@given(forms())
def test_the_order_of_the_answers_is_irrelevant(form):
    one, code, items = form
    assert score(one, code, items) == score(one, code, dict(reversed(items.items())))


@given(forms())
def test_a_score_stays_within_its_scale(form):
    one, code, items = form
    scores = score(one, code, items)
    for key, scale in one.scales.items():
        assert scores[key] is None or scale.lowest <= scores[key] <= scale.highest


@given(forms())
def test_a_blank_and_an_absent_answer_are_the_same(form):
    one, code, items = form
    given_only = {number: answer for number, answer in items.items() if answer is not None}
    assert score(one, code, items) == score(one, code, given_only)


@given(forms(blanks=False), st.data())
def test_a_higher_answer_never_moves_its_scale_the_wrong_way(form, data):
    one, code, items = form
    number = data.draw(st.sampled_from(sorted(items)))
    higher = [
        answer
        for answer in one.allowed(code)[number]
        if answer > items[number] and answer not in one.not_known
    ]
    if not higher or items[number] in one.not_known:
        return
    before = score(one, code, items)
    after = score(one, code, {**items, number: data.draw(st.sampled_from(higher))})
    for key, scale in one.scales.items():
        if number in scale.items and None not in (before[key], after[key]):
            turned = number in scale.reversed
            assert (after[key] <= before[key]) if turned else (after[key] >= before[key])


@EVERY_FORM
def test_a_blank_form_has_no_score_at_all_and_never_a_zero(one, code):
    assert set(score(one, code, {}).values()) == {None}


@EVERY_FORM
def test_too_few_answers_give_no_score_and_just_enough_give_one(one, code):
    lowest = {number: min(takes) for number, takes in one.allowed(code).items()}
    for key, scale in one.scales.items():
        if scale.items and set(scale.items) <= set(lowest):
            enough = {number: lowest[number] for number in scale.items[-scale.least_answered :]}
            assert score(one, code, enough)[key] is not None
            enough.pop(scale.items[-1])
            assert score(one, code, enough)[key] is None


@EVERY_FORM
def test_blanks_are_prorated_and_never_counted_as_zero(one, code):
    highest = one.highest_answers(code)
    for key, scale in one.scales.items():
        if scale.missing is Missing.PRORATED and not scale.reversed:
            some = {number: highest[number] for number in scale.items[: scale.least_answered]}
            assert score(one, code, some)[key] == scale.highest


@EVERY_FORM
def test_an_impossible_answer_is_refused_by_its_number_with_what_to_write(one, code):
    for number, takes in one.allowed(code).items():
        for wrong in (max(takes) + 1, -1, 1.5, True):
            with pytest.raises(NotAcceptable) as refused:
                score(one, code, {number: wrong})
            [problem] = refused.value.problems
            assert problem.column == f"i{number}"
            assert problem.fix


@EVERY_FORM
def test_an_item_that_is_not_on_the_form_is_refused(one, code):
    with pytest.raises(NotAcceptable) as refused:
        score(one, code, {0: 1, 999: 1})
    assert [problem.column for problem in refused.value.problems] == ["i0", "i999"]


@EVERY
def test_an_unknown_version_is_refused_and_the_right_ones_named(one):
    [problem] = one.problems(Answers(version="nonsense", items={}))
    assert problem.column == "version"
    assert all(code in problem.fix for code in one.versions)
    assert one.problems(Answers(version="", items={}))
    with pytest.raises(KeyError):
        one.allowed("nonsense")


@EVERY_FORM
def test_every_score_of_a_banded_scale_is_in_exactly_one_band_of_each_table(one, code):
    norms = one.versions[code].norms
    for table in one.tables:
        for scale, bands in table.bands.get(norms, {}).items():
            ends = sorted((band.lowest, band.highest) for band in bands)
            assert ends[0][0] == one.scales[scale].lowest
            if (one.key, scale) != ("sdq", "impact"):  # a teacher's ends sooner
                assert ends[-1][1] == one.scales[scale].highest
            for value in range(ends[0][0], ends[-1][1] + 1):
                assert sum(band.holds(value) for band in bands) == 1
            assert [band.severity for band in bands] == list(range(len(bands)))
            assert {band.table for band in bands} == {table.name}
            mild, grave = bands[0].lowest, bands[-1].lowest
            worse = one.scales[scale].direction is Direction.WORSE
            assert (mild < grave) is worse


@EVERY_FORM
def test_a_score_out_of_its_scale_has_no_band_and_says_so(one, code):
    found = one.bands(code, one.main_scale, None)
    assert found == []
    if one.bands(code, one.main_scale, one.scales[one.main_scale].lowest):
        with pytest.raises(ValueError, match="is not a score"):
            one.bands(code, one.main_scale, 10_000)


@EVERY
def test_every_fact_has_its_source_and_every_code_its_check_digit(one):
    assert one.licence.holder
    assert one.licence.terms
    assert one.licence.source
    assert all(table.source and table.name for table in one.tables)
    assert all(rule.source and rule.threshold > 0 for rule in one.reliable_rules)
    assert all(has_right_check_digit(code.code) and code.source for code in one.codes)
    for scale in one.scales.values():
        assert scale.items or scale.how
        assert scale.missing_source or not scale.items
        assert scale.reversed <= set(scale.items)
    named = {rule.scale for rule in one.reliable_rules} | {code.scale for code in one.codes}
    assert named <= set(one.scales)
    assert one.main_scale in one.scales


@EVERY
def test_only_a_licence_that_allows_it_brings_wording(one):
    assert bool(one.wording()) is one.licence.may_bundle_wording
    assert one.wording("xx") is None
    if not one.licence.may_bundle_wording:
        assert one.licence.may_not_show


def test_only_the_two_free_ones_carry_their_wording():
    assert [key for key, one in ALL.items() if one.wordings] == ["gad7", "phq9"]


@EVERY_FORM
def test_a_risk_answer_is_found_from_its_threshold_and_not_below_it(one, code):
    for rule in one.risk_rules:
        below = Answers(version=code, items={rule.item: rule.at_least - 1})
        at = Answers(version=code, items={rule.item: rule.at_least})
        assert one.risks(below) == []
        assert [risk.item for risk in one.risks(at)] == [rule.item]
    assert one.risks(Answers(version=code, items={})) == []
