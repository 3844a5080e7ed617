// Taking cases along: asks for them once, seals them at once, and makes the page that works
// without signal ready. What is taken never touches the device unsealed.
import { get, formsOf, put } from "./store.js";
import { bytesOf, keyFrom, seal, wrap } from "./sealing.js";
import { sendAll } from "./sending.js";

const SHORTEST = 8; // characters of the words that open them
const LEFT_OUT = "input[type=hidden]:not([data-taken]), button, .app-draft, [data-needs-js]";
const form = document.getElementById("take");
const status = document.getElementById("took");

function say(words, isWrong = false) {
  status.textContent = words;
  status.classList.toggle("app-draft-status--warning", isWrong);
}

/** Return the questions of a form's page as HTML: no keys, no buttons, nothing of its frame. */
function questionsOf(page) {
  const found = new DOMParser().parseFromString(page, "text/html").querySelector("main form");
  if (!found) return "";
  for (const part of found.querySelectorAll(LEFT_OUT)) part.remove();
  return found.innerHTML;
}

function packOf(said) {
  const { taken_at: takenAt, steps, step, cases } = said;
  for (const one of cases) {
    one.forms = one.forms
      .map(({ page, ...rest }) => ({ ...rest, html: questionsOf(page) }))
      .filter((each) => each.html);
  }
  return { takenAt, steps, step, cases };
}

async function asked(taking) {
  const body = new URLSearchParams({ taking });
  for (const box of form.querySelectorAll("[name=case]:checked")) body.append("case", box.value);
  const headers = { "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value };
  const reply = await fetch(form.dataset.address, { method: "POST", body, headers, redirect: "manual" });
  if (!reply.ok) throw new Error(`pack answered ${reply.status || "with the sign-in page"}`);
  return reply.json();
}

async function kept(said, taking, words) {
  const raw = bytesOf(said.key);
  const key = await keyFrom(raw);
  const { reader, until_words: untilWords } = said;
  const about = { id: "taking", reader, taking, until: Date.parse(said.until), untilWords, tries: 0 };
  await put({ ...about, ...(await wrap(raw, words)) });
  raw.fill(0);
  await put({ id: "pack", ...(await seal(key, "pack", packOf(said))) });
}

async function ready() {
  await navigator.serviceWorker.register(form.dataset.worker, { scope: "/" });
  await navigator.serviceWorker.ready;
  navigator.storage?.persist?.();
}

/** Go on under the key that forms begun here are sealed with, so that they can be finished. */
async function takingOf(reader) {
  const before = await get("taking");
  if (before?.reader === reader) return before.taking;
  return (await formsOf(reader))[0]?.taking || crypto.randomUUID();
}

async function take() {
  const words = document.getElementById("words").value;
  if (!form.querySelector("[name=case]:checked")) return say("Choose at least one case", true);
  if (words.trim().length < SHORTEST) return say(`Choose words of at least ${SHORTEST} characters`, true);
  say("Taking them. This takes a few seconds");
  const reader = document.body.dataset.reader;
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  await sendAll({ standing: form.dataset.standing, send: form.dataset.send }, { reader, token });
  const taking = await takingOf(reader);
  await ready();
  await kept(await asked(taking), taking, words);
  location.assign(form.dataset.shell);
}

if (form && "serviceWorker" in navigator && window.crypto?.subtle) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    take().catch((problem) => {
      console.info(problem.message);
      say("They could not be taken. Nothing was kept here. Try again", true);
    });
  });
}
