// What we use of Asciidoctor; its own entry does not export the converter that ours extends.
import SemanticHtml5Converter from "../node_modules/@asciidoctor/core/src/converter/semantic_html5.js";

export { convert, Extensions, NullLogger } from "@asciidoctor/core";
export { SemanticHtml5Converter };
