"""When axe is asked about a page: whenever something on it is built as nothing judged before.

To ask axe takes longer than to fetch a page, and most pages are come to by many people. So a
page's elements are told apart by how they are built: what they are, within what, their classes,
roles and states, and whether they have words. Axe judges all of a page on which one element, or
its appearing more than once, is new to this run for pages of its kind; else it would only say
again what it said. So a form that comes back with errors is judged too, which its address alone
would not have told. Workers of one run tell one another in a folder what they have judged.
"""

import hashlib
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe

BUILD = """() => {
  const values = ['class', 'type', 'role', 'open', 'hidden', 'lang', 'scope', 'tabindex',
    'autocomplete', 'aria-expanded', 'aria-hidden', 'aria-invalid', 'aria-current', 'aria-live'];
  const folded = words => {
    let high = 0xdeadbeef, low = 0x41c6ce57;
    for (let at = 0; at < words.length; at++) {
      const code = words.charCodeAt(at);
      high = Math.imul(high ^ code, 2654435761);
      low = Math.imul(low ^ code, 1597334677);
    }
    return 4294967296 * (2097151 & low) + (high >>> 0);
  };
  const told = one => [one.tagName,
    ...[...one.attributes].map(({name, value}) =>
      values.includes(name) ? `${name}=${value}` : value.trim() ? name : `${name} empty`).sort(),
    [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()) ? 'words' : '',
  ].join(' ');
  const built = new Map(), often = new Map();
  for (const one of document.querySelectorAll('*')) {
    const self = folded(`${built.get(one.parentElement) ?? ''} ${told(one)}`);
    built.set(one, self);
    often.set(self, (often.get(self) ?? 0) + 1);
  }
  return [...often].flatMap(([self, times]) => times > 1 ? [self, -self] : [self]);
}"""


class Judged:
    """What the workers of this run have judged: a folder that is theirs together."""

    folder: Path


def is_new(tab: Any, *kind: str) -> bool:
    """Tell whether anything on a page is built as nothing on pages of its kind yet; remember it."""
    built = {str(one) for one in tab.evaluate(BUILD)}
    Judged.folder.mkdir(exist_ok=True)
    of_its_kind = Judged.folder / hashlib.sha256("\n".join(kind).encode()).hexdigest()
    before = set(of_its_kind.read_text().split()) if of_its_kind.exists() else set()
    with of_its_kind.open("a") as kept:  # two at once may both judge it: no harm
        kept.write("".join(f"{one} " for one in built - before))
    return not built <= before


def violations(tab: Any) -> list[dict[str, Any]]:
    """Return whatever axe finds amiss on a page, grave or not."""
    return list(Axe().run(tab).response["violations"])
