from django.urls import path

from holdfast.mail import views

urlpatterns = [
    path("mail/", views.mail, name="mail"),
    path("mail/again/", views.mail_again, name="mail_again"),
    path("mail/<uuid:mailing_id>/", views.letter, name="mailing"),
]
