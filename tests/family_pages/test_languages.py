"""The words of every language: all there, the same places, and a bad file refused by name."""

import logging
import shutil

import pytest

from holdfast.family_pages import languages
from holdfast.family_pages.languages import HERE, every_language, read, speaking, why_not_use
from holdfast.family_pages.quiet import WithoutTokens

CODES = ["cy", "en", "pl", "ta"]


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.FAMILY_LANGUAGE_FOLDER = tmp_path
    every_language.cache_clear()
    yield tmp_path
    every_language.cache_clear()


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_every_word_with_the_same_places(code):
    english, other = read(HERE / "en.toml"), read(HERE / f"{code}.toml")
    assert why_not_use(other, english) == []
    assert set(other.words) == set(english.words)


@pytest.mark.parametrize("code", [one for one in CODES if one != "en"])
def test_no_language_says_it_was_checked_before_a_speaker_has(code):
    assert read(HERE / f"{code}.toml").checked_by == ""


def test_a_sites_own_file_takes_the_place_of_ours(own_files):
    text = (HERE / "pl.toml").read_text().replace('checked_by = ""', 'checked_by = "Ola"')
    (own_files / "pl.toml").write_text(text)
    assert speaking("pl").checked_by == "Ola"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("{number}", "{numer}", "must name"),
        ('send = "', 'sent = "', "it has no “send”"),
        ('code = "pl"', 'code = "de"', "must have code = 'pl'"),
        ("[words]", "[words", "not used"),
    ],
)
def test_a_file_that_lacks_something_is_not_used_and_the_log_says_what(
    own_files, caplog, before, after, words
):
    text = (HERE / "pl.toml").read_text()
    assert before in text
    (own_files / "pl.toml").write_text(text.replace(before, after))
    assert speaking("pl").words == read(HERE / "pl.toml").words
    assert words in caplog.text


def test_a_new_language_is_one_file(own_files, settings):
    shutil.copy(HERE / "en.toml", own_files / "so.toml")
    file = own_files / "so.toml"
    file.write_text(file.read_text().replace('code = "en"', 'code = "so"'))
    settings.FAMILY_LANGUAGES = ["so"]
    assert [one.code for one in languages.turned_on()] == ["so", "en"]


def test_a_token_never_reaches_a_log():
    line = logging.LogRecord("x", 30, "", 1, "Not Found: %s", ("/q/" + "aB3_" * 11 + "/",), None)
    assert WithoutTokens().filter(line)
    assert line.getMessage() == "Not Found: /q/…/"
