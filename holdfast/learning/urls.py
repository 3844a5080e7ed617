from django.urls import path

from holdfast.learning.views import answering, board, leading, lists, noting

ONE = "learning/notes/<uuid:observation_id>/"
STRATEGY = "learning/strategies/<uuid:strategy_id>/"
urlpatterns = [
    path("learning/", board.theme_board, name="theme_board"),
    path("learning/pictures/", board.theme_pictures, name="theme_pictures"),
    path("learning/slides/", lists.slides, name="slides"),
    path("learning/slides/load/", leading.load, name="slides_load"),
    path("learning/you-said-we-did/", lists.you_said, name="you_said"),
    path("learning/note/", noting.note, name="observation_note"),
    path("learning/note/without-my-name/", noting.note_unnamed, name="observation_note_unnamed"),
    path("learning/noted/", noting.noted, name="observation_noted"),
    path("learning/notes/", lists.observations, name="observations"),
    path(ONE, lists.observation, name="observation"),
    path(f"{ONE}sort/", leading.sort, name="observation_sort"),
    path(f"{ONE}stands/", leading.move, name="observation_move"),
    path(f"{ONE}strategy/", answering.begin, name="strategy_begin"),
    path(f"{ONE}answer/", answering.answer, name="observation_answer"),
    path("learning/strategies/", lists.strategies, name="strategies"),
    path(f"{STRATEGY}change/", answering.change, name="strategy_change"),
]
