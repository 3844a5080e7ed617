from django.urls import path

from holdfast.measures.views import choosing

urlpatterns = [
    path("measures/chosen/", choosing.chosen, name="chosen_measures"),
    path("measures/chosen/<slug:key>/<slug:informant>/", choosing.choose, name="chosen_measure"),
    path("measures/chosen/<slug:key>/<slug:informant>/end/", choosing.end, name="chosen_end"),
]
