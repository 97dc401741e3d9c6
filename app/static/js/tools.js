// The small actions of an include that need no server.

const SAID_MILLISECONDS = 2_000;

// The lines that are shown, without their numbers and without a last line end, which a terminal would take as Enter.
export async function copyCode(button) {
  const include = button.closest("[data-kind]");
  const lines = [...include.querySelectorAll(".code .line")].map((line) => line.textContent);
  const isCopied = await copy(lines.join("\n"));
  say(include, isCopied ? "Copied" : "Your browser does not let this page copy.");
}

export function toggleWrap(button) {
  const isWrapped = button.closest("[data-kind]").classList.toggle("is-wrapped");
  button.setAttribute("aria-pressed", String(isWrapped));
}

// A selection needs no permission, which Confluence's frames may lack for the clipboard.
async function copy(text) {
  if (copySelection(text)) {
    return true;
  }
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function copySelection(text) {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.className = "for-screen-readers";
  field.value = text;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  before?.focus({ preventScroll: true });
  return isCopied;
}

// For a moment, where the include has room for it.
export function say(include, words) {
  const place = include.querySelector("[data-said]");
  if (!place) {
    return;
  }
  place.textContent = words;
  setTimeout(() => {
    if (place.textContent === words) {
      place.textContent = "";
    }
  }, SAID_MILLISECONDS);
}
