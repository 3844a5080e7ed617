// The lists on the page that works without signal: cases taken along, forms filled in here.
const STATES = {
  ready: "Will be sent",
  typing: "Not finished",
  refused: "Holdfast could not take it: copy it by hand",
};

function make(tag, classes, text) {
  const made = document.createElement(tag);
  if (classes) made.className = classes;
  if (text !== undefined) made.textContent = text;
  return made;
}

function linkButton(words, about, press) {
  const made = make("button", "app-link-button", words);
  made.type = "button";
  if (about) made.append(make("span", "govuk-visually-hidden", ` ${about}`));
  made.addEventListener("click", press);
  return made;
}

export const clock = (moment) =>
  new Date(moment).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

export const many = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

/** Draw one case: what is due, the goals, and a button for each of its forms. */
export function caseCard(one, begin) {
  const card = make("section", "app-with-you");
  card.append(make("h2", "govuk-heading-m", `${one.child}, ${one.reference}`));
  const lines = make("ul", "govuk-list govuk-list--bullet");
  for (const due of one.due) lines.append(make("li", "", due));
  for (const goal of one.goals) lines.append(make("li", "", `Goal: ${goal}`));
  if (lines.children.length) card.append(lines);
  const forms = make("ul", "govuk-list");
  for (const kind of one.forms) {
    const item = make("li");
    item.append(linkButton(kind.title, `for ${one.child}, ${one.reference}`, () => begin(one, kind)));
    forms.append(item);
  }
  card.append(forms);
  return card;
}

/** Draw one form that was filled in here, with what may be done about it. */
export function keptLine({ record, form }, { open, drop }) {
  const line = make("li");
  const what = form ? `${form.title}, ${form.child}` : "A form from another day";
  line.append(make("strong", "", what));
  line.append(make("span", "", `${STATES[record.state]}. Kept ${clock(record.savedAt)}`));
  if (!form) return line;
  if (open) line.append(linkButton("Carry on", `with ${what}`, open));
  const away = linkButton("Throw it away", `: ${what}`, () => {
    if (away.dataset.sure) return drop();
    away.dataset.sure = "yes";
    away.textContent = "Press again to throw it away for good";
  });
  line.append(away);
  return line;
}

/** Draw what became of a form that was sent. */
export function outcomeLine(said) {
  const line = make("li");
  const what = `${said.title}, ${said.child}`;
  if (said.outcome === "recorded") line.textContent = `Sent and recorded: ${what}`;
  else if (said.outcome === "refused") line.textContent = `Not taken: ${what}. It is still here`;
  else {
    const link = make("a", "govuk-link", `Sent, and waits for your decision: ${what}`);
    link.href = said.at;
    line.append(link, `. ${said.why}.`);
  }
  return line;
}
