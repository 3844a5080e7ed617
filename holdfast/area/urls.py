from django.urls import path

from holdfast.area.views import keeping, showing

urlpatterns = [
    path("place/", showing.place, name="place"),
    path("place/areas/", showing.areas, name="place_areas"),
    path("place/figures/<slug:measure>/", showing.figure, name="place_figure"),
    path("place/publications/", showing.publications, name="place_publications"),
    path("place/publications/send/", keeping.send, name="place_send"),
    path("place/publications/<uuid:area_import_id>/", keeping.area_import, name="place_import"),
    path("place/claims/tell/<slug:shape>/", keeping.tell, name="claim_tell"),
    path("place/claims/<uuid:claim_id>/", keeping.change, name="claim_change"),
]
