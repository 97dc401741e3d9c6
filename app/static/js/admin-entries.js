// The list of access tokens: one entry for each, stored ones closed until somebody wants to change them.

import { fieldNamed, placeIn, showNote, tieFields } from "./admin-fields.js";
import { copyOf, day, dayOf, words } from "./admin-words.js";

const NAMES = ["workspace", "project", "repository", "expires_on"];

let titled = 0;

export function labelOf({ workspace, project, repository }) {
  if (repository) {
    return words("repository-token", { workspace, repository });
  }
  if (project) {
    return words("project-token", { project, workspace });
  }
  return workspace ? words("workspace-token", { workspace }) : words("general-token");
}

export function factsOf({ added_at: added, expires_on: expires }) {
  const blanks = { added: dayOf(added), expires: expires && day(expires) };
  return words(expires ? "stored-expires" : "stored", blanks);
}

export function inputOf(root, name) {
  return fieldNamed(root, name).querySelector("input");
}

// A stored token is never sent to us; the empty field says so.
export function markStored(root) {
  inputOf(root, "token").placeholder = words("stored-placeholder");
  fieldNamed(root, "token").querySelector("[data-hint]").textContent = words("stored-hint");
}

// Without `stored` a new entry. `changed` is called after every change that is no input event.
export function addEntry(list, { stored = null, changed }) {
  const entry = copyOf("entry");
  const find = (part) => entry.querySelector(`[data-${part}]`);
  titled += 1;
  find("title").id = `entry-${titled}`;
  entry.setAttribute("aria-labelledby", find("title").id);
  find("title").textContent = stored ? labelOf(stored) : words("new-token");
  if (stored) {
    entry.dataset.id = stored.id;
    find("facts").textContent = factsOf(stored);
    markStored(entry);
    NAMES.forEach((name) => (inputOf(entry, name).value = stored[name] ?? ""));
    find("remove").setAttribute("aria-label", words("remove-named", { label: labelOf(stored) }));
    find("fields").hidden = true;
    find("change").hidden = false;
    find("change").addEventListener("click", () => {
      open(entry, find("fields").hidden);
      if (!find("fields").hidden) {
        inputOf(entry, "token").focus();
      }
    });
    find("undo").addEventListener("click", () => {
      markRemoved(entry, false, factsOf(stored));
      changed();
      find("remove").focus();
    });
  }
  find("remove").addEventListener("click", () => {
    if (stored) {
      markRemoved(entry, true, words("remove-at-save"));
      find("undo").focus();
    } else {
      entry.remove();
      list.closest("section").querySelector("[data-add]").focus();
    }
    changed();
  });
  tieFields(entry);
  splitAddresses(entry, changed);
  list.append(entry);
  return entry;
}

export function open(entry, isOpen) {
  entry.querySelector("[data-fields]").hidden = !isOpen;
  entry.querySelector("[data-change]").setAttribute("aria-expanded", String(isOpen));
}

function markRemoved(entry, isRemoved, facts) {
  entry.classList.toggle("is-removed", isRemoved);
  entry.querySelector("[data-facts]").textContent = facts;
  entry.querySelector("[data-undo]").hidden = !isRemoved;
  entry.querySelector("[data-remove]").hidden = isRemoved;
  entry.querySelector("[data-change]").hidden = isRemoved;
  open(entry, false);
}

// Whoever pastes an address means the names in it.
function splitAddresses(entry, changed) {
  for (const name of ["workspace", "project", "repository"]) {
    inputOf(entry, name).addEventListener("change", (event) => {
      const found = placeIn(event.target.value);
      showNote(event.target, found ? words("split") : "");
      if (found) {
        Object.entries(found).forEach(([part, value]) => (inputOf(entry, part).value = value));
        changed();
      }
    });
  }
}

// The entries that a body is made of. An empty new one counts only when there is no other: then the answer says what it lacks.
export function entriesToSend(list) {
  const kept = [...list.children].filter((entry) => !entry.classList.contains("is-removed"));
  const filled = kept.filter((entry) => entry.dataset.id || isTyped(entry));
  return filled.length ? filled : kept;
}

export function newEntries(list) {
  return [...list.children].filter((entry) => !entry.dataset.id && isTyped(entry));
}

function isTyped(entry) {
  return [...entry.querySelectorAll("input")].some((input) => input.value.trim());
}

export function bodyOf(entry) {
  const body = Object.fromEntries(NAMES.map((name) => [name, inputOf(entry, name).value.trim() || null]));
  return withSecret(body, entry.dataset.id, inputOf(entry, "token").value.trim());
}

// A stored token as it stands.
export function bodyOfStored({ id, workspace, project, repository, expires_on }) {
  return { workspace, project, repository, expires_on, id };
}

// A stored secret stays when none is sent with its id.
export function withSecret(body, id, token) {
  return { ...body, ...(id && { id }), ...((token || !id) && { token }) };
}
