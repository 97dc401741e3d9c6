"""A repository as a card, with the beginning of the file that tells about it."""

from dataclasses import replace
from urllib.parse import quote

from app.bitbucket.errors import BitbucketError
from app.bitbucket.repositories import Described, described, read_repository
from app.bitbucket.target import SourceTarget, Target
from app.macro.cells import Card, Words, card, fact, moment
from app.macro.kinds import file
from app.macro.kinds.context import Context
from app.macro.kinds.outline import branch_link, of_repository, outline, repository_link, words
from app.macro.parameters import Parameters
from app.macro.remembered import dated, remembered
from app.macro.view import View


def show(target: Target, parameters: Parameters, context: Context) -> View:
    """The card and the README; raises BitbucketError or Busy."""
    repository, _ = of_repository(target)
    source = context.source
    found = remembered(
        source, "repository", repository,
        read=lambda: read_repository(source.http, credential=source.credential, repository=repository),
        parse=lambda content: described(content, asked=repository),
    )  # fmt: skip
    one = found.value
    view = replace(
        outline(target, parameters, context, title=one.full_name),
        address=f"{context.web_url}/{quote(one.full_name)}",
        repository=one.full_name,
        card=card_of(one, context),
    )
    return _with_readme(dated(view, found), one, target, parameters, context)


def card_of(one: Described, context: Context) -> Card:
    """What there is to tell of a repository."""
    visibility = "Private" if one.is_private else "Public"
    return card(
        fact("Project", words(one.project)),
        fact("Language", words(one.language.capitalize())),
        fact("Main branch", branch_link(one.full_name, one.main_branch, context) or Words("none yet: it is empty")),
        fact("Updated", moment(one.updated)),
        fact("Fork of", repository_link(one.parent, context) if one.parent else None),
        fact("Visibility", Words(visibility)),
        text=one.description,
    )


def _with_readme(view: View, one: Described, target: Target, parameters: Parameters, context: Context) -> View:
    """The README of the main branch below the card; the card is worth showing without it."""
    if not one.main_branch or target.repository is None:
        return view
    root = SourceTarget(target.repository, tuple(one.main_branch.split("/")), is_folder=True)
    try:
        folder = file.show(root, replace(parameters, display="auto", ref=None, lines=None, region=None), context)
    except BitbucketError:
        return view
    return replace(view, html=folder.html, commit=folder.commit, is_excerpt=folder.html is not None)
