"""Whether this worker is about to stop; balancers learn it from `/readyz` while it still answers everything."""

_is_stopping = False


def begin() -> None:
    """From now on this worker wants no new visitors."""
    global _is_stopping
    _is_stopping = True


def has_begun() -> bool:
    """Whether it is so."""
    return _is_stopping
