"""What an administrator may send: understood at the door, and what is wrong is said beside its field."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypedDict, cast

from marshmallow import Schema, ValidationError, fields, validate

from app.admin.places import PARTS, BadPlace, read_place, read_repository
from app.bitbucket.auth import remedies
from app.bitbucket.auth.remedies import Kind
from app.bitbucket.auth.settings import METHODS, Method
from app.bitbucket.target import Repository
from app.errors import ApiError

MOST_TOKENS = 200
SHORTEST_TOKEN, LONGEST_TOKEN, LONGEST_EMAIL = 8, 4096, 254
# Invisible characters come along from mails and web pages.
BLANK = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
ONE_OF_METHODS = validate.OneOf(METHODS, error=f"This must be one of {', '.join(METHODS)}.")
# Names of fields are answered; whatever else stands in their place may be a secret.
FIELD_NAME = re.compile(r"[a-z_]{1,30}")

LOOK = "Look at the fields with a message: each says what is wrong with it."
MISSING = "This is missing."
UNKNOWN = "There is no such field."
NO_PLANTUML = "There is no server for PlantUML diagrams. The operator of this app can set one up."
MISSING_TOKEN = "Paste the token."  # noqa: S105  # words
MISSING_EMAIL = "Enter the email address that the Atlassian account logs in with."
USER_NAME = (
    "This is not an email address. Enter the one that the Atlassian account logs in with, not the Bitbucket user name."
)


class AccessTokenInput(TypedDict, total=False):
    """An entry of the list; without `token` the stored one of this id is meant."""

    id: str
    token: str
    workspace: str | None
    project: str | None
    repository: str | None
    expires_on: str | None


class ApiTokenInput(TypedDict, total=False):
    """The API token; without `token` the stored one."""

    id: str
    email: str
    token: str
    expires_on: str | None


class Wish(TypedDict, total=False):
    """What an administrator wants; what is left out stays as it is."""

    method: Method
    visitors: bool
    plantuml: bool
    access_tokens: list[AccessTokenInput]
    api_token: ApiTokenInput | None
    version: str
    save_anyway: bool
    repository: Repository


def read_wish(content: Any, *, web_url: str) -> Wish:
    """The body of a save; raises ApiError."""
    return _read(content, _SaveSchema(), web_url)


def read_test(content: Any, *, web_url: str) -> Wish:
    """The body of a test, which may say nothing: then what is stored is meant; raises ApiError."""
    wish = _read(content, _TestSchema(), web_url)
    if "method" not in wish and wish.keys() & {"access_tokens", "api_token"}:
        raise bad_fields({"method": MISSING})
    return wish


def bad_fields(faults: Mapping[str, str]) -> ApiError:
    """The answer that says what is wrong with which field, by its dotted path."""
    return ApiError(400, "bad-request", LOOK, fields=dict(faults))


class _Text(fields.String):
    """Text without the white space around it; an empty one is left out."""

    default_error_messages = {  # noqa: RUF012  # as the library declares it
        "invalid": "This must be text.", "invalid_utf8": "This must be text.", "required": MISSING,
        "null": "This must be text.",
    }  # fmt: skip

    longest = 2000

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        text = super()._deserialize(value, attr, data, **kwargs).strip()
        if len(text) > self.longest:
            raise ValidationError("This is too long.")
        return text


class _Token(_Text):
    """A secret without any white space, visible characters alone; `kind` is what it should be."""

    longest = 2 * LONGEST_TOKEN  # with the white space

    def __init__(self, kind: Kind) -> None:
        super().__init__(allow_none=True)
        self.kind = kind

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        token = BLANK.sub("", super()._deserialize(value, attr, data, **kwargs))
        if token and (words := remedies.other_kind(self.kind, token)):
            raise ValidationError(words)
        if not token.isascii() or not token.isprintable():
            raise ValidationError("This has characters that no token has. Copy it again.")
        if token and not SHORTEST_TOKEN <= len(token) <= LONGEST_TOKEN:
            raise ValidationError(f"A token has {SHORTEST_TOKEN} to {LONGEST_TOKEN} characters. Copy all of it.")
        return token


class _Flag(fields.Boolean):
    default_error_messages = {"invalid": "This must be true or false.", "null": "This must be true or false."}  # noqa: RUF012  # as the library declares it

    def __init__(self) -> None:
        super().__init__(truthy={True}, falsy={False})


def _is_day(text: str | None) -> None:
    if not text:
        return
    try:
        is_day = bool(DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        is_day = False
    if not is_day:
        raise ValidationError("Write the date as year-month-day, such as 2027-05-01.")


def _is_email(text: str | None) -> None:
    if text and (not EMAIL.fullmatch(text) or not text.isprintable() or len(text) > LONGEST_EMAIL or ":" in text):
        raise ValidationError(USER_NAME)


class _Strict(Schema):
    error_messages = {"unknown": UNKNOWN, "type": "This must be an object."}  # noqa: RUF012  # as the library declares it


class _AccessTokenSchema(_Strict):
    id = _Text(allow_none=True)
    token = _Token("access-token")
    workspace, project, repository = _Text(allow_none=True), _Text(allow_none=True), _Text(allow_none=True)
    expires_on = _Text(allow_none=True, validate=_is_day)


class _ApiTokenSchema(_Strict):
    id = _Text(allow_none=True)
    email = _Text(allow_none=True, validate=_is_email)
    token = _Token("api-token")
    expires_on = _Text(allow_none=True, validate=_is_day)


class _TestSchema(_Strict):
    method = _Text(validate=ONE_OF_METHODS)
    visitors, plantuml, save_anyway = _Flag(), _Flag(), _Flag()
    access_tokens = fields.List(
        fields.Nested(_AccessTokenSchema),
        error_messages={"invalid": "This must be a list.", "null": "This must be a list."},
    )
    api_token = fields.Nested(_ApiTokenSchema, allow_none=True)
    version = _Text()
    repository = _Text(allow_none=True)


class _SaveSchema(_TestSchema):
    class Meta:
        exclude = ("repository",)

    method = _Text(required=True, validate=ONE_OF_METHODS)


def _read(content: Any, schema: Schema, web_url: str) -> Wish:
    if not isinstance(content, dict):
        raise ApiError(400, "bad-request", "The body must be a JSON object.")
    tokens = content.get("access_tokens")
    if isinstance(tokens, list) and len(tokens) > MOST_TOKENS:
        raise bad_fields({"access_tokens": f"There may be {MOST_TOKENS} tokens at most."})
    try:
        found = cast(dict[str, Any], schema.load(content))
    except ValidationError as error:
        raise bad_fields(dict(_flat(cast(Mapping[Any, Any], error.messages), ""))) from None
    return _completed(found, web_url)


def _completed(found: dict[str, Any], web_url: str) -> Wish:
    """The fields without the empty ones, every pasted address taken apart; raises ApiError."""
    faults: dict[str, str] = {}
    for number, entry in enumerate(found.get("access_tokens", ())):
        _drop_empty(entry)
        # The three names are one thing: whoever sends one of them sends all that there is to say.
        if entry.keys() & set(PARTS):
            try:
                entry |= read_place(entry, web_url=web_url)
            except BadPlace as error:
                faults |= {f"access_tokens.{number}.{part}": words for part, words in error.fields.items()}
    if found.get("api_token") is not None:
        _drop_empty(found["api_token"])
    try:
        if text := found.pop("repository", None):
            found["repository"] = read_repository(text, web_url=web_url)
    except BadPlace as error:
        faults |= error.fields
    if faults:
        raise bad_fields(faults)
    return cast(Wish, found)


def _drop_empty(entry: dict[str, Any]) -> None:
    """An empty date means that there is none; of the rest, that nothing was said."""
    for name in ("id", "email", "token"):
        if not entry.get(name):
            entry.pop(name, None)
    if "expires_on" in entry:
        entry["expires_on"] = entry["expires_on"] or None


def _flat(messages: Mapping[Any, Any], path: str) -> Iterator[tuple[str, str]]:
    """The library's nested messages as dotted paths, the first message of each."""
    for name, below in messages.items():
        is_shown = isinstance(name, int) or (name != "_schema" and FIELD_NAME.fullmatch(name))
        here = f"{path}.{name}".lstrip(".") if is_shown else path or "body"
        if isinstance(below, Mapping):
            yield from _flat(below, here)
        else:
            yield here, below[0]
