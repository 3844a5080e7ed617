"""Who is near a case: those who work with it, and the managers of its team."""

from django.db.models import Q

from holdfast.access.models import User
from holdfast.casework.models import Case
from holdfast.place.models import Post


def near(case: Case) -> list[User]:
    """Return who works with a case now or manages its team, by name."""
    working = case.assignments.filter(ended_on=None).values("participant__person")
    managing = Post.objects.current().filter(team=case.team_id, is_manager=True).values("person")
    people = User.objects.filter(Q(pk__in=working) | Q(pk__in=managing), is_active=True)
    return list(people.order_by("name", "pk"))
