"""Drawing the picture: as a specification for the browser, and as SVG on the server.

What was drawn is kept in this process's memory only, under a key made of everything that is in it.
A page asks only after it has read the rows as its own reader, so a picture that is found here is
one that this reader's own rows would draw again.
"""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from threading import Lock

from holdfast.casework.reports import WholeCase

NARROWEST, WIDEST = 320, 1200  # pixels
KEPT = 64  # drawings in memory, of about 200 KB each


class Kept:
    """The drawings made last, at most so many; safe for several threads."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.drawn: OrderedDict[str, str] = OrderedDict()
        self.lock = Lock()

    def or_draw(self, key: str, draw: Callable[[], str]) -> str:
        """Return what was drawn under this key, or draw it now."""
        with self.lock:
            if key in self.drawn:
                self.drawn.move_to_end(key)
                return self.drawn[key]
        made = draw()
        with self.lock:
            self.drawn[key] = made
            while len(self.drawn) > self.most:
                self.drawn.popitem(last=False)
        return made


kept = Kept(KEPT)


def fitting(width: int) -> int:
    """Return the nearest width that is drawn: 320 to 1200 pixels, in steps of 20."""
    return min(max(width, NARROWEST), WIDEST) // 20 * 20


def key_of(case: WholeCase, *, today: date, width: int, kind: str) -> str:
    """Return a key that differs wherever the drawings would."""
    whole = repr((kind, width, today, case)).encode()
    return hashlib.sha256(whole).hexdigest()


def spec(case: WholeCase, *, today: date, width: int) -> str:
    """Return the picture as a Vega-Lite specification in JSON."""
    width = fitting(width)

    def draw() -> str:
        from holdfast.casework.charts import picture  # Altair: over a second, so not at start-up

        return json.dumps(picture.spec(case, today=today, width=width), separators=(",", ":"))

    return kept.or_draw(key_of(case, today=today, width=width, kind="spec"), draw)


def svg(case: WholeCase, *, today: date, width: int) -> str:
    """Return the picture as SVG. It fetches nothing and runs no script."""
    width = fitting(width)

    def draw() -> str:
        import vl_convert

        drawn: str = vl_convert.vegalite_to_svg(
            spec(case, today=today, width=width), vl_version="6.4", allowed_base_urls=[]
        )
        return drawn

    return kept.or_draw(key_of(case, today=today, width=width, kind="svg"), draw)
