// What the tabs of one browser tell each other: "somebody is here", and the token that forms need,
// because signing in again in one tab changes the token that the others hold. Nothing is stored.
const channel = "BroadcastChannel" in window ? new BroadcastChannel("holdfast") : null;
const listeners = new Set();

export const reader = () => document.body.dataset.reader || "";
const tokens = () => document.querySelectorAll("input[name=csrfmiddlewaretoken]");
export const token = () => tokens()[0]?.value || "";

/** Call `hear({sameReader})` whenever any tab shows that a person is there. */
export function onLife(hear) {
  listeners.add(hear);
}

/** Tell this tab and the others that somebody has just done something here. */
export function tellLife() {
  for (const hear of listeners) hear({ sameReader: true });
  if (reader()) channel?.postMessage({ reader: reader(), token: token() });
}

channel?.addEventListener("message", ({ data: said }) => {
  const sameReader = said.reader === reader();
  if (sameReader && said.token) for (const field of tokens()) field.value = said.token;
  for (const hear of listeners) hear({ sameReader });
});
tellLife();
