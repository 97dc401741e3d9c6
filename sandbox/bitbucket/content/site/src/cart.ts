export interface Item {
  readonly sku: string;
  readonly count: number;
  readonly cents: number;
}

export function total(items: readonly Item[]): string {
  const cents = items.reduce((sum, item) => sum + item.count * item.cents, 0);
  return (cents / 100).toLocaleString("en", { style: "currency", currency: "EUR" });
}
