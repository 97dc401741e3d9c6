// The form: from settings to fields, and from fields to the body that is sent.

import {
  addEntry, bodyOf, entriesToSend, factsOf, inputOf, markStored, newEntries, open, withSecret,
} from "./admin-entries.js";
import { clearErrors, fieldNamed, focusFirstError, placeIn, showError, tieFields } from "./admin-fields.js";
import { words } from "./admin-words.js";

// `chosen` is called with the method whenever it changes.
export function createForm(form, { chosen }) {
  const list = form.querySelector("[data-entries]");
  const apiToken = form.querySelector("[data-api-token]");
  const pristine = apiToken.cloneNode(true);
  let stored = null;
  let baseline = "";
  let sent = [];

  tieFields(form);
  form.addEventListener("input", lookForChanges);
  form.querySelector("[data-add]").addEventListener("click", () => {
    inputOf(addEntry(list, { changed: lookForChanges }), "token").focus();
  });
  for (const radio of form.elements.method) {
    radio.addEventListener("change", () => choose(radio.value));
  }
  inputOf(form, "test_repository").addEventListener("change", (event) => {
    const { workspace, repository } = placeIn(event.target.value) ?? {};
    event.target.value = repository ? `${workspace}/${repository}` : event.target.value.trim();
  });

  function choose(method) {
    form.elements.method.value = method;
    for (const section of form.querySelectorAll("[data-method]")) {
      section.hidden = section.dataset.method !== method;
    }
    const isShared = method !== "user-oauth";
    form.querySelector("[data-shared]").hidden = !isShared;
    form.querySelector("[data-consequence]").hidden = !isShared;
    if (method === "access-token" && !list.children.length) {
      addEntry(list, { changed: lookForChanges });
    }
    chosen(method);
    lookForChanges();
  }

  function fill(settings) {
    stored = settings;
    clearErrors(form);
    for (const badge of form.querySelectorAll("[data-in-use]")) {
      badge.hidden = badge.closest(".card").querySelector("input").value !== settings.method;
    }
    form.querySelector("[data-people]").textContent = words("people", { count: settings.user_oauth.people });
    list.replaceChildren();
    settings.access_tokens.forEach((token) => addEntry(list, { stored: token, changed: lookForChanges }));
    fillApiToken(settings.api_token);
    form.elements.visitors.checked = settings.visitors;
    if (form.elements.plantuml) {
      form.elements.plantuml.checked = settings.plantuml;
    }
    choose(settings.method);
    baseline = JSON.stringify(body());
    lookForChanges();
  }

  function fillApiToken(token) {
    apiToken.replaceChildren(...pristine.cloneNode(true).childNodes);
    tieFields(apiToken);
    if (token) {
      apiToken.querySelector("[data-facts]").textContent = factsOf(token);
      apiToken.querySelector("[data-facts]").hidden = false;
      inputOf(apiToken, "email").value = token.email;
      inputOf(apiToken, "expires_on").value = token.expires_on ?? "";
      markStored(apiToken);
    }
  }

  function body() {
    const method = form.elements.method.value;
    // The tick is there only where there is a server that could draw.
    const drawing = form.elements.plantuml ? { plantuml: form.elements.plantuml.checked } : {};
    if (method === "user-oauth") {
      return { method, ...drawing };
    }
    const visitors = form.elements.visitors.checked;
    if (method === "access-token") {
      return { method, visitors, ...drawing, access_tokens: entriesToSend(list).map(bodyOf) };
    }
    const typed = {
      email: inputOf(apiToken, "email").value.trim(),
      expires_on: inputOf(apiToken, "expires_on").value || null,
    };
    const token = withSecret(typed, stored.api_token?.id, inputOf(apiToken, "token").value);
    return { method, visitors, ...drawing, api_token: token };
  }

  // Faults are told by an entry's number, and while we wait for the answer somebody may remove one.
  function bodyToSend() {
    sent = entriesToSend(list);
    return body();
  }

  function lookForChanges() {
    const isChanged = stored !== null && JSON.stringify(body()) !== baseline;
    form.querySelector("[data-unsaved]").textContent = isChanged ? words("unsaved") : "";
  }

  // Errors go beside their fields. What has no field here is returned, and whether one of the fields has the focus.
  function showErrors(fields = {}) {
    clearErrors(form);
    const elsewhere = [];
    for (const [path, message] of Object.entries(fields)) {
      const field = fieldAt(path);
      if (field) {
        showError(field, message);
      } else {
        elsewhere.push(message);
      }
    }
    return { elsewhere, isFocused: focusFirstError(form) };
  }

  function fieldAt(path) {
    const [group, ...rest] = path.split(".");
    if (group === "access_tokens" && rest.length) {
      const entry = sent[Number(rest[0])];
      if (entry?.dataset.id) {
        open(entry, true);
      }
      return entry && fieldNamed(entry, rest[1] ?? "token");
    }
    if (group === "api_token") {
      return fieldNamed(apiToken, rest[0] ?? "token");
    }
    return fieldNamed(form, group === "repository" ? "test_repository" : group);
  }

  // The stored settings of somebody else, with the tokens that this person has added.
  function fillKeepingNew(settings) {
    const added = newEntries(list);
    const method = form.elements.method.value;
    fill(settings);
    if (added.length) {
      list.querySelectorAll(":scope > :not([data-id])").forEach((entry) => entry.remove());
      list.append(...added);
      choose(method);
    }
  }

  // A credential that was removed elsewhere on this page; the rest of the form stays as it is.
  function follow(settings) {
    stored = settings;
    for (const entry of list.querySelectorAll(":scope > [data-id]")) {
      if (!settings.access_tokens.some(({ id }) => id === entry.dataset.id)) {
        entry.remove();
      }
    }
    if (!settings.api_token) {
      fillApiToken(null);
    }
  }

  return {
    bodyToSend, choose, fill, fillKeepingNew, follow, showErrors,
    clearErrors: () => clearErrors(form),
    method: () => form.elements.method.value,
  };
}
