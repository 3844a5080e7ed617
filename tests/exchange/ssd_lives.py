"""The workforce and the children of a made extract: who they are, and what befalls them."""

from datetime import date, timedelta

from holdfast.exchange.rules.codes import ABUSE, ETHNICITIES, WORKER_CHANGES
from tests.exchange.ssd_extract import MADE_ON, Extract

TEAMS = 24


WORKERS = 240


LEGAL = ("C1", "C2", "E1", "V2", "L2", "J1")


FORENAMES = ("Asha", "Ben", "Cerys", "Dev", "Efua", "Finn", "Grace", "Hari", "Ines", "Jo")


SURNAMES = ("Abara", "Bright", "Cole", "Dunmore", "Ekwall", "Farrow", "Gill", "Hallam", "Iqbal")


TITLES = ("Social worker", "Senior social worker", "Family support worker", "Key worker")


def _workforce(extract: Extract) -> None:
    chance = extract.chance
    for number in range(TEAMS):
        above = "T0" if number else None
        extract.add("ssd_department", f"T{number}", f"Team {number}", above)
    for number in range(WORKERS):
        name = f"{chance.choice(FORENAMES)} {chance.choice(SURNAMES)}"
        extract.add(
            "ssd_professionals",
            *(f"W{number}", f"S{number}", name, f"SW{100000 + number}"),
            *(chance.choice(TITLES), chance.choice(("1.0", "0.6", "")), chance.choice("YN")),
        )


def _child(extract: Extract, number: int) -> None:
    chance = extract.chance
    child_id = f"{100000 + number}"
    born_on = MADE_ON - timedelta(days=chance.randrange(400, 365 * 17))
    extract.children.append((child_id, born_on))
    extract.add("ssd_person", *_person(extract, child_id, born_on))
    extract.add("ssd_family", f"FT{number}", f"F{number // 2}", child_id)
    began_on = born_on + timedelta(days=chance.randrange(30, 360))
    for _ in range(chance.randrange(1, 4)):
        if began_on < MADE_ON:
            began_on = _stretch(extract, child_id, began_on)


def _person(extract: Extract, child_id: str, born_on: object) -> tuple[object, ...]:
    chance = extract.chance
    names = chance.choice(FORENAMES), chance.choice(SURNAMES)
    pupil = f"A{chance.randrange(10**11, 10**12)}"
    told = chance.choice("MF"), None, chance.choice(sorted(ETHNICITIES))
    return (child_id, f"L{child_id}", pupil, *names, *told, born_on, None, None)


def _stretch(extract: Extract, child_id: str, began_on: date) -> date:
    """Give a child one stretch of one status with a worker, and say when the next may begin."""
    chance = extract.chance
    ended_on = began_on + timedelta(days=chance.randrange(20, 500))
    told_end = ended_on if ended_on < MADE_ON else None
    chance.choice((_early_help, _in_need, _protected, _looked_after))(
        extract, child_id, began_on, told_end
    )
    _involve(extract, child_id, began_on, told_end)
    return min(ended_on + timedelta(days=chance.randrange(30, 300)), MADE_ON)


def _next(extract: Extract, table: str, letter: str) -> str:
    return f"{letter}{len(extract.rows[table])}"


def _involve(extract: Extract, child_id: str, began_on: date, ended_on: date | None) -> None:
    chance = extract.chance
    why = chance.choice(sorted(WORKER_CHANGES)) if ended_on else "NULL"
    extract.add("ssd_involvements", *_involvement(extract, child_id, began_on, ended_on, why))


def _involvement(
    extract: Extract, child_id: str, began_on: date, ended_on: date | None, why: str
) -> tuple[object, ...]:
    chance = extract.chance
    worker, team = f"W{chance.randrange(WORKERS)}", f"T{chance.randrange(TEAMS)}"
    key = _next(extract, "ssd_involvements", "I")
    return (key, worker, "Allocated case worker", team, child_id, began_on, ended_on, why, None)


def _early_help(extract: Extract, child_id: str, began_on: date, ended_on: date | None) -> None:
    key = _next(extract, "ssd_early_help_episodes", "E")
    extract.add("ssd_early_help_episodes", key, child_id, began_on, ended_on, "Parenting")


def _in_need(extract: Extract, child_id: str, began_on: date, ended_on: date | None) -> None:
    referral = _next(extract, "ssd_cin_episodes", "R")
    need = f"N{extract.chance.randrange(1, 9)}"
    extract.add("ssd_cin_episodes", referral, child_id, began_on, need, "N", ended_on)
    plan = _next(extract, "ssd_cin_plans", "P")
    extract.add("ssd_cin_plans", plan, referral, child_id, began_on, ended_on)


def _protected(extract: Extract, child_id: str, began_on: date, ended_on: date | None) -> None:
    key = _next(extract, "ssd_cp_plans", "C")
    category = extract.chance.choice(sorted(ABUSE))
    extract.add("ssd_cp_plans", key, None, child_id, began_on, ended_on, category)


def _looked_after(extract: Extract, child_id: str, began_on: date, ended_on: date | None) -> None:
    chance = extract.chance
    key, why = _next(extract, "ssd_cla_episodes", "K"), "E4A" if ended_on else None
    extract.add("ssd_cla_episodes", key, child_id, began_on, "S", "N1", ended_on, why)
    legal = _next(extract, "ssd_legal_status", "G")
    extract.add("ssd_legal_status", legal, child_id, chance.choice(LEGAL), began_on, ended_on)
    score = chance.randrange(41)
    extract.add("ssd_sdq_scores", _next(extract, "ssd_sdq_scores", "Q"), child_id, began_on, score)
