import { followAnchors } from "./anchors.js";
import { browse } from "./browse.js";
import { followTheme, hideToken, leaveHeightToHost, onConnection } from "./host.js";
import { finish, showAgain } from "./include.js";
import { followPointer } from "./lines.js";
import { togglePart } from "./parts.js";
import { togglePerson } from "./person.js";
import { offerSignIn } from "./sign-in-button.js";
import { copyCode, say, toggleWrap } from "./tools.js";
import { watchVersion } from "./version.js";

const main = document.querySelector("main");
const NO_ANSWER = ["stale", "unavailable", "rate-limited"];

// The whole include anew; a button that is a picture keeps it. It is not disabled, which would take the focus from it.
async function tryAgain(button) {
  if (button.getAttribute("aria-disabled") === "true") {
    return;
  }
  const include = button.closest("[data-ticket]");
  const words = [...button.childNodes];
  const before = askedAt(include);
  button.setAttribute("aria-disabled", "true");
  if (button.matches("[data-try-again]")) {
    button.textContent = "Asking Bitbucket…";
  } else {
    button.classList.add("is-busy");
  }
  const problem = await showAgain(include, { refresh: true });
  if (problem) {
    button.removeAttribute("aria-disabled");
    button.classList.remove("is-busy");
    button.replaceChildren(...words);
    sayBeside(button, problem);
    return;
  }
  const shown = main.querySelector("[data-ticket]");
  const again = shown.querySelector("[data-try-again]");
  if (again) {
    sayBeside(again, NO_ANSWER.includes(shown.dataset.state) ? "Still no answer." : "Nothing has changed.");
  } else {
    say(shown, askedAt(shown) === before ? "Asked a moment ago." : "Up to date.");
  }
}

function askedAt(include) {
  return include.querySelector("[data-refresh] time")?.dateTime;
}

function sayBeside(button, words) {
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
leaveHeightToHost(main);
finish(main);
followPointer(main);
followAnchors(main);
browse();
watchVersion(main);
// After a sign-in or its end, in whichever include of the page, each shows what is true now.
onConnection(() => {
  for (const include of main.querySelectorAll("[data-ticket]")) {
    showAgain(include);
  }
});
main.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.matches("[data-try-again], [data-refresh]")) {
    tryAgain(button);
  } else if (button?.matches("[data-sign-in]")) {
    offerSignIn(button, main.dataset);
  } else if (button?.matches("[data-person]")) {
    togglePerson(button, main.dataset);
  } else if (button?.matches("[data-copy]")) {
    copyCode(button);
  } else if (button?.matches("[data-wrap]")) {
    toggleWrap(button);
  } else if (button?.matches("[data-part-ticket]")) {
    togglePart(button, main.dataset);
  }
});
main.addEventListener("keydown", (event) => {
  const include = event.key === "Escape" && event.target.closest("[data-kind]");
  const button = include && include.querySelector("[data-person][aria-expanded=true]");
  if (button) {
    togglePerson(button, main.dataset);
    button.focus();
  }
});
