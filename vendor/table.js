// The libraries that are kept in the repository: where each comes from and where it goes.
// `copy` takes a file of the package as it is; `bundle` puts an entry and all that it imports into one script, which
// defines the global `as`. `licence` is a file of the package, or the text where the package has none.
const MIT_WITHOUT_TEXT = "MIT";

export const TABLE = [
  { name: "@asciidoctor/core", bundle: "entries/asciidoctor.js", as: "Asciidoctor", to: "app/render/js/vendor/asciidoctor.js" },
  { name: "@viz-js/viz", copy: "dist/viz-global.js", to: "app/render/js/vendor/viz.js" },
  { name: "katex", copy: "dist/katex.min.js", to: "app/render/js/vendor/katex.js" },
];
