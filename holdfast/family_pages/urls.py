from django.urls import path

from holdfast.family_pages.views import answering, door, kiosk, linking, own_page, sharing

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
    path("q/page/", own_page.own_page, name="own_page"),
    path("q/page/goals/<int:number>/", own_page.rate, name="own_page_rate"),
    path("q/page/tell/", own_page.tell, name="own_page_tell"),
    path("q/page/files/<uuid:share_id>/", own_page.file, name="own_page_file"),
    path("q/<str:token>/", door.follow, name="link_door"),
    path("cases/<uuid:case_id>/links/", linking.links, name="links"),
    path("cases/<uuid:case_id>/family-page/", sharing.sharing, name="family_page"),
    path("cases/<uuid:case_id>/family-page/link/", sharing.link, name="family_page_link"),
    path(
        "cases/<uuid:case_id>/family-page/<str:reader>/",
        sharing.preview,
        name="family_page_preview",
    ),
    path("feedback/<uuid:feedback_id>/", sharing.feedback, name="feedback"),
    path("asks/<uuid:ask_id>/link/", linking.make, name="link_make"),
    path("asks/<uuid:ask_id>/hand-over/", kiosk.hand_over, name="link_hand_over"),
    path("links/<uuid:link_id>/again/", linking.again, name="link_again"),
    path("links/<uuid:link_id>/revoke/", linking.revoke, name="link_revoke"),
    path("arrivals/<uuid:arrival_id>/", linking.arrival, name="arrival"),
]
