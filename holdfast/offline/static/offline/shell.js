// The page that works without signal: opens what was taken along, keeps what is filled in, and
// sends it as soon as Holdfast can be reached and its reader is signed in.
import { formsOf, get, isKept, eraseTaken, MOST_TRIES, put, remove, all, tidied } from "./store.js";
import { seal, unseal, unwrap } from "./sealing.js";
import { sendAll, someTaking, standing } from "./sending.js";
import { caseCard, clock, keptLine, many, outcomeLine } from "./lists.js";
import { fill } from "./filling.js";

const IDLE = 15 * 60000; // milliseconds, as for a session: then the words are asked for again
const AGAIN = 30000; // look for signal this often while something waits to be sent
const here = (id) => document.getElementById(id);
const { standing: STANDING, send: SEND } = here("with-you").dataset;
const now = { reader: "", taking: null, key: null, pack: null, session: null, filling: null };
let lastTouched = Date.now();

/** Say how things stand, in a line. */
async function say() {
  const waiting = now.reader ? (await formsOf(now.reader, "ready")).length : 0;
  const kept = `${many(waiting, "form")} ${waiting === 1 ? "is" : "are"} kept on this device`;
  const states = {
    online: waiting ? `${kept} and will be sent` : "There is signal. What you fill in here is sent at once.",
    "signed out": waiting ? `${kept}. You are signed out` : "You are signed out. What you took can still be opened.",
    "no signal": waiting ? `No signal: ${kept} and will be sent` : "No signal. What you fill in is kept on this device and sent later.",
  };
  const state = typeof now.session === "string" ? now.session : "online";
  const nothing = !now.taking && !waiting;
  here("signal").textContent = now.ended || (nothing ? "You have nothing with you on this device." : states[state]);
  here("sign-in-again").hidden = state !== "signed out" || !waiting;
  here("send-now").hidden = !waiting;
}

/** Read what is kept, as far as the key that is in memory opens it. */
async function opened() {
  const records = now.reader ? await formsOf(now.reader) : [];
  return Promise.all(
    records.map(async (record) => {
      const own = now.key && record.taking === now.taking?.taking;
      return { record, form: own ? await unseal(now.key, record) : null };
    }),
  );
}

async function draw() {
  const forms = await opened();
  const isOpen = Boolean(now.key && now.pack);
  here("unlock").hidden = isOpen || !now.taking;
  here("lists").hidden = Boolean(now.filling) || !(isOpen || forms.length);
  here("one").hidden = !now.filling;
  here("kept-part").hidden = !forms.length;
  here("kept").replaceChildren(
    ...forms.map((one) =>
      keptLine(one, {
        open: one.form && isOpen && kindOf(one.form) && (() => carryOn(one)),
        drop: async () => (await remove(one.record.id), draw()),
      }),
    ),
  );
  here("cases").replaceChildren(...(isOpen ? now.pack.cases.map((one) => caseCard(one, begin)) : []));
  here("until").textContent = isOpen ? `These can be opened here until ${now.taking.untilWords}.` : "";
  await say();
}

const kindOf = (form) =>
  now.pack?.cases
    .find((one) => one.reference === form.reference)
    ?.forms.find((one) => one.address === form.address);

const begin = (one, kind) =>
  show(`form:${crypto.randomUUID()}`, kind, null, {
    title: kind.title,
    child: one.child,
    reference: one.reference,
    address: kind.address,
    seen: one.seen,
    takenAt: now.pack.takenAt,
  });

const carryOn = ({ record, form }) => show(record.id, kindOf(form), form.typed, form);

function show(id, kind, typed, about) {
  const keep = async (state, what) => {
    const savedAt = Date.now();
    const sealed = await seal(now.key, id, { ...about, ...what });
    const { reader, taking } = now.taking;
    await put({ id, reader, taking, state, savedAt, ...sealed });
    return clock(savedAt);
  };
  here("worrying").hidden = kind.kind !== "measure_add";
  here("one-title").textContent = `${kind.title}: ${about.child}, ${about.reference}`;
  now.filling = fill(here("form-here"), { pack: now.pack, kind, typed, keep, done: () => back() });
  draw().then(() => here("one-title").focus());
}

