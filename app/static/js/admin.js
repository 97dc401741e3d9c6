// Settings → Include Bitbucket: reads the settings, shows them, and keeps the parts of the page in step.

import { ask } from "./api.js";
import { open } from "./admin-entries.js";
import { createForget } from "./admin-forget.js";
import { createForm } from "./admin-form.js";
import { createKept } from "./admin-kept.js";
import { createLog } from "./admin-log.js";
import { createSaving, reasonOf } from "./admin-save.js";
import { createTest } from "./admin-test.js";
import { createWebhooks } from "./admin-webhooks.js";
import { button, element } from "./admin-words.js";
import { followTheme, hideToken } from "./host.js";

const panel = document.querySelector("[data-panel]");
const urls = panel.dataset;
let settings = null;

const current = () => settings;
const form = createForm(panel.querySelector("[data-form]"), { chosen });
const log = createLog(panel, { urls });
const saving = createSaving(panel, { form, urls, current, saved });
const test = createTest(panel, { form, urls });
const kept = createKept(panel, { urls, current, removed });
const webhooks = createWebhooks(panel, { urls, changed: () => log.load() });
createForget(panel, { urls, forgotten: load });

async function load() {
  message("no-host", false);
  message("not-loaded", false);
  panel.querySelector("[data-loading]").hidden = false;
  const { answer, error } = await ask(urls.authentication);
  panel.querySelector("[data-loading]").hidden = true;
  if (error) {
    panel.dataset.panel = "failed";
    panel.querySelector("[data-message=not-loaded] [data-reason]").textContent = reasonOf(error, { reading: true });
    message(error.code === "no-host" ? "no-host" : "not-loaded", true);
    return;
  }
  saving.quiet();
  test.forget();
  kept.quiet();
  show(answer);
  for (const part of ["form", "hooks", "log", "forget"]) {
    panel.querySelector(`[data-${part}]`).hidden = false;
  }
  panel.dataset.panel = "ready";
  await Promise.all([webhooks.load(), log.load()]);
}

function message(name, isShown) {
  panel.querySelector(`[data-message=${name}]`).hidden = !isShown;
}

function show(answer, { keepNew = false } = {}) {
  settings = answer;
  (keepNew ? form.fillKeepingNew : form.fill)(settings);
  showWarnings();
}

function saved(answer, options) {
  kept.quiet();
  show(answer, options);
  log.load();
}

// Removing what is not used leaves alone what somebody is typing into the form.
function removed(answer) {
  settings = answer;
  form.follow(settings);
  kept.show(settings, form.method());
  log.load();
}

function chosen(method) {
  test.forget();
  saving.quiet();
  kept.show(settings, method);
}

function showWarnings() {
  const region = panel.querySelector("[data-warnings]");
  const banners = settings.warnings.map(({ code, credential, message: text }) => {
    const isGrave = ["expired", "failing", "no-credentials"].includes(code);
    const banner = element("div", "", { class: `banner ${isGrave ? "is-danger" : "is-warning"}`, "data-warning": code });
    banner.append(element("p", text));
    if (credential) {
      banner.append(button("show-credential", () => showCredential(credential)));
    }
    return banner;
  });
  region.replaceChildren(...banners);
  region.hidden = !banners.length;
}

function showCredential(id) {
  form.choose(settings.method);
  const entry = panel.querySelector(`[data-entry][data-id="${CSS.escape(id)}"]`);
  if (entry) {
    open(entry, true);
  }
  (entry ?? panel.querySelector("[data-api-token]")).querySelector("input[name=token]").focus();
}

hideToken();
followTheme();
panel.querySelector("[data-load]").addEventListener("click", load);
load();
