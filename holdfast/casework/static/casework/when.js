// A question that only matters after some answers waits for one of them.
// Without JavaScript it is always there. `data-when="name=value name=value"`; a name may end in *.
export function watchWhen(form) {
  const holds = (condition) => {
    const [name, value] = condition.split("=");
    const start = name.endsWith("*") ? name.slice(0, -1) : null;
    return [...new FormData(form)].some(
      ([one, given]) => given === value && (start === null ? one === name : one.startsWith(start)),
    );
  };
  const showWhatMatters = () => {
    for (const part of form.querySelectorAll("[data-when]")) {
      part.hidden = !part.dataset.when.split(" ").some(holds);
    }
  };
  form.addEventListener("change", showWhatMatters);
  showWhatMatters();
}

const form = document.querySelector("form[data-draft]");
if (form) watchWhen(form);
