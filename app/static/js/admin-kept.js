// Credentials of methods that are not in use: listed, and removed in two steps.

import { ask } from "./api.js";
import { bodyOfStored, factsOf, labelOf } from "./admin-entries.js";
import { reasonOf } from "./admin-save.js";
import { copyOf, whileBusy, words } from "./admin-words.js";

export function createKept(panel, { urls, current, removed }) {
  const section = panel.querySelector("[data-kept]");
  const list = section.querySelector("[data-kept-list]");
  const status = section.querySelector("[data-kept-status]");

  // Those of the method that is chosen in the form stand there, with all that can be done to them.
  function show(settings, chosen) {
    const unused = (method) => settings.method !== method && chosen !== method;
    const shown = [];
    if (unused("access-token")) {
      for (const token of settings.access_tokens) {
        const others = settings.access_tokens.filter(({ id }) => id !== token.id).map(bodyOfStored);
        shown.push(row(words("access-token", { label: labelOf(token) }), token, { access_tokens: others }));
      }
    }
    if (unused("api-token") && settings.api_token) {
      shown.push(row(words("api-token", settings.api_token), settings.api_token, { api_token: null }));
    }
    list.replaceChildren(...shown);
    section.hidden = !shown.length && !status.textContent;
  }

  function row(title, credential, change) {
    const shown = copyOf("kept");
    const find = (part) => shown.querySelector(`[data-${part}]`);
    find("title").textContent = title;
    find("facts").textContent = factsOf(credential);
    const sure = (isSure) => {
      find("remove").hidden = isSure;
      find("remove-now").hidden = !isSure;
      find("keep").hidden = !isSure;
      (isSure ? find("keep") : find("remove")).focus();
    };
    find("remove").setAttribute("aria-label", words("remove-named", { label: title }));
    find("remove").addEventListener("click", () => sure(true));
    find("keep").addEventListener("click", () => sure(false));
    find("remove-now").addEventListener("click", () => whileBusy(find("remove-now"), "saving", () => remove(title, change)));
    return shown;
  }

  async function remove(title, change) {
    const { method, version } = current();
    const { answer, error } = await ask(urls.authentication, { method: "PUT", body: { method, version, ...change } });
    if (error) {
      status.textContent = reasonOf(error);
      return;
    }
    status.textContent = words("removed", { label: title });
    removed(answer);
    section.querySelector("h2").focus();
  }

  function quiet() {
    status.textContent = "";
  }

  return { show, quiet };
}
