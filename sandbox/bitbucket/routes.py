"""Which addresses there are below /2.0, what shows them, and which scopes they need."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug.wrappers import Response as AnyResponse

from sandbox.bitbucket import (
    commits,
    diffs,
    file_history,
    issues,
    pipelines,
    pullrequests,
    refs,
    repositories,
    scopes,
    snippets,
    src,
    statuses,
    users,
    workspaces,
)
from sandbox.bitbucket.scopes import Needed

View = Callable[..., dict[str, Any] | AnyResponse]


@dataclass(frozen=True)
class Route:
    """`is_for_people`: access tokens of repositories, projects and workspaces are refused, whatever their scopes."""

    view: View
    needed: Needed = scopes.REPOSITORY
    is_for_people: bool = False


# Below /2.0/repositories/{workspace}/{slug}. The server decodes %2F before it looks here, as Bitbucket's does.
OF_REPOSITORY: Mapping[str, Route] = {
    "": Route(repositories.show),
    "/src": Route(src.to_main_branch),
    "/src/<commit>": Route(src.to_root),
    "/src/<commit>/": Route(src.show),
    "/src/<commit>/<path:path>": Route(src.show),
    "/refs": Route(refs.list_all),
    "/refs/branches": Route(refs.list_branches),
    "/refs/branches/<path:name>": Route(refs.show_branch),
    "/refs/tags": Route(refs.list_tags),
    "/refs/tags/<path:name>": Route(refs.show_tag),
    "/commit/<revision>": Route(commits.show),
    "/commit/<revision>/statuses": Route(statuses.list_of_commit),
    "/commit/<revision>/statuses/build/<key>": Route(statuses.show),
    "/commits": Route(commits.list_all),
    "/commits/<path:revision>": Route(commits.list_from),
    "/diff/<path:spec>": Route(diffs.show),
    "/diffstat/<path:spec>": Route(diffs.list_files),
    "/patch/<path:spec>": Route(diffs.show_patch),
    "/merge-base/<path:spec>": Route(diffs.show_merge_base),
    "/filehistory/<commit>/<path:path>": Route(file_history.show),
    "/pullrequests": Route(pullrequests.list_all, scopes.PULL_REQUEST),
    "/pullrequests/<number>": Route(pullrequests.show, scopes.PULL_REQUEST),
    "/pullrequests/<number>/diff": Route(pullrequests.to_diff, scopes.PULL_REQUEST),
    "/pullrequests/<number>/diffstat": Route(pullrequests.to_diffstat, scopes.PULL_REQUEST),
    "/pullrequests/<number>/statuses": Route(pullrequests.list_statuses, scopes.PULL_REQUEST),
    "/pullrequests/<number>/commits": Route(pullrequests.list_commits, scopes.PULL_REQUEST),
    "/pipelines": Route(pipelines.list_all, scopes.PIPELINE),
    "/pipelines/": Route(pipelines.list_all, scopes.PIPELINE),
    "/pipelines/<identifier>": Route(pipelines.show, scopes.PIPELINE),
    "/pipelines/<identifier>/steps": Route(pipelines.list_steps, scopes.PIPELINE),
}
# Of the one repository that plays a server which still has issues.
OF_LEGACY: Mapping[str, Route] = {
    "/issues": Route(issues.list_all, scopes.ISSUE),
    "/issues/<number>": Route(issues.show, scopes.ISSUE),
}
ELSEWHERE: Mapping[str, Route] = {
    "/user": Route(users.show, scopes.USER, is_for_people=True),
    "/user/workspaces": Route(users.list_workspaces, scopes.USER_WORKSPACES, is_for_people=True),
    "/workspaces/<workspace>": Route(workspaces.show, scopes.WORKSPACE),
    "/snippets/<workspace>/<identifier>": Route(snippets.show, scopes.SNIPPET),
    "/snippets/<workspace>/<identifier>/files/<path:path>": Route(snippets.show_file, scopes.SNIPPET),
    "/repositories/<workspace>": Route(workspaces.list_repositories),
}
