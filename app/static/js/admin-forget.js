// Everything of this site, erased: asked for twice, the second time with a word. Modal questions may be blocked in a frame.

import { ask } from "./api.js";
import { clearErrors, fieldNamed, focusFirstError, showError, tieFields } from "./admin-fields.js";
import { reasonOf, say } from "./admin-save.js";
import { whileBusy, words } from "./admin-words.js";

export function createForget(panel, { urls, forgotten }) {
  const section = panel.querySelector("[data-forget]");
  const find = (part) => section.querySelector(`[data-forget-${part}]`);
  const word = fieldNamed(section, "word");
  const input = word.querySelector("input");

  function sure(isSure) {
    find("sure").hidden = !isSure;
    find("ask").hidden = isSure;
    find("ask").setAttribute("aria-expanded", String(isSure));
    find("failed").hidden = true;
    clearErrors(section);
    input.value = "";
  }

  async function forget() {
    find("failed").hidden = true;
    if (input.value.trim().toLowerCase() !== words("forget-word")) {
      showError(word, words("forget-type"));
      focusFirstError(section);
      return;
    }
    const { error } = await ask(urls.everything, { method: "DELETE" });
    if (error) {
      say(find("failed"), reasonOf(error));
      return;
    }
    sure(false);
    find("status").textContent = words("forgotten");
    find("status").className = "banner is-success";
    find("status").focus();
    forgotten();
  }

  tieFields(section);
  find("ask").addEventListener("click", () => {
    find("status").textContent = "";
    find("status").className = "";
    sure(true);
    input.focus();
  });
  find("keep").addEventListener("click", () => {
    sure(false);
    find("ask").focus();
  });
  find("sure").addEventListener("submit", (event) => {
    event.preventDefault();
    whileBusy(find("now"), "forgetting", forget);
  });
}
