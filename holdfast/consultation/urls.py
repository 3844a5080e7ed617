from django.urls import path

from holdfast.consultation.views import answering, asking, lists, load, passing

ONE = "consultations/<uuid:consultation_id>/"
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
    path(f"{ONE}withdraw/", asking.withdraw, name="consultation_withdraw"),
]
