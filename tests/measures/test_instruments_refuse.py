"""What any instrument says of answers it cannot take, word for word, and what it falls back on."""

from dataclasses import fields, replace

import pytest

from holdfast.measures.instruments import ALL, banding
from holdfast.measures.instruments.instrument import Instrument, answers_in_words, numbered
from holdfast.measures.instruments.shapes import Answers, Informant, Missing

PHQ9, HONOSCA, ORS = ALL["phq9"], ALL["honosca"], ALL["ors"]
CODE = {one.key: next(iter(one.versions)) for one in ALL.values()}


def told_of(instrument, items, version=None):
    answers = Answers(version=CODE[instrument.key] if version is None else version, items=items)
    return [str(problem) for problem in instrument.problems(answers)]


def test_a_version_that_is_not_one_is_told_with_those_that_are():
    known = " or ".join(PHQ9.versions)
    assert told_of(PHQ9, {}, "PHQ-99") == [
        f"version: 'PHQ-99' is not a version of the PHQ-9. Write {known}."
    ]
    assert told_of(PHQ9, {}, "") == [f"version: it is blank. Write {known}."]
    assert str(PHQ9.problems_of_scores("PHQ-99", {"total": 3})[0]).startswith(
        "version: 'PHQ-99' is not a version of the PHQ-9."
    )


def test_an_answer_that_is_not_one_is_told_with_those_that_are():
    assert told_of(PHQ9, {1: 4, 99: 1}) == [
        "i1: 4 is not an answer to item 1. "
        "Write 0, 1, 2 or 3, or leave it blank if it was not answered.",
        "i99: item 99 is not on this form. Leave it blank.",
    ]
    (mark,) = told_of(ORS, {1: 101})
    assert mark.startswith(
        "i1: 101 is not an answer to item 1. Write a whole number from 0 to 100 ("
    )


def test_answers_are_listed_while_there_are_few_and_then_told_as_a_range():
    assert answers_in_words((0, 1, 2)) == "0, 1 or 2"
    assert answers_in_words((0, 1, 3, 5)) == "0, 1, 3 or 5"
    assert answers_in_words(tuple(range(7))) == "0, 1, 2, 3, 4, 5 or 6"
    assert answers_in_words(tuple(range(1, 9))) == "a whole number from 1 to 8"
    assert answers_in_words((0, 1, 2, 3, 4, 5, 6, 8)) == "0, 1, 2, 3, 4, 5, 6 or 8"


def test_typed_scores_are_taken_only_where_the_scale_can_have_them():
    assert PHQ9.typed_scores() == tuple(PHQ9.scales)
    version = CODE["phq9"]
    assert PHQ9.problems_of_scores(version, {"total": 27}) == []
    assert "28 is not a score" in str(PHQ9.problems_of_scores(version, {"total": 28})[0])
    assert PHQ9.with_sums({"total": 5}) == {"total": 5}


def test_a_version_that_is_not_known_is_named_in_the_error():
    with pytest.raises(KeyError, match="PHQ-99"):
        PHQ9.allowed("PHQ-99")
    with pytest.raises(KeyError, match="PHQ-99"):
        PHQ9.codes_of("PHQ-99", "total")


def test_a_score_that_no_band_holds_names_the_score_the_scale_and_the_form():
    version = CODE["phq9"]
    with pytest.raises(ValueError, match=rf"^28 is not a score of total on {version}$"):
        PHQ9.bands(version, "total", 28)
    assert PHQ9.bands(version, "no such scale", 3) == []


def test_a_risk_answer_is_told_in_the_rules_own_words():
    (rule,) = PHQ9.risk_rules
    answers = Answers(version=CODE["phq9"], items={rule.item: rule.at_least})
    (risk,) = PHQ9.risks(answers)
    assert (risk.item, risk.answer, risk.words) == (rule.item, rule.at_least, rule.words)


def test_doubts_about_age_are_those_of_the_form():
    form = HONOSCA.versions["HoNOSCA-SR"]
    assert HONOSCA.doubts_about_age("HoNOSCA-SR", form.youngest) == []
    assert HONOSCA.doubts_about_age("HoNOSCA-SR", form.oldest) == []
    assert len(HONOSCA.doubts_about_age("HoNOSCA-SR", form.youngest - 1)) == 1
    assert len(HONOSCA.doubts_about_age("HoNOSCA-SR", form.oldest + 1)) == 1


def test_words_are_english_unless_another_language_is_asked_for():
    assert PHQ9.words_in() is PHQ9.words_in("en")
    assert PHQ9.words_in() is not None
    assert PHQ9.words_in("xx") is None
    assert PHQ9.answer_words(1) == PHQ9.words_in("en").answers
    assert PHQ9.answer_words(1, "xx") == {}


