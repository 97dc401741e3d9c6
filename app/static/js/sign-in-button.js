// What a button "Sign in to Bitbucket" does: a window for the sign-in, and here the steps that are left.

import { ask, problem } from "./api.js";
import { announceConnection } from "./host.js";

const WATCH_MILLISECONDS = 1000;
const WINDOW = "popup,width=640,height=720";

export async function offerSignIn(button, { start, complete }) {
  // In the click itself, or browsers take it for an advertisement. It gets its address once the sign-in has begun.
  const opened = window.open("", "_blank", WINDOW);
  button.disabled = true;
  const { answer, error } = await ask(start, { method: "POST", body: {} });
  button.disabled = false;
  if (error) {
    opened?.close();
    steps(button).replaceChildren(line(problem(error)));
    return;
  }
  if (opened) {
    opened.location = answer.url;
  }
  guide(button, { opened, complete, ...answer });
}

function guide(button, { opened, complete, flow, url }) {
  const place = steps(button);
  const status = line(
    opened ? "Go on in the window that has opened." : "Your browser did not open a window. Open it with this link:",
  );
  const link = document.createElement("a");
  link.href = url;
  link.target = "_blank";
  link.rel = "opener"; // so that its last page can hand over the code
  link.textContent = opened ? "No window? Open it with this link." : "Sign in to Bitbucket in a new window";
  const way = document.createElement("p");
  way.append(link);
  const form = codeForm();
  place.replaceChildren(status, way, form);
  if (!opened) {
    link.focus({ preventScroll: true });
  }

  // After a refusal at Bitbucket, or halfway, people close the window; nobody else tells.
  const watch = opened && setInterval(() => {
    if (opened.closed) {
      clearInterval(watch);
      status.textContent = "The window is closed. If it showed a code, enter it here; otherwise begin again.";
    }
  }, WATCH_MILLISECONDS);

  async function finish(code, heard) {
    clearInterval(watch);
    const { error } = await ask(complete, { method: "POST", body: { flow, code } });
    if (error) {
      status.textContent = problem(error);
      return;
    }
    window.removeEventListener("message", hear);
    heard?.postMessage({ finished: flow }, window.location.origin);
    place.replaceChildren(line("You are signed in to Bitbucket."));
    announceConnection();
  }

  function hear(event) {
    if (event.origin === window.location.origin && event.data?.flow === flow) {
      finish(event.data.code, event.source);
    }
  }
  window.addEventListener("message", hear);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    finish(new FormData(form).get("code"), opened);
  });
}

function codeForm() {
  const form = document.createElement("form");
  const label = document.createElement("label");
  label.textContent = "If that window shows a code at the end, enter it here: ";
  const input = document.createElement("input");
  Object.assign(input, { name: "code", required: true, autocomplete: "off", spellcheck: false });
  label.append(input);
  const button = document.createElement("button");
  button.textContent = "Finish";
  form.append(label, button);
  return form;
}

function steps(button) {
  const place = button.parentElement.querySelector("[data-steps]") ?? document.createElement("div");
  if (!place.isConnected) {
    place.dataset.steps = "";
    place.className = "sign-in-steps";
    button.parentElement.append(place);
  }
  return place;
}

function line(words) {
  const element = document.createElement("p");
  element.setAttribute("role", "status");
  element.textContent = words;
  return element;
}
