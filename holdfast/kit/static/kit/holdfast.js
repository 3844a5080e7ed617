// Every page's script. Each part is a comfort: without JavaScript all pages work, and the server
// keeps form keys, versions and session ends by itself.
import { initAll } from "./vendor/govuk-frontend.min.js";
import { keepDrafts } from "./drafts.js";
import { moveBetweenDigits } from "./digits.js";
import { sendOnce } from "./sending.js";
import { watchSession } from "./session.js";

for (const note of document.querySelectorAll("[data-needs-js]")) note.hidden = false;
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
initAll();
moveBetweenDigits();
const drafts = keepDrafts(); // before sendOnce: a form waits for its draft, then is sent, once
sendOnce();
watchSession(drafts);
