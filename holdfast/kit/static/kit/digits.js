// Keying marks from paper: a digit moves on, Backspace in an empty box moves back. A mark that
// is not allowed stays where it is, to be seen; Space leaves a box blank and moves on.
const select = (box) => {
  box?.focus();
  box?.select();
};

function listen(boxes, box, at) {
  box.addEventListener("focus", () => box.select());
  box.addEventListener("input", () => {
    if (box.value.trim() === "" && box.value !== "") box.value = "";
    else if (box.value === "" || !box.dataset.digit.includes(box.value)) return;
    select(boxes[at + 1]);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Backspace" && box.value === "" && at > 0) {
      event.preventDefault();
      select(boxes[at - 1]);
    }
  });
}

/** Join the boxes of each group of digits, in the order of the page. */
export function moveBetweenDigits() {
  for (const group of document.querySelectorAll("[data-digits]")) {
    const boxes = [...group.querySelectorAll("input[data-digit]")];
    boxes.forEach((box, at) => listen(boxes, box, at));
  }
}
