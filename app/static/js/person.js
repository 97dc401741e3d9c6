// A person's own connection to Bitbucket in words, with the way in and the way out.

import { ask, problem } from "./api.js";
import { announceConnection } from "./host.js";
import { offerSignIn } from "./sign-in-button.js";

// In the header of an include: opens and closes its panel.
export async function togglePerson(button, addresses) {
  const panel = button.closest("[data-kind]").querySelector("[data-connection-panel]");
  const opens = panel.hidden;
  panel.hidden = !opens;
  button.setAttribute("aria-expanded", String(opens));
  if (opens) {
    await showConnection(panel, addresses);
  }
}

export async function showConnection(place, addresses) {
  place.replaceChildren(line("Looking…"));
  const { answer, error } = await ask(addresses.connection);
  place.replaceChildren(...(answer ? shown(answer, place, addresses) : [line(problem(error))]));
}

function shown(connection, place, addresses) {
  if (connection.method !== "user-oauth") {
    const kept = connection.connected ? ` Your connection as ${connection.account.name} is kept, and not used.` : "";
    return [
      line(`This site reads Bitbucket with an access that everybody shares. Nobody needs to sign in.${kept}`),
      ...rest(),
    ];
  }
  if (!connection.configured) {
    return [line("Signing in to Bitbucket is not set up on this server. Public repositories work without.")];
  }
  if (connection.visitor) {
    return [line("A connection to Bitbucket belongs to a person. Log in to Confluence to have one.")];
  }
  const signIn = action(connection.needs_reconnect ? "Connect again" : "Sign in to Bitbucket", (button) =>
    offerSignIn(button, addresses),
  );
  signIn.className = "is-primary";
  if (!connection.connected) {
    return [line("You are not signed in to Bitbucket here. You see what is public."), signIn];
  }
  if (connection.needs_reconnect) {
    return [line("Your connection to Bitbucket has ended."), signIn, ...rest()];
  }
  const since = new Date(connection.since).toLocaleDateString([], { dateStyle: "medium" });
  return [line(`You are signed in to Bitbucket as ${connection.account.name}, since ${since}.`), ...rest()];

  // A connection that is not in use, or has ended, can be ended too.
  function rest() {
    return connection.connected ? [action("Disconnect", (button) => end(button, place, addresses))] : [];
  }
}

async function end(button, place, addresses) {
  button.disabled = true;
  const { error } = await ask(addresses.connection, { method: "DELETE" });
  if (error) {
    button.disabled = false;
    place.append(line(problem(error)));
    return;
  }
  place.replaceChildren(line("Your connection to Bitbucket is forgotten."));
  announceConnection();
}

function line(words) {
  const element = document.createElement("p");
  element.setAttribute("role", "status");
  element.textContent = words;
  return element;
}

function action(words, whenPressed) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words;
  button.addEventListener("click", () => whenPressed(button));
  return button;
}
