// The test: what each token can read, and what to do where it cannot.

import { ask } from "./api.js";
import { inputOf } from "./admin-entries.js";
import { reasonOf, say } from "./admin-save.js";
import { copyOf, day, element, whileBusy, words } from "./admin-words.js";

const OPTIONAL = ["pipeline", "issue"];

export function createTest(panel, { form, urls }) {
  const pressed = panel.querySelector("[data-test-now]");
  const status = panel.querySelector("[data-test-status]");
  const box = panel.querySelector("[data-test-failed]");
  const results = panel.querySelector("[data-test-results]");

  function forget() {
    status.textContent = "";
    box.hidden = true;
    results.replaceChildren();
  }

  async function test() {
    forget();
    form.clearErrors();
    const repository = inputOf(panel, "test_repository").value.trim();
    const body = { ...form.bodyToSend(), ...(repository && { repository }) };
    const { answer, error } = await ask(urls.test, { method: "POST", body });
    if (error) {
      const { elsewhere } = form.showErrors(error.fields);
      say(box, reasonOf(error), elsewhere);
      return;
    }
    status.textContent = summary(answer.credentials, repository);
    results.replaceChildren(...answer.credentials.map(tested));
  }

  pressed.addEventListener("click", () => whileBusy(pressed, "testing", test));
  // Enter in its field would save the whole form.
  inputOf(panel, "test_repository").addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      event.target.dispatchEvent(new Event("change"));
      pressed.click();
    }
  });
  return { forget };
}

function summary(credentials, repository) {
  if (!credentials.length) {
    return words("tested-nothing");
  }
  const names = (wanted) => credentials.some(({ tried }) => tried?.toLowerCase() === wanted.toLowerCase());
  const isRead = credentials.some(({ checks }) => Object.values(checks).some(({ ok }) => ok));
  if (repository && isRead && !names(repository)) {
    return words("tested-others", { repository });
  }
  if (!isRead && !repository) {
    return words("tested-unknown");
  }
  const isBad = ({ checks }) => Object.entries(checks).some(([name, check]) => stateOf(name, check) === "not-ok");
  const count = credentials.filter(isBad).length;
  return count ? words("tested-badly", { count, total: credentials.length }) : words("tested-well");
}

// What Bitbucket has removed is nobody's mistake, and what is optional may be left out on purpose.
function stateOf(name, { ok, code }) {
  if (code === "gone") {
    return "gone";
  }
  if (code === "missing-scope" && OPTIONAL.includes(name)) {
    return "not-granted";
  }
  return ok === null ? "not-checked" : ok ? "ok" : "not-ok";
}

function tested(credential) {
  const shown = copyOf("tested");
  const name = credential.method === "api-token" ? "api-token" : "access-token";
  shown.querySelector("caption").textContent = words(name, { label: credential.label, email: credential.label });
  for (const row of shown.querySelectorAll("[data-check]")) {
    const check = credential.checks[row.dataset.check];
    const state = stateOf(row.dataset.check, check);
    row.dataset.result = state;
    row.querySelector("td").append(element("span", words(state), { class: "result" }));
    if (check.remedy) {
      row.querySelector("td").append(element("p", check.remedy));
    }
  }
  const facts = {
    ...credential,
    tried: credential.tried ?? words("tried-none"),
    expires_on: credential.expires_on && day(credential.expires_on),
  };
  for (const fact of shown.querySelectorAll("[data-fact]")) {
    fact.textContent = facts[fact.dataset.fact] ?? words("not-told");
  }
  return shown;
}
