// The JavaScript libraries that are kept in the repository: one row per file, in the order of VENDOR.md.
//
// `copy` takes a file of the package as it is. `bundle` puts an entry and all that it imports into one script that
// defines the global `as`. `also` names what else is inside a package's file, with its licence and source.
export const TABLE = [
  {
    to: "app/render/js/vendor/asciidoctor.js",
    packages: ["@asciidoctor/core"],
    bundle: "entries/asciidoctor.js",
    as: "Asciidoctor",
  },
  { to: "app/render/js/vendor/asciimath2tex.js", packages: ["asciimath2tex"], copy: "dist/asciimath2tex.umd.js" },
  {
    to: "app/render/js/vendor/viz.js",
    packages: ["@viz-js/viz"],
    copy: "dist/viz-global.js",
    also: "Graphviz 16.1.0 (Eclipse Public License, https://gitlab.com/graphviz/graphviz), Expat 2.8.5 (MIT, https://libexpat.github.io)",
  },
  { to: "app/render/js/vendor/katex.js", packages: ["katex"], copy: "dist/katex.min.js" },
  { to: "app/static/vendor/mermaid.js", packages: ["mermaid"], copy: "dist/mermaid.min.js" },
  { to: "app/static/vendor/swagger-ui.js", packages: ["swagger-ui-dist"], copy: "swagger-ui-bundle.js" },
  { to: "app/static/vendor/swagger-ui.css", packages: ["swagger-ui-dist"], copy: "swagger-ui.css" },
  {
    to: "app/static/vendor/maxgraph.js",
    packages: ["@maxgraph/core", "dompurify"],
    bundle: "entries/maxgraph.js",
    as: "maxgraph",
  },
];

// Modules of Node that a bundle asks for, and what stands in for them.
export const STAND_INS = Object.fromEntries(
  ["async_hooks", "fs", "fs/promises", "module", "path", "url"].map((name) => [`node:${name}`, "./entries/files.js"]),
);
