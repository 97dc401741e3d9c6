// What the libraries expect of a browser and V8 alone does not have.
"use strict";

globalThis.console = Object.fromEntries(["log", "info", "warn", "error", "debug"].map((name) => [name, () => {}]));

globalThis.TextEncoder = class {
  encode(text) {
    const bytes = unescape(encodeURIComponent(text.toWellFormed()));
    return Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
  }
};

globalThis.TextDecoder = class {
  decode(bytes) {
    const view = ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
    let [text, at] = ["", 0];
    while (at < view.length) {
      const first = view[at++];
      const more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
      let point = more ? first & (0x3f >> more) : first;
      for (let i = 0; i < more; i++) point = (point << 6) | (view[at++] & 0x3f);
      text += String.fromCodePoint(point > 0x10ffff ? 0xfffd : point);
    }
    return text;
  }
};
// What they look at to learn whether this is a browser.
globalThis.location = { href: "" };
globalThis.document = undefined;

// Only salts a table of Expat, which reads the labels that look like HTML.
globalThis.crypto = { getRandomValues: (bytes) => bytes.map((_, at) => (bytes[at] = Math.random() * 256)) };
