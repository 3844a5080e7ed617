"""A practitioner's own device: a browser with a profile that outlives it, and a way to look inside.

Nothing here goes round the pages: what is on the device is read from its storage as a thief would.
"""

import os
import signal
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.journeys.offline.wire import Wire
from tests.journeys.visitor import Visitor

WORDS = "teapot ladder moss"
OPEN_PAGE = "#lists"
STORED = """async () => {
  const names = (await indexedDB.databases()).map(one => one.name);
  const kept = [];
  for (const name of names) {
    const database = await new Promise(done => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => done(asked.result);
    });
    for (const store of database.objectStoreNames) {
      const records = await new Promise(done => {
        const asked = database.transaction(store).objectStore(store).getAll();
        asked.onsuccess = () => done(asked.result);
      });
      kept.push(...records);
    }
    database.close();
  }
  const plain = value => value instanceof ArrayBuffer || ArrayBuffer.isView(value)
    ? new TextDecoder('latin1').decode(value)
    : value instanceof CryptoKey ? `key, extractable: ${value.extractable}`
    : typeof value === 'object' && value ? Object.values(value).map(plain).join(' ')
    : String(value);
  const cached = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      cached.push(request.url + ' ' + await (await cache.match(request)).text());
    }
  }
  return {
    ids: kept.map(one => one.id),
    text: kept.map(plain).join('\\n'),
    cached,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    other: JSON.stringify([{...localStorage}, {...sessionStorage}]),
  };
}"""


class Device(Visitor):
    """Somebody with a device they take to visits."""

    def takes(self, words: str = WORDS) -> None:
        """Take every case along that is ticked already, or the first."""
        self.goes_to("/offline/take/")
        boxes = self.tab.locator("#take [name=case]")
        if not self.tab.locator("#take [name=case]:checked").count():
            boxes.first.check()
        self.shows("take-cases")
        self.tab.get_by_label("Choose words to open them with").fill(words)
        self.tab.get_by_role("button", name="Take them with me").click()
        self.tab.wait_for_url("**/offline/")
        expect(self.tab.locator("#cases section").first).to_be_visible()
        self.looks_round()

    wire: Wire

    def loses_signal(self) -> None:
        """Go where there is none."""
        self.expected += ["ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION", "Failed to load resource"]
        self.expected += ["ERR_FAILED", "ERR_EMPTY_RESPONSE", "ERR_NETWORK_CHANGED"]
        self.wire.cut()
        self.context.set_offline(True)

    def has_signal_again(self) -> None:
        """Come back to where there is some."""
        self.wire.mend()
        self.context.set_offline(False)

    def opens_with(self, words: str = WORDS) -> None:
        """Type the words that open what was taken along."""
        self.tab.get_by_label("Type the words you chose").fill(words)
        self.tab.get_by_role("button", name="Open").click()

    def begins(self, what: str) -> None:
        """Begin a form of the first case."""
        self.tab.locator("#cases").get_by_role("button", name=what).first.click()
        expect(self.tab.locator("#one-title")).to_be_focused()

    def finishes(self) -> None:
        """Keep the form, to be sent."""
        self.tab.get_by_role("button", name="Keep it, to be sent").click()
        expect(self.tab.locator("#one")).to_be_hidden()

    def is_kept(self) -> None:
        """See that what was typed is on the device."""
        expect(self.tab.locator("#form-here .app-draft-status")).to_contain_text("Kept on this")

    def says(self, words: str) -> None:
        """See the line that says how things stand."""
        expect(self.tab.locator("#signal")).to_contain_text(words)

    def stored(self) -> dict[str, Any]:
        """Return all that the browser keeps for the site, as text."""
        return dict(self.tab.evaluate(STORED))


def with_profile(playwright: Any, launch: dict[str, Any], folder: Path, wire: Wire) -> Device:
    """Open a browser on a profile that is still there when it is closed, or killed."""
    context = playwright.chromium.launch_persistent_context(
        folder, viewport={"width": 1280, "height": 900}, **launch
    )
    context.set_default_timeout(15_000)
    device = Device(context, wire.url)
    device.wire = wire
    return device


def kill(folder: Path) -> None:
    """Kill the browser that uses a profile, with every process of it: no warning, no last word."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and str(folder).encode() in read(entry / "cmdline"):
            os.kill(int(entry.name), signal.SIGKILL)


def read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
