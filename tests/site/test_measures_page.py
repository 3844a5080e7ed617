"""The measures' reference page says what the scoring does, and nothing that is not ours to say."""

import pytest

from holdfast.measures.instruments import ALL, sdq, sdq_prediction
from holdfast.site.reference.measures import describe, describe_all

SDQ = describe(ALL["sdq"])
EVERY = pytest.mark.parametrize("one", ALL.values(), ids=list(ALL))


@EVERY
def test_a_page_shows_every_table_with_its_source_and_its_doubts(one):
    page = describe(one)
    for table in one.tables:
        assert f"### Bands: {table.name}" in page
        assert f"Source: {table.source}" in page


@EVERY
def test_a_page_shows_every_version_scale_code_risk_and_rule_with_its_source(one):
    page = describe(one)
    assert all(f"| {code} |" in page for code in one.versions)
    assert all(f"| {scale.words} |" in page for scale in one.scales.values())
    assert all(code.code in page for code in one.codes)
    assert all(rule.words in page for rule in one.risk_rules)
    assert all(rule.source in page and rule.name in page for rule in one.reliable_rules)
    assert all(note in page for note in one.notes)


@EVERY
def test_a_page_says_who_holds_the_licence_and_on_what_terms(one):
    page = describe(one)
    assert one.licence.holder in page
    assert one.licence.source in page
    assert all(term in page for term in one.licence.terms)


@EVERY
def test_no_page_quotes_a_question_even_of_a_free_one(one):
    page = describe(one)
    assert not any(words in page for each in one.wordings for words in each.items.values())


def test_the_sdq_marks_each_recalled_cell_and_says_what_prosocial_is_called():
    assert "| parent 4-17: prosocial | 8-10 | 7 | 6 ? | 0-5 ? |" in SDQ
    assert "prosocial they are called Close to average, Slightly lowered, Low, Very low" in SDQ
    assert "| Conduct | 5, 7 (reversed), 12, 18, 22 |" in SDQ
    assert SDQ.count("(reversed)") == len(sdq.REVERSED)


def test_the_sdq_shows_its_norms_with_blanks_where_nothing_is_known():
    assert "| Parent, age 5-10 |  | 8.6 (5.7) ? |  |  |  |  |  |  |" in SDQ
    assert "| Parent, boys | 5153 | 9.1 (6.0) |" in SDQ
    assert "| Parent, all | 10298 | 8.4 (5.8) ~ |" in SDQ


def test_prediction_is_said_to_be_off_and_a_screening_aid():
    assert f"Off, unless a site turns it on. {sdq_prediction.LABEL}" in SDQ


def test_a_line_is_measured_in_millimetres():
    assert "1-4: a whole number from 0 to 100 (millimetres" in describe(ALL["ors"])


def test_the_page_is_a_whole_file_of_plain_lines_and_names_every_instrument():
    page = describe_all()
    assert all(f"## {one.title}" in page for one in ALL.values())
    assert "AIM, IAM, FIM and NoMAD" in page
    assert page.endswith("\n")
    assert not page.endswith("\n\n")
    for line in page.splitlines():
        assert line == line.rstrip()
