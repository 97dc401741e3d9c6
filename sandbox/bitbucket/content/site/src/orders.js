// Shows the orders of a customer and keeps them fresh while the tab is visible.
const REFRESH_MS = 15_000;

export async function loadOrders(customer, { signal } = {}) {
  const answer = await fetch(`/api/customers/${encodeURIComponent(customer)}/orders`, { signal });
  if (!answer.ok) {
    throw new Error(`The orders cannot be read (${answer.status}).`);
  }
  return answer.json();
}

export function keepFresh(customer, show) {
  const controller = new AbortController();
  const refresh = async () => {
    if (document.visibilityState === "visible") {
      show(await loadOrders(customer, { signal: controller.signal }));
    }
  };
  const timer = setInterval(refresh, REFRESH_MS);
  controller.signal.addEventListener("abort", () => clearInterval(timer));
  return () => controller.abort();
}
