from django.urls import path

from holdfast.voice.views import answering, leading, offering, results

ONE = "pulse/<uuid:wave_id>/"
urlpatterns = [
    path("pulse/", results.pulse, name="pulse"),
    path("pulse/open/", leading.open_one, name="wave_open"),
    path("pulse/answered/", answering.answered, name="wave_answered"),
    path(ONE, results.wave, name="wave"),
    path(f"{ONE}answer/", answering.answer, name="wave_answer"),
    path(f"{ONE}count/", leading.count, name="wave_count"),
    path(f"{ONE}comments/", leading.comments, name="wave_comments"),
    path(f"{ONE}tell/", leading.tell, name="wave_tell"),
    path("glad-of-a-call/", offering.quiet_list, name="quiet_list"),
    path("glad-of-a-call/<uuid:called_id>/", offering.offer, name="help_offer"),
]
