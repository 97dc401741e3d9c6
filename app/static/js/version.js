// While a page is open and looked at, it asks now and then whether something newer is known, and offers that.

import { ask } from "./api.js";
import { showAgain } from "./include.js";

const EVERY_MILLISECONDS = 60_000;

export function watchVersion(main) {
  setInterval(() => {
    const include = main.querySelector("[data-watch]");
    if (include && !document.hidden && !include.querySelector("[data-newer]")) {
      look(include, main.dataset.version);
    }
  }, EVERY_MILLISECONDS);
}

async function look(include, address) {
  const { answer } = await ask(address, { method: "POST", body: { watch: include.dataset.watch } });
  if (answer?.changed && include.isConnected && !include.querySelector("[data-newer]")) {
    offer(include);
  }
}

// Nobody's reading is cut short: the new version comes when the reader wants it.
function offer(include) {
  const notice = document.createElement("p");
  notice.className = "include-notice";
  notice.dataset.newer = "";
  notice.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Show it";
  button.addEventListener("click", async () => {
    button.disabled = true;
    const problem = await showAgain(include);
    if (problem) {
      button.disabled = false;
      notice.firstChild.textContent = `${problem} `;
    }
  });
  notice.append("There is something new in Bitbucket. ", button);
  const header = include.querySelector(":scope > .include-header");
  if (header) {
    header.after(notice);
  } else {
    include.prepend(notice);
  }
}
