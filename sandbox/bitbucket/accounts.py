"""People, workspaces and projects in the shapes of REST 2.0."""

from collections.abc import Mapping

from sandbox.bitbucket.addresses import Json, api_url, links, moment, web_url
from sandbox.bitbucket.data import FIRST_DATE, Repository
from sandbox.bitbucket.people import Person, uuid_of

PROJECTS: Mapping[str, str] = {"PUB": "Public", "WEB": "Web", "VAULT": "Vault"}


def user(person: Person) -> Json:
    """A person with an account."""
    uuid = person.uuid
    return {
        "type": "user",
        "display_name": person.display_name,
        "nickname": person.name,
        "account_id": person.account_id,
        "uuid": uuid,
        "links": links(self=api_url("users", uuid), avatar=web_url("account", uuid, "avatar"), html=web_url(uuid, "")),
    }


def myself(person: Person) -> Json:
    """A person in their own eyes: nobody else is told the user name."""
    shown = user(person)
    more = {
        name: api_url(*place)
        for name, place in {
            "repositories": ("repositories", person.uuid),
            "snippets": ("snippets", person.uuid),
            "hooks": ("workspaces", person.uuid, "hooks"),
        }.items()
    }
    return shown | {
        "username": person.name,
        "created_on": moment(FIRST_DATE),
        "is_staff": False,
        "location": None,
        "account_status": "active",
        "has_2fa_enabled": None,
        "links": shown["links"] | links(**more),
    }


def app_user(consumer: str) -> Json:
    """An OAuth consumer that asks for nobody."""
    return {
        "type": "app_user",
        "uuid": uuid_of(consumer),
        "display_name": "An app",
        "account_id": f"712020:{uuid_of(consumer)[1:-1]}",
        "account_status": "active",
        "kind": "oauth_consumer",
        "created_on": moment(FIRST_DATE),
        "links": links(self=api_url("users", uuid_of(consumer))),
    }


def workspace(name: str) -> Json:
    """A workspace."""
    return {
        "type": "workspace",
        "uuid": uuid_of(name),
        "name": name.title(),
        "slug": name,
        "links": links(
            avatar=web_url("workspaces", name, "avatar", ""), html=web_url(name, ""), self=api_url("workspaces", name)
        ),
    }


def whole_workspace(name: str) -> Json:
    """A workspace for those who belong to it."""
    shown = workspace(name)
    below = {each: api_url("workspaces", name, each) for each in ("members", "projects", "hooks")}
    more = links(**below, repositories=api_url("repositories", name), snippets=api_url("snippets", name))
    return shown | {"is_private": True, "created_on": moment(FIRST_DATE), "links": shown["links"] | more}


def workspace_access(name: str, *, is_administrator: bool) -> Json:
    """That somebody belongs to a workspace; of that there is little more than the id."""
    addresses = links(avatar=web_url("workspaces", name, "avatar", ""), self=api_url("workspaces", name))
    return {
        "type": "workspace_access",
        "administrator": is_administrator,
        "workspace": {"type": "workspace_base", "slug": name, "uuid": uuid_of(name), "links": addresses},
    }


def project(repository: Repository) -> Json:
    """The project that a repository lies in."""
    key = repository.project
    web = (repository.workspace, "workspace", "projects", key)
    return {
        "type": "project",
        "key": key,
        "uuid": uuid_of("/".join(web)),
        "name": PROJECTS[key],
        "links": links(
            self=api_url("workspaces", repository.workspace, "projects", key),
            html=web_url(*web),
            avatar=web_url(*web, "avatar", "32"),
        ),
    }
