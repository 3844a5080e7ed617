"""Thousands of requests by many people over few connections, some of them failing half-way.

Run as a program by `test_leak.py`, in a process of its own, as the web's own role with a pool of
four connections. Prints one line of JSON: how many requests, how many rows seen that were not the
reader's, how many questions without an identity were answered. `--session` breaks the guard as a
careless hand might: the identity is set for the session and not for the transaction.
"""

import json
import random
import sys
import threading
from typing import Any

import django

django.setup()

from django.contrib.auth.models import AnonymousUser  # noqa: E402
from django.db import DatabaseError, connection, transaction  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import RequestFactory  # noqa: E402

from holdfast.access import identity, middleware  # noqa: E402
from holdfast.access.models import User  # noqa: E402

THREADS = 8
SEEN = "SELECT g.person_id FROM casework_case c JOIN access_grant g ON g.case_id = c.id"
QUESTION = "SELECT count(*) FROM casework_case"
tally = {"requests": 0, "rows": 0, "leaked": 0, "answered_nobody": 0, "failed_half_way": 0}
lock = threading.Lock()


def count(**more: int) -> None:
    with lock:
        for name, number in more.items():
            tally[name] += number


def view(request: Any) -> HttpResponse:
    """Read every case there is to see, then perhaps fail."""
    with connection.cursor() as cursor:
        if request.user.is_authenticated:
            cursor.execute(f"{SEEN} WHERE g.standing = 'works with'")
            owners = [row[0] for row in cursor.fetchall()]
            count(rows=len(owners), leaked=sum(owner != request.user.pk for owner in owners))
        else:
            try:
                with transaction.atomic():
                    cursor.execute(QUESTION)
                count(answered_nobody=1)
            except DatabaseError:
                pass
    if request.fails == "raise":
        raise ValueError("half-way")
    if request.fails == "break":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
    return HttpResponse("", status=500 if request.fails == "500" else 200)


def careless(given: str) -> None:
    """Set the identity for the session: what `assume` must never do."""
    if given:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('holdfast.identity', %s, false)", [given])


def one(request: Any, answer: Any) -> None:
    count(requests=1)
    try:
        answer(request)
    except (ValueError, DatabaseError):
        count(failed_half_way=1)
    finally:
        connection.close()  # back to the pool, as the end of a request does


def work(people: list[User], number: int, seed: int) -> None:
    draw = random.Random(seed)
    answer, factory = middleware.WholeRequest(view), RequestFactory()
    for _ in range(number):
        request: Any = factory.get("/")
        request.user = AnonymousUser() if draw.random() < 0.2 else draw.choice(people)
        request.session = {}
        request.fails = draw.choice(["", "", "raise", "break", "500", ""])
        one(request, answer)


def main(number: int) -> None:
    if "--session" in sys.argv:
        middleware.assume = identity.assume = careless
    middleware.is_too_old = lambda request: False
    middleware.render = lambda *_, **__: HttpResponse("", status=503)
    people = list(User.objects.filter(role="practitioner"))
    workers = [
        threading.Thread(target=work, args=(people, number // THREADS, seed))
        for seed in range(THREADS)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    sys.stdout.write(json.dumps(tally))


if __name__ == "__main__":
    main(int(sys.argv[1]))
