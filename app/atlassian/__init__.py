"""Who is asking: sites, tokens, lifecycle, and the questions to Confluence. Knows nothing of Bitbucket."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.atlassian.confluence import Confluence
from app.atlassian.keys import PublicKeys
from app.atlassian.sites import Site, SiteStore
from app.kit.limits import Limits


@dataclass(frozen=True)
class Atlassian:
    """What the guard and the lifecycle need; the app keeps it as `extensions["atlassian"]`.

    `base_url` is our public address without a trailing slash; `hosts` the allow-list of `addresses.accepted_base_url`.
    """

    app_key: str
    base_url: str
    hosts: Sequence[str]
    sites: SiteStore
    keys: PublicKeys
    confluence: Confluence
    limits: Limits


def module_url(app_key: str, site: Site, module: str) -> str:
    """The address, for people, of one of our pages in a site's Confluence.

    https://developer.atlassian.com/cloud/confluence/modules/page/
    """
    return f"{site.base_url}/plugins/servlet/ac/{app_key}/{module}"
