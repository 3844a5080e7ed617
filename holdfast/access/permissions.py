"""Who may do what. The whole policy is the one table below; what is not in it is not allowed."""

from enum import StrEnum


class Permission(StrEnum):
    """`<area>:<what>`. Kept in alphabetical order."""

    CASE_ALLOCATE = "case:allocate"
    CASE_SEE = "case:see"
    CASE_START = "case:start"
    CASE_WORK = "case:work"
    MANUAL_SEE = "manual:see"
    MANUAL_UPLOAD = "manual:upload"
    PILOT_SEE = "pilot:see"
    RETURN_IMPORT = "return:import"
    SUPERVISION_SEE = "supervision:see"
    TEAM_SEE = "team:see"
    TRAIL_SEE = "trail:see"
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


EVERYBODY = frozenset({Permission.WORK_SEE, Permission.MANUAL_SEE})
P = Permission
POLICY: dict[Role, frozenset[Permission]] = {
    Role.PRACTITIONER: EVERYBODY
    | {P.CASE_SEE, P.CASE_START, P.CASE_WORK, P.SUPERVISION_SEE, P.TRAIL_SEE},
    Role.SUPERVISOR: EVERYBODY | {P.SUPERVISION_SEE},
    Role.MANAGER: EVERYBODY
    | {P.CASE_ALLOCATE, P.CASE_SEE, P.CASE_START, P.TEAM_SEE, P.TRAIL_SEE, P.SUPERVISION_SEE},
    Role.LEAD: EVERYBODY | {P.PILOT_SEE, P.SUPERVISION_SEE},
    Role.DIRECTOR: EVERYBODY | {P.PILOT_SEE},
    Role.EVALUATOR: EVERYBODY,
    Role.ASSESSOR: EVERYBODY,
    Role.ADMINISTRATOR: EVERYBODY | {P.MANUAL_UPLOAD, P.RETURN_IMPORT, P.SUPERVISION_SEE},
}


def allows(role: Role | None, permission: Permission) -> bool:
    """Tell whether the policy lets somebody in this role do this; nobody may do anything."""
    return role is not None and permission in POLICY[role]
