"use strict";

// Confluence's half of the bridge to the app's iframes. The other half is Atlassian's connect-host.js, which is loaded
// after this file and takes jQuery from AJS while it loads. It has neither AUI layers nor a server of its own here.
window.AJS = {
  $: window.jQuery,
  contextPath: () => "/wiki",
  LayerManager: { global: { getTopLayer: () => null } },
};

document.addEventListener("DOMContentLoaded", () => {
  switchColorMode();
  insertLinkWhenPasted();
  defineModules();
  document.querySelectorAll("[data-frame]").forEach(openFrame);
});

// What this page knows of each iframe, by the iframe's address; the app never sees it.
const places = new Map();

function placeOf(callback) {
  return places.get(callback._context.extension.url);
}

function openFrame(element) {
  const { title, extension, place } = JSON.parse(element.dataset.frame);
  places.set(extension.url, place);
  const container = window.connectHost.create(extension);
  container.find("iframe").attr("title", title);
  container.appendTo(element);
}

async function post(address, body) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`Confluence answered ${answer.status}`);
  }
  return answer;
}

// A method with this mark can be called with a callback or without one, as a promise.
function promised(method) {
  method.returnsPromise = true;
  return method;
}

function defineModules() {
  const user = JSON.parse(document.body.dataset.user);
  const define = (name, methods) => window.connectHost.defineModule(name, methods);

  define("context", {
    getToken: promised(async (callback) => {
      const { pageId, macroId } = placeOf(callback);
      return (await (await post("/_sandbox/token", { pageId, macroId })).json()).token;
    }),
    getContext: promised(async (callback) => placeOf(callback).context),
  });
  define("user", {
    getCurrentUser: promised(async () => ({ atlassianAccountId: user.accountId })),
    getLocale: promised(async () => user.locale),
    getTimeZone: promised(async () => user.timeZone),
  });
  define("confluence", macroEditing());
  define("navigator", {
    getLocation: promised(async () => ({ target: "contentview", context: { contentId: currentPageId() } })),
    go: (target, context) => {
      location.href = target === "contentview" ? `/wiki/pages/${encodeURIComponent(context.contentId)}` : "/wiki/";
    },
    reload: () => location.reload(),
  });
  define("history", {
    getState: promised(async () => decodeURIComponent(location.hash.replace(/^#!?/, ""))),
    pushState: (state) => history.pushState(null, "", `#!${encodeURIComponent(state)}`),
    replaceState: (state) => history.replaceState(null, "", `#!${encodeURIComponent(state)}`),
    go: (steps) => history.go(steps),
  });
  define("cookie", cookies());
  // Without a name the methods stand directly on AP: AP.request(…).
  window.connectHost.defineModule({ request: promised(request) });
  window.connectHost.getFrameworkAdaptor().registerModule({
    getModuleRegistrationName: () => "flag",
    isEnabled: () => true,
    getProvider: () => ({ create: showFlag }),
  });
}

function currentPageId() {
  return (location.pathname.match(/^\/wiki\/pages\/([^/]+)/) || [])[1];
}

// https://developer.atlassian.com/cloud/confluence/jsapi/confluence/
function macroEditing() {
  let saved = Promise.resolve();
  return {
    getMacroData: (callback) => callback(placeOf(callback).macroParameters),
    getMacroBody: (callback) => callback(""),
    saveMacro: (macroParameters, body, callback) => {
      const { pageId, macroId } = placeOf(callback);
      saved = post("/_sandbox/macro", { pageId, macroId, parameters: macroParameters });
    },
    closeMacroEditor: async (callback) => {
      const { pageId } = placeOf(callback);
      await saved;
      location.href = `/wiki/pages/${encodeURIComponent(pageId)}/edit`;
    },
  };
}

// The app's cookies live on the host page, each under the app's key.
// https://developer.atlassian.com/cloud/confluence/jsapi/cookie/
function cookies() {
  const named = (name, callback) => encodeURIComponent(`${callback._context.extension.addon_key}$$${name}`);
  return {
    save: (name, value, days, callback) => {
      const age = days ? `; max-age=${days * 86400}` : "";
      document.cookie = `${named(name, callback)}=${encodeURIComponent(value)}; path=/; samesite=lax${age}`;
    },
    read: (name, callback) => {
      const found = document.cookie.split("; ").find((cookie) => cookie.startsWith(`${named(name, callback)}=`));
      callback(found === undefined ? undefined : decodeURIComponent(found.slice(found.indexOf("=") + 1)));
    },
    erase: (name, callback) => {
      document.cookie = `${named(name, callback)}=; path=/; max-age=0`;
    },
  };
}

// https://developer.atlassian.com/cloud/confluence/jsapi/request/
async function request(addressOrOptions, moreOptions, callback) {
  const options = typeof addressOrOptions === "string" ? { ...moreOptions, url: addressOrOptions } : addressOrOptions;
  const answer = await fetch(`/wiki${options.url}`, {
    method: options.type || "GET",
    headers: options.contentType ? { "Content-Type": options.contentType } : {},
    body: options.data,
  });
  if (!answer.ok) {
    throw new Error(`Confluence answered ${answer.status}`);
  }
  return { body: await answer.text(), xhr: { status: answer.status } };
}

function showFlag({ title, body, actions, onClose, id }) {
  const flag = document.createElement("div");
  flag.className = "flag";
  const close = () => {
    flag.remove();
    onClose(id);
  };
  const heading = document.createElement("strong");
  heading.textContent = title;
  const text = document.createElement("p");
  text.textContent = body;
  const buttons = actions.map(({ actionText, executeAction }) => flagButton(actionText, executeAction));
  flag.append(heading, text, ...buttons, flagButton("Dismiss", close));
  document.getElementById("flags").append(flag);
  return { close };
}

function flagButton(label, pressed) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", pressed);
  return button;
}

// The host library watches these attributes of <html> and tells every iframe that has asked for theming.
function switchColorMode() {
  const button = document.getElementById("color-mode");
  button.addEventListener("click", () => {
    const mode = document.documentElement.dataset.colorMode === "dark" ? "light" : "dark";
    document.documentElement.dataset.colorMode = mode;
    button.setAttribute("aria-pressed", String(mode === "dark"));
    document.cookie = `confluence-color-mode=${mode}; path=/; samesite=lax`;
  });
}

function insertLinkWhenPasted() {
  const link = document.getElementById("link");
  if (!link) {
    return;
  }
  const insert = () => document.getElementById("insert-link").click();
  link.addEventListener("paste", () => setTimeout(insert));
  link.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      insert();
    }
  });
}
