"""A word to whoever uses a module whose section they are not trained in, after it is kept."""

from django.contrib import messages

from holdfast.access.page import SignedInRequest
from holdfast.casework.models import Case
from holdfast.kit.today import today
from holdfast.manual.models import Module
from holdfast.programme.models import Participant
from holdfast.training.reports.matrix import warning_for


def mind_training(request: SignedInRequest, case: Case, module: Module | None) -> None:
    """Warn the reader, in words, where their training on a module's section is amiss."""
    if module is None:
        return
    mine = Participant.objects.filter(run=case.run_id, person=request.user).select_related("run")
    if (part := mine.first()) and (words := warning_for(part, module.section, today=today())):
        messages.warning(request, words)
