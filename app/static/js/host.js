// The only file that touches AP, the client library that Confluence's host page serves.
// Without it (it did not load, or the page was opened by itself) the content stays readable.

const host = window.AP;
const REST_MILLISECONDS = 450;

// The address holds a token: take it out of the history before anything else can read it.
export function hideToken() {
  const address = new URL(window.location.href);
  if (address.searchParams.has("jwt")) {
    address.searchParams.delete("jwt");
    window.history.replaceState(null, "", address);
  }
}

export function followTheme() {
  host?.theming?.initializeTheming();
}

// Confluence makes the frame as high as its content, so a scroll bar could only come and go meanwhile, and change the
// width, and that the height again, without end. After five changes within 400 ms it leaves the frame as high as it
// ever was, so it is asked again once the content is at rest.
export function leaveHeightToHost(content) {
  if (!host) {
    return;
  }
  document.documentElement.classList.add("is-as-high-as-content");
  let rest;
  new ResizeObserver(() => {
    clearTimeout(rest);
    rest = setTimeout(() => host.resize(), REST_MILLISECONDS);
  }).observe(content);
}

// A fresh token for each request to our own API; the one of the address is for the page alone.
export function contextToken() {
  if (!host) {
    return Promise.reject(new Error("This works only inside Confluence."));
  }
  return host.context.getToken();
}

const CONNECTION = "include-bitbucket-connection";

// A connection to Bitbucket has begun or ended: every frame of ours on the page shall know, this one as well.
export function announceConnection() {
  host?.events.emit(CONNECTION);
}

export function onConnection(callback) {
  host?.events.on(CONNECTION, callback);
}
