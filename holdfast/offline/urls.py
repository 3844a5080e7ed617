from django.urls import path

from holdfast.offline.views import sending, shell, taking, waiting

urlpatterns = [
    path("offline/", shell.shell, name="offline"),
    path("offline/worker.js", shell.worker, name="offline_worker"),
    path("offline/take/", taking.take, name="offline_take"),
    path("offline/pack/", taking.pack, name="offline_pack"),
    path("offline/standing/", taking.standing, name="offline_standing"),
    path("offline/send/", sending.send, name="offline_send"),
    path("offline/waiting/", waiting.waiting_forms, name="waiting_forms"),
    path("offline/waiting/<uuid:waiting_id>/", waiting.waiting_form, name="waiting_form"),
]
