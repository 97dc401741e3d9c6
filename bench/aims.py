"""How a figure stands to what is wanted of it."""


def beside(aim: str, *, is_met: bool) -> str:
    """The aim and whether it is met, for the end of a line."""
    return f"   aim {aim}   {'met' if is_met else 'MISSED'}"
