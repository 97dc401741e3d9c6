// The only file that touches AP, the client library that Confluence's host page serves.
// Without it (it did not load, or the page was opened by itself) the content stays readable.

const host = window.AP;

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
