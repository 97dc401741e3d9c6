// What the libraries expect of a browser and V8 alone does not have.
"use strict";

globalThis.console = Object.fromEntries(["log", "info", "warn", "error", "debug"].map((name) => [name, () => {}]));

globalThis.atob = (text) => {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  let [bytes, buffer, bits] = ["", 0, 0];
  for (const digit of text.replace(/=+$/, "")) {
    buffer = ((buffer << 6) | digits.indexOf(digit)) & 0xffff;
    bits += 6;
    if (bits >= 8) bytes += String.fromCharCode((buffer >> (bits -= 8)) & 0xff);
  }
  return bytes;
};

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
globalThis.window = globalThis;
globalThis.location = { href: "" };
globalThis.document = undefined;
