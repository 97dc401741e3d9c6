// The log of changes: the newest first, the rest on request.

import { ask } from "./api.js";
import { copyOf, moment, words } from "./admin-words.js";

const FIRST = 10;

export function createLog(panel, { urls }) {
  const status = panel.querySelector("[data-log-status]");
  const list = panel.querySelector("[data-log-entries]");
  const more = panel.querySelector("[data-log-all]");
  let entries = [];

  async function load() {
    const { answer, error } = await ask(urls.audit);
    if (error) {
      status.textContent = words("log-failed");
      return;
    }
    entries = answer.entries;
    status.textContent = entries.length ? "" : words("log-empty");
    show(FIRST);
  }

  function show(count) {
    list.replaceChildren(...entries.slice(0, count).map(line));
    list.hidden = !entries.length;
    more.textContent = words("log-all", { count: entries.length });
    more.hidden = entries.length <= count;
  }

  more.addEventListener("click", () => {
    show(entries.length);
    list.focus();
  });
  return { load };
}

function line({ at, name, account_id: account, what }) {
  const shown = copyOf("change");
  shown.querySelector("[data-what]").textContent = what;
  shown.querySelector("[data-who]").textContent = name ?? account;
  shown.querySelector("time").textContent = moment(at);
  shown.querySelector("time").dateTime = at;
  return shown;
}
