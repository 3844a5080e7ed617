from django.urls import path

from holdfast.accreditation.views import development, passports

MET = "cpd/meetings/<uuid:met_id>/"
TRAINED = "cpd/training-days/<uuid:trained_id>/"
urlpatterns = [
    path("passports/", passports.passports, name="passports"),
    path("passports/<uuid:passport_id>/", passports.passport, name="passport"),
    path("cpd/", development.development, name="development"),
    path("cpd/kept/", development.kept_entries, name="kept_entries"),
    path("cpd/kept.csv", development.kept_entries_csv, name="kept_entries_csv"),
    path(MET, development.meeting_entry, name="meeting_entry"),
    path(f"{MET}decline/", development.meeting_decline, name="meeting_decline"),
    path(TRAINED, development.day_entry, name="day_entry"),
    path(f"{TRAINED}decline/", development.day_decline, name="day_decline"),
]
