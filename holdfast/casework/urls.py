from django.urls import path

from holdfast.casework.views import visiting, work

urlpatterns = [
    path("", work.my_work, name="my_work"),
    path("cases/", work.cases, name="cases"),
    path("team/", work.my_team, name="my_team"),
    path("cases/<uuid:case_id>/visits/add/", visiting.add, name="visit_add"),
    path("visits/<uuid:visit_id>/", visiting.visit, name="visit"),
    path("visits/<uuid:visit_id>/change/", visiting.change, name="visit_change"),
]
