"""Who may do what. The whole policy is the one table below; what is not in it is not allowed."""

from enum import StrEnum

from holdfast.access.rules import Standing


class Permission(StrEnum):
    """`<area>:<what>`. Kept in alphabetical order."""

    ABSENCE_KEEP = "absence:keep"
    AREA_IMPORT = "area:import"
    AREA_SEE = "area:see"
    AREA_TELL = "area:tell"
    ASK_ANSWER = "ask:answer"
    CAPACITY_KEEP = "capacity:keep"
    CAPACITY_OWN = "capacity:own"
    CAPACITY_SEE = "capacity:see"
    CASE_ALLOCATE = "case:allocate"
    CASE_DECIDE_FORM = "case:decide form"
    CASE_FOLLOW_UP = "case:follow up"
    CASE_MOVE = "case:move"
    CASE_SEE = "case:see"
    CASE_START = "case:start"
    CASE_WORK = "case:work"
    CHOICE_ADVISE = "choice:advise"
    CHOICE_COUNT = "choice:count"
    CHOICE_DECIDE = "choice:decide"
    CHOICE_NOMINATE = "choice:nominate"
    CHOICE_SEE = "choice:see"
    CHOICE_WORK = "choice:work"
    CONCERN_CLOSE = "concern:close"
    CONCERN_RAISE = "concern:raise"
    CONSULTATION_ANSWER = "consultation:answer"
    CONSULTATION_ASK = "consultation:ask"
    CONSULTATION_COUNT = "consultation:count"
    CONSULTATION_NOTE = "consultation:note"
    CONSULTATION_SEE = "consultation:see"
    CPD_KEEP = "cpd:keep"
    DRAFT_KEEP = "draft:keep"
    EVALUATION_EXTRACT = "evaluation:extract"
    EVALUATION_SEE = "evaluation:see"
    FAMILY_ANSWER = "family:answer"
    GOAL_FLAG = "goal:flag"
    GOAL_RULES = "goal:rules"
    GROUP_FORM = "group:form"
    HANDOVER_PROPOSE = "handover:propose"
    INSTRUMENT_LICENSE = "instrument:license"
    LEARNING_LEAD = "learning:lead"
    LEARNING_NOTE = "learning:note"
    LEARNING_SEE = "learning:see"
    LEAVING_RECORD = "leaving:record"
    MAIL_SEE = "mail:see"
    MANUAL_NOTE = "manual:note"
    MANUAL_SEE = "manual:see"
    MANUAL_TEND = "manual:tend"
    MANUAL_UPLOAD = "manual:upload"
    MEASURE_CHOOSE = "measure:choose"
    MEASURE_PLAN = "measure:plan"
    MEASURE_SEE_SHOWN = "measure:see shown"
    NOTICE_SEE = "notice:see"
    PAGE_OPEN = "page:open"
    PASSPORT_SEE = "passport:see"
    PILOT_SEE = "pilot:see"
    PRACTICE_RECORD = "practice:record"
    PRACTICE_SEE = "practice:see"
    REMINDER_SET = "reminder:set"
    REPORT_FREEZE = "report:freeze"
    REPORT_SEE = "report:see"
    RETURN_IMPORT = "return:import"
    RISK_LEAD = "risk:lead"
    RISK_RED_LIST = "risk:red list"
    RISK_SEE = "risk:see"
    RUN_NUMBERS = "run:numbers"
    SPECIALIST_ANSWER = "specialist:answer"
    STEERING_ACT = "steering:act"
    STEERING_LEAD = "steering:lead"
    STEERING_SEE = "steering:see"
    SUPERVISION_LEAD = "supervision:lead"
    SUPERVISION_PLAN = "supervision:plan"
    SUPERVISION_RUN = "supervision:run"
    SUPERVISION_SEE = "supervision:see"
    TEAM_SEE = "team:see"
    TRAIL_SEE = "trail:see"
    TRAINING_BOOK = "training:book"
    TRAINING_COUNT = "training:count"
    TRAINING_RUN = "training:run"
    TRAINING_SEE = "training:see"
    VOICE_ANSWER = "voice:answer"
    VOICE_HELP = "voice:help"
    VOICE_LEAD = "voice:lead"
    VOICE_SEE = "voice:see"
    WORK_SEE = "work:see"


class Role(StrEnum):
    """What somebody is in the programme; everybody has one."""

    PRACTITIONER = "practitioner"
    SUPERVISOR = "clinical supervisor"
    MANAGER = "team manager"
    LEAD = "programme lead"
    DIRECTOR = "director"
    EVALUATOR = "evaluator"
    ASSESSOR = "award assessor"
    ADMINISTRATOR = "programme administrator"
    RESPONDENT = "respondent"  # answers one measure, or has one page, by private link: no account


