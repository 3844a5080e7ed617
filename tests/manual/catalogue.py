"""The parts of the catalogue that the tests of the manual speak of."""

from holdfast.access.identity import acting_as
from holdfast.manual.models import Module, Step
from tests import people

EDITION = "HFCF-2014"


def a_step(code: str = "ENG1") -> Step:
    """Return the first step of a module."""
    with acting_as(people.ada()):
        return Step.objects.select_related("module").get(
            module__code=code, order=1, module__section__edition__code=EDITION
        )


def a_module(code: str) -> Module:
    """Return a module of the 2014 manual."""
    with acting_as(people.ada()):
        return Module.objects.get(code=code, section__edition__code=EDITION)


def text_of(page) -> str:
    """Return a page's text with its spaces evened out."""
    return " ".join(page.content.decode().split())
