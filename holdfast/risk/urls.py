from django.urls import path

from holdfast.risk.views import keeping, lists, proposing

ONE = "risks/<uuid:programme_risk_id>/"
PROPOSED = "risks/proposed/<uuid:proposed_id>/"
urlpatterns = [
    path("risks/", lists.risks, name="risks"),
    path("risks/red-list/", lists.red_list, name="red_list"),
    path("risks/raise/", keeping.raise_one, name="risk_raise"),
    path("risks/propose/", proposing.propose, name="risks_propose"),
    path("risks/settled/", lists.settled, name="risks_settled"),
    path(f"{PROPOSED}accept/", proposing.accept, name="risk_accept"),
    path(f"{PROPOSED}reject/", proposing.reject, name="risk_reject"),
    path(ONE, lists.risk, name="programme_risk"),
    path(f"{ONE}review/", keeping.review, name="risk_review"),
    path(f"{ONE}close/", keeping.close, name="risk_close"),
]
