"""Everything that is named and linked, but not shown inside the page: one card with the link."""

from app.bitbucket.links import web_address
from app.bitbucket.target import Kind, SourceTarget, Target
from app.macro.kinds.context import Context
from app.macro.parameters import Parameters
from app.macro.view import View


def show(target: Target, parameters: Parameters, context: Context) -> View:
    """The card of a file, a folder, a repository, a pull request and so on."""
    return View(
        kind=kind_of(target),
        state="ok",
        title=parameters.title or title_of(target),
        address=web_address(target, context.web_url),
        repository=target.repository.full_name if target.repository else None,
    )


def kind_of(target: Target) -> Kind:
    """The `data-kind` of a target, as far as the link alone tells."""
    if isinstance(target, SourceTarget):
        return "folder" if target.is_folder or len(target.segments) < 2 else "file"
    return target.kind


def title_of(target: Target) -> str:
    """The words for a target: the end of its path, or what the link says."""
    if isinstance(target, SourceTarget):
        return target.segments[-1] if len(target.segments) > 1 else target.repository.full_name
    return target.title
