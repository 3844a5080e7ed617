from django.urls import path

from holdfast.manual import views

urlpatterns = [
    path("manual/", views.manual, name="manual"),
    path("manual/modules/<uuid:module_id>/", views.module, name="module"),
    path("manual/steps/<uuid:step_id>/guide/", views.guide_upload, name="guide_upload"),
    path("manual/guides/<uuid:guide_id>/", views.guide, name="guide"),
    path("manual/guides/<uuid:guide_id>/withdraw/", views.guide_withdraw, name="guide_withdraw"),
]
