"""`GET /2.0/user` and `GET /2.0/user/workspaces`: what whoever asks may know about themselves."""

from sandbox.bitbucket import accounts
from sandbox.bitbucket.access import Sight
from sandbox.bitbucket.addresses import Json
from sandbox.bitbucket.errors import bad_token
from sandbox.bitbucket.pages import page_of


def show(sight: Sight) -> Json:
    """Who asks: a person, or the app itself if it asks for nobody."""
    if sight.asker is None:
        raise bad_token(is_basic=True)
    person = sight.asker.person
    return accounts.myself(person) if person else accounts.app_user(sight.asker.counted_as)


def list_workspaces(sight: Sight) -> Json:
    """The workspaces that whoever asks belongs to."""
    if sight.asker is None:
        raise bad_token(is_basic=True)
    found = list(sight.asker.person.workspaces.items()) if sight.asker.person else []
    return page_of(found, lambda each: accounts.workspace_access(each[0], is_administrator=each[1]), default=25)
