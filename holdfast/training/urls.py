from django.urls import path

from holdfast.training.views import days, everybody, materials, own

A_DAY = "training/days/<uuid:day_id>/"
urlpatterns = [
    path("training/", everybody.training, name="training"),
    path("training/mine/", own.my_training, name="my_training"),
    path("training/matrix/", everybody.training_matrix, name="training_matrix"),
    path("training/matrix.csv", everybody.training_matrix_csv, name="training_matrix_csv"),
    path("training/refreshers/", everybody.refreshers, name="refreshers"),
    path("training/days/plan/", days.day_plan, name="training_day_plan"),
    path(A_DAY, days.day, name="training_day"),
    path(f"{A_DAY}change/", days.day_change, name="training_day_change"),
    path(f"{A_DAY}open/", days.day_open, name="training_day_open"),
    path(f"{A_DAY}cancel/", days.day_cancel, name="training_day_cancel"),
    path(f"{A_DAY}invite/", days.day_invite, name="training_day_invite"),
    path(f"{A_DAY}invite-all/", days.day_invite_all, name="training_day_invite_all"),
    path(f"{A_DAY}remind/", days.day_remind, name="training_day_remind"),
    path(f"{A_DAY}attendance/", days.day_attendance, name="training_day_attendance"),
    path(f"{A_DAY}book/", own.day_book, name="training_day_book"),
    path(f"{A_DAY}give-up/", own.day_give_up, name="training_day_give_up"),
    path(f"{A_DAY}confidence/", own.day_confidence, name="training_day_confidence"),
    path(f"{A_DAY}feedback/", own.day_feedback, name="training_day_feedback"),
    path(f"{A_DAY}materials/add/", materials.material_add, name="material_add"),
    path("training/materials/<uuid:material_id>/", materials.material, name="material"),
    path(
        "training/materials/<uuid:material_id>/withdraw/",
        materials.material_withdraw,
        name="material_withdraw",
    ),
]
