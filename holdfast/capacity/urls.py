from django.urls import path

from holdfast.capacity.views import people

ONE = "capacity/people/<uuid:participant_id>/"
urlpatterns = [
    path("capacity/", people.everybody, name="capacity"),
    path("capacity/planner/", people.planner, name="capacity_planner"),
    path("capacity/turnover/", people.turnover, name="turnover"),
    path(ONE, people.person, name="capacity_person"),
    path(f"{ONE}held/", people.held, name="capacity_held"),
    path(f"{ONE}release/", people.release, name="release"),
    path(f"{ONE}release/end/", people.release_end, name="release_end"),
    path(f"{ONE}one-to-one/", people.one_to_one, name="one_to_one"),
]
