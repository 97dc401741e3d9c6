"""A pasted link becomes a macro, when one of the app's patterns fits it."""

import re

from sandbox.confluence.descriptor import Descriptor
from sandbox.confluence.pages import Macro


def convert(link: str, descriptor: Descriptor | None) -> Macro | None:
    """The macro that the first fitting pattern makes of a link; None leaves it a plain link."""
    for module in descriptor.macros if descriptor else ():
        if any(_fits(pattern, link) for pattern in module.patterns):
            return Macro(key=module.key, parameters={module.link_parameter: link})
    return None


def _fits(pattern: str, link: str) -> bool:
    """Whether the whole link has the pattern's form; `{}` stands for whatever lies between two slashes."""
    return re.fullmatch("[^/]+".join(map(re.escape, pattern.split("{}"))), link) is not None
