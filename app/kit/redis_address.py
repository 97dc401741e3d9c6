"""The addresses of a Redis that is several servers: Sentinels, or the nodes of a cluster."""

import re
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote

ADDRESS = re.compile(
    r"(?P<scheme>rediss?)\+(?P<kind>sentinel|cluster)://"
    r"((?P<user>[^:@/]*)(:(?P<password>[^@/]*))?@)?"
    r"(?P<nodes>[^@/?#]+)"
    r"(/(?P<service>[^/?#]*)(/(?P<database>\d{0,5}))?)?"
)
NODE = re.compile(r"(?P<host>\[[0-9a-fA-F:.]+\]|[^\s:,\[\]]+)(:(?P<port>\d{1,5}))?")
PORTS = {"sentinel": 26379, "cluster": 6379}

Kind = Literal["sentinel", "cluster"]


class BadAddress(ValueError):
    """The address cannot be used; the message says why and never contains it."""


@dataclass(frozen=True)
class Address:
    """Where to ask, and with whose name; `service` is what the Sentinels call the master, empty for a cluster."""

    kind: Kind
    nodes: tuple[tuple[str, int], ...]
    service: str
    database: int
    has_tls: bool
    user: str | None
    password: str | None = field(repr=False)


def parse(url: str) -> Address | None:
    """The address; None for that of a single server. Raises BadAddress."""
    if not url.startswith(("redis+", "rediss+")):
        return None
    found = ADDRESS.fullmatch(url)
    if found is None:
        raise BadAddress(
            "is not redis+sentinel://HOST:PORT,HOST:PORT/SERVICE/DB or redis+cluster://HOST:PORT,HOST:PORT"
        )
    kind: Kind = "sentinel" if found["kind"] == "sentinel" else "cluster"
    if kind == "sentinel" and not found["service"]:
        raise BadAddress("must name the service that the Sentinels watch: redis+sentinel://HOST:PORT,HOST:PORT/SERVICE")
    if kind == "cluster" and (found["service"] or "0", found["database"] or "0") != ("0", "0"):
        raise BadAddress("must not name a database: a cluster has one")
    return Address(
        kind=kind,
        nodes=tuple(_node(text, kind) for text in found["nodes"].split(",")),
        service=unquote(found["service"] or "") if kind == "sentinel" else "",
        database=int(found["database"] or 0),
        has_tls=found["scheme"] == "rediss",
        user=unquote(found["user"]) if found["user"] else None,
        password=unquote(found["password"]) if found["password"] else None,
    )


def _node(text: str, kind: Kind) -> tuple[str, int]:
    found = NODE.fullmatch(text)
    port = int(found["port"] or PORTS[kind]) if found else 0
    if found is None or not 0 < port < 65536:
        raise BadAddress("must name each server as HOST:PORT, separated by commas")
    return found["host"].strip("[]"), port
