// Links within a document. A frame as high as its content has nothing to scroll, and a browser does not scroll the page
// around it for a fragment, but it does for an element.

const OURS = 'a[href^="#user-content-"]';

export function followAnchors(main) {
  main.addEventListener("click", (event) => {
    const link = event.target.closest(OURS);
    const target = link && targetOf(link.getAttribute("href").slice(1));
    if (!target) {
      return;
    }
    event.preventDefault();
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
    target.scrollIntoView();
    if (!target.hasAttribute("tabindex")) {
      target.tabIndex = -1;
    }
    target.focus({ preventScroll: true });
  });
}

// The address is percent-encoded where the id is not.
function targetOf(fragment) {
  const names = [fragment];
  try {
    names.push(decodeURIComponent(fragment));
  } catch {
    // it was no encoding, but the name itself
  }
  for (const name of names) {
    const target = document.getElementById(name) ?? document.getElementsByName(name)[0];
    if (target) {
      return target;
    }
  }
  return null;
}
