// Parts of an include that readers ask for: each button carries a ticket of its own, and one part is open at a time.

import { ask, problem } from "./api.js";
import { finishPart } from "./include.js";

export async function togglePart(button, { render }) {
  const include = button.closest("[data-kind]");
  const panel = include.querySelector("[data-part-panel]");
  const isOpen = button.getAttribute("aria-expanded") === "true";
  for (const other of include.querySelectorAll("[data-part-ticket]")) {
    other.setAttribute("aria-expanded", String(other === button && !isOpen));
  }
  panel.hidden = isOpen;
  if (isOpen || panel.dataset.isAnswered === button.dataset.part) {
    return;
  }
  delete panel.dataset.isAnswered;
  panel.dataset.part = button.dataset.part;
  panel.textContent = "Asking Bitbucket…";
  const { path } = include.dataset;
  const body = path === undefined ? { ticket: button.dataset.partTicket } : { ticket: button.dataset.partTicket, path };
  const { answer, error } = await ask(render, { method: "POST", body });
  if (panel.dataset.part !== button.dataset.part) {
    return; // another part was asked for meanwhile
  }
  if (error) {
    panel.textContent = problem(error);
    return;
  }
  // Only what is inside: the page has one element with data-kind for each include.
  const part = new DOMParser().parseFromString(answer.html, "text/html").querySelector("[data-part]");
  panel.replaceChildren(...part.childNodes);
  finishPart(panel);
  if (answer.state === "ok") {
    panel.dataset.isAnswered = button.dataset.part;
  }
}
