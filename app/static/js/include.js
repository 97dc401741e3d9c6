// One include: what its page finishes in the browser, and how it is shown anew.

import { ask } from "./api.js";
import { placeLineLink } from "./lines.js";
import { makeSortable } from "./tables.js";

const main = document.querySelector("main");

export function finish(include) {
  sayTimes(include);
  for (const body of include.querySelectorAll("[data-maxheight]")) {
    body.style.maxHeight = `${body.dataset.maxheight}px`;
  }
  makeSortable(include);
  placeLineLink(include);
  if (include.querySelector("[data-frame]")) {
    import("./frames.js").then(({ drawFrames }) => drawFrames(include, main.dataset));
  }
  explainToAdministrators(include);
}

// In the reader's own language and time zone.
export function sayTimes(element) {
  for (const time of element.querySelectorAll("time[data-local]")) {
    time.textContent = new Date(time.dateTime).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  }
}

// The include in its place, asked for again; the words of the error, or null when all is well.
export async function showAgain(include, { refresh = false } = {}) {
  const { answer, error } = await ask(main.dataset.render, {
    method: "POST",
    body: { ticket: include.dataset.ticket, refresh },
  });
  if (error) {
    return error.message || "That did not work. Reload the page.";
  }
  // The answer is our own server's, sanitised there: it is the same HTML that a reload would show.
  const fragment = new DOMParser().parseFromString(answer.html, "text/html").querySelector("[data-ticket]");
  const hadFocus = include.contains(document.activeElement);
  include.replaceWith(fragment);
  finish(fragment);
  if (hadFocus) {
    (fragment.querySelector("[data-try-again], [data-sign-in]") ?? fragment.querySelector("a"))?.focus();
  }
  return null;
}

// A page is the same for all its readers, so what only administrators may know is asked for here.
async function explainToAdministrators(include) {
  const place = include.querySelector("[data-reasons]");
  if (!place) {
    return;
  }
  const { answer } = await ask(main.dataset.settingsApi);
  if (!answer) {
    return;
  }
  for (const { message } of answer.warnings) {
    const line = document.createElement("p");
    line.textContent = message;
    place.append(line);
  }
  const link = document.createElement("a");
  link.href = main.dataset.settings;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = "Open the settings of Include Bitbucket";
  place.append(link);
  place.hidden = false;
}
