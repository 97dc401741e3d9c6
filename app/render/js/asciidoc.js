// AsciiDoc to HTML by Asciidoctor, with includes from a map of files and in the shapes that our sanitiser knows.
// The HTML is hostile: it is cleaned in Python.
"use strict";

const ROOT = "/repository/"; // where the files seem to lie; whatever climbs out of it does not exist
const MAX_DEPTH = 8;
const MAX_INCLUDES = 50;
const MAX_CHARACTERS = 2_000_000;
const NOT_FOUND = "it cannot be had";
const MARK = /\ue000(\d+)\ue001/g; // stands for a note about an include until the HTML round it is known
const DIAGRAMS = ["graphviz", "mermaid", "plantuml"]; // blocks that are code in these languages
const CONTENTS = "<p>[TOC]</p>"; // where the table of contents goes (contents.py)

// What the document may not decide. `null` means: not set, and it stays so.
const LOCKED = {
  "allow-uri-read": null, "data-uri": null, icons: null, sectanchors: null, sectlinks: null, "source-highlighter": null,
  "max-attribute-value-size": 4096, "max-include-depth": MAX_DEPTH,
  relfilesuffix: ".adoc", // a reference to another document leads to its file in the repository
};

let state; // of the document that is being converted

// Asciidoctor reads through these two (vendor/entries/files.js).
globalThis.repository = {
  access(path) {
    if (!(pathOf(path) in state.files)) throw new Error("no such file");
  },
  readFile(path) {
    return state.files[pathOf(path)];
  },
};

function pathOf(path) {
  return path.startsWith(ROOT) ? path.slice(ROOT.length) : "";
}

// Looks at each include before Asciidoctor does, and takes over those that it shall not follow.
const extensions = Asciidoctor.Extensions.create("ours", function () {
  this.includeProcessor(function () {
    let refusal;
    this.handles((document, target) => {
      refusal = refusalOf(document, target);
      return refusal !== null;
    });
    this.process((document, reader, target, attributes) => {
      if ("optional-option" in attributes && refusal.why === NOT_FOUND) return;
      state.notes.push({ target, ...refusal });
      reader.pushInclude(`\ue000${state.notes.length - 1}\ue001`);
    });
  });
  for (const name of DIAGRAMS) {
    this.block(name, function () {
      this.contexts("listing", "literal", "open", "paragraph");
      this.contentModel("raw");
      this.process((parent, reader, attributes) =>
        this.createBlock(parent, "listing", reader.lines, { ...attributes, style: "source", language: name }));
    });
  }
});

