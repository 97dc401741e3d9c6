// DOT to SVG by Graphviz.
"use strict";

let graphviz;
Viz.instance().then((instance) => (graphviz = instance));

function draw(source, engine) {
  try {
    const { status, output, errors } = graphviz.render(source, { format: "svg", engine });
    const messages = errors.map(({ message }) => message.toWellFormed());
    return { svg: status === "success" ? output.toWellFormed() : null, messages };
  } catch (error) {
    throw error.name === "ExitStatus" ? new Error("out of memory") : error; // why else Graphviz would end itself
  }
}
