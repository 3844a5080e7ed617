from django.urls import path

from holdfast.steering.views import commitments, deciding, newsletters, notices, plan, telling

STAKEHOLDER = "plan/stakeholders/<uuid:stakeholder_id>/"
NOTICE = "notices/<uuid:notice_id>/"
DRAFT = "newsletters/drafts/<uuid:draft_id>/"
COMMITMENT = "plan/commitments/<uuid:commitment_id>/"
urlpatterns = [
    path("plan/", plan.plan, name="plan"),
    path("plan/milestones/add/", plan.milestone_add, name="milestone_add"),
    path("plan/milestones/<uuid:milestone_id>/", plan.milestone_change, name="milestone_change"),
    path("plan/decisions/", deciding.decisions, name="decisions"),
    path("plan/decisions/add/", deciding.decision_add, name="decision_add"),
    path("plan/decisions/<uuid:decision_id>/", deciding.decision_look, name="decision_look"),
    path("plan/meetings/add/", deciding.meeting_add, name="steering_meeting_add"),
    path("plan/meetings/<uuid:steering_meeting_id>/", deciding.meeting, name="steering_meeting"),
    path("plan/actions/", deciding.actions, name="steering_actions"),
    path("plan/actions/add/", deciding.action_add, name="steering_action_add"),
    path("plan/actions/<uuid:steering_action_id>/", deciding.action, name="steering_action"),
    path("plan/leadership/", commitments.who_leads, name="leadership"),
    path("plan/leadership/add/", commitments.lead_add, name="lead_add"),
    path("plan/leadership/<uuid:led_id>/", commitments.lead_change, name="lead_change"),
    path("plan/commitments/", commitments.commitments, name="commitments"),
    path("plan/commitments/add/", commitments.commitment_add, name="commitment_add"),
    path(f"{COMMITMENT}renew/", commitments.commitment_renew, name="commitment_renew"),
    path(f"{COMMITMENT}withdraw/", commitments.commitment_withdraw, name="commitment_withdraw"),
    path("plan/stakeholders/", telling.stakeholders, name="stakeholders"),
    path("plan/stakeholders/add/", telling.stakeholder_add, name="stakeholder_add"),
    path(STAKEHOLDER, telling.stakeholder, name="stakeholder"),
    path(f"{STAKEHOLDER}change/", telling.stakeholder_change, name="stakeholder_change"),
    path(f"{STAKEHOLDER}engaged/", telling.engaged, name="stakeholder_engaged"),
    path("plan/told/", telling.tellings, name="tellings"),
    path("plan/told/add/", telling.telling_add, name="telling_add"),
    path("plan/told/<uuid:telling_id>/", telling.telling_change, name="telling_change"),
    path("notices/", notices.notices, name="notices"),
    path("notices/add/", notices.notice_add, name="notice_add"),
    path(NOTICE, notices.notice, name="notice"),
    path(f"{NOTICE}read/", notices.notice_read, name="notice_read"),
    path(f"{NOTICE}take-down/", notices.notice_take_down, name="notice_take_down"),
    path("newsletters/", newsletters.newsletters, name="newsletters"),
    path("newsletters/begin/", newsletters.begin, name="newsletter_begin"),
    path("newsletters/<uuid:newsletter_id>/", newsletters.newsletter, name="newsletter"),
    path("newsletters/<uuid:newsletter_id>/send/", newsletters.send, name="newsletter_send"),
    path(DRAFT, newsletters.edit, name="newsletter_edit"),
    path(f"{DRAFT}issue/", newsletters.issue, name="newsletter_issue"),
    path("plan/money/", commitments.funding, name="funding"),
    path("plan/money/sessions/", commitments.purchase_add, name="purchase_add"),
    path("plan/money/set-aside/", commitments.budget_add, name="budget_add"),
    path("plan/money/<uuid:line_id>/spent/", commitments.payment_add, name="payment_add"),
]
