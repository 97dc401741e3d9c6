"""The macro's parameters: read once, at the door, from a page's address, a ticket or an editor's preview."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from marshmallow import EXCLUDE, Schema, ValidationError, fields, pre_load, validate

from app.bitbucket.lines import parse_lines
from app.bitbucket.target import LineRanges

Display = Literal["auto", "source", "rendered", "card", "list", "diff"]
NOT_LINES = "Write line numbers as 10, 10:20 or 3,10:20,30: (30: means to the end)."
NOT_PIXELS = "Write a number of pixels from 40 to 10000."
NOT_A_COUNT = "Write a number from 1 to 250."


class Lines(fields.Field[LineRanges]):
    """Line numbers in the grammar of the `lines` parameter."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> LineRanges:
        try:
            return parse_lines(value)
        except (ValueError, TypeError, AttributeError):
            raise ValidationError(NOT_LINES) from None


def _visible(text: str) -> None:
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in text):
        raise ValidationError("There are characters in it that cannot be shown.")


def _text(longest: int) -> fields.String:
    return fields.String(validate=[validate.Length(max=longest), _visible])


class ParametersSchema(Schema):
    """All strings, all optional but `link`; an empty string is the same as nothing."""

    class Meta:
        """Confluence sends more than the macro's own parameters."""

        unknown = EXCLUDE

    link = _text(8000)
    ref = _text(500)
    lines = Lines()
    region = _text(500)
    display = fields.String(validate=validate.OneOf(["auto", "source", "rendered", "card", "list", "diff"]))
    language = _text(100)
    title = _text(500)
    header = fields.String(validate=validate.OneOf(["show", "hide"]))
    linenumbers = fields.String(validate=validate.OneOf(["show", "hide"]))
    wrap = fields.String(validate=validate.OneOf(["no", "yes"]))
    highlight = Lines()
    contents = fields.String(validate=validate.OneOf(["hide", "show"]))
    frontmatter = fields.String(validate=validate.OneOf(["hide", "show"]))
    collapse = fields.String(validate=validate.OneOf(["no", "yes"]))
    maxheight = fields.Integer(
        validate=validate.Range(min=40, max=10_000, error=NOT_PIXELS), error_messages={"invalid": NOT_PIXELS}
    )
    state = _text(200)
    query = _text(2000)
    sort = _text(100)
    columns = _text(200)
    limit = fields.Integer(
        validate=validate.Range(min=1, max=250, error=NOT_A_COUNT), error_messages={"invalid": NOT_A_COUNT}
    )

    @pre_load
    def drop_empty(self, data: Mapping[str, Any], **kwargs: Any) -> dict[str, Any]:
        """Confluence sends an unset parameter as an empty string."""
        return {name: value for name, value in data.items() if value not in ("", None)}


SCHEMA = ParametersSchema()
NAMES = tuple(SCHEMA.fields)


@dataclass(frozen=True)
class Parameters:
    """What the author wants; `texts` are the strings as they were written, without the empty ones."""

    link: str = ""
    ref: str | None = None
    lines: LineRanges | None = None
    region: str | None = None
    display: Display = "auto"
    language: str | None = None
    title: str | None = None
    header: Literal["show", "hide"] = "show"
    linenumbers: Literal["show", "hide"] = "show"
    wrap: Literal["no", "yes"] = "no"
    highlight: LineRanges | None = None
    contents: Literal["hide", "show"] = "hide"
    frontmatter: Literal["hide", "show"] = "hide"
    collapse: Literal["no", "yes"] = "no"
    maxheight: int | None = None
    state: str | None = None
    query: str | None = None
    sort: str | None = None
    columns: str | None = None
    limit: int | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)


def written(data: Mapping[str, Any]) -> dict[str, str]:
    """The macro's own parameters as strings, in one order, without the empty ones."""
    return {name: str(data[name]) for name in NAMES if data.get(name) not in ("", None)}


def read_parameters(data: Mapping[str, Any]) -> Parameters:
    """Parse what can be understood; what cannot is left at its default and named in `faults`, for a person."""
    texts = written(data)
    try:
        values, faults = SCHEMA.load(texts), {}
    except ValidationError as error:
        values = error.valid_data
        faults = {name: " ".join(map(str, messages)) for name, messages in dict(error.messages_dict).items()}
    return Parameters(**values, texts=texts, faults=faults)
