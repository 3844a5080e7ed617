from django.urls import path

from holdfast.consultation.views import (
    answering,
    asking,
    lists,
    load,
    passing,
    reflecting,
    sessions,
)

ONE = "consultations/<uuid:consultation_id>/"
GROUP = "reflective-groups/<uuid:reflective_id>/"
PLACE = "reflective-places/<uuid:place_id>/"
SESSION = "sessions/<uuid:session_id>/"
urlpatterns = [
    path("consultations/", lists.consultations, name="consultations"),
    path("consultations/ask/", asking.ask, name="consultation_ask"),
    path("consultations/in-passing/", passing.note, name="corridor_advice"),
    path("consultations/load/", load.load, name="consultation_load"),
    path("cases/<uuid:case_id>/ask-a-clinician/", asking.ask_about, name="consultation_ask_about"),
    path(ONE, lists.consultation, name="consultation"),
    path(f"{ONE}take/", answering.take, name="consultation_take"),
    path(f"{ONE}give-back/", answering.back, name="consultation_give_back"),
    path(f"{ONE}advise/", answering.advise, name="consultation_advise"),
    path(f"{ONE}outcome/", asking.outcome, name="consultation_outcome"),
    path("reflective-groups/", reflecting.groups, name="reflective_groups"),
    path("reflective-groups/open/", reflecting.open_group, name="reflective_group_open"),
    path(GROUP, reflecting.group, name="reflective_group"),
    path(f"{GROUP}ask/", reflecting.invite, name="reflective_group_ask"),
    path(f"{GROUP}join/", reflecting.join, name="reflective_group_join"),
    path(f"{PLACE}leave/", reflecting.leave, name="reflective_place_leave"),
    path(f"{SESSION}keep/", sessions.keep, name="session_keep"),
    path(f"{SESSION}take-away/", sessions.own, name="session_take_away"),
    path(f"{SESSION}feedback/", sessions.feedback, name="session_feedback"),
    path(f"{ONE}withdraw/", asking.withdraw, name="consultation_withdraw"),
]
