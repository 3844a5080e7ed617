"""`holdfast run`: open the site, keep it open, close it in order.

One supervisor, in the foreground. It opens the database, brings the tables to the code, tells the
demo story into an empty database, starts the web server, and then watches both: a database that
dies is recovered, a web server that dies is started again, and Ctrl-C ends them all.
"""

import contextlib
import http.client
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from types import FrameType

from holdfast.site import children
from holdfast.site.children import patiently
from holdfast.site.claim import Claim, Note, claimed
from holdfast.site.database import Part, cluster, external_url, is_demo, open_database, url_for, var
from holdfast.site.demonstration import TELL_STORY, agree_on_demo, is_told, note_told
from holdfast.site.postgres import Cluster
from holdfast.site.postgres_files import end_of_log, is_free
from holdfast.site.postgres_server import HOST
from holdfast.site.troubles import Trouble

LOOK_EVERY = 0.25  # seconds between looks at what we watch
PATIENCE = 90.0  # seconds a web server may take to its first answer
DEATHS = 3  # of the web server within a minute: then it is of no use to try again
FIRST_USER_PORT = 1024


def run(port: int, tell: Callable[[str], None]) -> int:
    """Keep the site open on a port until somebody stops it; return the exit status."""
    with claimed(var()) as claim:
        refuse_port(port)
        with Site(port, claim, tell) as site:
            site.open()
            site.watch()
    return 0


def refuse_port(port: int) -> None:
    """Say before anything else that a port cannot be had."""
    if is_free(port):
        return
    if port < FIRST_USER_PORT and os.geteuid() != 0:
        raise Trouble(f"only root may use port {port}: choose one from {FIRST_USER_PORT} up")
    other = port + 1 if is_free(port + 1) else port + 1000
    raise Trouble(f"another program is using port {port}: choose a free one, make run PORT={other}")


class Site:
    """The database and the web server, opened together and closed in order."""

    def __init__(self, port: int, claim: Claim, tell: Callable[[str], None]) -> None:
        self.url = f"http://{HOST}:{port}"
        self.port = port
        self.claim = claim
        self.tell = tell
        self.stopping = False
        self.web: subprocess.Popen[bytes] | None = None
        self.deaths: list[float] = []
        self.database: Cluster | None = None
        if not external_url():
            self.database = cluster(tell)
            self.database.give_up = lambda: self.stopping

    def __enter__(self) -> "Site":
        for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(one, self._ask_to_stop)
        return self

    def __exit__(self, *_: object) -> None:
        """End the web server, then the database, whatever happened."""
        if self.web:
            self.tell("closing")
            children.end(self.web)
        if self.database:
            self.database.stop()
        self.tell("closed; nothing is left running")

    def open(self) -> None:
        """Open the database and the web server, and say where."""
        self.tell("opening the database")
        if self.database:
            self.database.start()
        else:
            open_database(self.tell)
        agree_on_demo()
        self._django("making the tables", "owner", ["migrate", "--no-input"])
        if is_demo() and not is_told():
            self._django("telling the demo story", "app", TELL_STORY)
            if not self.stopping:
                note_told(url_for("owner"))
        if not self.stopping:
            self._start_web()
        if not self.stopping:
            self.tell(welcome(self.url))

    def watch(self) -> None:
        """Mend what dies, until asked to stop."""
        while not self.stopping:
            if self.database and self.database.alive() is None:
                self._recover(self.database)
            elif self.web and self.web.poll() is not None:
                self._start_web_again()
            time.sleep(LOOK_EVERY)

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _django(self, telling: str, part: Part, words: list[str]) -> None:
        if self.stopping:
            return
        with _timed(telling, self.tell):
            env = patiently(children.environment(part))
            children.finish_django(words, env=env, give_up=lambda: self.stopping)

    def _start_web(self) -> None:
        self.web = children.start_web(self.port)
        self.claim.note(Note(url=self.url, web=self.web.pid))
        end = time.monotonic() + PATIENCE
        while not self.stopping and not answers(self.port):
            if self.web.poll() is not None or time.monotonic() > end:
                log = children.log_of("web")
                raise Trouble(f"the web server does not answer; {log} ends:\n{end_of_log(log)}")
            time.sleep(0.05)

    def _start_web_again(self) -> None:
        now = time.monotonic()
        self.deaths = [moment for moment in self.deaths if now - moment < 60] + [now]
        if len(self.deaths) > DEATHS:
            log = children.log_of("web")
            raise Trouble(f"the web server keeps dying; {log} ends:\n{end_of_log(log)}")
        self.tell("the web server died; starting it again")
        self._start_web()

    def _recover(self, database: Cluster) -> None:
        """Start a dead database again, and the web server with it if the address changed."""
        began, before = time.monotonic(), database.server
        self.tell("the database stopped without being asked; recovering it")
        after = database.start()
        self.tell(
            f"the database is back after {time.monotonic() - began:.1f} s; all that was saved is "
            "there"
        )
        if self.web and before and before.port != after.port:
            children.end(self.web)
            self._start_web()


def answers(port: int) -> bool:
    """Tell whether the site says that it and its database are well."""
    host = os.environ.get("HOLDFAST_HOSTS", HOST).split(",")[0]
    headers = {"Host": host, "X-Forwarded-Proto": "https"}
    asked = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        asked.request("GET", "/healthz", headers=headers)
        return asked.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()


def welcome(url: str) -> str:
    """Return what a person who opened the site has to know."""
    lines = ["", f"Holdfast is open at {url}", ""]
    if is_demo():
        lines += ["Everybody in it is invented. Sign in as one of them, without a password, at"]
        lines += [f"{url}/demo/sign-in/"]
        lines += [f"  {name}, {role}: {why}" for name, role, why in people_to_try()]
        lines += [""]
    return "\n".join([*lines, "Stop it with Ctrl-C; what was saved stays."])


def people_to_try() -> list[tuple[str, str, str]]:
    """Return the demonstration's people worth meeting first: name, role and why."""
    try:
        from holdfast.demo.cast import PEOPLE_TO_TRY
    except ImportError:
        return []
    return list(PEOPLE_TO_TRY)


@contextlib.contextmanager
def _timed(telling: str, tell: Callable[[str], None]) -> Iterator[None]:
    began = time.monotonic()
    yield
    tell(f"{telling}: {time.monotonic() - began:.1f} s")
