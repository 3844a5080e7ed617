// Sealing and opening: AES-GCM, each record bound to its own name, so that none can stand for
// another. The key is in memory only; on the device it is kept wrapped by the words a person chose.
const ROUNDS = 600000; // of PBKDF2-SHA-256: OWASP's figure of 2023
const AES = "AES-GCM";
const text = new TextEncoder();
const fresh = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));

/** Return a key that no script can read out again. */
export const keyFrom = (raw) => crypto.subtle.importKey("raw", raw, AES, false, ["encrypt", "decrypt"]);

export const bytesOf = (base64) => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));

const how = (iv, id) => ({ name: AES, iv, additionalData: text.encode(id) });

/** Return a value sealed under a name: {iv, box}. */
export async function seal(key, id, value) {
  const iv = fresh(12);
  const box = await crypto.subtle.encrypt(how(iv, id), key, text.encode(JSON.stringify(value)));
  return { iv, box };
}

/** Return a sealed record's value. */
export async function unseal(key, record) {
  const open = await crypto.subtle.decrypt(how(record.iv, record.id), key, record.box);
  return JSON.parse(new TextDecoder().decode(open));
}

async function keyOfWords(words, salt) {
  const plain = text.encode(words.normalize("NFKC").trim().toLowerCase());
  const material = await crypto.subtle.importKey("raw", plain, "PBKDF2", false, ["deriveKey"]);
  const derivation = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS };
  const kind = { name: AES, length: 256 };
  return crypto.subtle.deriveKey(derivation, material, kind, false, ["encrypt", "decrypt"]);
}

/** Return a key wrapped by somebody's words: {salt, iv, wrapped}. */
export async function wrap(raw, words) {
  const [salt, iv] = [fresh(16), fresh(12)];
  const wrapped = await crypto.subtle.encrypt(how(iv, "key"), await keyOfWords(words, salt), raw);
  return { salt, iv, wrapped };
}

/** Return the key that these words open; null when they are not the words. */
export async function unwrap(taking, words) {
  try {
    const opener = await keyOfWords(words, taking.salt);
    return await keyFrom(await crypto.subtle.decrypt(how(taking.iv, "key"), opener, taking.wrapped));
  } catch (problem) {
    if (problem.name === "OperationError") return null;
    throw problem;
  }
}
