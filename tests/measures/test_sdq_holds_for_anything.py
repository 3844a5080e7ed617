"""What is true of every SDQ, however it was filled in."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from holdfast.measures.instruments import sdq
from holdfast.measures.instruments.sdq import Answers, Scale

SCALE_OF = {number: scale for scale, numbers in sdq.KEYED.items() for number in numbers}
versions = st.sampled_from(sorted(sdq.VERSIONS))


@st.composite
def forms(draw, blanks=True):
    """A form of any version, with any of its boxes blank, or none."""
    version, follow_up = draw(versions), draw(st.booleans())
    highest = sdq.highest_answers(version, follow_up=follow_up)
    blank = st.none() if blanks else st.nothing()
    items = {number: draw(blank | st.integers(0, most)) for number, most in highest.items()}
    return Answers(version=version, items=items, follow_up=follow_up)


def with_items(form, items):
    return Answers(version=form.version, items=items, follow_up=form.follow_up)


def turned(form, scale):
    raw = [(number, form.items[number]) for number in sdq.KEYED[scale]]
    return [
        2 - answer if number in (7, 11, 14, 21, 25) else answer
        for number, answer in raw
        if answer is not None
    ]


@given(forms())
def test_what_a_form_allows_is_accepted_and_scored(form):
    assert not sdq.why_not_accept(form)
    assert sdq.score(form)


@given(forms(), st.randoms(use_true_random=False))
def test_the_order_of_the_boxes_is_irrelevant(form, chance):
    shuffled = list(form.items.items())
    chance.shuffle(shuffled)
    assert sdq.score(with_items(form, dict(shuffled))) == sdq.score(form)


@given(forms())
def test_a_blank_box_is_the_same_as_one_that_is_not_there(form):
    written = {number: answer for number, answer in form.items.items() if answer is not None}
    assert sdq.score(with_items(form, written)) == sdq.score(form)


@given(forms())
def test_every_score_stays_in_its_range(form):
    scores = sdq.score(form)
    highest = dict.fromkeys(sdq.SCALES, 10) | {Scale.TOTAL: 40}
    highest |= {Scale.INTERNALISING: 20, Scale.EXTERNALISING: 20}
    highest |= {Scale.IMPACT: sdq.VERSIONS[form.version].highest_impact}
    for scale, most in highest.items():
        value = scores.on(scale)
        assert value is None or 0 <= value <= most


@given(forms(blanks=False))
def test_a_whole_scale_is_the_exact_sum_of_its_answers(form):
    scores = sdq.score(form)
    for scale in sdq.SCALES:
        assert scores.on(scale) == sum(turned(form, scale))


@given(forms())
def test_a_prorated_scale_is_within_half_a_point_and_a_tie_goes_up(form):
    scores = sdq.score(form)
    for scale in sdq.SCALES:
        value, given_answers = scores.on(scale), turned(form, scale)
        if value is not None:
            exact = Fraction(5 * sum(given_answers), len(given_answers))
            assert -Fraction(1, 2) < value - exact <= Fraction(1, 2)


@given(forms())
def test_more_than_two_blanks_and_only_that_takes_a_scale_away(form):
    scores = sdq.score(form)
    for scale in sdq.SCALES:
        blanks = [form.items[number] for number in sdq.KEYED[scale]].count(None)
        assert (scores.on(scale) is None) == (blanks > 2)
        assert dict(scores.answered)[scale] == 5 - blanks


@given(forms())
def test_a_sum_is_there_when_all_its_scales_are(form):
    scores = sdq.score(form)
    sums = {
        Scale.TOTAL: sdq.DIFFICULTIES,
        Scale.INTERNALISING: (Scale.EMOTIONAL, Scale.PEER),
        Scale.EXTERNALISING: (Scale.CONDUCT, Scale.HYPERACTIVITY),
    }
    for whole, scales in sums.items():
        parts = [scores.on(scale) for scale in scales]
        assert scores.on(whole) == (None if None in parts else sum(parts))


@given(forms(), st.integers(1, 25), st.integers(0, 1))
def test_a_higher_answer_moves_its_own_scale_the_right_way_and_no_other(form, number, answer):
    lower = sdq.score(with_items(form, {**form.items, number: answer}))
    higher = sdq.score(with_items(form, {**form.items, number: answer + 1}))
    for scale in sdq.SCALES:
        before, after = lower.on(scale), higher.on(scale)
        if scale is not SCALE_OF[number] or before is None:
            assert before == after
        elif number in (7, 11, 14, 21, 25):
            assert after < before
        else:
            assert after > before


@given(forms(blanks=False), st.sets(st.integers(26, 33)))
def test_a_partly_answered_impact_is_never_above_the_whole_one(form, rubbed_out):
    blanked = {n: None if n in rubbed_out else answer for n, answer in form.items.items()}
    part, whole = sdq.score(with_items(form, blanked)), sdq.score(form)
    if form.items[26] != 0 and part.impact_zero_fill is not None:
        assert part.impact_zero_fill <= whole.impact_zero_fill
    if part.impact_strict is None:
        assert part.impact_at_least == part.impact_zero_fill
    else:
        assert part.impact_strict == part.impact_zero_fill
        assert part.impact_at_least is None


@given(forms(), st.integers(0, 3), st.sampled_from([27, 33, 34, 35]))
def test_how_long_the_burden_and_the_progress_boxes_enter_no_score(form, answer, number):
    if number in sdq.highest_answers(form.version, follow_up=form.follow_up):
        changed = with_items(form, {**form.items, number: answer})
        assert sdq.score(changed) == sdq.score(form)


@given(forms())
def test_the_informant_alone_decides_how_the_impact_is_counted(form):
    scores = sdq.score(form)
    asked = (28, 30, 31) if form.version.startswith("T") else (28, 29, 30, 31, 32)
    counted = [form.items[number] for number in asked]
    if form.items[26] == 0:
        assert scores.impact_strict == scores.impact_zero_fill == 0
    elif None not in counted:
        assert scores.impact_strict == sum({0: 0, 1: 0, 2: 1, 3: 2}[each] for each in counted)
    else:
        assert scores.impact_strict is None
        assert (scores.impact_zero_fill is None) == (set(counted) == {None})


@given(forms(), st.integers(-3, 50), st.integers(-9, -1) | st.integers(5, 120))
def test_an_answer_no_form_takes_is_always_refused_by_its_number(form, number, answer):
    changed = with_items(form, {**form.items, number: answer})
    assert [problem.column for problem in sdq.why_not_accept(changed)] == [f"i{number}"]


@given(forms())
def test_scores_we_made_are_scores_we_accept(form):
    scores = sdq.score(form)
    sheet = {scale: scores.on(scale) for scale in (*sdq.SCALES, Scale.TOTAL, Scale.IMPACT)}
    if any(value is not None for value in sheet.values()):
        assert not sdq.why_not_accept_scores(sdq.VERSIONS[form.version], sheet)


@given(st.lists(st.integers(0, 10), min_size=4, max_size=4), st.integers(0, 40))
def test_a_typed_total_is_accepted_only_when_it_is_the_sum(difficulties, total):
    sheet = {**dict(zip(sdq.DIFFICULTIES, difficulties, strict=True)), Scale.TOTAL: total}
    refused = sdq.why_not_accept_scores(sdq.VERSIONS["P4-10"], sheet)
    assert bool(refused) == (total != sum(difficulties))


def test_every_question_counts_in_one_scale_and_no_other():
    counted = [number for numbers in sdq.KEYED.values() for number in numbers]
    assert sorted(counted) == list(range(1, 26))


def test_bands_cover_every_score_once_from_mildest_to_worst():
    for table in sdq.TABLES:
        for norms, scales in table.bands.items():
            for scale, bands in scales.items():
                top = {Scale.TOTAL: 40, Scale.IMPACT: 6 if "teacher" in norms else 10}.get(
                    scale, 10
                )
                spans = [range(each.lowest, each.highest + 1) for each in bands]
                covered = [value for span in spans for value in span]
                assert sorted(covered) == list(range(top + 1)), (table.key, norms, scale)
                worst_first = scale is Scale.PROSOCIAL
                lows = [each.lowest for each in bands]
                assert lows == sorted(lows, reverse=worst_first), (table.key, norms, scale)
                assert [each.severity for each in bands] == list(range(len(bands)))


@given(versions, st.sampled_from(list(Scale)), st.integers(0, 10), st.integers(0, 10))
def test_a_worse_score_is_never_in_a_milder_band(code, scale, one, other):
    version = sdq.VERSIONS[code]
    if scale is Scale.IMPACT:
        one, other = min(one, version.highest_impact), min(other, version.highest_impact)
    milder, worse = sorted((one, other), reverse=scale is Scale.PROSOCIAL)
    for table in sdq.TABLES:
        first, second = (sdq.band(table, version, scale, value) for value in (milder, worse))
        assert (first is None) == (second is None)
        if first and second:
            assert first.severity <= second.severity
            assert first.table == table.name
