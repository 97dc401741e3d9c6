"""Links of the local Bitbucket that together have every kind and every odd thing in them."""

from collections.abc import Mapping

# name: (link, what the author wishes besides)
CASES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "repository": ("acme/site", {}),
    "repository-empty": ("acme/empty", {}),
    "folder": ("acme/site/src/main/docs/", {}),
    "commit": ("acme/site/commits/main", {}),
    "commit-with-builds": ("acme/site/commits/develop", {}),
    "commit-as-diff": ("acme/site/commits/main", {"display": "diff"}),
    "commit-with-rename": ("acme/legacy/commits/main", {"display": "diff"}),
    "commits": ("acme/site/commits/branch/feature/new-login", {"limit": "3"}),
    "compare": ("acme/site/branches/compare/feature/new-login%0Dmain", {}),
    "compare-file": ("acme/site/diff/src/retry.py?diff1=main&diff2=feature/new-login", {}),
    "pull-request": ("acme/site/pull-requests/1", {}),
    "pull-request-merged": ("acme/site/pull-requests/2", {}),
    "pull-request-declined": ("acme/site/pull-requests/3", {}),
    "pull-request-draft": ("acme/site/pull-requests/4", {}),
    "pull-request-of-deleted-fork": ("acme/site/pull-requests/5", {}),
    "pull-request-superseded": ("acme/site/pull-requests/6", {}),
    "pull-request-changes": ("acme/site/pull-requests/1/diff", {}),
    "pull-requests": ("acme/site/pull-requests", {"state": "open,declined"}),
    "pull-requests-all-columns": (
        "acme/site/pull-requests?state=MERGED",
        {
            "limit": "2",
            "columns": "title,state,author,reviewers,source,destination,comments,tasks,created,updated",
            "query": 'title ~ "retries"',
        },
    ),
    "branches": ("acme/site/branches", {}),
    "tags": ("acme/site/downloads/?tab=tags", {"columns": "commit,name"}),
    "pipeline": ("acme/site/pipelines/results/2", {}),
    "pipelines": ("acme/site/pipelines", {"limit": "4"}),
    "pipelines-of-branch": ("acme/site/pipelines/results/branch/develop/page/1", {"columns": "creator,commit"}),
    "snippet": ("snippets/acme/kypj", {}),
    "issue": ("acme/legacy/issues/3", {}),
    "issues": ("acme/legacy/issues?status=new", {}),
}
