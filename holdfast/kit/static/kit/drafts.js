// Saves every <form data-draft> as it is typed, to /drafts/, and says so. Nothing is kept in the
// browser: what is typed here is about families.
import { onLife, tellLife, token } from "./tabs.js";

const ADDRESS = "/drafts/";
const QUIET = 1500; // milliseconds after the last change
const AGAIN = 10000; // and at least this often while something is not saved
const LONGEST_WAIT = 3000; // milliseconds that sending a form may wait for its draft
const LONGEST_ANSWER = 8000;
const LARGEST_LAST_WORD = 60000; // a browser sends no more than 64 KB from a page that is closing
const NOT_TYPED = new Set(["csrfmiddlewaretoken", "form_key", "version", "throw_away_draft"]);

// A page in another language says these in its own words, on its body: data-said-saved and so on.
const said = (name, words) => document.body.dataset[name] || words;

class Draft {
  constructor(form) {
    this.form = form;
    this.changes = 0;
    this.saved = 0;
    this.savedAt = "";
    this.isSending = false;
    this.isOver = false;
    this.isWaiting = false;
    this.isLost = false;
    this.isOut = false;
    // Names, not types: the "show" button turns a password into text.
    this.secret = new Set([...form.querySelectorAll("input[type=password]")].map((box) => box.name));
    this.status = form.appendChild(document.createElement("p"));
    this.status.className = "govuk-body-s app-draft-status";
    this.status.setAttribute("role", "status");
    for (const event of ["input", "change"]) form.addEventListener(event, () => this.changed());
    form.addEventListener("submit", (event) => this.beforeSending(event));
  }

  get isDirty() {
    return !this.isOver && this.changes !== this.saved;
  }

  changed() {
    this.changes += 1;
    this.guard();
    this.soon();
  }

  soon() {
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.save(), QUIET);
  }

  typed() {
    const values = {};
    for (const [name, value] of new FormData(this.form)) {
      if (NOT_TYPED.has(name) || this.secret.has(name) || typeof value !== "string") continue;
      (values[name] ??= []).push(value);
    }
    return JSON.stringify(values);
  }

  body() {
    const hidden = (name) => this.form.querySelector(`input[type=hidden][name=${name}]`)?.value || "";
    return new URLSearchParams({
      address: location.pathname + location.search,
      form_key: hidden("form_key"),
      base_version: hidden("version"),
      typed: this.typed(),
    }).toString();
  }

  /** Send what is typed; `isLast` when the page may be gone before the answer comes. */
  async save({ isLast = false } = {}) {
    if (!this.isDirty || (this.isSending && !isLast)) return;
    const sent = this.changes;
    const body = this.body();
    this.isSending = true;
    try {
      const reply = await fetch(ADDRESS, {
        method: "POST",
        body,
        redirect: "manual",
        signal: AbortSignal.timeout(LONGEST_ANSWER),
        keepalive: isLast && body.length < LARGEST_LAST_WORD,
        headers: {
          "Content-Type": "application/x-www-form-urlencoded",
          "X-CSRFToken": token(),
          Accept: "application/json",
        },
      });
      this.isLost = false;
      await this.heard(reply, sent);
    } catch (problem) {
      this.isLost = problem instanceof TypeError;
      this.say(said("saidUnsaved", "Not saved – we will keep trying. Do not close this page."), true);
    } finally {
      this.isSending = false;
    }
  }

  async heard(reply, sent) {
    if ([401, 403].includes(reply.status) || reply.type === "opaqueredirect") return this.signedOut();
    if (!reply.ok) throw new Error(`drafts answered ${reply.status}`);
    this.savedAt = (await reply.json()).saved;
    this.saved = sent;
    this.isOut = false;
    this.guard();
    tellLife();
    if (this.isDirty) return this.soon(); // typed while this was on its way: not all is saved yet
    this.say(`${said("saidSaved", "Saved")} ${this.savedAt}`);
  }

  say(words, isWarning = false) {
    if (this.status.textContent !== words) this.status.textContent = words;
    this.status.classList.toggle("app-draft-status--warning", isWarning);
  }

  signedOut() {
    this.isOut = true;
    if (said("saidClosed")) return this.say(said("saidClosed"), true);
    const kept = this.savedAt ? ` What you typed was saved at ${this.savedAt}.` : "";
    const words = `You have been signed out.${kept} `;
    if (this.status.textContent.startsWith(words)) return;
    const link = document.createElement("a");
    link.className = "govuk-link";
    link.href = document.body.dataset.signIn || "/";
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = "Sign in (opens in a new tab), then come back to this page";
    this.status.replaceChildren(words, link);
    this.status.classList.add("app-draft-status--warning");
  }

  /** Somebody else signed in: their name must not be put to what was typed here. */
  otherReader() {
    if (this.isOver) return;
    this.over();
    this.say(said("saidOther", "Somebody else has signed in, in another tab. Nothing more is saved here."), true);
  }

  /** Let the draft arrive before the form does: after it, it would be a draft of work already done. */
  async beforeSending(event) {
    if (!this.isDirty && !this.isSending) return this.over();
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.isWaiting) return;
    this.isWaiting = true;
    await this.settled();
    this.isWaiting = false;
    if (this.isOut) return; // the status line says so, and how to go on
    if (this.isLost) return this.say(said("saidUnsent", "Not sent – there is no connection. What you typed is still here."), true);
    this.over();
    this.form.requestSubmit(event.submitter);
  }

  /** Wait for the saving to end, so that what became of it is known. */
  async settled() {
    const stop = Date.now() + LONGEST_WAIT;
    while (this.isSending && Date.now() < stop) await new Promise((go) => setTimeout(go, 50));
    if (this.isDirty && !this.isSending) await this.save();
  }

  over() {
    this.isOver = true;
    clearTimeout(this.quiet);
    this.guard();
  }

  back() {
    this.isOver = false;
    this.saved = this.changes;
  }

  /** Ask before the page is closed only while something is not saved. */
  guard() {
    const change = this.isDirty ? "addEventListener" : "removeEventListener";
    window[change]("beforeunload", askFirst);
  }
}

const askFirst = (event) => event.preventDefault();

/** Start saving the page's forms; `saveAll` sends what is not saved yet, and waits for it. */
export function keepDrafts() {
  const drafts = [...document.querySelectorAll("form[data-draft]")].map((form) => new Draft(form));
  const saveAll = (how) => Promise.all(drafts.map((draft) => draft.save(how)));
  if (drafts.length) {
    setInterval(() => saveAll(), AGAIN);
    window.addEventListener("online", () => saveAll());
    window.addEventListener("pagehide", () => saveAll({ isLast: true }));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") saveAll({ isLast: true });
    });
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) for (const draft of drafts) draft.back();
    });
    document.getElementById("throw-away-draft")?.addEventListener("submit", () => {
      for (const draft of drafts) draft.over();
    });
    onLife(({ sameReader }) => {
      if (sameReader) saveAll();
      else for (const draft of drafts) draft.otherReader();
    });
  }
  return { saveAll, isUnsaved: () => drafts.some((draft) => draft.isDirty) };
}
