// Drawings: each is made by a page of its own (frame.js), which has no origin and no network, from the source that stands
// in the include. Until it is there, and whenever it cannot be had, readers see the source.

const TITLES = { mermaid: "Diagram", openapi: "API document", drawio: "Drawing" };
const NAMES = { mermaid: "diagram", openapi: "API document", drawio: "drawing" };
const ALLOWED = "allow-scripts allow-popups allow-popups-to-escape-sandbox"; // as in app/security.py
const LOAD_MILLISECONDS = 30_000;
const DRAW_MILLISECONDS = 10_000;
const LEAST_HEIGHT = 24;
const MOST_HEIGHT = 20_000;
const LONGEST_PROBLEM = 300;

const root = document.documentElement;
const drawings = new Set();

// `addresses` has that of a frame's page for each kind.
export function drawFrames(include, addresses) {
  const figures = [...include.querySelectorAll("[data-frame]")].filter(({ dataset }) => dataset.frame in TITLES);
  figures.forEach((figure, index) => {
    const kind = figure.dataset.frame;
    const title = figures.length > 1 ? `${TITLES[kind]} ${index + 1}` : TITLES[kind];
    whenSeen(figure, () => begin(figure, title, addresses[kind]));
  });
}

function whenSeen(figure, then) {
  const observer = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) {
      observer.disconnect();
      then();
    }
  });
  observer.observe(figure);
}

function begin(figure, title, address) {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", ALLOWED);
  frame.referrerPolicy = "no-referrer";
  frame.title = title;
  frame.src = address;
  const drawing = { figure, frame, isReady: false, isDrawn: false };
  drawings.add(drawing);
  limit(drawing, LOAD_MILLISECONDS, "it could not be loaded in time");
  figure.querySelector(".frame-instead").before(frame); // where it stays: a frame that is moved loads anew
}

function limit(drawing, milliseconds, problem) {
  clearTimeout(drawing.timer);
  drawing.timer = setTimeout(() => fail(drawing, problem), milliseconds);
}

function ask(drawing) {
  limit(drawing, DRAW_MILLISECONDS, "it took too long");
  // The frame has no origin that could be named; what it may load keeps it on its own page.
  drawing.frame.contentWindow.postMessage(
    { source: drawing.figure.querySelector(".frame-source").textContent, theme: theme() },
    "*",
  );
}

function theme() {
  return root.dataset.colorMode === "dark" ? "dark" : "light";
}

function listen({ source, origin, data }) {
  const drawing = [...drawings].find(({ frame }) => frame.contentWindow === source);
  if (!drawing || source === null || origin !== "null" || typeof data !== "object" || data === null) {
    return;
  }
  if (data.state === "ready" && !drawing.isReady) {
    drawing.isReady = true;
    ask(drawing);
  } else if (data.state === "failed") {
    fail(drawing, data.message);
  } else if (data.state === "drawn" || drawing.isDrawn) {
    if (Number.isFinite(data.height)) {
      drawing.frame.style.height = `${Math.min(Math.max(Math.ceil(data.height), LEAST_HEIGHT), MOST_HEIGHT)}px`;
    }
    if (data.state === "drawn") {
      show(drawing);
    }
  }
}

function show(drawing) {
  clearTimeout(drawing.timer);
  if (drawing.isDrawn) {
    return;
  }
  drawing.isDrawn = true;
  drawing.figure.dataset.drawn = "yes";
  const instead = drawing.figure.querySelector(".frame-instead");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "frame-switch";
  const choose = (isShown) => {
    instead.hidden = !isShown;
    button.setAttribute("aria-expanded", String(isShown));
    button.textContent = isShown ? "Hide the source" : "Show the source";
  };
  button.addEventListener("click", () => choose(instead.hidden));
  choose(false);
  instead.before(button);
}

function fail(drawing, problem) {
  clearTimeout(drawing.timer);
  drawings.delete(drawing);
  const { figure, frame } = drawing;
  frame.remove();
  figure.querySelector(".frame-switch")?.remove();
  figure.querySelector(".frame-instead").hidden = false;
  delete figure.dataset.drawn;
  const line = document.createElement("p");
  line.className = "frame-problem";
  line.setAttribute("role", "status");
  line.textContent = `This ${NAMES[figure.dataset.frame]} could not be drawn: ${words(problem)}. Its source is shown.`;
  figure.prepend(line);
}

// What a library says about a hostile source is hostile too: text, on one line, and short.
function words(problem) {
  const line = String(problem).replace(/\s+/g, " ").trim().replace(/[.:]+$/, "");
  return line.length > LONGEST_PROBLEM ? `${line.slice(0, LONGEST_PROBLEM)}…` : line || "it has a fault";
}

addEventListener("message", listen);
new MutationObserver(() => {
  for (const drawing of drawings) {
    if (!drawing.frame.isConnected) {
      clearTimeout(drawing.timer);
      drawings.delete(drawing);
    } else if (drawing.isReady) {
      ask(drawing);
    }
  }
}).observe(root, { attributeFilter: ["data-color-mode"] });
