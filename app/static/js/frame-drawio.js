// Draws the pages of a draw.io file, one under the other.

const LEAST_SCALE = 0.6; // narrower than that, a page scrolls instead of becoming smaller
const EDGE = 2; // pixels round a page, for the width of its lines
const SVG = "http://www.w3.org/2000/svg";
const FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif";

const { BaseGraph, DOMPurify, ModelXmlSerializer } = maxgraph;
maxgraph.registerDefaultShapes();
maxgraph.registerDefaultPerimeters();
maxgraph.registerDefaultEdgeStyles();
maxgraph.registerDefaultEdgeMarkers();
registerShapes();

drawWith((source, theme, place) => {
  if (place.hasChildNodes()) {
    return; // the same in both themes
  }
  const pages = JSON.parse(source);
  for (const { name, xml } of pages) {
    if (pages.length > 1) {
      const heading = document.createElement("h2");
      heading.textContent = name || "Page";
      place.append(heading);
    }
    place.append(drawPage(name, xml));
  }
  if (!place.querySelector("svg")) {
    throw new Error("there is nothing in it");
  }
});

function drawPage(name, xml) {
  const page = document.createElement("div");
  page.className = "page";
  const model = new DOMParser().parseFromString(xml, "text/xml").documentElement;
  if (model.nodeName !== "mxGraphModel") {
    throw new Error("a page of it is damaged");
  }
  page.style.backgroundColor = /^#[0-9a-f]{3,8}$/i.test(model.getAttribute("background")) ? model.getAttribute("background") : "";
  const workshop = document.createElement("div"); // measures labels, so that it must be in the page
  document.body.append(workshop);
  try {
    const graph = graphIn(workshop);
    new ModelXmlSerializer(graph.getDataModel()).import(xml);
    addLinks(graph);
    page.append(graph.getGraphBounds().width ? fitted(graph, workshop.querySelector("svg"), name) : "Nothing is on this page.");
  } finally {
    workshop.remove();
  }
  return page;
}

function graphIn(workshop) {
  const graph = new BaseGraph({ container: workshop, plugins: [] });
  graph.setEnabled(false);
  graph.options.foldingEnabled = false;
  graph.isHtmlLabel = (cell) => Boolean(styleOf(graph, cell).html);
  graph.isWrapping = (cell) => styleOf(graph, cell).whiteSpace === "wrap";
  graph.getLabel = (cell) => labelOf(cell, graph.isHtmlLabel(cell));
  const sheet = graph.getStylesheet();
  const text = { fontColor: "#000000", fontSize: 12, fontFamily: FONT };
  sheet.putDefaultVertexStyle({ ...sheet.getDefaultVertexStyle(), ...text, fillColor: "#ffffff", strokeColor: "#000000" });
  sheet.putDefaultEdgeStyle({ ...sheet.getDefaultEdgeStyle(), ...text, fontSize: 11, strokeColor: "#000000", labelBackgroundColor: "#ffffff" });
  for (const [style, values] of Object.entries(STYLES)) {
    sheet.putCellStyle(style, values);
  }
  const computed = graph.getCellStyle.bind(graph);
  graph.getCellStyle = (cell) => understood(computed(cell), cell);
  return graph;
}

function styleOf(graph, cell) {
  return graph.getView().getState(cell)?.style ?? graph.getCurrentCellStyle(cell);
}

// What draw.io writes and maxGraph does not know.
function understood(style, cell) {
  const defaults = { strokeColor: "#000000", fillColor: "#ffffff", fontColor: "#000000", labelBackgroundColor: "#ffffff" };
  for (const [name, colour] of Object.entries(defaults)) {
    if (style[name] === "default") {
      style[name] = colour;
    }
  }
  if (typeof style.image === "string") {
    style.image = style.image.replace(/^(data:image\/[a-z+]+),(?!%|<)/, "$1;base64,");
  }
  if (cell.isEdge() && style.edgeStyle === "none") {
    delete style.edgeStyle;
  }
  return style;
}

function labelOf(cell, isHtml) {
  const value = cell.getValue();
  let label = value?.nodeType === 1 ? (value.getAttribute("label") ?? "") : String(value ?? "");
  if (value?.nodeType === 1 && value.getAttribute("placeholders") === "1") {
    label = label.replace(/%([\w.-]+)%/g, (whole, name) => value.getAttribute(name) ?? whole);
  }
  return isHtml ? DOMPurify.sanitize(label, { USE_PROFILES: { html: true }, FORBID_TAGS: ["style", "form", "input", "button", "select", "textarea"] }) : label;
}

function addLinks(graph) {
  for (const cell of Object.values(graph.getDataModel().cells ?? {})) {
    const value = cell.getValue();
    const address = value?.nodeType === 1 ? value.getAttribute("link") : null;
    const state = graph.getView().getState(cell);
    if (!state || !/^https?:/i.test(address ?? "")) {
      continue;
    }
    for (const node of [state.shape?.node, state.text?.node]) {
      const link = document.createElementNS(SVG, "a");
      link.setAttribute("href", address);
      node?.replaceWith(link);
      link.append(...(node ? [node] : []));
    }
  }
}

// The drawing as large as it is, or as the frame is wide.
function fitted(graph, svg, name) {
  const { x, y, width, height } = graph.getGraphBounds();
  const [w, h] = [Math.ceil(width) + 2 * EDGE, Math.ceil(height) + 2 * EDGE];
  svg.removeAttribute("style");
  svg.setAttribute("viewBox", `${Math.floor(x) - EDGE} ${Math.floor(y) - EDGE} ${w} ${h}`);
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", name || "Drawing");
  svg.style.width = `${w}px`;
  svg.style.maxWidth = `max(100%, ${Math.round(w * LEAST_SCALE)}px)`;
  return svg;
}
