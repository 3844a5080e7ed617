"""A site's own words and ages for finding a module."""

from datetime import datetime

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.manual.models import Module, Signpost
from holdfast.manual.rules import finding as rules


@transaction.atomic
def put_signpost(
    *,
    module: Module,
    version: int,
    words: str,
    youngest: int | None,
    oldest: int | None,
    at: datetime,
    by: User,
) -> Signpost:
    """Say which words and ages lead to a module; raise `Stale` if somebody else did so first."""
    insist(rules.why_not_signpost(words=words, youngest=youngest, oldest=oldest))
    told = {
        "words": words, "youngest": youngest, "oldest": oldest, "changed_by": by, "changed_at": at,
    }  # fmt: skip
    signpost, is_new = Signpost.objects.get_or_create(
        module=module, authority_code=by.authority, defaults=told
    )
    if not is_new:
        change(signpost, version=version, **told)
    record("put up signpost", about=[signpost, module], by=by)
    return signpost
