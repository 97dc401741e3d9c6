"""Whether the encryption keys open what is stored: a sample, because there may be much."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from redis import Redis

from app.kit.vault import Vault
from app.ops.checks.finding import Finding
from app.ops.records import UNOPENED, Kind, Stores, of_one_site, records, stores_with

ABOUT = "encryption keys"
MOST_SITES, MOST_PEOPLE = 100, 20
Name = tuple[str, Kind, str | None]


def number_of_keys(keys: Sequence[str], *, are_generated: bool) -> Finding:
    """How many there are, and where they come from."""
    if are_generated:
        return Finding("warning", ABOUT, "ENCRYPTION_KEYS is not set: the generated key in DATA_DIR is used, which "
                       "is right for development alone.")  # fmt: skip
    if len(keys) == 1:
        return Finding("ok", ABOUT, "There is 1 key.")
    return Finding("ok", ABOUT, f"There are {len(keys)} keys: the first seals, all open.")


def sample(redis: Redis, keys: Sequence[str]) -> Iterator[Finding]:
    """Open records with every key, and with the first alone; raises Refused and RedisError when Redis is away."""
    stores = stores_with(redis, Vault(keys))
    site_ids = sorted(set(islice(stores.sites.identifiers(), MOST_SITES)))
    opened = dict(_opened(stores, site_ids))
    opened_by_first = dict(_opened(stores_with(redis, Vault(keys[:1])), site_ids))
    unopened = Counter((site_id, kind) for (site_id, kind, _), is_open in opened.items() if not is_open)
    for (site_id, kind), number in sorted(unopened.items()):
        yield Finding(
            "problem", ABOUT, f"Site {site_id}: no configured key opens {of_one_site(number, kind)}.",
            "Put the key that is missing at the end of ENCRYPTION_KEYS and restart; if it is lost, "
            "`flask --app app rotate-keys` says what helps.",
        )  # fmt: skip
    older = sum(is_open and not opened_by_first.get(record, True) for record, is_open in opened.items())
    scope = f"{len(site_ids)} {'site' if len(site_ids) == 1 else 'sites'}"
    scope += f" (at most {MOST_SITES} sites and {MOST_PEOPLE} people of each are looked at)"
    if older:
        yield Finding(
            "warning", ABOUT, f"Of {scope}, {older} {'record needs' if older == 1 else 'records need'} an older key.",
            "Run `flask --app app rotate-keys` before you remove it.",
        )  # fmt: skip
    elif not unopened:
        yield Finding("ok", ABOUT, f"The first key opens everything that was looked at of {scope}.")


def _opened(stores: Stores, site_ids: Sequence[str]) -> Iterator[tuple[Name, bool]]:
    for site_id in site_ids:
        for record in records(stores, site_id, most_people=MOST_PEOPLE):
            try:
                record.open()
            except UNOPENED:
                yield (site_id, record.kind, record.key), False
            else:
                yield (site_id, record.kind, record.key), True
