from django.urls import path

from holdfast.report import views

REPORT = "reports/<uuid:report_id>/"
FORM = "<str:form>/"
urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("reports/coming-year/", views.coming_year, name="coming_year"),
    path("reports/freeze/", views.freeze, name="report_freeze"),
    path("reports/pairs/", views.pairs, name="report_pairs"),
    path("reports/figures/<str:figure_key>/", views.figure, name="report_figure"),
    path(f"reports/now/{FORM}", views.report_now, name="report_now"),
    path(f"reports/now/{FORM}<str:ending>/", views.paper_of_now, name="report_now_paper"),
    path(f"{REPORT}{FORM}", views.report, name="report"),
    path(f"{REPORT}{FORM}<str:ending>/", views.paper, name="report_paper"),
]
