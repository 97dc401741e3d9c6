"""Bitbucket's answers as tolerant schemas: unknown fields are ignored, absent and odd ones get the safe value."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, cast

from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate

from app.bitbucket.errors import Unavailable

HASH = validate.Regexp(r"[0-9a-f]{40}\Z")
LONGEST_TEXT = 500
DEEPEST = 6  # so deep objects lie in each other
YEARS = range(1970, 9999)
# Control characters, but for breaks and tabs; and what turns the direction of the text around it.
UNSHOWN = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class Tolerant(Schema):
    """What is not known is ignored."""

    class Meta:
        """Of every schema here."""

        unknown = EXCLUDE


class Text(fields.String):
    """Words for a page, `""` for none: without what cannot be shown, and no longer than `longest` characters."""

    def __init__(self, longest: int = LONGEST_TEXT) -> None:
        super().__init__(load_default="")
        self.longest = longest

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        return shortened(UNSHOWN.sub("\ufffd", super()._deserialize(value, attr, data, **kwargs)), self.longest)


class Moment(fields.DateTime):
    """A time as Unix seconds, None for none; one without a zone is UTC."""

    def __init__(self) -> None:
        super().__init__(format="iso", load_default=None)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        moment = super()._deserialize(value, attr, data, **kwargs)
        if not isinstance(moment, datetime) or moment.year not in YEARS:
            raise ValidationError("no time that can be shown")
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


class Count(fields.Integer):
    """A whole number from 0, None for none."""

    def __init__(self) -> None:
        super().__init__(load_default=None, validate=validate.Range(0, 10**12))


FULL_NAME = validate.Regexp(r"[\w.-]{1,128}/[\w.-]{1,128}\Z")


class Part(fields.Nested):
    """An object inside another; where there is none, an empty one with the safe values."""

    def __init__(self, schema: type[Schema]) -> None:
        super().__init__(schema, load_default=lambda: schema().load({}))


def shortened(text: str, longest: int) -> str:
    """The text, or its beginning with an ellipsis."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


class Uuid(fields.String):
    """An id in braces, None for none."""

    def __init__(self) -> None:
        super().__init__(load_default=None, validate=validate.Regexp(r"\{[0-9a-f-]{36}\}\Z"))


class RepositorySchema(Tolerant):
    """The part of a repository that every answer embeds."""

    uuid = Uuid()
    full_name = fields.String(load_default=None, allow_none=True, validate=FULL_NAME)


class WorkspaceSchema(Tolerant):
    """A workspace by its id."""

    uuid = Uuid()


class IdsSchema(RepositorySchema):
    """A repository with the workspace it lies in."""

    workspace = Part(WorkspaceSchema)


class CommitSchema(Tolerant):
    """A commit with its repository."""

    hash = fields.String(required=True, validate=HASH)
    repository = Part(IdsSchema)


class RefSchema(Tolerant):
    """A branch or a tag with the commit that it stands for."""

    name = fields.String(required=True)
    target = fields.Nested(CommitSchema, required=True)


class EntrySchema(Tolerant):
    """Something in a folder."""

    path = fields.String(required=True, validate=validate.Length(min=1))
    type = fields.String(load_default=None, allow_none=True)
    size = fields.Integer(load_default=None, allow_none=True)
    attributes = fields.Raw(load_default=None, allow_none=True)


class BranchSchema(Tolerant):
    """A branch by its name."""

    name = fields.String(required=True, validate=validate.Length(min=1))


class MainBranchSchema(Tolerant):
    """The branch that a repository begins with; an empty one has none."""

    mainbranch = fields.Nested(BranchSchema, load_default=None, allow_none=True)


class ProjectSchema(Tolerant):
    """The project that a repository is in."""

    key = fields.String(load_default=None, allow_none=True)


class NamesSchema(Tolerant):
    """What a repository is called, and its project."""

    full_name = fields.String(required=True, validate=FULL_NAME)
    project = fields.Nested(ProjectSchema, load_default={"key": None}, allow_none=True)


class AccountSchema(Tolerant):
    """The account that a credential belongs to."""

    uuid = fields.String(required=True, validate=validate.Length(1, 64))
    display_name = fields.String(load_default=None, allow_none=True)
    nickname = fields.String(load_default=None, allow_none=True)


def parse(schema: Schema, content: object) -> dict[str, Any]:
    """The known fields; raises Unavailable when what cannot be done without is missing or odd."""
    for _ in range(DEEPEST):
        if not isinstance(content, Mapping):
            break
        try:
            return cast(dict[str, Any], schema.load(content))
        except ValidationError as error:
            content = _without(content, cast(dict[str, Any], error.messages))
    raise Unavailable("an answer lacks what is needed")


def _without(content: Mapping[str, Any], faults: Mapping[str, Any]) -> dict[str, Any]:
    """The same without what is odd; an object goes as a whole where it lacks what it cannot be without."""
    kept = dict(content)
    for name, fault in faults.items():
        inner = content.get(name)
        if isinstance(fault, Mapping) and isinstance(inner, Mapping) and fault.keys() <= inner.keys():
            kept[name] = _without(inner, fault)
        else:
            kept.pop(name, None)
    return kept


def parse_each(schema: Schema, values: object, *, most: int | None = None) -> list[dict[str, Any]]:
    """The items of a list, `most` of them, that have what is needed: one odd item does not spoil the list."""
    found = []
    for value in values[:most] if isinstance(values, list) else ():
        try:
            found.append(parse(schema, value))
        except Unavailable:
            continue
    return found
