// The last page of a sign-in: it hands the code to the page that opened it, or helps to copy it.

const code = document.querySelector("[data-completion-code]").dataset.completionCode;
const flow = document.querySelector("[data-flow]").dataset.flow;

// The address holds the state of the sign-in, which has been used.
window.history.replaceState(null, "", window.location.pathname);

// Only our own pages may hear it: the opener is told only if it is one of them.
if (window.opener) {
  window.opener.postMessage({ flow, code }, window.location.origin);
}
window.addEventListener("message", (event) => {
  if (event.origin === window.location.origin && event.data?.finished === flow) {
    document.querySelector("[data-by-itself]").hidden = false;
    document.querySelector("[data-by-hand]").hidden = true;
    window.close();
  }
});

const copy = document.querySelector("[data-copy]");
if (navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    const copied = await navigator.clipboard.writeText(code).then(() => true, () => false);
    document.querySelector("[data-copied]").textContent = copied ? "Copied." : "Select the code and copy it.";
  });
}
