"""The commands for operators: `flask --app app doctor`, `rotate-keys`, `housekeeping`."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask import Flask
from redis import RedisError

from app import development
from app.atlassian.errors import Refused
from app.ops import doctor, housekeeping, rotation
from app.ops.records import Stores
from app.services import EXTENSION, Services

AWAY = "Redis does not answer as it should ({}). `flask --app app doctor` says more. It does no harm to run this again."


def add_commands(app: Flask) -> None:
    """Offer them on the app's command line."""
    services: Services = app.extensions[EXTENSION]
    sites, settings = services.atlassian.sites, services.settings
    stores = Stores(services.redis, sites, settings, services.connections, services.hooks)

    @app.cli.command("rotate-keys")
    def rotate_keys() -> None:
        """Seal every stored secret anew with the first of ENCRYPTION_KEYS, while the app runs."""
        number_of_keys = len(development.encryption_keys(services.config))
        with _redis_needed():
            done = rotation.rotate(stores)
        for line in rotation.described(done, number_of_keys=number_of_keys):
            click.echo(line)
        _end(is_good=done.is_complete)

    @app.cli.command("doctor")
    @click.argument("url", required=False)
    @click.option("--method", default="GET", show_default=True, help="The method of the request to URL.")
    def examine(url: str | None, method: str) -> None:
        """Say what is wrong with this installation and what helps.

        With URL, the address of a request in quotes, also print what its token is compared with.
        """
        is_good = True
        for finding in doctor.examine(services, url=url, method=method):
            click.echo(finding.line)
            is_good = is_good and finding.status != "problem"
        _end(is_good=is_good)

    @app.cli.command("housekeeping")
    def clean() -> None:
        """Erase now what is old; the running app does the same once an hour."""
        with _redis_needed():
            done = housekeeping.clean(
                sites=services.atlassian.sites, connections=services.connections, audit=services.audit
            )
        click.echo(
            f"Looked at {_counted(done.sites, 'site')}. Erased {_counted(done.connections, 'connection')} that nobody "
            "used for 90 days, and every log entry older than 400 days."
        )
        for site_id in done.failed:
            click.echo(f"site {site_id}: something could not be read. Run `flask --app app doctor`.")
        _end(is_good=not done.failed)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


@contextmanager
def _redis_needed() -> Iterator[None]:
    try:
        yield
    except (Refused, RedisError) as error:
        raise click.ClickException(AWAY.format(type(error.__cause__ or error).__name__)) from None


def _end(*, is_good: bool) -> None:
    if not is_good:
        raise click.exceptions.Exit(1)
