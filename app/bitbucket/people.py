"""People as Bitbucket shows them at the time: a name and where their picture is."""

import re
from dataclasses import dataclass
from typing import Any

from app.bitbucket.schemas import Part, Text, Tolerant, shortened

LONGEST_NAME = 100
LONGEST_RAW = 1000  # what git says of an author may be of any length
MAIL = re.compile(r"<[^>]*>?")
NOBODY = "Somebody"
PERSON_FIELDS = ("display_name", "nickname", "account_id", "links.avatar.href")
AUTHOR_FIELDS = ("raw", *(f"user.{name}" for name in PERSON_FIELDS))


@dataclass(frozen=True)
class Person:
    """Somebody; `avatar` is the address of a picture, which a browser loads from where it is.

    `account_id` is what texts call people by whom they mention.
    """

    name: str
    avatar: str | None = None
    account_id: str = ""


class AddressSchema(Tolerant):
    """A link to something."""

    href = Text(2000)


class PersonLinksSchema(Tolerant):
    """The links of an account."""

    avatar = Part(AddressSchema)


class PersonSchema(Tolerant):
    """An account; those that were deleted have little left."""

    display_name = Text(LONGEST_NAME)
    nickname = Text(LONGEST_NAME)
    account_id = Text(LONGEST_NAME)
    links = Part(PersonLinksSchema)


class AuthorSchema(Tolerant):
    """Who made a commit: what git says, and the account that belongs to it."""

    raw = Text(LONGEST_RAW)
    user = Part(PersonSchema)


def person_of(content: dict[str, Any]) -> Person | None:
    """The account of this PersonSchema; None where Bitbucket tells nothing of one."""
    name = content["display_name"] or content["nickname"]
    avatar = content["links"]["avatar"]["href"]
    if not name:
        return None
    return Person(name, avatar if avatar.startswith(("https://", "http://")) else None, content["account_id"])


def author_of(content: dict[str, Any]) -> Person:
    """The account of this AuthorSchema; else who git says it was, without the address of a mailbox."""
    if account := person_of(content["user"]):
        return account
    return Person(shortened(_name_of(content["raw"]), LONGEST_NAME) or NOBODY)


def _name_of(raw: str) -> str:
    """What git says of an author without the address of a mailbox; empty where there is nothing else."""
    name = " ".join(MAIL.sub(" ", raw[:LONGEST_RAW]).split())
    return "" if "@" in name else name


def without_mailboxes(content: Any) -> Any:
    """An answer without the addresses that git keeps of authors: nobody is shown them, so nothing remembers them."""
    match content:
        case list():
            return [without_mailboxes(each) for each in content]
        case {"author": {"raw": str(raw)} as author, **rest}:
            return {"author": author | {"raw": _name_of(raw)}, **without_mailboxes(rest)}
        case dict():
            return {name: without_mailboxes(value) for name, value in content.items()}
        case _:
            return content


def fields_of(prefix: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names behind a prefix, for `fields`."""
    return tuple(f"{prefix}.{name}" for name in names)
