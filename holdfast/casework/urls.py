from django.urls import path

from holdfast.casework.views import allocating, events, goals, measuring, starting, visiting, work

urlpatterns = [
    path("", work.my_work, name="my_work"),
    path("team/", work.my_team, name="my_team"),
    path("cases/", work.cases, name="cases"),
    path("cases/start/", starting.start, name="case_start"),
    path("cases/<uuid:case_id>/visits/add/", visiting.add, name="visit_add"),
    path("visits/<uuid:visit_id>/", visiting.visit, name="visit"),
    path("visits/<uuid:visit_id>/change/", visiting.change, name="visit_change"),
    path("cases/<uuid:case_id>/goals/add/", goals.add, name="goal_add"),
    path("cases/<uuid:case_id>/goals/rate/", goals.rate, name="goals_rate"),
    path("goals/<uuid:goal_id>/reword/", goals.reword, name="goal_reword"),
    path("goals/<uuid:goal_id>/end/", goals.end, name="goal_end"),
    path("cases/<uuid:case_id>/sdq/add/", measuring.add, name="sdq_add"),
    path("measures/<uuid:administration_id>/", measuring.one, name="sdq"),
    path("cases/<uuid:case_id>/events/add/", events.add, name="event_add"),
    path("events/<uuid:event_id>/change/", events.change, name="event_change"),
    path("cases/<uuid:case_id>/phase/", events.phase, name="phase_begin"),
    path("cases/<uuid:case_id>/plan/", events.plan, name="plan_link"),
    path("cases/<uuid:case_id>/supervision/add/", events.discussion, name="discussion_add"),
    path("cases/<uuid:case_id>/hand-over/", allocating.give, name="case_hand_over"),
    path("cases/<uuid:case_id>/co-worker/", allocating.join, name="case_co_worker"),
    path("cases/<uuid:case_id>/close/", allocating.close, name="case_close"),
    path("cases/<uuid:case_id>/seal/", allocating.seal, name="case_seal"),
    path("cases/<uuid:case_id>/trail/", allocating.trail, name="case_trail"),
]
