"""Configuration: the only reader of the environment. Every fault is reported, all of them together."""

import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from click import ClickException
from environs import EnvValidationError, FileAwareEnv, validate
from marshmallow import ValidationError

from app.kit import redis_address
from app.kit.vault import BadKey, Vault

LOOPBACK_HOSTS = ("localhost", "127.0.0.1")
MOST_WORKERS = 64
ATLASSIAN_DOMAINS = (
    "atlassian.com", "atlassian.net", "atl-paas.net", "atl-asap.net", "atlassian-dev.net", "bitbucket.org", "jira.com",
    "atlassian-us-gov-mod.net", "atlassian-us-gov-mod.com", "atl-auth-us-gov-mod.net",
)  # fmt: skip
SECRETS = (
    "ENCRYPTION_KEYS", "REDIS_URL", "BITBUCKET_OAUTH_SECRET", "BITBUCKET_PUBLIC_OAUTH_SECRET", "METRICS_TOKEN",
)  # fmt: skip


class ConfigError(ClickException):
    """The environment cannot be used; `faults` says why, one sentence each. Commands print it and nothing else."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("The configuration cannot be used:\n" + "\n".join(f"  - {fault}" for fault in faults))
        self.faults = faults


@dataclass(frozen=True)
class Config:
    """Everything that an operator can set; docs/operations.md explains each variable."""

    base_url: str
    app_key: str
    port: int
    is_production: bool
    redis_url: str | None = field(repr=False)
    data_dir: Path
    encryption_keys: tuple[str, ...] = field(repr=False)
    bitbucket_api_url: str
    bitbucket_web_url: str
    bitbucket_oauth: tuple[str, str] | None = field(repr=False)
    bitbucket_oauth_scopes: tuple[str, ...]
    bitbucket_public_oauth: tuple[str, str] | None = field(repr=False)
    connect_keys_urls: tuple[str, ...]
    connect_script_url: str
    confluence_hosts: tuple[str, ...]
    forge_app_id: str | None
    forge_jwks_url: str
    workers: int
    threads: int
    drain_seconds: int
    plantuml_url: str | None
    metrics_token: str | None = field(repr=False)
    log_level: str

    @property
    def base_path(self) -> str:
        """The path of the public address without a trailing slash; usually empty."""
        return urlsplit(self.base_url).path


def load() -> Config:
    """Read the environment; raises ConfigError with every fault that it has."""
    faults = list(_unreadable_secret_files())
    if faults:
        raise ConfigError(faults)
    env = FileAwareEnv(eager=False, strip_whitespace=True)

    def address(name: str, default: str) -> str:
        return (env.str(name, default, validate=_web_address) or "").rstrip("/")

    port = env.int("PORT", 8080, validate=validate.Range(1, 65535))
    base_url = address("APP_BASE_URL", f"http://localhost:{port}")
    environment = env.str("APP_ENV", "development", validate=validate.OneOf(["development", "production"]))
    is_local = environment == "development" and urlsplit(base_url).hostname in LOOPBACK_HOSTS
    values = {
        "base_url": base_url,
        "app_key": env.str("APP_KEY", "include-bitbucket", validate=validate.Regexp(r"^[a-zA-Z0-9._-]{1,64}$")),
        "port": port,
        "is_production": environment == "production",
        "redis_url": env.str("REDIS_URL", None, validate=_optional(_redis_address)),
        "data_dir": env.path("DATA_DIR", Path("var")),
        "encryption_keys": tuple(env.list("ENCRYPTION_KEYS", [], validate=_vault_keys) or ()),
        "bitbucket_api_url": address("BITBUCKET_API_URL", "https://api.bitbucket.org/2.0"),
        "bitbucket_web_url": address("BITBUCKET_WEB_URL", "https://bitbucket.org"),
        "bitbucket_oauth": _pair(env, "BITBUCKET_OAUTH", faults),
        "bitbucket_oauth_scopes": tuple(
            env.str("BITBUCKET_OAUTH_SCOPES", "account repository pullrequest", validate=_scopes).split()
        ),
        "bitbucket_public_oauth": _pair(env, "BITBUCKET_PUBLIC_OAUTH", faults),
        "connect_keys_urls": _list(
            env, "CONNECT_KEYS_URL", ["https://connect-install-keys.atlassian.com"], _web_address
        ),
        "connect_script_url": address("CONNECT_SCRIPT_URL", "https://connect-cdn.atl-paas.net/all.js"),
        "confluence_hosts": _list(
            env, "CONFLUENCE_HOSTS", ["*.atlassian.net", *(LOOPBACK_HOSTS if is_local else ())], _host_pattern
        ),
        "forge_app_id": env.str("FORGE_APP_ID", None),
        "forge_jwks_url": address("FORGE_JWKS_URL", "https://forge.cdn.prod.atlassian-dev.net/.well-known/jwks.json"),
        "workers": env.int("WEB_CONCURRENCY", _cores(), validate=validate.Range(1, MOST_WORKERS)),
        "threads": env.int("WEB_THREADS", 32, validate=validate.Range(1, 512)),
        "drain_seconds": env.int("DRAIN_SECONDS", 0, validate=validate.Range(0, 300)),
        "plantuml_url": env.str("PLANTUML_URL", None, validate=_optional(_web_address)),
        "metrics_token": env.str("METRICS_TOKEN", None, validate=_optional(validate.Length(16, 512))),
        "log_level": env.str(
            "LOG_LEVEL", "INFO", validate=validate.OneOf(["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"])
        ),
    }
    try:
        env.seal()
    except EnvValidationError as error:
        faults += [
            f"{name}: {message}"
            for name, messages in cast(Mapping[str, list[str]], error.error_messages).items()
            for message in messages
        ]
    config = Config(**values)  # type: ignore[arg-type]  # environs has no types for deferred validation
    if config.is_production:
        faults += _development_defaults(config, known=[fault.partition(":")[0] for fault in faults])
    if faults:
        raise ConfigError(faults)
    return config


def _unreadable_secret_files() -> Iterator[str]:
    for name in SECRETS:
        path = os.environ.get(f"{name}_FILE")
        if path and not os.access(path, os.R_OK):
            yield f"{name}_FILE: there is no readable file at this path."


def _development_defaults(config: Config, *, known: Collection[str]) -> Iterator[str]:
    """What is fine on a laptop and a hole in production; of what is `known` to be at fault anyway, nothing more."""
    if "APP_BASE_URL" not in known and not config.base_url.startswith("https://"):
        yield "APP_BASE_URL: production needs the public https address of this app."
    if "REDIS_URL" not in known and config.redis_url is None:
        yield "REDIS_URL: production needs a Redis of its own; the embedded one is for development."
    if "ENCRYPTION_KEYS" not in known and not config.encryption_keys:
        yield "ENCRYPTION_KEYS: production needs keys of your own; generated ones are for development."
    addresses = {
        "BITBUCKET_API_URL": [config.bitbucket_api_url],
        "BITBUCKET_WEB_URL": [config.bitbucket_web_url],
        "CONNECT_KEYS_URL": config.connect_keys_urls,
        "CONNECT_SCRIPT_URL": [config.connect_script_url],
        "FORGE_JWKS_URL": [config.forge_jwks_url],
    }
    for name, urls in addresses.items():
        for url in urls if name not in known else ():
            parts = urlsplit(url)
            if parts.scheme != "https" or not _is_atlassian(parts.hostname or ""):
                yield f"{name}: {parts.scheme}://{parts.netloc} is not an https address of Atlassian."
    for host in config.confluence_hosts if "CONFLUENCE_HOSTS" not in known else ():
        if not _is_atlassian(host.removeprefix("*.")):
            yield f"CONFLUENCE_HOSTS: {host} is not a host of Atlassian."


def _is_atlassian(host: str) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in ATLASSIAN_DOMAINS)


def _pair(env: FileAwareEnv, prefix: str, faults: list[str]) -> tuple[str, str] | None:
    """Key and secret of an OAuth consumer: both or none."""
    key, secret = env.str(f"{prefix}_KEY", None), env.str(f"{prefix}_SECRET", None)
    if bool(key) != bool(secret):
        faults.append(f"{prefix}_KEY and {prefix}_SECRET: set both or none.")
    return (key, secret) if key and secret else None


def _optional(check: Callable[[str], object]) -> Callable[[str | None], object]:
    return lambda value: None if value is None else check(value)


def _list(env: FileAwareEnv, name: str, default: list[str], check: Callable[[str], None]) -> tuple[str, ...]:
    def check_each(values: list[str]) -> None:
        for value in values:
            check(value)

    values = [value.strip().rstrip("/") for value in env.list(name, default, validate=check_each) or []]
    return tuple(value for value in values if value)


def _web_address(value: str) -> None:
    try:
        parts = urlsplit(value)
        is_usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        is_usable = False
    if not is_usable or parts.query or parts.fragment or parts.username:
        raise ValidationError("must be an http(s) address without user, query or fragment.")


def _redis_address(value: str) -> None:
    try:
        is_one_server = redis_address.parse(value) is None
    except redis_address.BadAddress as error:
        raise ValidationError(f"{error}.") from None
    if is_one_server and urlsplit(value).scheme not in ("redis", "rediss", "unix"):
        raise ValidationError("must start with redis://, rediss://, redis+sentinel:// or redis+cluster://.")


def _cores() -> int:
    """How many cores this process may use; those of the machine where the system does not say."""
    mine = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(mine, MOST_WORKERS)


def _scopes(value: str) -> None:
    if not re.fullmatch(r"[a-z:]+( +[a-z:]+)*", value) or not {"account", "repository"} <= set(value.split()):
        raise ValidationError("must name at least account and repository, separated by spaces.")


def _host_pattern(value: str) -> None:
    host = value.removeprefix("*.")
    if not host or not all(part and part.replace("-", "").isalnum() for part in host.split(".")):
        raise ValidationError("must be host names, or *.example.net for every host below one.")


def _vault_keys(values: list[str]) -> None:
    try:
        if values:
            Vault(values)
    except BadKey:
        raise ValidationError("must be url-safe base64 of 32 bytes each, separated by commas.") from None
