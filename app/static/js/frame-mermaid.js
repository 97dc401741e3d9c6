// Draws Mermaid. What a source may set of the configuration ends where it would make the rest unsafe.

const LONGEST_TEXT = 50_000;
const MOST_EDGES = 500;
const LEAST_SCALE = 0.6; // narrower than that, a diagram scrolls instead of becoming smaller

let number = 0;

drawWith(async (source, theme, place) => {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    suppressErrorRendering: true,
    maxTextSize: LONGEST_TEXT,
    maxEdges: MOST_EDGES,
    secure: [
      "secure", "securityLevel", "startOnLoad", "suppressErrorRendering", "maxTextSize", "maxEdges", "dompurifyConfig", "themeCSS",
    ],
    theme: theme === "dark" ? "dark" : "default",
    darkMode: theme === "dark",
    themeVariables: theme === "dark" ? { edgeLabelBackground: "#2c333a" } : {}, // on Mermaid's own grey, words are faint
    fontFamily: getComputedStyle(document.body).fontFamily,
  });
  await parsed(source);
  number += 1;
  const { svg } = await mermaid.render(`diagram-${number}`, source);
  place.innerHTML = svg; // Mermaid has cleaned it; no script of it could run under this page's policy
  const drawing = place.querySelector("svg");
  const width = drawing.viewBox.baseVal?.width || drawing.getBoundingClientRect().width;
  drawing.style.minWidth = `${Math.round(width * LEAST_SCALE)}px`;
});

async function parsed(source) {
  try {
    await mermaid.parse(source);
  } catch (problem) {
    // The first line says where; what follows is a picture of the place and every word that could have stood there.
    const [first] = String(problem?.message ?? problem).split("\n");
    throw new Error(first.replace(/ matching given configuration for text:.*/, "").replace(/:$/, ""));
  }
}
