from django.urls import path

from holdfast.evaluation import views

urlpatterns = [
    path("place/reach/", views.reach, name="need_and_reach"),
    path("evaluation/extract/", views.extract, name="evaluation_extract"),
]
