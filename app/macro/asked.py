"""What a request asks for: an include on a page, and whether Confluence vouches for its parameters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.atlassian import tokens
from app.atlassian.caller import Caller
from app.errors import ApiError
from app.kit import clock
from app.macro import tickets
from app.macro.kinds import PARTS
from app.macro.parameters import read_parameters, written
from app.macro.parts import is_path
from app.macro.tickets import Folder

BAD_TICKET = "This ticket is not valid here. Reload the page."
NO_FOLDER = "This is not in the folder that the include shows. Reload the page."
WHAT_TO_SEND = "Send a ticket, or a macro's parameters with pageId."


@dataclass(frozen=True)
class Asked:
    """An include on a page of a site; `texts` are its parameters as they were written.

    Confluence vouches for the parameters in a page's address and in a ticket, which stands for such an address. Those
    of an editor's preview are anybody's: they need the right to update the page, and never become a ticket. `part` is
    what a derived ticket asks for: not the include itself, but something that its view offers besides. With a `folder`
    something inside of it is asked for, at this `path` of the repository. `day` is when Confluence vouched for what a
    ticket says: tickets that are derived from one end with it. It is empty where Confluence does so now.
    """

    site_id: str
    page_id: str
    texts: Mapping[str, str]
    is_vouched_for: bool
    part: str | None = None
    folder: Folder | None = None
    path: str = ""
    day: str = ""

    @property
    def right(self) -> Literal["read", "update"]:
        """The right on its page that seeing it through a shared credential takes."""
        return "read" if self.is_vouched_for else "update"

    def ticket(self, keys: Sequence[bytes], *, part: str | None = None, folder: Folder | None = None) -> str | None:
        """A ticket for it, or for a part of it, or for what lies in its folder, if Confluence vouches for it."""
        if not self.is_vouched_for:
            return None
        return tickets.issue(
            keys,
            site_id=self.site_id,
            page_id=self.page_id,
            parameters=self.texts,
            day=self.day or clock.utc_day(clock.now()),
            part=part,
            folder=folder or self.folder,
        )


def by_address(site_id: str, query: Mapping[str, str]) -> Asked:
    """What the address of a macro page says; to be believed once its token is verified."""
    return Asked(site_id, tokens.page_id(query.get("pageId")) or "", written(query), is_vouched_for=True)


def by_body(caller: Caller, body: object, *, ticket_keys: Sequence[bytes]) -> Asked:
    """What a JSON body says: a ticket, or free parameters with a page; raises ApiError (400)."""
    if not isinstance(body, dict):
        raise ApiError(400, "bad-request", WHAT_TO_SEND)
    if isinstance(body.get("ticket"), str):
        return _by_ticket(caller, body["ticket"], ticket_keys, path=body.get("path"))
    page_id = tokens.page_id(body.get("pageId"))
    if page_id is None:
        raise ApiError(400, "bad-request", WHAT_TO_SEND, fields={"pageId": "The id of the Confluence page."})
    texts = written(body)
    if faults := read_parameters(texts).faults:
        raise ApiError(400, "bad-parameters", "Some parameters are not understood.", fields=dict(faults))
    return Asked(caller.site.id, page_id, texts, is_vouched_for=False)


def _by_ticket(caller: Caller, ticket: str, keys: Sequence[bytes], *, path: object) -> Asked:
    try:
        opened = tickets.open_ticket(keys, ticket, site_id=caller.site.id, moment=clock.now())
    except tickets.TicketExpired:
        raise ApiError(400, "ticket-expired", "This page has been open for long. Reload the page.") from None
    except tickets.BadTicket:
        raise ApiError(400, "bad-ticket", BAD_TICKET) from None
    if opened.part is not None and opened.part not in PARTS:
        raise ApiError(400, "bad-ticket", BAD_TICKET)  # of another version of the app
    return Asked(
        caller.site.id, opened.page_id, opened.parameters, is_vouched_for=True, part=opened.part,
        folder=opened.folder, path=_inside(opened.folder, path), day=opened.day,
    )  # fmt: skip


def _inside(folder: Folder | None, path: object) -> str:
    """A path in the folder, with a slash at its end for another folder; the folder itself where none is named."""
    if folder is None:
        if path is not None:
            raise ApiError(400, "bad-request", NO_FOLDER)
        return ""
    own = f"{folder.path}/" if folder.path else ""
    wanted = own if path is None else path
    if (
        not isinstance(wanted, str)
        or not wanted.startswith(own)
        or not (wanted == own or is_path(wanted.removesuffix("/")))
    ):
        raise ApiError(400, "bad-request", NO_FOLDER, fields={"path": "A path in the folder that the include shows."})
    return wanted


def crumbs(wanted: Asked, repository: str) -> list[tuple[str, str]]:
    """The way from the folder that the include shows to what is asked for: names, and their paths."""
    if wanted.folder is None:
        return []
    start = wanted.folder.path
    found = [(start.rpartition("/")[2] or repository, f"{start}/" if start else "")]
    below = wanted.path.removeprefix(f"{start}/" if start else "")
    parts = [part for part in below.split("/") if part]
    for count in range(1, len(parts) + 1):
        path = "/".join(filter(None, (start, *parts[:count])))
        found.append((parts[count - 1], f"{path}/" if count < len(parts) or below.endswith("/") else path))
    return found
