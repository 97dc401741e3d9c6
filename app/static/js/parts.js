// A part of an include that readers ask for: its button carries a ticket of its own.

import { ask } from "./api.js";
import { sayTimes } from "./include.js";

export async function togglePart(button, { render }) {
  const panel = button.closest("[data-kind]").querySelector("[data-part-panel]");
  const isOpen = button.getAttribute("aria-expanded") === "true";
  button.setAttribute("aria-expanded", String(!isOpen));
  panel.hidden = isOpen;
  if (isOpen || panel.dataset.isAnswered) {
    return;
  }
  panel.textContent = "Asking Bitbucket…";
  const { answer, error } = await ask(render, { method: "POST", body: { ticket: button.dataset.partTicket } });
  if (error) {
    panel.textContent = error.message || "That did not work. Reload the page.";
    return;
  }
  // Only what is inside: the page has one element with data-kind for each include.
  const part = new DOMParser().parseFromString(answer.html, "text/html").querySelector("[data-part]");
  panel.replaceChildren(...part.childNodes);
  sayTimes(panel);
  if (answer.state === "ok") {
    panel.dataset.isAnswered = "yes";
  }
}
