"""A stand-in for the site: pages drawn here, under the real security policy; nothing behind."""

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from csp.utils import build_policy
from django.contrib.staticfiles import finders
from django.template import engines

from tests.kit.questions import Visit

SITE = "http://localhost"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
FRAME = '{% extends "base.html" %}{% block title %}A page{% endblock %}'
FORM = (
    '{% block main %}<form method="post" novalidate data-draft>'
    '<input type="hidden" name="csrfmiddlewaretoken" value="token-1">{% form_furniture %}{{ form }}'
    '{% govuk "button" text="Save visit" %}</form>{% endblock %}'
)
NO_NOISE = ("favicon", "status of 403", "status of 500", "status of 404", "ERR_FAILED")


class Stage:
    """Answers every request of a browser context, and notes what was sent."""

    def __init__(self, context: Any) -> None:
        self.context = context
        self.sent: list[tuple[str, str, dict[str, list[str]]]] = []
        self.complaints: list[str] = []
        self.bodies: dict[str, str] = {}
        self.draft_status = 200
        self.is_cut_off = False
        self.slow: set[str] = set()  # paths whose POSTs get no answer until `let_go`
        self.held: list[Any] = []
        self.reader = 7
        self.token = "token-1"
        self.seconds = 900
        context.route("**/*", self.answer)

    def put(self, path: str, body: str, **context: Any) -> None:
        """Have `path` show a page whose blocks are `body`."""
        html = engines["django"].from_string(FRAME + body)
        person = SimpleNamespace(pk=self.reader, is_authenticated=True, name="Ana", role="")
        shown = {"user": person, "session_seconds": self.seconds, "form_key": "key-1"} | context
        text = html.render(shown)
        field = f'<input type="hidden" name="csrfmiddlewaretoken" value="{self.token}">'
        marker = (
            '<form class="app-account__out" method="post" action="/sign-in/logout/" data-signs-out>'
        )
        assert marker in text
        self.bodies[path] = text.replace(marker, marker + field)

    def open(self, path: str) -> Any:
        """Open a page in a new tab."""
        tab = self.context.new_page()
        tab.on("console", self.note)
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.goto(SITE + path)
        return tab

    def note(self, message: Any) -> None:
        if message.type in ("error", "warning") and not any(n in message.text for n in NO_NOISE):
            self.complaints.append(message.text)

    def posts(self, path: str) -> list[dict[str, list[str]]]:
        """Return the fields of each POST to a path, its token among them."""
        return [fields for method, where, fields in self.sent if (method, where) == ("POST", path)]

    def answer(self, route: Any) -> None:
        request = route.request
        path = urlsplit(request.url).path
        if self.is_cut_off and request.method == "POST":
            return route.abort()
        fields = parse_qs(request.post_data or "", keep_blank_values=True)
        fields["token"] = [request.headers.get("x-csrftoken", "")]
        self.sent.append((request.method, path, fields))
        if request.method == "POST" and path in self.slow:
            self.held.append(route)
            return
        reply: Callable[[Any, str], None] = self.static if path.startswith("/static/") else self.own
        reply(route, path)

    def let_go(self) -> None:
        """Answer the requests that were held back."""
        self.slow = set()
        while self.held:
            route = self.held.pop()
            self.own(route, urlsplit(route.request.url).path)

    def static(self, route: Any, path: str) -> None:
        found = finders.find(path.removeprefix("/static/"))
        if not found:
            return route.fulfill(status=404, body="")
        file = Path(str(found))
        route.fulfill(body=file.read_bytes(), content_type=KINDS.get(file.suffix, "text/plain"))

    def own(self, route: Any, path: str) -> None:
        if path == "/drafts/":
            body = json.dumps({"saved": "10:42"})
            route.fulfill(status=self.draft_status, body=body, content_type="application/json")
        elif path == "/still-here/":
            route.fulfill(status=204)
        elif path.endswith(".json") or path.endswith(".svg"):
            kind = KINDS.get(Path(path).suffix, "application/json")
            known = path in self.bodies
            route.fulfill(
                status=200 if known else 404, body=self.bodies.get(path, ""), content_type=kind
            )
        else:
            headers = {"Content-Security-Policy": str(build_policy())}
            html = self.bodies.get(path, "<!doctype html><title>Elsewhere</title>")
            route.fulfill(body=html, content_type="text/html; charset=utf-8", headers=headers)


def visit(stage: Stage, path: str = "/visits/new") -> Any:
    stage.put(path, FORM, form=Visit(), version=3)
    return stage.open(path)


def status(tab: Any) -> Any:
    return tab.locator(".app-draft-status")