async function back() {
  await now.filling?.leave();
  now.filling = null;
  here("form-here").replaceChildren();
  await draw();
  here("with-you-title").focus();
  await reach();
}

/** Take the key into memory, and open what was taken along. */
async function open(key) {
  const pack = await get("pack");
  if (!pack) return;
  now.pack = await unseal(key, pack);
  now.key = key;
}

async function unlock(event) {
  event.preventDefault();
  const taking = await get("taking");
  const key = taking && (await unwrap(taking, here("words").value));
  here("words").value = "";
  if (key) {
    await put({ ...taking, tries: 0 });
    here("unlock-error").hidden = true;
    await open(key);
    return draw();
  }
  const left = MOST_TRIES - taking.tries - 1;
  if (left > 0) await put({ ...taking, tries: taking.tries + 1 });
  else await eraseTaken().then(start);
  here("unlock-error").hidden = left <= 0;
  here("unlock-error").textContent = `These are not the words. ${many(left, "try").replace("trys", "tries")} left, then what you took is erased`;
  here("unlock-group").classList.add("govuk-form-group--error");
}

/** Keep what is typed, and forget the key: the words are asked for again. */
async function lock() {
  await now.filling?.leave();
  now.key = now.pack = now.filling = null;
  here("form-here").replaceChildren();
  await draw();
}

/** Ask whether Holdfast can be reached, take what it says, and send what is finished. */
async function reach() {
  const taking = await someTaking(now.reader);
  if (!taking) return say();
  now.session = await standing(STANDING, taking);
  if (typeof now.session === "string") return say();
  if (now.session.reader !== now.reader) return otherReader();
  if (!now.key && now.taking) await open(now.session.key);
  await keepOnly(now.session.cases);
  const unfinished = !now.taking; // what can no longer be carried on here waits on the site
  const done = await sendAll({ standing: STANDING, send: SEND }, now.session, { unfinished });
  here("sent").append(...done.map(outcomeLine));
  return draw();
}

/** Erase what was taken of cases that are no longer the reader's. */
async function keepOnly(cases) {
  const mine = now.pack?.cases.filter((one) => cases.includes(one.id));
  if (!mine || mine.length === now.pack.cases.length) return;
  for (const { record, form } of await opened()) {
    if (form && !mine.some((one) => one.reference === form.reference)) await put({ ...record, state: "ready" });
  }
  now.pack.cases = mine;
  await put({ id: "pack", ...(await seal(now.key, "pack", now.pack)) });
}

async function otherReader() {
  await tidied(now.session.reader);
  now.ended = "Somebody else has signed in on this device. What was taken along has been erased.";
  now.taking = null;
  await lock();
}

async function start() {
  now.key = now.pack = null;
  if (!(await isKept())) return say();
  const why = await tidied();
  now.ended = why === "time" ? "The time is over: what you took along has been erased from this device." : "";
  now.taking = (await get("taking")) ?? null;
  now.reader = now.taking?.reader || (await all()).find((one) => one.reader)?.reader || "";
  await draw();
  await reach();
}

/** Look at the clock: lock after a while of nothing, erase when the time is over. */
async function watch() {
  if (now.taking && Date.now() > now.taking.until) {
    await lock();
    await start();
  } else if (now.key && Date.now() - lastTouched > IDLE) await lock();
}

for (const kind of ["input", "click", "keydown"]) {
  document.addEventListener(kind, () => (lastTouched = Date.now()), { passive: true });
}
here("unlock").addEventListener("submit", unlock);
here("back").addEventListener("click", back);
here("send-now").addEventListener("click", reach);
window.addEventListener("online", reach);
window.addEventListener("offline", () => ((now.session = "no signal"), say()));
window.addEventListener("pagehide", () => now.filling?.leave());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") now.filling?.leave();
  else watch();
});
setInterval(watch, 5000);
setInterval(async () => {
  if (!now.filling && now.reader && (await formsOf(now.reader, "ready")).length) await reach();
}, AGAIN);
start();
