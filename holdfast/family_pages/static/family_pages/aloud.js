// Reads a page aloud with a voice that lives on this device: no word is sent to anybody else.
const button = document.querySelector("[data-aloud]");
const speech = window.speechSynthesis;

function voice() {
  const wanted = button.dataset.aloud;
  return speech.getVoices().find((one) => one.localService && one.lang.startsWith(wanted));
}

function offer() {
  button.hidden = !voice();
}

function says() {
  const parts = document.querySelectorAll("main h1, main h2, main h3, main p, main li, main dt, main dd, main legend, main label");
  return [...parts].map((one) => one.textContent.trim()).filter(Boolean);
}

if (button && speech) {
  const read = button.textContent;
  offer();
  speech.addEventListener("voiceschanged", offer);
  button.addEventListener("click", () => {
    const isReading = speech.speaking;
    speech.cancel();
    button.textContent = isReading ? read : button.dataset.quiet;
    if (isReading) return;
    const lines = says();
    lines.forEach((words, at) => {
      const line = new SpeechSynthesisUtterance(words);
      line.voice = voice();
      line.lang = button.dataset.aloud;
      if (at === lines.length - 1) line.addEventListener("end", () => (button.textContent = read));
      speech.speak(line);
    });
  });
  window.addEventListener("pagehide", () => speech.cancel());
}
