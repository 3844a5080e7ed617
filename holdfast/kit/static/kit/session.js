// Says, two minutes before it happens, that the session will end; at the end it saves the drafts,
// signs out and goes to the sign-in page. What any tab of this browser does counts for all.
import { onLife, tellLife, token } from "./tabs.js";

const STILL_HERE = "/still-here/";
const SPARE = 5000; // milliseconds: leave while the last draft can still be saved

const inWords = (seconds) =>
  seconds > 90 ? "2 minutes" : seconds > 45 ? "1 minute" : seconds > 20 ? "30 seconds" : "a few seconds";

const post = (address) =>
  fetch(address, { method: "POST", redirect: "manual", headers: { "X-CSRFToken": token() } });

class Session {
  constructor(dialog, seconds, drafts) {
    this.dialog = dialog;
    this.drafts = drafts;
    this.length = seconds * 1000;
    this.warning = Math.min(Number(document.body.dataset.sessionWarning || 120) * 1000, this.length / 2);
    this.left = dialog.querySelector("[data-time-left]");
    this.begin();
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.stay();
    });
    dialog.querySelector("[data-stay]").addEventListener("click", () => this.stay());
    onLife(({ sameReader }) => sameReader && this.begin());
    document.addEventListener("visibilitychange", () => this.look());
    setInterval(() => this.look(), 1000);
  }

  begin() {
    this.ends = Date.now() + this.length - SPARE;
    this.isEnding = false;
    if (this.dialog.open) this.dialog.close();
  }

  look() {
    const left = this.ends - Date.now();
    if (left <= 0) this.end();
    else if (left <= this.warning) this.warn(left / 1000);
  }

  warn(seconds) {
    const words = inWords(seconds);
    if (this.left.textContent !== words) this.left.textContent = words;
    if (!this.dialog.open) this.dialog.showModal();
  }

  async stay() {
    try {
      const reply = await post(STILL_HERE);
      if (!reply.ok) return this.end();
      this.begin();
      tellLife();
    } catch {
      this.left.textContent = "a moment: we could not reach Holdfast. Try again";
    }
  }

  async end() {
    if (this.isEnding) return;
    this.isEnding = true;
    const { signIn, signOut } = document.body.dataset;
    try {
      await this.drafts.saveAll();
      if (signOut) await post(signOut);
    } catch {
      // No connection: the server ends the session by its own clock.
    }
    if (this.dialog.open) this.dialog.close();
    if (this.drafts.isUnsaved()) return; // the form says so, and keeps trying
    const next = encodeURIComponent(location.pathname + location.search);
    location.assign(`${signIn}?expired=yes&next=${next}`);
  }
}

/** Watch the session of a page whose body says how long it lasts. */
export function watchSession(drafts) {
  const dialog = document.getElementById("session-warning");
  const seconds = Number(document.body.dataset.sessionSeconds);
  if (!dialog?.showModal || !seconds) return;
  new Session(dialog, seconds, drafts);
}
