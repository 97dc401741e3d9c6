"""Where it is noted that Bitbucket said a repository has changed: apart for each site, and once for what is public."""

from app.bitbucket.auth.base import PUBLIC, Credential

PUBLIC_KEY = "public:{%s}:changed"
KEY = "site:%s:{%s}:changed"


def changed_key(credential: Credential, repository: str) -> str:
    """The key for what this credential reads of a repository, under the name or the ids that it is asked for by."""
    name = repository.lower()
    return PUBLIC_KEY % name if credential == PUBLIC else KEY % (credential.site, name)
