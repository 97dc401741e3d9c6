// Stands in for Node's modules in V8, where there is no file system. The only two questions that Asciidoctor asks about
// files are answered by the functions that app/render/js/asciidoc.js sets.
export const constants = {};
export const access = async (path) => globalThis.repository.access(path);
export const readFile = async (path) => globalThis.repository.readFile(path);
export const promises = { access, readFile };
export const createRequire = undefined;
export const pathToFileURL = undefined;
export const AsyncLocalStorage = undefined;
export const [basename, dirname, join, mkdir, resolve, stat, writeFile] = [];
export default {};
