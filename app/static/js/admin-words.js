// The words stand in the page, in its templates; scripts fill in the blanks.

export function words(name, blanks = {}) {
  const text = document.querySelector(`template[data-words="${name}"]`).content.textContent.trim();
  return text.replace(/\{(\w+)\}/g, (_, blank) => blanks[blank]);
}

export function copyOf(name) {
  return document.querySelector(`template[data-template="${name}"]`).content.firstElementChild.cloneNode(true);
}

export function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  return made;
}

export function button(name, act, attributes = {}) {
  const made = element("button", words(name), { type: "button", ...attributes });
  made.addEventListener("click", act);
  return made;
}

// A date without a time is a day of the calendar: it must not move with the time zone.
export function day(date) {
  return new Date(`${date}T00:00:00`).toLocaleDateString([], { dateStyle: "medium" });
}

export function dayOf(time) {
  return new Date(time).toLocaleDateString([], { dateStyle: "medium" });
}

export function moment(time) {
  return new Date(time).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
}

// While something is under way its button keeps the focus, says so, and takes no second press.
export async function whileBusy(pressed, name, act) {
  if (pressed.getAttribute("aria-disabled") === "true") {
    return;
  }
  const before = pressed.textContent;
  pressed.setAttribute("aria-disabled", "true");
  pressed.textContent = words(name);
  try {
    await act();
  } finally {
    pressed.removeAttribute("aria-disabled");
    pressed.textContent = before;
  }
}
