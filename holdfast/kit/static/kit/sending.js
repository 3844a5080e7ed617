// One click, one record. The server has form keys and would not write twice; this only spares
// people the doubt.
const SEND_AGAIN_AFTER = 10000; // milliseconds: an answer that is a download leaves the page standing

const buttonsOf = (form) => [...form.elements].filter((control) => control.type === "submit");

function freeAgain(form) {
  delete form.dataset.sent;
  for (const button of buttonsOf(form)) button.removeAttribute("aria-disabled");
}

/** Stop a form from being sent again while its first answer is on its way. */
export function sendOnce() {
  const forms = [...document.forms].filter((form) => form.method === "post");
  for (const form of forms) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      form.dataset.sent = "yes";
      for (const button of buttonsOf(form)) button.setAttribute("aria-disabled", "true");
      setTimeout(() => freeAgain(form), SEND_AGAIN_AFTER);
    });
  }
  window.addEventListener("pageshow", () => forms.forEach(freeAgain));
}
