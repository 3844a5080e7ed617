"""What stands over the boxes of a paper form, for whoever keys it in."""

from holdfast.casework.forms.keying import parts
from holdfast.measures.instruments import ALL


def hints(key):
    return [part.hint for part in parts(ALL[key])]


def test_a_form_whose_paper_numbers_some_answers_backwards_says_to_enter_what_is_printed():
    [hint] = hints("core10")
    assert "Enter the number printed by the box" in hint
    assert "items 2 and 3" in hint


def test_a_form_that_has_an_answer_for_not_known_says_what_it_does():
    [hint] = hints("honosca")
    assert "9 means not known" in hint


def test_a_form_with_nothing_more_to_say_ends_with_what_to_do_with_blanks():
    [hint] = hints("gad7")
    assert hint.startswith("0, 1, 2 or 3. Leave a box blank")
    assert hint.endswith("where two were.")