def test_the_words_of_an_item_printed_backwards_are_turned():
    as_printed = PHQ9.answer_words(1)
    turned = replace(PHQ9, printed_backwards=frozenset({1}))
    assert turned.answer_words(1) == {3 - value: said for value, said in as_printed.items()}
    assert turned.answer_words(2) == as_printed


def test_the_first_part_of_honosca_ends_with_its_thirteenth_scale_but_for_a_practitioner():
    assert sorted(HONOSCA.allowed("HoNOSCA-SR")) == list(range(1, 14))
    assert sorted(HONOSCA.allowed("HoNOSCA")) == list(range(1, 16))


def test_items_are_numbered_from_one():
    assert dict(numbered(3, 0, 1)) == {1: (0, 1), 2: (0, 1), 3: (0, 1)}


@pytest.mark.parametrize("instrument", ALL.values(), ids=lambda one: one.key)
def test_every_scale_is_named_and_has_a_range_and_says_how_it_takes_blanks(instrument):
    for scale in instrument.scales.values():
        assert scale.words
        assert scale.lowest < scale.highest
        assert isinstance(scale.missing, Missing)
        if scale.items:
            assert 0 < scale.least_answered <= len(scale.items)


def test_the_lowest_of_a_sum_is_the_sum_of_the_lowest_answers():
    for key in ("cries8", "phq9", "gad7", "core10"):
        scale = ALL[key].scales[ALL[key].main_scale]
        answers = ALL[key].item_answers
        assert scale.lowest == sum(min(answers[number]) for number in scale.items)
        assert scale.highest == sum(max(answers[number]) for number in scale.items)


@pytest.mark.parametrize("informant", [Informant.PARENT, Informant.TEACHER, Informant.SELF])
def test_the_computed_rules_of_the_sdq_are_named_and_must_be_passed(informant):
    alpha, retest, *fixed = ALL["sdq"].reliable_change("total", informant)
    assert (alpha.name, retest.name) == ("Computed from alpha", "Computed from retest")
    assert (alpha.reached_at, retest.reached_at, fixed) == (False, False, [])


def test_every_fixed_rule_of_the_sdq_says_where_its_threshold_is_from():
    fixed = [rule for rule in ALL["sdq"].reliable_rules if rule.key == "nhs_england"]
    origins = {
        (rule.informant, rule.scale): "CYP IAPT 2015" in rule.source
        or "derived from norms" not in rule.source
        for rule in fixed
    }
    assert len(origins) == len(fixed) == 12
    from_norms = {scale for (_, scale), is_iapt in origins.items() if not is_iapt}
    assert from_norms == {"peer", "prosocial"}
    assert all("CYP IAPT 2015" in rule.source for rule in fixed if rule.scale not in from_norms)


def test_the_honosca_goes_as_high_as_its_scales_rated_four():
    highest = {key: scale.highest for key, scale in HONOSCA.scales.items()}
    assert (highest["scale_1"], highest["total"], highest["total_15"]) == (4, 52, 60)


@pytest.mark.parametrize("instrument", ALL.values(), ids=lambda one: one.key)
def test_every_table_of_bands_has_a_key_a_name_and_a_source_of_its_own(instrument):
    keys = [table.key for table in instrument.tables]
    assert all(keys)
    assert len(set(keys)) == len(keys)
    assert all(table.name and table.source for table in instrument.tables)


@pytest.mark.parametrize("words", [("Low",), ("Low", "Middle", "High")])
def test_bands_with_too_few_words_or_too_many_are_no_table(words):
    with pytest.raises(ValueError, match="zip"):
        banding.cut("T", words, [(0, 4), (5, 10)], banding.seen(4))


def test_a_turned_item_is_turned_by_the_answers_that_count_alone():
    total = replace(HONOSCA.scales["total"], reversed=frozenset({1}))
    turned = replace(HONOSCA, scales={"total": total})
    answers = Answers(version="HoNOSCA", items=dict.fromkeys(range(1, 14), 0))
    assert turned.score(answers) == {"total": 4}, "and 9 is not one of them"


class AskedLater(Instrument):
    """A measure whose questions are those of a follow-up alone."""

    def allowed(self, code, *, follow_up=False):
        return super().allowed(code) if follow_up else {}


def test_what_may_be_answered_at_a_follow_up_is_the_instruments_own_to_say():
    facts = {each.name: getattr(PHQ9, each.name) for each in fields(PHQ9)}
    for follow_up, faults in ((True, 0), (False, 1)):
        answers = Answers(version="PHQ-9", items={1: 2}, follow_up=follow_up)
        assert len(AskedLater(**facts).problems(answers)) == faults
