// One include: what its page finishes in the browser, and how it is shown anew.

import { ask, problem } from "./api.js";
import { placeLineLink } from "./lines.js";
import { makeSortable } from "./tables.js";

const main = document.querySelector("main");

export function finish(include) {
  sayTimes(include);
  groupByDay(include);
  for (const body of include.querySelectorAll("[data-maxheight]")) {
    body.style.maxHeight = `${body.dataset.maxheight}px`;
  }
  makeSortable(include);
  placeLineLink(include);
  if (include.querySelector("[data-frame]")) {
    import("./frames.js").then(({ drawFrames }) => drawFrames(include, main.dataset));
  }
  offerTheRest(include);
  explainToAdministrators(include);
}

// What is shown inside an include that stands already.
export function finishPart(part) {
  sayTimes(part);
}

// In the reader's own language and time zone.
function sayTimes(element) {
  for (const time of element.querySelectorAll("time[data-local]")) {
    const date = new Date(time.dateTime);
    time.textContent = inWords(date, time.dataset.local);
    time.title = date.toLocaleString([], { dateStyle: "full", timeStyle: "long" });
    time.closest("[data-refresh]")?.setAttribute("title", `As of ${time.title}. Ask Bitbucket again.`);
  }
}

// Only the clock's time where it was today, the day too where not.
function inWords(date, form) {
  const isToday = date.toDateString() === new Date().toDateString();
  return form === "time" || (form === "age" && isToday)
    ? date.toLocaleTimeString([], { timeStyle: "short" })
    : date.toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
}

// Which day something happened on depends on where the reader is: the headings of days are set anew.
function groupByDay(element) {
  for (const table of element.querySelectorAll("[data-days]")) {
    const heading = table.querySelector(".list-day");
    table.querySelectorAll(".list-day").forEach((row) => row.remove());
    let before = "";
    for (const row of table.querySelectorAll("tbody > tr")) {
      const time = row.querySelector("time");
      const day = time ? new Date(time.dateTime).toLocaleDateString([], { dateStyle: "full" }) : "";
      if (day !== before && day) {
        const named = heading.cloneNode(true);
        named.querySelector("time").textContent = day;
        row.before(named);
      }
      before = day;
    }
  }
}

// The beginning of a document has a button for its rest, if there is more than is shown.
function offerTheRest(include) {
  const excerpt = include.querySelector("[data-excerpt]");
  if (!excerpt || excerpt.scrollHeight <= excerpt.clientHeight + 1) {
    excerpt?.classList.add("is-whole");
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Show the rest";
  button.className = "include-more";
  button.addEventListener("click", () => {
    excerpt.classList.add("is-whole");
    excerpt.tabIndex = -1;
    excerpt.focus({ preventScroll: true });
    button.remove();
  });
  excerpt.after(button);
}

// The include in its place, asked for again; the words of the error, or null when all is well.
export async function showAgain(include, { refresh = false, path = include.dataset.path } = {}) {
  const isInside = path !== undefined;
  const { answer, error } = await ask(main.dataset.render, {
    method: "POST",
    body: isInside ? { ticket: include.dataset.folderTicket, path, refresh } : { ticket: include.dataset.ticket, refresh },
  });
  if (error) {
    return problem(error);
  }
  // The answer is our own server's, sanitised there: it is the same HTML that a reload would show.
  const fragment = new DOMParser().parseFromString(answer.html, "text/html").querySelector("[data-ticket]");
  const hadFocus = include.contains(document.activeElement);
  include.replaceWith(fragment);
  finish(fragment);
  if (hadFocus) {
    (fragment.querySelector("[data-refresh], [data-try-again], [data-sign-in]") ?? fragment.querySelector("a"))?.focus();
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
