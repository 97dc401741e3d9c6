"""Bitbucket's answers as tolerant schemas: unknown fields are ignored, absent ones get the safe value."""

from collections.abc import Mapping
from typing import Any, cast

from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate

from app.bitbucket.errors import Unavailable

HASH = validate.Regexp(r"[0-9a-f]{40}\Z")


class _Tolerant(Schema):
    class Meta:
        unknown = EXCLUDE


class RepositorySchema(_Tolerant):
    """The part of a repository that every answer embeds."""

    uuid = fields.String(load_default=None, allow_none=True, validate=validate.Regexp(r"\{[0-9a-f-]{36}\}\Z"))
    full_name = fields.String(load_default=None, allow_none=True, validate=validate.Regexp(r"[\w.-]+/[\w.-]+\Z"))


NO_REPOSITORY = {"uuid": None, "full_name": None}


class CommitSchema(_Tolerant):
    """A commit with its repository."""

    hash = fields.String(required=True, validate=HASH)
    repository = fields.Nested(RepositorySchema, load_default=NO_REPOSITORY)


class RefSchema(_Tolerant):
    """A branch or a tag with the commit that it stands for."""

    name = fields.String(required=True)
    target = fields.Nested(CommitSchema, required=True)


class EntrySchema(_Tolerant):
    """Something in a folder."""

    path = fields.String(required=True, validate=validate.Length(min=1))
    type = fields.String(load_default=None, allow_none=True)
    size = fields.Integer(load_default=None, allow_none=True)
    attributes = fields.Raw(load_default=None, allow_none=True)


class BranchSchema(_Tolerant):
    """A branch by its name."""

    name = fields.String(required=True, validate=validate.Length(min=1))


class MainBranchSchema(_Tolerant):
    """The branch that a repository begins with; an empty one has none."""

    mainbranch = fields.Nested(BranchSchema, load_default=None, allow_none=True)


class ProjectSchema(_Tolerant):
    """The project that a repository is in."""

    key = fields.String(load_default=None, allow_none=True)


class NamesSchema(_Tolerant):
    """What a repository is called, and its project."""

    full_name = fields.String(required=True, validate=validate.Regexp(r"[\w.-]+/[\w.-]+\Z"))
    project = fields.Nested(ProjectSchema, load_default={"key": None}, allow_none=True)


class AccountSchema(_Tolerant):
    """The account that a credential belongs to."""

    uuid = fields.String(required=True, validate=validate.Length(1, 64))
    display_name = fields.String(load_default=None, allow_none=True)
    nickname = fields.String(load_default=None, allow_none=True)


class UserSchema(_Tolerant):
    """The account that a commit's author has at Bitbucket."""

    display_name = fields.String(load_default=None, allow_none=True)


class AuthorSchema(_Tolerant):
    """Who made a commit: what git says, and the account that belongs to it."""

    raw = fields.String(load_default=None, allow_none=True)
    user = fields.Nested(UserSchema, load_default=None, allow_none=True)


class ChangeSchema(_Tolerant):
    """A commit in the history of a file."""

    hash = fields.String(required=True, validate=HASH)
    date = fields.DateTime(required=True)
    message = fields.String(load_default="", allow_none=False)
    author = fields.Nested(AuthorSchema, load_default=None, allow_none=True)


class ChangesSchema(_Tolerant):
    """The history of a file."""

    values = fields.List(fields.Nested(ChangeSchema), required=True)


def parse(schema: Schema, content: Mapping[str, Any]) -> dict[str, Any]:
    """The known fields; raises Unavailable when Bitbucket left out what cannot be done without."""
    try:
        return cast(dict[str, Any], schema.load(content))
    except ValidationError as error:
        raise Unavailable("an answer lacks what is needed") from error
