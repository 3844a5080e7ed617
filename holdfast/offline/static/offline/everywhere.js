// On every page of somebody signed in: erases what may no longer be on this device, sends what was
// filled in without signal, and lets nobody sign out over what is not sent yet.
import { eraseAll, eraseMine, formsOf, get, isKept, tidied } from "./store.js";
import { sendAll, someTaking, standing } from "./sending.js";
import { many, outcomeLine } from "./lists.js";

const { reader, standing: STANDING, send: SEND } = document.body.dataset;
const addresses = { standing: STANDING, send: SEND };

async function session() {
  const found = await standing(STANDING, (await someTaking(reader)) || crypto.randomUUID());
  return typeof found === "string" ? null : found;
}

function tell(lines) {
  const said = document.createElement("div");
  said.className = "govuk-inset-text";
  said.setAttribute("role", "status");
  const list = document.createElement("ul");
  list.className = "govuk-list";
  list.append(...lines);
  said.append(list);
  document.querySelector("#main-content").prepend(said);
}

async function catchUp() {
  await tidied(reader);
  const unfinished = !(await get("taking")); // what can no longer be carried on waits on the site
  const waiting = await formsOf(reader, unfinished ? "" : "ready");
  const open = waiting.length && (await session());
  const done = open ? await sendAll(addresses, open, { unfinished }) : [];
  if (done.length) tell(done.map(outcomeLine));
}

function asks(unsent) {
  const dialog = document.createElement("dialog");
  dialog.className = "app-dialog";
  dialog.setAttribute("aria-labelledby", "unsent-title");
  dialog.innerHTML =
    '<h2 class="govuk-heading-m" id="unsent-title"></h2>' +
    '<p class="govuk-body">They could not be sent just now. If you sign out they are erased from this device, and lost.</p>' +
    '<form method="dialog" class="govuk-button-group"><button class="govuk-button" value="stay" autofocus>Stay signed in</button>' +
    '<button class="govuk-button govuk-button--warning" value="leave">Erase them and sign out</button></form>';
  dialog.querySelector("h2").textContent = `${many(unsent, "form")} not sent yet`;
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener("close", () => (dialog.remove(), done(dialog.returnValue === "leave")));
  });
}

/** Send everything, finished or not, and erase the rest; tell whether its reader may sign out. */
async function mayLeave(form) {
  if (!(await isKept())) return true;
  const open = (await formsOf(reader)).length && (await session());
  if (open) await sendAll(addresses, open, { unfinished: true });
  const left = (await formsOf(reader)).length;
  if (left && !(await asks(left))) return false;
  if (await eraseMine(reader)) return true; // others' forms stay: only they can send them
  await eraseAll();
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "wipe", value: "yes" }));
  return true;
}

for (const form of document.querySelectorAll("form[data-signs-out]")) {
  const ask = async () => {
    if (!(await mayLeave(form).catch(() => true))) return;
    form.dataset.mayLeave = "yes";
    form.requestSubmit();
  };
  const first = (event) => {
    if (form.dataset.mayLeave) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask();
  };
  form.addEventListener("submit", first, { capture: true }); // before it counts as sent
}
if (reader && (await isKept())) await catchUp();
window.addEventListener("online", async () => (await isKept()) && catchUp());
