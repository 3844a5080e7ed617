// Says in words when a passkey could not be used: the library only writes to the console.
document.addEventListener("allauth.error", (event) => {
  const place = document.getElementById("passkey_problem");
  if (!place) return;
  event.preventDefault();
  const wasStopped = event.detail.exception?.name === "NotAllowedError";
  place.textContent = wasStopped
    ? "The passkey or security key was not used: it was cancelled, or took too long. Try again."
    : "The passkey or security key could not be used. Try again, or use another way to sign in.";
});
