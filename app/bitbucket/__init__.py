"""What to fetch. Knows nothing of Flask, Confluence or HTML."""
