// Fields: each knows its label, its hint, what was done to its value, and what is wrong with it.

import { words } from "./admin-words.js";

let tied = 0;

// The parts of a field refer to each other by id, and ids are made here: a field may be there many times.
export function tieFields(root) {
  for (const field of root.querySelectorAll("[data-field]")) {
    const input = field.querySelector("input");
    const error = field.querySelector("[data-error]");
    if (!input || field.tagName === "FIELDSET" || field.querySelector("[data-field]")) {
      continue;
    }
    tied += 1;
    input.id = `field-${tied}`;
    field.querySelector("label").htmlFor = input.id;
    const parts = ["hint", "note", "error"].map((part) => [part, field.querySelector(`[data-${part}]`)]);
    for (const [part, line] of parts.filter(([, line]) => line)) {
      line.id = `field-${tied}-${part}`;
    }
    input.setAttribute("aria-describedby", parts.flatMap(([, line]) => line?.id ?? []).join(" "));
    input.addEventListener("input", () => clearError(error));
  }
  for (const input of root.querySelectorAll("input[name=token]")) {
    keepTokensClean(input);
  }
}

export function fieldNamed(root, name) {
  return root.querySelector(`[data-field="${name}"]`);
}

export function showError(field, message) {
  const line = field.querySelector(":scope > [data-error]");
  line.textContent = message;
  line.hidden = false;
  field.querySelectorAll(":scope > [data-note]").forEach((note) => (note.hidden = true));
  field.querySelector(":scope > input, :scope > label > input")?.setAttribute("aria-invalid", "true");
}

export function clearErrors(root) {
  root.querySelectorAll("[data-error]").forEach(clearError);
}

function clearError(line) {
  line.textContent = "";
  line.hidden = true;
  line.parentElement.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
}

export function showNote(input, text, { isWarning = false } = {}) {
  const line = input.closest("[data-field]").querySelector("[data-note]");
  line.classList.toggle("is-warning", isWarning);
  line.hidden = !text;
  line.textContent = text;
}

// What stands first with an error takes the focus: its input, or its message where it has none.
export function focusFirstError(root) {
  const line = root.querySelector("[data-error]:not([hidden])");
  const input = line?.parentElement.querySelector("[aria-invalid]");
  (input ?? line)?.focus();
  return Boolean(line);
}

// No token has white space, but what is copied from a mail or a terminal often does, or a byte that nobody sees.
function clean(text) {
  return text.replace(/[\s\u200b-\u200d\u2060\ufeff]+/g, "");
}

function keepTokensClean(input) {
  const [elsewhere, hint] = input.closest("[data-entry]")
    ? ["ATATT", "looks-like-api-token"]
    : ["ATCTT", "looks-like-access-token"];
  let wasCleaned = false;
  const look = () => {
    wasCleaned &&= input.value !== "";
    const isElsewhere = input.value.startsWith(elsewhere);
    const notes = [wasCleaned && words("trimmed"), isElsewhere && words(hint)];
    showNote(input, notes.filter(Boolean).join(" "), { isWarning: isElsewhere });
  };
  // The input itself drops line breaks before anybody can see them, so we look at what is pasted.
  input.addEventListener("paste", (event) => {
    const pasted = event.clipboardData.getData("text");
    if (clean(pasted) !== pasted) {
      event.preventDefault();
      input.setRangeText(clean(pasted), input.selectionStart, input.selectionEnd, "end");
      wasCleaned = true;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  input.addEventListener("input", look);
  input.addEventListener("change", () => {
    const cleaned = clean(input.value);
    wasCleaned ||= cleaned !== input.value;
    input.value = cleaned;
    look();
  });
}

// What an address names: a workspace and, below it, a project or a repository; null for what is no address.
export function placeIn(text) {
  const path = text.trim().replace(/^([a-z+]+:\/\/[^/]+|(www\.)?bitbucket\.org)\//i, "").replace(/^[^@/]+@[^:/]+:/, "");
  const [workspace, second, third, fourth] = path.split(/[?#]/)[0].split("/");
  if (!workspace || (path === text.trim() && !second)) {
    return null;
  }
  if (second === "workspace") {
    return { workspace, project: (third === "projects" && fourth) || "", repository: "" };
  }
  return { workspace, project: "", repository: (second ?? "").replace(/\.git$/, "") };
}