STAFF = tuple(role for role in Role if role is not Role.RESPONDENT)
EVERYBODY = frozenset(
    {Permission.DRAFT_KEEP, Permission.LEARNING_NOTE, Permission.LEARNING_SEE}
    | {Permission.MANUAL_SEE, Permission.NOTICE_SEE, Permission.STEERING_ACT}
    | {Permission.VOICE_SEE, Permission.WORK_SEE}
)
P = Permission
POLICY: dict[Role, frozenset[Permission]] = {
    Role.PRACTITIONER: EVERYBODY
    | {P.CASE_FOLLOW_UP, P.CASE_MOVE, P.CASE_SEE, P.CASE_START, P.CASE_WORK}
    | {P.CHOICE_NOMINATE, P.CHOICE_SEE, P.CHOICE_WORK, P.CONCERN_RAISE, P.CASE_DECIDE_FORM}
    | {P.CONSULTATION_ASK, P.CONSULTATION_NOTE, P.CONSULTATION_SEE}
    | {P.ABSENCE_KEEP, P.FAMILY_ANSWER, P.GOAL_FLAG, P.HANDOVER_PROPOSE, P.MANUAL_NOTE}
    | {P.CAPACITY_OWN, P.CPD_KEEP, P.MEASURE_PLAN, P.PASSPORT_SEE}
    | {P.PRACTICE_RECORD, P.PRACTICE_SEE, P.REMINDER_SET, P.SUPERVISION_SEE, P.TRAIL_SEE}
    | {P.RISK_RED_LIST, P.TRAINING_BOOK, P.TRAINING_SEE, P.VOICE_ANSWER},
    Role.SUPERVISOR: EVERYBODY
    | {
        P.CASE_SEE,
        P.CHOICE_ADVISE,
        P.CONSULTATION_ANSWER,
        P.CONSULTATION_COUNT,
        P.CONSULTATION_NOTE,
        P.CONSULTATION_SEE,
        P.MAIL_SEE,
        P.MANUAL_NOTE,
        P.MEASURE_SEE_SHOWN,
        P.PASSPORT_SEE,
        P.PRACTICE_SEE,
        P.RISK_RED_LIST,
        P.SUPERVISION_LEAD,
        P.SUPERVISION_PLAN,
        P.SPECIALIST_ANSWER,
        P.SUPERVISION_SEE,
        P.TRAINING_SEE,
        P.VOICE_HELP,
    },
    Role.MANAGER: EVERYBODY
    | {P.CAPACITY_KEEP, P.CAPACITY_OWN, P.CAPACITY_SEE}
    | {P.CASE_ALLOCATE, P.CASE_FOLLOW_UP, P.CASE_MOVE, P.CASE_SEE, P.CASE_START}
    | {P.CHOICE_COUNT, P.CHOICE_DECIDE, P.CHOICE_NOMINATE, P.CHOICE_SEE, P.CHOICE_WORK}
    | {P.CONSULTATION_ASK, P.CONSULTATION_NOTE, P.CONSULTATION_SEE}
    | {P.CONCERN_CLOSE, P.CONCERN_RAISE, P.CASE_DECIDE_FORM, P.GOAL_FLAG, P.MEASURE_PLAN}
    | {P.ABSENCE_KEEP, P.FAMILY_ANSWER, P.HANDOVER_PROPOSE, P.LEAVING_RECORD, P.REMINDER_SET}
    | {P.CPD_KEEP, P.PASSPORT_SEE, P.SUPERVISION_SEE, P.TEAM_SEE}
    | {P.RISK_RED_LIST, P.RISK_SEE, P.VOICE_ANSWER}
    | {P.AREA_SEE, P.TRAIL_SEE, P.TRAINING_BOOK, P.TRAINING_COUNT, P.TRAINING_SEE},
    Role.LEAD: EVERYBODY
    | {
        P.AREA_IMPORT,
        P.AREA_SEE,
        P.AREA_TELL,
        P.CAPACITY_OWN,
        P.CAPACITY_SEE,
        P.CHOICE_COUNT,
        P.EVALUATION_EXTRACT,
        P.EVALUATION_SEE,
        P.GOAL_RULES,
        P.LEARNING_LEAD,
        P.LEAVING_RECORD,
    }
    | {P.MAIL_SEE, P.MANUAL_NOTE, P.MANUAL_TEND, P.MEASURE_CHOOSE}
    | {P.CONSULTATION_COUNT, P.GROUP_FORM, P.PILOT_SEE, P.RUN_NUMBERS, P.SUPERVISION_PLAN}
    | {P.STEERING_LEAD, P.STEERING_SEE, P.SUPERVISION_RUN, P.SUPERVISION_SEE}
    | {P.REPORT_FREEZE, P.REPORT_SEE}
    | {P.RISK_LEAD, P.RISK_RED_LIST, P.RISK_SEE}
    | {P.VOICE_HELP, P.TRAINING_COUNT, P.TRAINING_RUN, P.TRAINING_SEE, P.VOICE_LEAD},
    Role.DIRECTOR: EVERYBODY
    | {P.AREA_SEE, P.EVALUATION_SEE, P.PILOT_SEE, P.REPORT_SEE, P.RISK_SEE, P.STEERING_SEE},
    Role.EVALUATOR: EVERYBODY | {P.AREA_SEE, P.EVALUATION_EXTRACT, P.EVALUATION_SEE, P.REPORT_SEE},
    Role.ASSESSOR: EVERYBODY,
    Role.ADMINISTRATOR: EVERYBODY
    | {P.AREA_IMPORT, P.AREA_SEE}
    | {P.GOAL_RULES, P.INSTRUMENT_LICENSE, P.LEAVING_RECORD}
    | {P.MANUAL_NOTE, P.MANUAL_TEND, P.MANUAL_UPLOAD}
    | {P.GROUP_FORM, P.MAIL_SEE, P.MEASURE_CHOOSE, P.RETURN_IMPORT}
    | {P.SUPERVISION_PLAN, P.SUPERVISION_RUN, P.SUPERVISION_SEE}
    | {P.TRAINING_COUNT, P.TRAINING_RUN, P.TRAINING_SEE},
    Role.RESPONDENT: frozenset({P.ASK_ANSWER, P.DRAFT_KEEP, P.PAGE_OPEN}),
}


