// Shapes of draw.io that maxGraph does not have, and the names that its styles begin with.

// Each is the outline and, if there are, the lines inside, as paths over a box of the size w, h.
const OUTLINES = {
  parallelogram: ({ w, h, size }) => { const d = size(20, w); return [`M ${d} 0 H ${w} L ${w - d} ${h} H 0 Z`]; },
  trapezoid: ({ w, h, size }) => { const d = Math.min(size(20, w), w / 2); return [`M 0 ${h} L ${d} 0 H ${w - d} L ${w} ${h} Z`]; },
  step: ({ w, h, size }) => { const d = size(20, w); return [`M 0 0 H ${w - d} L ${w} ${h / 2} L ${w - d} ${h} H 0 L ${d} ${h / 2} Z`]; },
  process: ({ w, h }) => [`M 0 0 H ${w} V ${h} H 0 Z`, `M ${w / 10} 0 V ${h} M ${w - w / 10} 0 V ${h}`],
  document: ({ w, h }) => { const d = h * 0.15; return [`M 0 0 H ${w} V ${h - d} Q ${w * 0.75} ${h - 3 * d} ${w / 2} ${h - d} Q ${w / 4} ${h + d} 0 ${h - d} Z`]; },
  note: ({ w, h, size }) => { const d = size(30, w); return [`M 0 0 H ${w - d} L ${w} ${d} V ${h} H 0 Z`, `M ${w - d} 0 V ${d} H ${w}`]; },
  card: ({ w, h, size }) => { const d = size(30, w); return [`M ${d} 0 H ${w} V ${h} H 0 V ${d} Z`]; },
  cube: ({ w, h, size }) => { const d = size(20, Math.min(w, h)); return [`M 0 0 H ${w - d} L ${w} ${d} V ${h} H ${d} L 0 ${h - d} Z`, `M ${d} ${h} V ${d} L 0 0 M ${d} ${d} H ${w}`]; },
  cylinder: ({ w, h, size }) => { const d = Math.min(size(15, h), h / 2); return [`M 0 ${d} C 0 ${-d / 3} ${w} ${-d / 3} ${w} ${d} V ${h - d} C ${w} ${h + d / 3} 0 ${h + d / 3} 0 ${h - d} Z`, `M 0 ${d} C 0 ${2.33 * d} ${w} ${2.33 * d} ${w} ${d}`]; },
  folder: ({ w, h }) => { const [tab, d] = [Math.min(60, w / 2), Math.min(20, h / 3)]; return [`M 0 0 H ${tab} V ${d} H ${w} V ${h} H 0 Z`, `M 0 ${d} H ${tab}`]; },
  callout: ({ w, h, size }) => { const d = size(30, h); return [`M 0 0 H ${w} V ${h - d} H ${w / 2 + 20} L ${w / 2} ${h} V ${h - d} H 0 Z`]; },
  umlActor: ({ w, h }) => [`M ${w / 2 - w / 4} ${h / 8} A ${w / 4} ${h / 8} 0 1 1 ${w / 2 + w / 4} ${h / 8} A ${w / 4} ${h / 8} 0 1 1 ${w / 2 - w / 4} ${h / 8} Z`, `M ${w / 2} ${h / 4} V ${h * 0.66} M 0 ${h / 3} H ${w} M 0 ${h} L ${w / 2} ${h * 0.66} L ${w} ${h}`],
};
const SAME = { cylinder2: "cylinder", cylinder3: "cylinder", datastore: "cylinder", note2: "note", document2: "document", component: "process", module: "process" };

// What a style's first word means.
const STYLES = {
  text: { fillColor: "none", strokeColor: "none", align: "left", verticalAlign: "top" },
  edgeLabel: { fillColor: "none", strokeColor: "none", labelBackgroundColor: "#ffffff", fontSize: 11 },
  group: { fillColor: "none", strokeColor: "none", verticalAlign: "top" },
  label: { shape: "label", fontStyle: 1, align: "left", verticalAlign: "middle" },
  icon: { shape: "icon", verticalLabelPosition: "bottom", verticalAlign: "top" },
  image: { shape: "image", verticalLabelPosition: "bottom", verticalAlign: "top", labelBackgroundColor: "#ffffff" },
  swimlane: { shape: "swimlane", fontStyle: 1, startSize: 23 },
  rhombus: { shape: "rhombus", perimeter: "rhombusPerimeter" },
  ellipse: { shape: "ellipse", perimeter: "ellipsePerimeter" },
  triangle: { shape: "triangle", perimeter: "trianglePerimeter" },
  hexagon: { shape: "hexagon", perimeter: "hexagonPerimeter" },
  line: { shape: "line", strokeWidth: 4, verticalAlign: "top", labelBackgroundColor: "#ffffff" },
  cloud: { shape: "cloud" },
  shape: {},
};

function registerShapes() { // eslint-disable-line no-unused-vars
  for (const [name, outline] of Object.entries(OUTLINES)) {
    maxgraph.ShapeRegistry.add(name, shapeOf(outline));
  }
  for (const [name, other] of Object.entries(SAME)) {
    maxgraph.ShapeRegistry.add(name, shapeOf(OUTLINES[other]));
  }
  maxgraph.ShapeRegistry.add("table", maxgraph.SwimlaneShape);
}

function shapeOf(outline) {
  return class extends maxgraph.Shape {
    paintVertexShape(canvas, x, y, w, h) {
      // `size` of a style is a part of the side, or pixels where `fixedSize` is set or it is more than one.
      const size = (usual, side) => {
        const own = Number(this.style?.size ?? (side && usual > side / 2 ? side / 4 : usual));
        return Math.min(Math.max(own <= 1 ? own * side : own, 0), side);
      };
      canvas.translate(x, y);
      const [closed, lines] = outline({ w, h, size });
      trace(canvas, closed);
      canvas.fillAndStroke();
      if (lines) {
        trace(canvas, lines);
        canvas.stroke();
      }
    }
  };
}

// The few commands of paths that are used above.
function trace(canvas, path) {
  let [x, y] = [0, 0];
  canvas.begin();
  for (const [, command, rest] of path.matchAll(/([MLHVCQAZ])([^MLHVCQAZ]*)/g)) {
    const numbers = rest.trim() ? rest.trim().split(/\s+/).map(Number) : [];
    if (command === "Z") {
      canvas.close();
      continue;
    }
    [x, y] = command === "H" ? [numbers[0], y] : command === "V" ? [x, numbers[0]] : numbers.slice(-2);
    if (command === "M") {
      canvas.moveTo(x, y);
    } else if (command === "C") {
      canvas.curveTo(...numbers);
    } else if (command === "Q") {
      canvas.quadTo(...numbers);
    } else if (command === "A") {
      canvas.arcTo(...numbers);
    } else {
      canvas.lineTo(x, y);
    }
  }
}
