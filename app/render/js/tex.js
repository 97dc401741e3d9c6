// TeX to MathML by KaTeX; null for a formula that it does not understand.
"use strict";

function tex(source, display) {
  try {
    const html = katex.renderToString(source, {
      output: "mathml", displayMode: display, trust: false, strict: "ignore", maxExpand: 1000, maxSize: 50,
    });
    const [mathml] = /<math.*<\/math>/s.exec(html);
    return mathml.replace(/<annotation .*<\/annotation>/s, "").toWellFormed();
  } catch {
    return null;
  }
}