def allows(role: Role | None, permission: Permission) -> bool:
    """Tell whether the policy lets somebody in this role do this; nobody may do anything."""
    return role is not None and permission in POLICY[role]


# How far each role reaches, by what the case is to them. What is not here is not reached, and is
# the same 404 as a case that is not there. Written into docs/reference/who-sees-what.md, and walked
# by tests/security/test_policy_walk.py at every address.
REACH: dict[str, dict[Role, Standing]] = {
    "own": {Role.PRACTITIONER: Standing.WORKS, Role.MANAGER: Standing.OVERSEES},
    "a colleague's": {Role.MANAGER: Standing.OVERSEES},
    "another team's": {},
    "a group member's": {Role.SUPERVISOR: Standing.READS},
    "closed": {Role.PRACTITIONER: Standing.READS, Role.MANAGER: Standing.OVERSEES},
    "sealed to its lead": {Role.PRACTITIONER: Standing.WORKS},
    "another authority's": {},
    "not there": {},
}
NEEDS_STANDING: dict[Permission, frozenset[Standing]] = {
    Permission.CASE_SEE: frozenset(Standing),
    Permission.TRAIL_SEE: frozenset(Standing),
    Permission.CASE_FOLLOW_UP: frozenset(Standing),
    Permission.SUPERVISION_LEAD: frozenset(Standing),
    Permission.CASE_DECIDE_FORM: frozenset(Standing),
    Permission.CASE_MOVE: frozenset({Standing.WORKS, Standing.OVERSEES}),
    Permission.CASE_WORK: frozenset({Standing.WORKS}),
    Permission.CASE_ALLOCATE: frozenset({Standing.OVERSEES}),
    Permission.CHOICE_SEE: frozenset(Standing),
    Permission.CHOICE_WORK: frozenset({Standing.WORKS, Standing.OVERSEES, Standing.CONSIDERS}),
    Permission.CHOICE_DECIDE: frozenset({Standing.OVERSEES, Standing.CONSIDERS}),
    Permission.CONCERN_CLOSE: frozenset({Standing.OVERSEES}),
    Permission.CONCERN_RAISE: frozenset({Standing.WORKS, Standing.OVERSEES}),
    Permission.CONSULTATION_ANSWER: frozenset({Standing.READS}),
    Permission.CONSULTATION_ASK: frozenset({Standing.WORKS}),
    Permission.CONSULTATION_SEE: frozenset(Standing),
    Permission.FAMILY_ANSWER: frozenset({Standing.WORKS, Standing.OVERSEES}),
    Permission.GOAL_FLAG: frozenset({Standing.WORKS, Standing.OVERSEES}),
    Permission.HANDOVER_PROPOSE: frozenset({Standing.WORKS, Standing.OVERSEES}),
    Permission.MEASURE_PLAN: frozenset({Standing.WORKS, Standing.OVERSEES}),
    Permission.REMINDER_SET: frozenset({Standing.WORKS, Standing.OVERSEES}),
}
