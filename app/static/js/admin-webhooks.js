// Webhooks: listed, added, and removed in two steps. A secret is shown once, and goes with the page.

import { ask } from "./api.js";
import { reasonOf, say } from "./admin-save.js";
import { copyOf, dayOf, moment, whileBusy, words } from "./admin-words.js";

export function createWebhooks(panel, { urls, changed }) {
  const section = panel.querySelector("[data-hooks]");
  const find = (part) => section.querySelector(`[data-${part}]`);
  const [list, status, failed, fresh] = ["webhooks-list", "webhooks-status", "webhooks-failed", "webhook-new"].map(find);
  const add = find("webhook-add");

  async function load() {
    hideNew();
    failed.hidden = true;
    const { answer, error } = await ask(urls.webhooks);
    list.replaceChildren();
    if (error) {
      status.textContent = words("webhooks-failed");
      return;
    }
    show(answer.webhooks);
  }

  function show(webhooks) {
    list.replaceChildren(...webhooks.map(row));
    status.textContent = webhooks.length ? "" : words("webhooks-none");
  }

  function row(webhook) {
    const shown = copyOf("webhook");
    const part = (name) => shown.querySelector(`[data-${name}]`);
    part("url").textContent = webhook.url;
    part("facts").textContent = factsOf(webhook);
    const sure = (isSure) => {
      part("remove").hidden = isSure;
      part("remove-now").hidden = !isSure;
      part("keep").hidden = !isSure;
      (isSure ? part("keep") : part("remove")).focus();
    };
    part("remove").setAttribute("aria-label", words("remove-named", { label: webhook.url }));
    part("remove").addEventListener("click", () => sure(true));
    part("keep").addEventListener("click", () => sure(false));
    part("remove-now").addEventListener("click", () => whileBusy(part("remove-now"), "saving", () => remove(webhook)));
    return shown;
  }

  async function create() {
    hideNew();
    failed.hidden = true;
    const { answer, error } = await ask(urls.webhooks, { method: "POST" });
    if (error) {
      say(failed, reasonOf(error));
      return;
    }
    list.append(row(answer));
    status.textContent = "";
    find("webhook-url").value = answer.url;
    find("webhook-secret").value = answer.secret;
    fresh.hidden = false;
    fresh.focus();
    changed();
  }

  async function remove({ id, url }) {
    failed.hidden = true;
    const { answer, error } = await ask(`${urls.webhooks}/${id}`, { method: "DELETE" });
    if (error) {
      say(failed, reasonOf(error));
      return;
    }
    if (find("webhook-url").value === url) {
      hideNew();
    }
    show(answer.webhooks);
    status.textContent = words("removed", { label: url });
    status.focus();
    changed();
  }

  function hideNew() {
    fresh.hidden = true;
    find("webhook-url").value = "";
    find("webhook-secret").value = "";
  }

  add.addEventListener("click", () => whileBusy(add, "adding", create));
  for (const input of fresh.querySelectorAll("input")) {
    input.addEventListener("focus", () => input.select());
  }
  return { load };
}

function factsOf({ added_at: added, last_event_at: last }) {
  const blanks = { added: dayOf(added), last: last && moment(last) };
  return words(last ? "webhook-heard" : "webhook-unheard", blanks);
}
