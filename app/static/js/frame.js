// Inside the frame of a drawing. The page around it (frames.js) hands the source in and is told how it went and how high
// the drawing is. Classic scripts: modules cannot name each other in a page that carries its own.

const page = new URL(location.href).origin;
const place = document.querySelector("main");

// `draw(source, theme, place)` draws anew each time it is called, which is when the theme changes.
function drawWith(draw) { // eslint-disable-line no-unused-vars
  let turn = Promise.resolve();
  addEventListener("message", ({ source, origin, data }) => {
    if (source === parent && origin === page) {
      turn = turn.then(() => drawn(draw, data));
    }
  });
  new ResizeObserver(() => say({ height: height() })).observe(place);
  say({ state: "ready" });
}

async function drawn(draw, { source, theme }) {
  document.documentElement.dataset.colorMode = theme;
  try {
    await draw(source, theme, place);
    for (const part of [place, ...place.querySelectorAll(".page")]) {
      part.tabIndex = part.scrollWidth > part.clientWidth ? 0 : -1; // what scrolls is within reach of the keyboard
    }
    say({ state: "drawn", height: height() });
  } catch (problem) {
    say({ state: "failed", message: String(problem?.message ?? problem) });
  }
}

function height() {
  return place.getBoundingClientRect().height;
}

function say(message) {
  parent.postMessage(message, page);
}

// Links lead out of the frame, each to a page of its own, and nowhere else than a reader expects.
document.addEventListener(
  "click",
  (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const address = link?.getAttribute("href") ?? link?.getAttribute("xlink:href");
    if (!address || address.startsWith("#")) {
      return;
    }
    event.preventDefault();
    if (/^(https?|mailto):/i.test(address)) {
      window.open(address, "_blank", "noopener,noreferrer");
    }
  },
  true,
);
