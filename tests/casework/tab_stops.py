"""Where Tab stops on a page, from one control to another, read from the page as it was sent.

A group of radios is one stop, and so is the line of a folded part; what is folded away is none.
What a script hides until it matters (`data-when`) is none either, while nothing is answered.
"""

from html.parser import HTMLParser

STOPS = frozenset({"input", "textarea", "select", "button", "summary", "a"})
EMPTY = frozenset({"input", "br", "hr", "img", "meta", "link"})


class Stops(HTMLParser):
    """Read a page; `found` has each stop in order, by its id, name or kind."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.open: list[tuple[str, bool]] = []  # each tag that is open, and whether it hides
        self.groups: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a stop, unless something round it is folded or hidden."""
        told = dict(attrs)
        hides = (tag == "details" and "open" not in told) or "data-when" in told
        own_line = tag == "summary" and self.open and self.open[-1][0] == "details"
        round_it = self.open[:-1] if own_line else self.open
        if tag in STOPS and not any(hidden for _, hidden in round_it):
            self.note(tag, told)
        if tag not in EMPTY:
            self.open.append((tag, hides))

    def note(self, tag: str, told: dict[str, str | None]) -> None:
        """Keep one stop; of a group of radios only the first."""
        name = told.get("name") or ""
        if told.get("type") == "hidden" or (tag == "a" and "href" not in told):
            return
        if told.get("type") == "radio" and name in self.groups:
            return
        self.groups.add(name)
        self.found.append((told.get("id") or "", name or tag))

    def handle_endtag(self, tag: str) -> None:
        """Leave everything up to the tag that ends."""
        while self.open and self.open.pop()[0] != tag:
            pass


def stops(page: str, *, since: str) -> list[str]:
    """Return the stops of a page from the control with an id on, by name or kind."""
    reader = Stops()
    reader.feed(page)
    ids = [one for one, _ in reader.found]
    return [name for _, name in reader.found[ids.index(since) :]]
