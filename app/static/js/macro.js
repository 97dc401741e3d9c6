import { contextToken, followTheme, hideToken } from "./host.js";

const main = document.querySelector("main");

function finish(include) {
  for (const time of include.querySelectorAll("time[data-local]")) {
    time.textContent = new Date(time.dateTime).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  }
  for (const body of include.querySelectorAll("[data-maxheight]")) {
    body.style.maxHeight = `${body.dataset.maxheight}px`;
  }
}

async function tryAgain(button) {
  const include = button.closest("[data-ticket]");
  button.disabled = true;
  button.textContent = "Asking Bitbucket…";
  try {
    const response = await fetch(main.dataset.render, {
      method: "POST",
      headers: { Authorization: `JWT ${await contextToken()}`, "Content-Type": "application/json" },
      body: JSON.stringify({ ticket: include.dataset.ticket, refresh: true }),
    });
    const answer = await response.json();
    if (!response.ok) {
      say(button, answer.error.message);
      return;
    }
    // The answer is our own server's, sanitised there: it is the same HTML that a reload would show.
    const fragment = new DOMParser().parseFromString(answer.html, "text/html").querySelector("[data-ticket]");
    include.replaceWith(fragment);
    finish(fragment);
    (fragment.querySelector("[data-try-again]") ?? fragment.querySelector("a"))?.focus();
  } catch {
    say(button, "That did not work. Reload the page.");
  }
}

function say(button, words) {
  button.disabled = false;
  button.textContent = "Try again";
  let line = button.parentElement.querySelector("[role=status]");
  if (!line) {
    line = document.createElement("span");
    line.setAttribute("role", "status");
    button.after(" ", line);
  }
  line.textContent = words;
}

hideToken();
followTheme();
finish(main);
main.addEventListener("click", (event) => {
  const button = event.target.closest("[data-try-again]");
  if (button) {
    tryAgain(button);
  }
});
