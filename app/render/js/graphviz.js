// DOT to SVG by Graphviz.
"use strict";

let graphviz;
Viz.instance().then((instance) => (graphviz = instance));

function draw(source, engine) {
  const { status, output, errors } = graphviz.render(source, { format: "svg", engine });
  return { svg: status === "success" ? output.toWellFormed() : null, errors: errors.map(({ message }) => message.toWellFormed()) };
}
