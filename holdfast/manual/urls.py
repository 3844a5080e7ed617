from django.urls import path

from holdfast.manual.views import finding, guides, issues, notes

urlpatterns = [
    path("manual/", finding.manual, name="manual"),
    path("manual/modules/<uuid:module_id>/", finding.module, name="module"),
    path("manual/modules/<uuid:module_id>/signpost/", finding.signpost, name="signpost"),
    path("manual/steps/<uuid:step_id>/", finding.step, name="step"),
    path("manual/steps/<uuid:step_id>/guide/", guides.guide_upload, name="guide_upload"),
    path("manual/steps/<uuid:step_id>/notes/add/", notes.add, name="note_add"),
    path("manual/steps/<uuid:step_id>/did-not-work/", issues.of_step, name="issue_of_step"),
    path("manual/guides/<uuid:guide_id>/", guides.guide, name="guide"),
    path("manual/guides/<uuid:guide_id>/withdraw/", guides.guide_withdraw, name="guide_withdraw"),
    path("manual/guides/<uuid:guide_id>/did-not-work/", issues.of_guide, name="issue_of_guide"),
    path("manual/notes/<uuid:note_id>/", notes.note, name="note"),
    path("manual/notes/<uuid:note_id>/revise/", notes.revise, name="note_revise"),
    path("manual/notes/<uuid:note_id>/withdraw/", notes.withdraw, name="note_withdraw"),
    path("manual/issues/", issues.issues, name="issues"),
    path("manual/issues/mine/", issues.mine, name="issues_mine"),
    path("manual/issues/<uuid:issue_id>/", issues.issue, name="issue"),
]
