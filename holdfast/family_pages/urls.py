from django.urls import path

from holdfast.family_pages.views import answering, door, kiosk, linking

urlpatterns = [
    path("q/", door.check, name="link_check"),
    path("q/ended/", door.ended, name="link_ended"),
    path("q/leave/", door.leave, name="link_leave"),
    path("q/answer/", answering.start, name="link_start"),
    path("q/answer/<int:number>/", answering.one, name="link_one"),
    path("q/all/", answering.every, name="link_all"),
    path("q/later/", answering.later, name="link_later"),
    path("q/review/", answering.review, name="link_review"),
    path("q/thanks/", answering.thanks, name="link_thanks"),
    path("q/<str:token>/", door.follow, name="link_door"),
    path("cases/<uuid:case_id>/links/", linking.links, name="links"),
    path("asks/<uuid:ask_id>/link/", linking.make, name="link_make"),
    path("asks/<uuid:ask_id>/hand-over/", kiosk.hand_over, name="link_hand_over"),
    path("links/<uuid:link_id>/again/", linking.again, name="link_again"),
    path("links/<uuid:link_id>/revoke/", linking.revoke, name="link_revoke"),
    path("arrivals/<uuid:arrival_id>/", linking.arrival, name="arrival"),
]
