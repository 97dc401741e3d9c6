"""What is looked at, by whom, and what must and must not be seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sandbox.bitbucket.credentials import GLOBEX_TOKEN, MIA_API_TOKEN, MIA_EMAIL, REPOSITORY_TOKEN
from sandbox.demo import Sandbox, choose_method
from tests.e2e.signing_in import sign_in
from tests.e2e.visits import LINK

Repository = Literal["public", "private", "vault", "secret"]
OAUTH, ACCESS, API = range(3)
SHOWN = ("ok", "stale")
HIDDEN = ("sign-in", "no-access")
PASSING = ("unavailable", "rate-limited")  # what a fault may make of either
SECRETS: Mapping[str, Repository] = {
    "Only for members of acme/private.": "private",
    "Plan the next quarter": "private",
    "Only for members of acme/vault.": "vault",
    "Only for members of globex/secret.": "secret",
}
NEVER = "sesame"  # in every secret of the sandbox, and in what its Bitbucket writes when it fails


@dataclass(frozen=True)
class Include:
    """A link, whose it is, and words of what is shown of it."""

    link: str
    words: str
    repository: Repository = "public"


@dataclass(frozen=True)
class Person:
    """Somebody on a site, and which private repositories they see there."""

    site: int
    user: str
    sees: frozenset[Repository] = frozenset()

    def may_see(self, include: Include) -> bool:
        """Whether the include is for this person."""
        return include.repository == "public" or include.repository in self.sees


INCLUDES = (
    Include(f"{LINK}site/src/main/README.md", "Acme Site"),
    Include(f"{LINK}site/src/main/src/retry.py", "with growing pauses"),
    Include(f"{LINK}site/src/main/data/1000-lines.py", "data-n"),
    Include(f"{LINK}site/src/main/docs/", "large-readme.md"),
    Include(f"{LINK}site", "Main branch"),
    Include(f"{LINK}site/commits/main", "Note the owner"),
    Include(f"{LINK}site/commits/branch/main", "Drop the draft"),
    Include(f"{LINK}site/branches/compare/develop%0Dmain", "Try a new colour"),
    Include(f"{LINK}site/pull-requests/3", "Paint everything teal"),
    Include(f"{LINK}site/pull-requests/", "Let nobody wait long for a login"),
    Include(f"{LINK}site/branches/", "feature/new-login"),
    Include(f"{LINK}site/downloads/?tab=tags", "v1.1.0"),
    Include(f"{LINK}site/pipelines", "feature/new"),
    Include(f"{LINK}site/pipelines/results/7", "gone/branch"),
    Include(f"{LINK}legacy/issues/1", "The page stays empty"),
    Include("https://bitbucket.org/snippets/acme/kypj", "How to try again"),
    Include(f"{LINK}private/src/main/README.md", "Only for members of acme/private.", "private"),
    Include(f"{LINK}private/src/main/", "README.md", "private"),
    Include(f"{LINK}private", "Main branch", "private"),
    Include(f"{LINK}private/commits/branch/main", "Begin", "private"),
    Include(f"{LINK}private/pull-requests/1", "Plan the next quarter", "private"),
    Include(f"{LINK}vault/src/main/README.md", "Only for members of acme/vault.", "vault"),
    Include(f"{LINK}vault", "Main branch", "vault"),
    Include("https://bitbucket.org/globex/secret/src/main/README.md", "Only for members of globex/secret.", "secret"),
)
PEOPLE = (
    Person(OAUTH, "admin", frozenset({"private", "vault", "secret"})),
    Person(OAUTH, "member", frozenset({"private"})),
    Person(OAUTH, "anonymous"),
    Person(ACCESS, "admin", frozenset({"private", "secret"})),
    Person(ACCESS, "member", frozenset({"private", "secret"})),
    Person(ACCESS, "anonymous"),
    Person(API, "admin", frozenset({"private"})),
    Person(API, "member", frozenset({"private"})),
    Person(API, "anonymous", frozenset({"private"})),
)


def prepare(sandbox: Sandbox) -> None:
    """Three sites with a method each, and two people who have signed in."""
    _, access, api = sandbox.confluence.sites
    sign_in(sandbox, user="admin", site=OAUTH, account="ada")
    sign_in(sandbox, user="member", site=OAUTH, account="mia")
    tokens = [
        {"token": REPOSITORY_TOKEN, "workspace": "acme", "repository": "private"},
        {"token": GLOBEX_TOKEN, "workspace": "globex"},
    ]
    choose_method(sandbox, access, {"method": "access-token", "access_tokens": tokens})
    api_token = {"email": MIA_EMAIL, "token": MIA_API_TOKEN}
    choose_method(sandbox, api, {"method": "api-token", "api_token": api_token, "visitors": True})


def fault_of(person: Person, include: Include, state: str, text: str, *, is_calm: bool = False) -> str | None:
    """What is wrong with what the person sees; when it `is_calm` nothing may be missing either."""
    if NEVER in text:
        return "shows a secret, or what upstream wrote"
    for words, repository in SECRETS.items():
        if words in text and repository not in person.sees:
            return f"shows what is in {repository}"
    if not person.may_see(include):
        return None if state in HIDDEN or (state in PASSING and not is_calm) else f"is {state} for a stranger"
    if state in SHOWN:
        return None if include.words in text else f"is {state} without its words"
    return None if state in PASSING and not is_calm else f"is {state}"
