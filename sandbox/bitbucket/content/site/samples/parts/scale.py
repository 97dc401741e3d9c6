"""How many pods the order service needs."""

import math

REQUESTS_PER_POD = 40


# tag::scale[]
def pods(load: float, *, least: int = 2) -> int:
    """Pods for a load in requests a second."""
    return max(least, math.ceil(load / REQUESTS_PER_POD))
# end::scale[]


print(pods(190))
