// Saving, and what is said when it did not work: nothing that was typed is lost.

import { ask } from "./api.js";
import { button, element, moment, whileBusy, words } from "./admin-words.js";

// What went wrong, in words; `reading` says that there was nothing to lose.
export function reasonOf({ code, message }, { reading = false } = {}) {
  if (code === "no-host" || (code === "unauthorized" && !reading)) {
    return words("not-signed-in");
  }
  return message || words(reading ? "no-answer-reading" : "no-answer");
}

// One thing is said in a box at a time: a headline, lines below it, and what can be done.
export function say(box, headline, lines = [], buttons = []) {
  box.replaceChildren(element("p", "", {}), ...lines.filter(Boolean).map((line) => element("p", line)));
  box.firstElementChild.append(element("strong", headline));
  if (buttons.length) {
    const row = element("div", "", { class: "buttons" });
    row.append(...buttons);
    box.append(row);
  }
  box.hidden = false;
}

export function createSaving(panel, { form, urls, current, saved }) {
  const submit = panel.querySelector("[data-save]");
  const box = panel.querySelector("[data-failed]");
  const line = panel.querySelector("[data-saved]");

  async function save(extra = {}, pressed = submit) {
    quiet();
    form.clearErrors();
    const body = { ...form.bodyToSend(), version: current().version, ...extra };
    await whileBusy(pressed, "saving", async () => {
      const { answer, error } = await ask(urls.authentication, { method: "PUT", body });
      if (error) {
        await explain(error);
      } else {
        saved(answer);
        confirm(answer);
      }
    });
  }

  function confirm(settings) {
    const blanks = { count: settings.access_tokens.length, email: settings.api_token?.email };
    line.replaceChildren(element("strong", words("saved")), ` ${words(`saved-${settings.method}`, blanks)}`);
    line.className = "banner is-success";
    line.focus();
  }

  function quiet() {
    box.hidden = true;
    line.textContent = "";
    line.className = "";
  }

  async function explain(error) {
    if (error.code === "changed-meanwhile") {
      const { answer } = await ask(urls.audit);
      const last = answer?.entries[0];
      const change = last && words("changed-by", { ...last, name: last.name ?? last.account_id, at: moment(last.at) });
      say(box, words("changed-meanwhile"), [change, words("load-theirs-hint")], [button("load-theirs", loadTheirs)]);
      box.focus();
      return;
    }
    const number = error.request_id && words("number", { id: error.request_id });
    if (error.code === "unavailable") {
      say(box, words("unavailable"), [error.message, number]);
      box.focus();
      return;
    }
    const { elsewhere, isFocused } = form.showErrors(error.fields);
    if (error.code === "unverified") {
      const anyway = button("save-anyway", () => save({ save_anyway: true }, anyway), { "data-save-anyway": "" });
      const reasons = new Set(Object.values(error.fields ?? {}));
      say(box, words("unverified"), [...reasons, words("save-anyway-hint")], [anyway]);
    } else {
      say(box, isFocused ? words("look-at-fields") : reasonOf(error), [...elsewhere, !isFocused && number]);
    }
    if (!isFocused) {
      box.focus();
    }
  }

  async function loadTheirs() {
    const { answer, error } = await ask(urls.authentication);
    if (error) {
      say(box, reasonOf(error));
    } else {
      quiet();
      saved(answer, { keepNew: true });
      line.textContent = words("theirs-loaded");
      line.className = "banner";
      line.focus();
    }
  }

  // What stood in the way of saving may not any more.
  panel.querySelector("[data-form]").addEventListener("input", () => {
    box.hidden = true;
  });
  panel.querySelector("[data-form]").addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  return { quiet };
}
