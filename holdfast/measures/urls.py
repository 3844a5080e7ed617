from django.urls import path

from holdfast.measures.views import choosing, packs

urlpatterns = [
    path("measures/chosen/", choosing.chosen, name="chosen_measures"),
    path("measures/chosen/<slug:key>/<slug:informant>/", choosing.choose, name="chosen_measure"),
    path("measures/chosen/<slug:key>/<slug:informant>/end/", choosing.end, name="chosen_end"),
    path("wording-packs/", packs.packs, name="packs"),
    path("wording-packs/add/", packs.pack_add, name="pack_add"),
    path("wording-packs/<uuid:pack_id>/withdraw/", packs.pack_withdraw, name="pack_withdraw"),
]
