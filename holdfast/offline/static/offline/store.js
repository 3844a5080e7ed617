// What is kept on the device: one place, a few records, all of it ciphertext but whose it is, until
// when, and whether a form is finished.
//   "taking"     {reader, taking, until, untilWords, salt, iv, wrapped, tries}
//   "pack"       {iv, box}            what was taken along, sealed
//   "form:<key>" {reader, taking, state, savedAt, iv, box}   one form, sealed
const NAME = "holdfast-offline";
const STORE = "kept";
export const MOST_TRIES = 10;

const settled = (request) =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

/** Tell whether this device keeps anything, without making a place for it. */
export async function isKept() {
  if (!("indexedDB" in window)) return false;
  if (!indexedDB.databases) return true;
  return (await indexedDB.databases()).some((one) => one.name === NAME);
}

function opened() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
  return settled(request);
}

async function within(mode, doing) {
  const database = await opened();
  try {
    const transaction = database.transaction(STORE, mode, { durability: "strict" });
    const over = new Promise((done, failed) => {
      transaction.oncomplete = done;
      transaction.onabort = () => failed(transaction.error);
    });
    const result = await settled(doing(transaction.objectStore(STORE)));
    await over;
    return result;
  } finally {
    database.close();
  }
}

export const get = (id) => within("readonly", (store) => store.get(id));
export const all = () => within("readonly", (store) => store.getAll());
export const put = (record) => within("readwrite", (store) => store.put(record));
export const remove = (id) => within("readwrite", (store) => store.delete(id));

/** Return the forms of one reader that are kept here, the oldest first; with `state`, only those. */
export async function formsOf(reader, state = "") {
  const forms = (await all()).filter((one) => one.id.startsWith("form:") && one.reader === reader);
  forms.sort((one, other) => one.savedAt - other.savedAt);
  return forms.filter((one) => !state || one.state === state);
}

/** Erase what was taken along. Forms stay, as ciphertext that only their writer, signed in, opens. */
export async function eraseTaken() {
  await remove("pack");
  await remove("taking");
}

/** Erase what may no longer be here: past its time, or another reader's. Return why, or "". */
export async function tidied(reader = "") {
  const taking = await get("taking");
  if (!taking) return "";
  const why = Date.now() > taking.until ? "time" : reader && taking.reader !== reader ? "reader" : "";
  if (why) await eraseTaken();
  return why;
}

/** Erase one reader's forms and what was taken along; return how many records are left. */
export async function eraseMine(reader) {
  await eraseTaken();
  for (const one of await formsOf(reader)) await remove(one.id);
  return (await all()).length;
}

/** Erase everything: forms, what was taken, and the page that works without signal. */
export async function eraseAll() {
  await settled(indexedDB.deleteDatabase(NAME));
  for (const name of await caches.keys()) if (name.startsWith(NAME)) await caches.delete(name);
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
}
