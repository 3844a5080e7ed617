"""The page that opens without signal, and the script that opens it. Neither holds anybody's data.

Both are open: what is shown on the page is kept on the reader's own device, sealed.
"""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.templatetags.static import static
from django.urls import reverse

from holdfast.access.page import open_page

FILES = (
    *("kit/vendor/govuk-frontend.min.css", "kit/parts.css", "kit/holdfast.css"),
    *("casework/casework.css", "offline/offline.css", "kit/favicon.svg"),
    "casework/when.js",
    *("kit/vendor/govuk-frontend.min.js", "kit/js-enabled.js", "kit/holdfast.js"),
    *("kit/drafts.js", "kit/digits.js", "kit/sending.js", "kit/session.js", "kit/tabs.js"),
    *("offline/shell.js", "offline/store.js", "offline/sealing.js", "offline/sending.js"),
    *("offline/filling.js", "offline/typed.js", "offline/lists.js"),
)
WORKER = "offline/worker.js"
TEMPLATE = "offline/shell.html"


def found(name: str) -> Path:
    """Return where a static file of ours is."""
    path = finders.find(name)
    if not path:
        raise FileNotFoundError(name)
    return Path(str(path))


@cache
def version() -> str:
    """Return a word that changes whenever anything the page is made of does."""
    template = Path(str(get_template(TEMPLATE).origin))  # type: ignore[attr-defined]
    whole = hashlib.sha256(template.read_bytes())
    for name in (*FILES, WORKER):
        whole.update(found(name).read_bytes())
    return whole.hexdigest()[:12]


@open_page("An empty frame: what is shown on it is kept on the reader's own device, sealed")
@login_not_required
def shell(request: HttpRequest) -> HttpResponse:
    """Draw the frame that works without signal, for nobody in particular."""
    context: dict[str, Any] = {"user": None, "navigation": [], "session_seconds": 0, "form_key": ""}
    return render(request, TEMPLATE, context)


@open_page("A script of ours, about nobody")
@login_not_required
def worker(request: HttpRequest) -> HttpResponse:
    """Give the script that keeps the frame, and opens it where a page cannot be reached."""
    said = {
        "version": version(),
        "shell": reverse("offline"),
        "files": [static(name) for name in FILES],
    }
    text = f"const SAID = {json.dumps(said)};\n" + found(WORKER).read_text()
    headers = {"Service-Worker-Allowed": "/"}
    return HttpResponse(text, content_type="text/javascript; charset=utf-8", headers=headers)
