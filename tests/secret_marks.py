"""How a secret of the tests is known again, also in disguise: each contains the word `sesame`."""

import base64
import re
from collections.abc import Iterable

MARK = b"sesame"


def _in_base64(mark: bytes) -> set[bytes]:
    """The letters that stand for the mark wherever in the encoded text it begins."""
    found = set()
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + mark)
        first = -(-before * 8 // 6)  # the first letter that nothing before the mark has a part in
        last = (before + len(mark)) * 8 // 6
        found.add(encoded[first:last])
    return found


DISGUISES = re.compile(b"|".join(re.escape(each) for each in {MARK, MARK.hex().encode(), *_in_base64(MARK)}))


def leaks(content: bytes, secrets: Iterable[bytes] = ()) -> list[str]:
    """Where a secret stands in the content, with what stands around it."""
    found = [match.start() for match in DISGUISES.finditer(content)]
    found += [content.find(secret) for secret in secrets if secret in content]
    return [repr(content[max(0, at - 80) : at + 80]) for at in found]
