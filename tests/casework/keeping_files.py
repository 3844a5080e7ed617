"""Files kept on a case by action or by form, and how many there are."""

import uuid

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.casework.actions.files import Said, keep_file
from holdfast.casework.models import File
from tests import people
from tests.database import all_seeing
from tests.kit.made import PNG

SAID = Said(sort="drawing", whose="child", note="Robin’s house with a blue door")
EVIL = b"<html><script>alert(1)</script>"


def kept(case, name="house.png", content=PNG, said=SAID, by=None) -> File:
    by = by or people.grace()
    with acting_as(by):
        return keep_file(
            case=case, name=name, content=content, said=said, at=people.A_MOMENT, by=by
        )


def sends(client, case, name="house.png", content=PNG, **other):
    told = {"note": SAID.note, "sort": "drawing", "whose": "child", "form_key": uuid.uuid4()}
    told |= {"file": SimpleUploadedFile(name, content)} | other
    return client.post(reverse("file_add", args=[case.pk]), told)


def count(**facts) -> int:
    with all_seeing():
        return File.objects.filter(**facts).count()
