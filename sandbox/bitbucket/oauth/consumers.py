"""The OAuth consumers: apps that may ask people for access to their Bitbucket."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sandbox.bitbucket import credentials


@dataclass(frozen=True)
class Consumer:
    """An app, and the scopes that were ticked when it was registered."""

    key: str
    secret: str = field(repr=False)
    name: str
    scopes: tuple[str, ...]


CONSUMERS: Mapping[str, Consumer] = {
    consumer.key: consumer
    for consumer in (
        Consumer(
            credentials.CONSUMER_KEY,
            credentials.CONSUMER_SECRET,
            "Include Bitbucket",
            ("account", "repository", "pullrequest", "pipeline", "issue"),
        ),
        Consumer(
            credentials.PUBLIC_CONSUMER_KEY,
            credentials.PUBLIC_CONSUMER_SECRET,
            "Include public Bitbucket",
            ("account", "repository", "pullrequest", "pipeline"),
        ),
    )
}
"""By key."""
