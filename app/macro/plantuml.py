"""Drawings of PlantUML sources by the operator's own server, for sites whose administrators allow it.

Nothing but the source leaves: what it includes is the server's business. What comes back is an SVG or nothing; it is
shown in <img>, where it can do no more than be seen.
"""

import re
import threading
import time
import zlib
from base64 import b64encode
from string import ascii_lowercase, ascii_uppercase, digits
from urllib.parse import urlsplit

from app.bitbucket.errors import BitbucketError, Crowded, Unavailable
from app.bitbucket.http import OneHost
from app.macro.parts import Part
from app.macro.source import Source

MAX_BYTES = 1024 * 1024
ANSWER_SECONDS = 6.0
INCLUDE_SECONDS = 6.0  # no further drawing of the same include is asked for after these
PLACES, PLACE_SECONDS = 4, 1.0  # so many threads wait for the server, and others so long for one of these
SVG = "image/svg+xml"
DRAWN = (200, 400)  # a mistake in a source is drawn too, and its status is 400
BEGINS_AS_SVG = re.compile(rb"\s*+(?:<\?(?:(?!\?>).)*+\?>\s*+)*+<svg[\s>]", re.DOTALL)
# https://plantuml.com/text-encoding: like base64, in another order of the same kind of characters.
THEIRS = digits + ascii_uppercase + ascii_lowercase + "-_"
BASE64 = ascii_uppercase + ascii_lowercase + digits + "+/"
LONGEST_ADDRESS = 4000  # what servers and proxies take; longer sources travel in the body, which not every server takes


class PlantUml:
    """The operator's server, of either kind: https://plantuml.com/server, https://plantuml.com/picoweb."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._host = OneHost(url, max_bytes=MAX_BYTES, seconds=ANSWER_SECONDS)
        self._places = threading.BoundedSemaphore(PLACES)

    @property
    def host(self) -> str:
        """What administrators are told of it."""
        return urlsplit(self.url).netloc

    def draw(self, diagram: str) -> bytes:
        """An SVG; raises Unavailable where there is none."""
        diagram = diagram if "@start" in diagram else f"@startuml\n{diagram}\n@enduml"  # not every server does it
        if not self._places.acquire(timeout=PLACE_SECONDS):
            raise Crowded("too many diagrams are being drawn")
        try:
            address = f"{self.url}/svg/{encoded(diagram)}"
            if len(address) <= LONGEST_ADDRESS:
                answer = self._host.ask(address, accept=SVG)
            else:
                answer = self._host.ask(f"{self.url}/svg", accept=SVG, body=diagram.encode())
        finally:
            self._places.release()
        kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if answer.status not in DRAWN or kind != SVG or not BEGINS_AS_SVG.match(answer.body):
            raise Unavailable("the PlantUML server gave no drawing")
        return answer.body


class Diagrams:
    """The drawings of one include. When one fails, or they take long, no more are asked for: readers wait."""

    def __init__(self, server: PlantUml, source: Source, repository_uuid: str) -> None:
        self._server = server
        self._source = source
        self._repository_uuid = repository_uuid
        self._stop = time.monotonic() + INCLUDE_SECONDS

    def part(self, diagram: str) -> Part:
        """A drawing, kept like the file that it belongs to; a failure is remembered briefly."""
        if time.monotonic() > self._stop:
            return Part(None, is_final=False)
        place = (self._repository_uuid, self._server.url, diagram)
        try:
            answer = self._source.settled("plantuml", *place, read=lambda: self._server.draw(diagram))
        except BitbucketError:
            self._stop = 0
            return Part(None, is_final=False)
        return Part(answer.value)


def encoded(diagram: str) -> str:
    """The source as a part of an address."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = deflate.compress(diagram.encode()) + deflate.flush()
    return b64encode(packed).decode().rstrip("=").translate(str.maketrans(BASE64, THEIRS))
