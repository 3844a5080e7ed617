// Sending what was filled in: each form once, by its key, however often and from however many tabs.
import { formsOf, get, put, remove } from "./store.js";
import { bytesOf, keyFrom, unseal } from "./sealing.js";

const LONGEST_ANSWER = 15000; // milliseconds

/** Ask who is signed in: {reader, token, key, cases}, "signed out", or "no signal". */
export async function standing(address, taking) {
  let reply;
  try {
    const signal = AbortSignal.timeout(LONGEST_ANSWER);
    reply = await fetch(`${address}?taking=${taking}`, { redirect: "manual", cache: "no-store", signal });
  } catch {
    return "no signal";
  }
  if (reply.type === "opaqueredirect" || reply.status === 403) return "signed out";
  if (!reply.ok) return "no signal";
  const said = await reply.json();
  return { ...said, key: await keyFrom(bytesOf(said.key)) };
}

function bodyOf(record, form) {
  return new URLSearchParams({
    form_key: record.id.slice("form:".length),
    address: form.address,
    reference: form.reference,
    typed: JSON.stringify(form.typed),
    said: JSON.stringify(form.said),
    seen: JSON.stringify(form.seen),
    taken_at: form.takenAt,
    recorded_at: new Date(record.savedAt).toISOString(),
    is_finished: record.state === "ready" ? "on" : "",
  });
}

async function sendOne(address, token, record, form) {
  const reply = await fetch(address, {
    method: "POST",
    body: bodyOf(record, form),
    headers: { "X-CSRFToken": token, Accept: "application/json" },
    redirect: "manual",
    signal: AbortSignal.timeout(LONGEST_ANSWER),
  });
  if (reply.type === "opaqueredirect" || reply.status === 403) return { outcome: "signed out" };
  if (reply.status === 400 || reply.status === 404) return { outcome: "refused" };
  if (!reply.ok) throw new Error(`send answered ${reply.status}`);
  return reply.json();
}

async function sendEach(addresses, session, states, done) {
  const keys = new Map();
  for (const record of await formsOf(session.reader)) {
    if (!states.includes(record.state)) continue;
    if (!keys.has(record.taking)) keys.set(record.taking, await standing(addresses.standing, record.taking));
    const { key } = keys.get(record.taking);
    if (!key) return;
    const form = await unseal(key, record);
    const said = await sendOne(addresses.send, session.token, record, form);
    if (said.outcome === "signed out") return;
    if (said.outcome === "refused") await put({ ...record, state: "refused" });
    else await remove(record.id);
    done.push({ ...said, title: form.title, child: form.child });
  }
}

/** Send every finished form of a reader; with `unfinished`, the others too. Return the outcomes.
    Stops at the first that does not get through: what was not sent stays where it is. */
export async function sendAll(addresses, session, { unfinished = false } = {}) {
  const states = unfinished ? ["ready", "typing"] : ["ready"];
  const done = [];
  const work = async () => {
    try {
      await sendEach(addresses, session, states, done);
    } catch (problem) {
      console.info(`not all sent: ${problem.name}`); // they stay, and are tried again
    }
  };
  await (navigator.locks ? navigator.locks.request("holdfast-sending", work) : work());
  return done;
}

/** Return some taking whose key may be asked for: the present one, or that of a form kept here. */
export async function someTaking(reader) {
  const taking = await get("taking");
  return taking?.taking || (await formsOf(reader))[0]?.taking || "";
}