// Why the target is not included, and where a link to it leads; null for one that is.
function refusalOf(document, target) {
  if (/^[a-z][a-z0-9+.-]+:|^\/\//i.test(target)) return { why: "only files of this repository are", address: target };
  const { reader } = document;
  const path = pathOf(document.normalizeSystemPath(target, reader.cursor.dir));
  if (!path) return { why: "it is outside of the repository" };
  const why = reasonAgainst(path, reader);
  return why && { why, address: `/${path.split("/").map(encodeURIComponent).join("/")}` };
}

function reasonAgainst(path, reader) {
  const open = [reader.file, ...reader.includeStack.map((level) => level[1])];
  if (open.some((file) => file && pathOf(file) === path)) return "it includes itself";
  if (reader.includeStack.length >= MAX_DEPTH) return "too many files within each other";
  if (!(path in state.files)) {
    state.missing.add(path);
    return NOT_FOUND;
  }
  state.includes += 1;
  state.characters += state.files[path].length;
  return state.includes > MAX_INCLUDES || state.characters > MAX_CHARACTERS ? "too many or too large files" : null;
}

class Converter extends Asciidoctor.SemanticHtml5Converter {
  // The title alone, as where AsciiDoc is part of another page; authors and revisions are Bitbucket's to tell.
  async _generateHeader(node) {
    if (!node.hasHeader() || node.isNotitle()) return null;
    state.headings.push({ level: 1, id: node.id ?? "", title: node.header.title });
    return `<h1${id(node)}>${node.header.title}</h1>`;
  }

  async _generateToc() {
    return CONTENTS;
  }

  async convert_section(node) {
    const number = this._generateSectionNumbering(node);
    const title = node.caption ? node.captionedTitle() : number ? `${number} ${node.title}` : node.title;
    const level = Math.min(node.level + 1, 6);
    state.headings.push({ level, id: node.id ?? "", title });
    return `<h${level}${id(node)}>${title}</h${level}>\n${await node.content()}`;
  }

  async convert_paragraph(node) {
    const title = node.hasTitle() ? `<strong>${node.title}</strong><br>` : "";
    return `<p${id(node)}>${title}${await node.content()}</p>`;
  }

  async convert_admonition(node) {
    const label = node.getAttribute("textlabel");
    return box(node, node.getAttribute("name"), node.hasTitle() ? `${label}: ${node.title}` : label);
  }

  async convert_sidebar(node) {
    return box(node, "", node.title);
  }

  async convert_example(node) {
    return node.hasOption("collapsible") ? super.convert_example(node) : box(node, "", node.captionedTitle());
  }

  // The shape in which Markdown's code comes as well, so that both are highlighted and drawn alike.
  async convert_listing(node) {
    const language = node.style === "source" ? node.getAttribute("language") : null;
    const start = language ? `<code class="language-${attribute(language)}">` : "<code>";
    const block = `<pre>${start}${await node.content()}</code></pre>`;
    return node.hasTitle() || node.id
      ? `<figure${id(node)}>${node.hasTitle() ? `<figcaption>${node.captionedTitle()}</figcaption>` : ""}${block}</figure>`
      : block;
  }

  async convert_literal(node) {
    return this.convert_listing(node);
  }

  async convert_inline_callout(node) {
    const { guard } = node.attributes;
    return Array.isArray(guard) ? `&lt;!-- (${node.text}) --&gt;` : `${guard ?? ""}(${node.text})`;
  }

  async convert_stem(node) {
    return formula(node.style, await node.content(), "display");
  }

  async convert_inline_quoted(node) {
    const isFormula = node.type === "latexmath" || node.type === "asciimath";
    return isFormula ? formula(node.type, node.text, "inline") : super.convert_inline_quoted(node);
  }

  async convert_ulist(node) {
    if (!node.hasOption("checklist")) return super.convert_ulist(node);
    node.setOption("interactive"); // makes real boxes of the marks, which then cannot be clicked
    return (await super.convert_ulist(node)).replace('<ul class="checklist"', '<ul class="contains-task-list"');
  }

  async convert_table(node) {
    const html = await super.convert_table(node);
    return html
      .replace(/^(<table(?: id="[^"]*")?)[^>]*>/, "$1>")
      .replace(/<colgroup>.*?<\/colgroup>\n/s, "")
      .replace(/(<t[hd]) class="[^"]*halign-(center|right)[^"]*"/g, '$1 align="$2"');
  }

  async convert_image(node) {
    for (const option of ["inline", "interactive"]) delete node.attributes[`${option}-option`];
    return `<p>${await super.convert_image(node)}</p>`.replace(/^<p>(<figure.*<\/figure>)<\/p>$/s, "$1");
  }

  async convert_inline_image(node) {
    for (const option of ["inline", "interactive"]) delete node.attributes[`${option}-option`];
    return super.convert_inline_image(node);
  }

  async convert_video(node) {
    const pages = { youtube: "https://www.youtube.com/watch?v=", vimeo: "https://vimeo.com/" };
    const target = node.getAttribute("target");
    const page = pages[node.getAttribute("poster")];
    const address = page ? page + target : node.mediaUri(target);
    return `<p${id(node)}><a href="${attribute(address)}">${node.hasTitle() ? node.captionedTitle() : attribute(target)}</a></p>`;
  }

  async convert_audio(node) {
    return this.convert_video(node);
  }

  _generateAttribution(node) {
    return super._generateAttribution(node).replace("<footer>", "<p>").replace("</footer>", "</p>");
  }
}
Converter.registerFor("ours");

function id(node) {
  return node.id ? ` id="${attribute(node.id)}"` : "";
}

function attribute(value) {
  return String(value).replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

async function box(node, kind, title) {
  const content = node.contentModel === "simple" ? `<p>${await node.content()}</p>` : await node.content();
  const heading = title ? `<p class="admonition-title">${title}</p>` : "";
  return `<aside${id(node)} class="${`admonition ${kind}`.trimEnd()}">${heading}\n${content}</aside>`;
}

// `source` is escaped already.
function formula(notation, source, style) {
  let tex = source;
  if (notation === "asciimath") {
    try {
      tex = escaped(new AsciiMathParser().parse(unescaped(source)));
    } catch {
      return `<code>${source}</code>`;
    }
  }
  return `<span data-math-style="${style}">${tex}</span>`;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function unescaped(html) {
  return html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

// Text in code, and a link to the file elsewhere.
function withNotes(html) {
  const parts = html.split(/(<pre>.*?<\/pre>)/s);
  return parts.map((part, at) => part.replace(MARK, (_, number) => noteOf(state.notes[number], at % 2 === 1))).join("");
}

function noteOf(note, isInCode) {
  if (!note) return "";
  const target = attribute(note.target);
  if (isInCode) return `Not included: ${target} (${note.why})`;
  const name = note.address ? `<a href="${attribute(note.address)}">${target}</a>` : target;
  return `<em>Not included: ${name} (${note.why})</em>`;
}

function convert({ text, path, files, attributes }) {
  const [, folder, name] = /^(.*?)([^/]*)$/.exec(path);
  state = { files: { __proto__: null, ...files }, missing: new Set(), notes: [], headings: [], includes: 0, characters: 0 };
  let answer = { error: "it waits for something that never comes" };
  Asciidoctor.convert(text, {
    safe: "unsafe", // there is nothing to be safe from: no files but those above, no network, no process
    backend: "ours",
    base_dir: ROOT + folder,
    extension_registry: extensions,
    logger: new Asciidoctor.NullLogger(),
    attributes: { showtitle: "@", docfile: ROOT + path, docname: name.replace(/\.[^.]*$/, ""), ...attributes, ...LOCKED },
  }).then(
    (html) => (answer = { html: withNotes(String(html)).toWellFormed(), missing: [...state.missing], headings: state.headings }),
    (error) => (answer = { error: String(error?.message ?? error).toWellFormed() }),
  );
  %PerformMicrotaskCheckpoint(); // runs all promises here, within the deadline (V8's flag --allow-natives-syntax)
  return answer;
}
