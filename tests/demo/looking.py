"""Looking into the told story past every policy."""

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.casework.models import Case
from holdfast.demo import cast
from holdfast.families.models import Family
from tests.database import all_seeing


def asked(sql, *values):
    with all_seeing() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def one(key):
    return User.objects.get(email=cast.BY_KEY[key].email)


def cases_of(key):
    with acting_as(one(key)):
        return {
            family.name: case
            for case in Case.objects.visible_to(one(key))
            for family in Family.objects.filter(pk=case.family_id)
        }
