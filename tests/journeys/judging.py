"""When axe is asked about a page: whenever something on it is built as nothing judged before.

To ask axe takes longer than to fetch a page, and most pages are come to by many people. So what is
drawn of a page is told apart by how it is built: what an element is, within what, its classes,
roles and states, whether it has words, and what of other elements axe's rules ask about it (has a
control its label, is there what it refers to, which heading came before). Axe judges all of a page
on which one element, or its appearing more than once, is new to this run; else it would only say
again what it said. So a form that comes back with errors is judged too, which its address alone
would not have told.

Contrast takes axe three times as long as all its other rules. It lies in how an element looks: its
colour and size of its words, and what is behind them. So axe is asked about it for what has words
and looks as nothing yet that it was asked about; what may lie over something else (its style places
or turns it) looks like nothing but what is built as it is. Workers of one run tell one another in
a folder what they have judged.
"""

import hashlib
from pathlib import Path
from typing import Any, ClassVar

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
  const refers = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns',
    'aria-errormessage', 'aria-activedescendant', 'aria-details', 'aria-flowto', 'headers'];
  const named = 'a, button, summary, label, legend, caption, th, td, h1, h2, h3, h4, h5, h6';
  const landmarks = 'main, nav, aside, section, header, footer, form, [role]';
  const once = new Set(), twice = new Set();
  for (const {id} of document.querySelectorAll('[id]')) (once.has(id) ? twice : once).add(id);
  let heading = '';
  const around = one => {
    const said = [];
    for (const name of refers)
      if (one.hasAttribute(name) && one.getAttribute(name).split(' ').some(id => !once.has(id)))
        said.push(`${name} of nothing`);
    if (one.hash?.length > 1 && one.pathname === location.pathname && !once.has(one.hash.slice(1)))
      said.push('leads to nothing here');
    if (twice.has(one.id)) said.push('is one of several of its name');
    if (one.labels) said.push(`${one.labels.length} labels`);
    if (one.matches(named) && !one.textContent.trim()) said.push('says nothing');
    if (one.hasAttribute('aria-label') && !one.ariaLabel.includes(one.textContent.trim()))
      said.push('is called something else');
    if (one.matches(landmarks)) said.push(one.ariaLabel);
    if (one.matches('table')) said.push(`${Math.min(one.tBodies[0]?.rows.length ?? 0, 3)} rows`);
    if (one.matches('h1, h2, h3, h4, h5, h6')) said.push(heading), heading = one.tagName;
    if (one === document.documentElement) said.push(!!document.title.trim(),
      document.querySelectorAll('meta').length, document.querySelectorAll('h1').length);
    return said.join();
  };
  const told = one => [one.tagName, one === document.body ? '' : one.getAttribute('class'),
    ...[...one.attributes].filter(asks).map(({name, value}) =>
      values.includes(name) ? `${name}=${value}` : value.trim() ? name : `${name} empty`).sort(),
    [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()) ? 'words' : '',
    around(one)].join(' ');
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


# Axe waits by the clock, which stands still where a page's scripts are switched off.
WITHOUT_A_CLOCK = """() => {
  window.setTimeout = (act, _, ...what) => (Promise.resolve().then(() => act(...what)), 1);
}"""


class Judged:
    """What the workers of this run have judged: a folder that is theirs together.

    `met` is what this worker has read of each of its files: up to which place, and what.
    """

    folder: Path
    met: ClassVar[dict[Path, tuple[int, set[int]]]] = {}


class Question:
    """What on one page nobody of this run has judged yet: from now on it counts as judged."""

    def __init__(self, tab: Any, *, has_script: bool = True) -> None:
        self.tab, self.has_script = tab, has_script
        width = str(tab.viewport_size["width"])
        builds = [(int(one), times) for one, times in tab.evaluate(BUILDS)]
        self.built = {one for one, _ in builds} | {-one for one, times in builds if times > 1}
        new = unseen(self.built, "axe", width)
        self.is_new = bool(new)
        self.to_see = looks_unseen(tab, {one for one in new if one > 0})

    def __bool__(self) -> bool:
        return self.is_new or bool(self.to_see)

    def is_new_to(self, judge: str, kind: str) -> bool:
        """Tell whether something is built here as this judge met it on no page of its kind."""
        return bool(unseen(self.built, judge, kind))

    def amiss(self) -> list[dict[str, Any]]:
        """Return what axe finds amiss of what this asks; the page is still in its tab.

        Where something is, axe is asked again: it takes its time, and a page whose script changed
        it meanwhile is found amiss for what is there no longer.
        """
        if not self.has_script:
            self.tab.evaluate(WITHOUT_A_CLOCK)
        self.tab.evaluate(AXE_SCRIPT)
        return self._found() and self._found()

    def _found(self) -> list[dict[str, Any]]:
        found = self.tab.evaluate(ALL_BUT_CONTRAST) if self.is_new else []
        if self.to_see:
            found += self.tab.evaluate(CONTRAST_OF, self.to_see)
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
    kept = Judged.folder / hashlib.sha256("\n".join(where).encode()).hexdigest()
    kept.parent.mkdir(exist_ok=True)
    read, before = Judged.met.get(kept, (0, set()))
    with kept.open("a+") as all_of_them:  # two at once may both judge it: no harm
        all_of_them.seek(read)
        before |= {int(one) for one in all_of_them.read().split()}
        Judged.met[kept] = (all_of_them.tell(), before)
        new = builds - before
        all_of_them.write("".join(f"{one} " for one in new))
    return new
