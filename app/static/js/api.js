// Calls to our own API, each with a fresh token that says who asks.

import { contextToken } from "./host.js";

const HOST_MILLISECONDS = 10_000;

// { status, answer, error }: error is null, or { code, message, fields, request_id } whatever went wrong.
export async function ask(address, { method = "GET", body } = {}) {
  let response;
  try {
    response = await send(address, method, body);
    if (response.status === 401) {
      response = await send(address, method, body);
    }
  } catch (failure) {
    return failed(0, failure instanceof NoHost ? "no-host" : "no-answer");
  }
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) {
    return { status: response.status, answer, error: null };
  }
  return answer?.error ? { status: response.status, answer: null, error: answer.error } : failed(response.status, "no-answer");
}

// What a reader is told: our own words, or what helps where there are none.
export function problem(error) {
  const instead = error.code === "no-host" ? "Confluence did not answer. Reload the page." : "No answer came. Try again in a moment.";
  return error.message || instead;
}

class NoHost extends Error {}

async function send(address, method, body) {
  const headers = { Authorization: `JWT ${await token()}` };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  return fetch(address, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
}

// Outside Confluence nobody answers the question for a token.
async function token() {
  let timer;
  const silence = new Promise((_, refuse) => {
    timer = setTimeout(refuse, HOST_MILLISECONDS);
  });
  try {
    return await Promise.race([contextToken(), silence]);
  } catch {
    throw new NoHost();
  } finally {
    clearTimeout(timer);
  }
}

function failed(status, code) {
  return { status, answer: null, error: { code, message: "", fields: {} } };
}
