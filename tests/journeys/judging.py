"""When axe is asked about a page: whenever something on it is built as nothing judged before.

To ask axe takes longer than to fetch a page, and most pages are come to by many people. So what is
drawn of a page is told apart by how it is built: what an element is, within what, its classes,
roles and states, and whether it has words. Axe judges all of a page on which one element, or its
appearing more than once, is new to this run for pages of its kind; else it would only say again
what it said. So a form that comes back with errors is judged too, which its address alone would
not have told.

Contrast takes axe three times as long as all its other rules. It lies in how an element looks: its
colour and size of its words, and what is behind them. So axe is asked about it for what has words
and looks as nothing yet that it was asked about; what may lie over something else (its style places
or turns it) looks like nothing but what is built as it is. Workers of one run tell one another in
a folder what they have judged.
"""

import hashlib
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

BUILT = """
  const values = ['type', 'role', 'open', 'hidden', 'lang', 'scope', 'tabindex',
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
  const asks = ({name}) => name !== 'class' && !name.startsWith('data-');
  const told = one => [one.tagName, one === document.body ? '' : one.getAttribute('class'),
    ...[...one.attributes].filter(asks).map(({name, value}) =>
      values.includes(name) ? `${name}=${value}` : value.trim() ? name : `${name} empty`).sort(),
    [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()) ? 'words' : '',
  ].join(' ');
  const built = new Map();
  for (const one of document.querySelectorAll('*'))
    if (one.checkVisibility({visibilityProperty: true}))
      built.set(one, folded(`${built.get(one.parentElement) ?? ''} ${told(one)}`));
"""
BUILDS = f"""() => {{
  {BUILT}
  const often = new Map();
  for (const self of built.values()) often.set(self, (often.get(self) ?? 0) + 1);
  return [...often];
}}"""
# To preload is to fetch every style sheet again, for a rule that we do not ask for.
ALL_BUT_CONTRAST = """() => axe.run({
  resultTypes: ['violations'], preload: false, rules: {'color-contrast': {enabled: false}},
}).then(found => found.violations)"""
LOOKS = f"""asked => {{
  {BUILT}
  const wanted = new Set(asked), looks = [];
  const own = one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  const is_off = one => one.closest(':disabled, [aria-disabled=true]')
    || one.closest('label')?.control?.matches(':disabled');
  for (const [one, build] of built) {{
    if (!wanted.delete(build) || !(own(one) || one.matches('input, select, textarea'))) continue;
    const style = getComputedStyle(one);
    const look = [style.color, style.fontSize, style.fontWeight, style.textShadow, !!is_off(one),
      one.textContent.trim().length > 1, one.type, !!one.value];
    for (let behind = one; behind; behind = behind.parentElement) {{
      const has = getComputedStyle(behind);
      const lies_over = has.position !== 'static' && has.position !== 'relative';
      if (lies_over || has.transform !== 'none') look.push(build);
      const ground = [has.backgroundColor, has.backgroundImage, has.opacity, has.filter].join();
      if (ground !== 'rgba(0, 0, 0, 0),none,1,none') look.push(ground);
    }}
    looks.push([build, folded(look.join(' '))]);
  }}
  return looks;
}}"""
CONTRAST_OF = f"""asked => {{
  {BUILT}
  const include = [...built.keys()].filter(one => asked.includes(built.get(one)));
  return axe.run({{include}},
      {{resultTypes: ['violations'], preload: false, runOnly: ['color-contrast']}})
    .then(found => found.violations);
}}"""


class Judged:
    """What the workers of this run have judged: a folder that is theirs together."""

    folder: Path


class Question:
    """What on one page nobody of this run has judged yet: from now on it counts as judged."""

    def __init__(self, tab: Any, kind: str) -> None:
        builds = [(int(one), times) for one, times in tab.evaluate(BUILDS)]
        self.kind = kind
        self.built = {one for one, _ in builds} | {-one for one, times in builds if times > 1}
        self.is_new = self.is_new_to("axe")
        width = str(tab.viewport_size["width"])
        self.to_see = looks_unseen(tab, unseen({one for one, _ in builds}, "built", width))

    def is_new_to(self, judge: str) -> bool:
        """Tell whether something is built here as this judge met it on no page of its kind."""
        return bool(unseen(self.built, judge, self.kind))

    def __bool__(self) -> bool:
        return self.is_new or bool(self.to_see)

    def amiss(self, tab: Any) -> list[dict[str, Any]]:
        """Return what axe finds amiss of what this asks; the page is in this tab.

        Where something is, axe is asked again: it takes its time, and a page whose script changed
        it meanwhile is found amiss for what is there no longer.
        """
        tab.evaluate(AXE_SCRIPT)
        return self._found(tab) and self._found(tab)

    def _found(self, tab: Any) -> list[dict[str, Any]]:
        found = tab.evaluate(ALL_BUT_CONTRAST) if self.is_new else []
        if self.to_see:
            found += tab.evaluate(CONTRAST_OF, self.to_see)
        return list(found)


def looks_unseen(tab: Any, builds: set[int]) -> list[int]:
    """Return which of these builds on the page look as nothing that axe has been asked about."""
    if not builds:
        return []
    looks = {int(build): int(look) for build, look in tab.evaluate(LOOKS, sorted(builds))}
    new = unseen(set(looks.values()), "contrast")
    return sorted(build for build, look in looks.items() if look in new)


def unseen(builds: set[int], *where: str) -> set[int]:
    """Return the builds that nobody of this run has met there; remember them."""
    Judged.folder.mkdir(exist_ok=True)
    kept = Judged.folder / hashlib.sha256("\n".join(where).encode()).hexdigest()
    before = {int(one) for one in kept.read_text().split()} if kept.exists() else set()
    with kept.open("a") as more:  # two at once may both judge it: no harm
        more.write("".join(f"{one} " for one in builds - before))
    return builds - before
