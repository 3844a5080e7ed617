// Puts a live chart in the place of the server's picture when somebody points at the picture or
// taps it (a thumb that scrolls past does neither), and only when it has been drawn. Until then
// neither the libraries, a megabyte of them, nor the chart is fetched: most who open a page read it
// and go on, many of them on a telephone. The chart is hidden from screen readers: the table beside
// it holds the same figures.
const HOW = {
  ast: true, // Vega's interpreter: no eval, so the content security policy holds
  actions: false,
  defaultStyle: false,
  tooltip: { disableDefaultStyle: true },
  renderer: "svg",
};

const SIGNS = ["pointerenter", "click"];

function loaded(library) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = library;
    script.onload = done;
    script.onerror = () => failed(new Error(`${library} did not come`));
    document.head.append(script);
  });
}

async function draw(place) {
  const live = document.createElement("div");
  live.className = "app-chart__live";
  const still = [...place.children];
  try {
    const asked = new URL(place.dataset.chartSpec, window.location);
    asked.searchParams.set("width", Math.round(place.clientWidth)); // so that words keep their size
    const reply = await fetch(asked, { headers: { Accept: "application/json" } });
    if (!reply.ok) throw new Error(`the chart answered ${reply.status}`);
    const spec = await reply.json();
    for (const library of place.dataset.chartDrawnWith.split(" ")) await loaded(library);
    place.append(live); // before drawing: a chart takes its width from where it stands
    await window.vegaEmbed(live, spec, HOW);
    for (const picture of still) picture.remove();
    place.dataset.chartIsLive = "yes";
  } catch (problem) {
    live.remove();
    waits(place); // it may be drawn when the connection is back
    console.warn("The picture stays as the server drew it.", problem);
  }
}

function waits(place) {
  const begin = (event) => {
    if (event.type === "pointerenter" && event.pointerType !== "mouse") return;
    for (const sign of SIGNS) place.removeEventListener(sign, begin);
    draw(place);
  };
  for (const sign of SIGNS) place.addEventListener(sign, begin);
}

for (const place of document.querySelectorAll("[data-chart-spec]")) waits(place);
