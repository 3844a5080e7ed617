"""The SDQ's reference page says what the scoring does, and nothing that is not ours to say."""

from holdfast.measures.instruments import sdq
from holdfast.measures.instruments.sdq_page import describe


def test_the_page_shows_every_table_with_its_source_and_its_doubts():
    page = describe()
    for table in sdq.TABLES:
        assert f"### Bands: {table.name}" in page
        assert f"Source: {table.source}" in page
    assert "| parent 4-17: prosocial | 8-10 | 7 | 6 ? | 0-5 ? |" in page
    assert "prosocial they are called Close to average, Slightly lowered, Low, Very low" in page


def test_the_page_shows_every_version_scale_and_reversed_item():
    page = describe()
    assert all(f"| {code} |" in page for code in sdq.VERSIONS)
    assert "| Conduct | 5, 7 (reversed), 12, 18, 22 |" in page
    assert page.count("(reversed)") == len(sdq.REVERSED)


def test_the_page_says_who_holds_the_licence_and_on_what_terms():
    page = describe()
    assert sdq.LICENCE.holder in page
    assert all(term in page for term in sdq.LICENCE.terms)


def test_the_page_is_a_whole_file_of_plain_lines():
    page = describe()
    assert page.endswith("\n")
    assert not page.endswith("\n\n")
    for line in page.splitlines():
        assert line == line.rstrip()
