// A form's boxes: read as a browser would send them, put back, and said as questions and answers.
const NOT_TYPED = new Set(["csrfmiddlewaretoken", "form_key", "version"]);
const PART_OF_DATE = /-(day|month|year)$/;
const isPicked = (control) => ["radio", "checkbox"].includes(control.type);
const words = (element) => element?.textContent.trim().replace(/\s+/g, " ") ?? "";

/** Return what is typed: {name: [value]}. */
export function typedIn(form) {
  const values = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !NOT_TYPED.has(name)) (values[name] ??= []).push(value);
  }
  return values;
}

/** Put back what was typed. */
export function typeInto(form, typed) {
  for (const control of form.elements) {
    const values = typed[control.name];
    if (isPicked(control)) control.checked = Boolean(values?.includes(control.value));
    else if (control.name && values) control.value = values[0];
  }
}

function question(form, control) {
  if (isPicked(control) || PART_OF_DATE.test(control.name)) {
    return words(control.closest("fieldset")?.querySelector("legend"));
  }
  const label = form.querySelector(`label[for="${CSS.escape(control.id)}"]`);
  const said = control.getAttribute("aria-label") || words(label?.querySelector(".govuk-visually-hidden"));
  return said || words(label);
}

function answer(form, control) {
  if (isPicked(control)) {
    const label = form.querySelector(`label[for="${CSS.escape(control.id)}"]`);
    return control.checked && control.value ? words(label) : "";
  }
  if (control.tagName === "SELECT") return control.value ? words(control.selectedOptions[0]) : "";
  return control.type === "hidden" ? "" : control.value.trim();
}

/** Return the same as [[question, answer]], what was left blank left out. */
export function saidIn(form) {
  const typed = typedIn(form);
  const said = new Map();
  for (const control of form.elements) {
    const rated = control.name?.startsWith("rater_") && `score_${control.name.slice("rater_".length)}`;
    const given = control.name && answer(form, control);
    if (!given || (rated && !typed[rated]?.[0])) continue;
    const name = control.name.replace(PART_OF_DATE, "");
    const before = said.get(name);
    const joint = PART_OF_DATE.test(control.name) ? " " : ", ";
    said.set(name, [question(form, control), before ? `${before[1]}${joint}${given}` : given]);
  }
  return [...said.values()];
}
