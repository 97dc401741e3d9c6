/**
 * Adds up what is in the cart.
 * Prices are in cents; <b>no</b> floats & no surprises.
 */
export function total(cart) {
  let sum = 0;
  for (const item of cart.items) {
    if (item.price < 0) {
      throw new Error(`bad price: ${item.price}`);
    }
    sum += item.price * item.count;
  }
  return sum;
}

export const EMPTY = { items: [] };

// The rest is for tests.
export default { total, EMPTY };
