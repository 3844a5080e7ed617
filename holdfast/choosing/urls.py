from django.urls import path

from holdfast.choosing.views import checking, deciding, equity, nominating, nominations

urlpatterns = [
    path("nominations/", nominations.nominations, name="nominations"),
    path("nominations/add/", nominating.add, name="nomination_add"),
    path("nominations/<uuid:nomination_id>/", nominations.nomination, name="nomination"),
    path("nominations/<uuid:nomination_id>/check/", checking.check, name="nomination_check"),
    path("nominations/<uuid:nomination_id>/advice/", checking.ask, name="advice_ask"),
    path("nominations/<uuid:nomination_id>/decide/", deciding.decide, name="nomination_decide"),
    path("nominations/<uuid:nomination_id>/agreement/", deciding.agree, name="agreement_add"),
    path(
        "nominations/<uuid:nomination_id>/agreement/take-back/",
        deciding.take_back,
        name="agreement_take_back",
    ),
    path("nominations/<uuid:nomination_id>/withdraw/", nominating.end, name="nomination_end"),
    path("considered/", equity.who_was_considered, name="considered"),
    path("advice/", checking.wanted, name="advice_wanted"),
    path("advice/<uuid:advice_id>/", checking.one, name="advice"),
]
