"""What a change of the settings is called in the log: sentences for a person, never anything secret."""

from collections.abc import Iterator, Sequence

from app.admin.draft import changed_entries, entries_by_path
from app.admin.labels import METHODS, day, mention, place
from app.bitbucket.auth.questions import Entry
from app.bitbucket.auth.settings import AccessToken, Settings

MOST_NAMED = 10
FORGOTTEN = (
    "Erased everything of this site: credentials, webhooks, people's connections, settings, and the log before this "
    "entry."
)


def hook_added(hook_id: str) -> str:
    """A webhook is called by the end of its address."""
    return f"Added the webhook {_called(hook_id)}."


def hook_removed(hook_id: str) -> str:
    """The same when it goes."""
    return f"Removed the webhook {_called(hook_id)}."


def what_changed(before: Settings, after: Settings, *, is_unchecked: bool) -> str:
    """Every difference; `is_unchecked` says that somebody saved whatever Bitbucket said."""
    return " ".join(_sentences(before, after, is_unchecked)) or "Changed the order of the access tokens."


def _called(hook_id: str) -> str:
    return f"…{hook_id[-6:]}"


def _sentences(before: Settings, after: Settings, is_unchecked: bool) -> Iterator[str]:
    if before.method != after.method:
        yield f"Changed the method from “{METHODS[before.method]}” to “{METHODS[after.method]}”."
    old, new = _by_name(before), _by_name(after)
    both = [(old[name], new[name]) for name in new if name in old]
    yield from _listed("Added", [entry for name, entry in new.items() if name not in old])
    yield from _listed("Replaced", [entry for was, entry in both if was.token != entry.token])
    for was, entry in both:
        if was.token == entry.token and was.identity != entry.identity:
            yield _moved(was, entry)
    dates = [entry for was, entry in both if was.token == entry.token and was.expires_on != entry.expires_on]
    yield from _dates(dates)
    yield from _listed("Removed", [entry for name, entry in old.items() if name not in new])
    if before.visitors != after.visitors:
        now = "now" if after.visitors else "no longer"
        yield f"People who are not logged in to Confluence {now} see what the shared credentials read."
    if before.plantuml != after.plantuml:
        yield f"Sources of PlantUML diagrams are {'now' if after.plantuml else 'no longer'} sent to a server."
    if is_unchecked and changed_entries(before, after):
        yield "Saved anyway: Bitbucket had not accepted this."


def _by_name(settings: Settings) -> dict[str, Entry]:
    """By what stays when somebody replaces a token; there is only one API token, whatever its id."""
    entries = entries_by_path(settings).values()
    return {entry.id if isinstance(entry, AccessToken) else "": entry for entry in entries}


def _listed(verb: str, entries: Sequence[Entry]) -> Iterator[str]:
    if entries:
        yield f"{verb} {_several(entries)}."


def _moved(was: Entry, entry: Entry) -> str:
    if isinstance(was, AccessToken) and isinstance(entry, AccessToken):
        return f"The access token for {place(was)} is used for {place(entry)} from now on."
    return "Changed the email address that goes with the API token."


def _dates(entries: Sequence[Entry]) -> Iterator[str]:
    for date in dict.fromkeys(entry.expires_on for entry in entries):
        said = _several([entry for entry in entries if entry.expires_on == date])
        yield f"Noted that {said} will expire on {day(date)}." if date else f"Took away the expiry date of {said}."


def _several(entries: Sequence[Entry]) -> str:
    places = [place(entry) for entry in entries if isinstance(entry, AccessToken)]
    named, more = places[:MOST_NAMED], len(places) - MOST_NAMED
    words = [f"the access {'tokens' if len(places) > 1 else 'token'} for {_joined(named, more=more)}"] if places else []
    return _joined(words + [mention(entry) for entry in entries if not isinstance(entry, AccessToken)])


def _joined(names: Sequence[str], *, more: int = 0) -> str:
    all_names = [*names, f"{more} more"] if more > 0 else names
    return " and ".join([", ".join(all_names[:-1]), all_names[-1]] if len(all_names) > 1 else all_names)
