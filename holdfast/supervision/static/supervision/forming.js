// Drag somebody to another group: the same as pressing the button that moves them there.
for (const member of document.querySelectorAll(".sup-member")) {
  if (!member.querySelector("button[name=move]")) continue;
  member.draggable = true;
  member.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData("text/plain", member.dataset.key);
    event.dataTransfer.effectAllowed = "move";
  });
}
for (const group of document.querySelectorAll(".sup-group")) {
  group.addEventListener("dragover", (event) => {
    event.preventDefault();
    group.classList.add("sup-over");
  });
  group.addEventListener("dragleave", () => group.classList.remove("sup-over"));
  group.addEventListener("drop", (event) => {
    event.preventDefault();
    group.classList.remove("sup-over");
    const wanted = `${event.dataTransfer.getData("text/plain")}:${group.dataset.group}`;
    const buttons = [...document.querySelectorAll("button[name=move]")];
    buttons.find((button) => button.value === wanted)?.click();
  });
}
