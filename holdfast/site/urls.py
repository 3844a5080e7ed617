"""Every address of the site, app by app."""

from django.conf import settings
from django.urls import include, path

from holdfast.site import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("sign-in/email/", views.address_is_vouched_for, name="address_is_vouched_for"),
    path("sign-in/", include("allauth.urls")),
    path("", include("holdfast.access.urls")),
    path("", include("holdfast.families.urls")),
    path("", include("holdfast.manual.urls")),
    path("", include("holdfast.mail.urls")),
    path("", include("holdfast.programme.urls")),
    path("", include("holdfast.training.urls")),
    path("", include("holdfast.area.urls")),
    path("", include("holdfast.supervision.urls")),
    path("", include("holdfast.measures.urls")),
    path("", include("holdfast.choosing.urls")),
    path("", include("holdfast.casework.urls")),
    path("", include("holdfast.consultation.urls")),
    path("", include("holdfast.offline.urls")),
    path("", include("holdfast.accreditation.urls")),
    path("", include("holdfast.learning.urls")),
    path("", include("holdfast.risk.urls")),
    path("", include("holdfast.capacity.urls")),
    path("", include("holdfast.voice.urls")),
    path("", include("holdfast.steering.urls")),
    path("", include("holdfast.report.urls")),
    path("", include("holdfast.evaluation.urls")),
    path("", include("holdfast.family_pages.urls")),
    path("", include("holdfast.exchange.urls")),
]
if settings.DEMO:
    urlpatterns += [path("demo/", include("holdfast.demo.urls"))]
