from django.urls import path

from holdfast.demo import views

urlpatterns = [
    path("sign-in/", views.sign_in, name="demo_sign_in"),
    path("messages/", views.messages, name="demo_messages"),
]
