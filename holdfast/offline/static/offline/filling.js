// One form, filled in where there is no signal: the case's own questions, kept as they are typed.
import { moveBetweenDigits } from "../kit/digits.js";
import { initAll } from "../kit/vendor/govuk-frontend.min.js";
import { watchWhen } from "../casework/when.js";
import { saidIn, typedIn, typeInto } from "./typed.js";

const QUIET = 400; // milliseconds after the last change
const NO_KEY = "00000000000000000000000000000000"; // of the step that stands for all
const NO_NAME = "{step}";

const button = (words, classes = "") => {
  const made = document.createElement("button");
  made.className = `govuk-button ${classes}`;
  made.textContent = words;
  return made;
};

/** Return the questions about one step, from those about the step that stands for all. */
function stepOf(blank, key, name) {
  const made = blank.content.cloneNode(true);
  const exchanged = (text) => text.replaceAll(NO_KEY, key).replaceAll(NO_NAME, name);
  const walker = document.createTreeWalker(made, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) node.data = exchanged(node.data);
    else for (const one of node.attributes) one.value = exchanged(one.value);
  }
  return made;
}

/** Have the steps shown be those of the module chosen. */
function followModule(form, pack) {
  const module = form.elements.namedItem("module");
  const part = form.querySelector("#steps");
  if (!module || !part) return () => {};
  const blank = document.createElement("template");
  blank.innerHTML = pack.step; // ours, opened with a key that also proves nobody altered it
  const here = document.createElement("div");
  part.querySelector("details").before(here);
  const show = () => {
    if (form.elements.namedItem("steps_of").value === module.value) return;
    for (const old of part.querySelectorAll(".app-step")) old.remove();
    part.querySelector("h2").textContent = module.value ? module.selectedOptions[0].textContent : "What you worked on";
    form.elements.namedItem("steps_of").value = module.value;
    const steps = pack.steps[module.value] ?? [];
    here.replaceChildren(...steps.map(([key, name]) => stepOf(blank, key, name)));
  };
  module.addEventListener("change", show);
  return show;
}

/** Draw a form in a place. `keep(state, what)` seals it there and says when; `done()` follows. */
export function fill(place, { pack, kind, typed, keep, done }) {
  const form = document.createElement("form");
  form.noValidate = true;
  form.autocomplete = "off";
  form.innerHTML = kind.html; // as above
  const showSteps = followModule(form, pack);
  if (typed?.module) form.elements.namedItem("module").value = typed.module[0];
  showSteps();
  if (typed) typeInto(form, typed);
  const status = document.createElement("p");
  status.className = "govuk-body-s app-draft-status";
  status.setAttribute("role", "status");
  form.append(button("Keep it, to be sent"), status);
  place.replaceChildren(form);
  watchWhen(form);
  moveBetweenDigits();
  initAll({ scope: place });
  return new Filling(form, status, keep, done);
}

class Filling {
  constructor(form, status, keep, done) {
    this.form = form;
    this.status = status;
    this.keepIt = keep;
    this.done = done;
    this.isTouched = false;
    this.saving = Promise.resolve();
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    form.addEventListener("submit", (event) => this.finish(event));
  }

  changed() {
    this.isTouched = true;
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.save("typing"), QUIET);
  }

  /** Keep what is typed, one writing after the other, and say so; tell whether it was. */
  save(state) {
    clearTimeout(this.quiet);
    const what = { typed: typedIn(this.form), said: saidIn(this.form) };
    this.saving = this.saving.then(async () => {
      try {
        this.say(`Kept on this device ${await this.keepIt(state, what)}`);
        this.isTouched = false;
        return true;
      } catch (problem) {
        console.info(problem.name);
        this.say("Not kept on this device. Do not close this page", true);
        return false;
      }
    });
    return this.saving;
  }

  say(words, isWarning = false) {
    if (this.status.textContent !== words) this.status.textContent = words;
    this.status.classList.toggle("app-draft-status--warning", isWarning);
  }

  async finish(event) {
    event.preventDefault();
    if (await this.save("ready")) this.done();
  }

  /** Keep what is not kept yet, before the page or the form goes. */
  async leave() {
    if (this.isTouched) await this.save("typing");
    else await this.saving;
  }
}
