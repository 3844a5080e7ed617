from django.urls import path

from holdfast.exchange import views

urlpatterns = [
    path("returns/", views.returns, name="returns"),
    path("returns/send/", views.return_send, name="return_send"),
    path("returns/sent/<uuid:upload_id>/", views.check_return, name="check_return"),
    path("returns/sent/<uuid:upload_id>/leave/", views.return_leave, name="return_leave"),
    path(
        "returns/sent/<uuid:upload_id>/left-out.csv",
        views.check_rejections,
        name="check_rejections",
    ),
    path("returns/<uuid:batch_id>/", views.batch, name="batch"),
    path("returns/<uuid:batch_id>/undo/", views.batch_undo, name="batch_undo"),
    path("returns/<uuid:batch_id>/left-out.csv", views.batch_rejections, name="batch_rejections"),
]
