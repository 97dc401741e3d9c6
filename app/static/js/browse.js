// From a folder to what lies in it, without leaving the page: entries, the way back, and links between its files.

import { showAgain } from "./include.js";

const main = document.querySelector("main");

export function browse() {
  main.addEventListener("click", (event) => {
    const link = event.target.closest("a[href], button[data-path]");
    const include = link?.closest("[data-folder-ticket]");
    const path = include ? pathOf(link, include) : undefined;
    // With a key held down a link opens in Bitbucket, in a new tab or window, as any other.
    if (path === undefined || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    goTo(include, path);
  });
}

// The path in the repository that the include can show; undefined for everything else.
function pathOf(link, include) {
  if (link.dataset.path !== undefined) {
    return link.dataset.path;
  }
  const { commit, folder } = include.dataset;
  const [, path] = link.href.split(/[?#]/)[0].split(`/src/${commit}/`);
  if (path === undefined || !link.closest(".document")) {
    return undefined;
  }
  try {
    const decoded = decodeURIComponent(path);
    return decoded && (!folder || decoded.startsWith(`${folder}/`)) ? decoded : undefined;
  } catch {
    return undefined;
  }
}

async function goTo(include, path) {
  include.setAttribute("aria-busy", "true");
  const problem = await showAgain(include, { path });
  if (problem) {
    include.removeAttribute("aria-busy");
    const line = include.querySelector("[data-said]");
    if (line) {
      line.textContent = problem;
    }
    return;
  }
  const shown = main.querySelector("[data-kind]");
  shown.querySelector("[aria-current=page]")?.focus({ preventScroll: true });
}
