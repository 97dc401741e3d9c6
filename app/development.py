"""What development gets without any configuration: an embedded Redis and generated encryption keys."""

import os
from pathlib import Path

from cryptography.fernet import Fernet

from app.config import Config
from app.kit.embedded_redis import EmbeddedRedis, socket_url


def start_redis(config: Config) -> EmbeddedRedis | None:
    """Start the embedded Redis if REDIS_URL names none; raises embedded_redis.CannotStart."""
    if config.redis_url is not None:
        return None
    server = EmbeddedRedis(config.data_dir)
    server.start()
    return server


def redis_url(config: Config) -> str:
    """The Redis to use: the configured one, else the embedded one of the data folder."""
    return config.redis_url or socket_url(config.data_dir)


def encryption_keys(config: Config) -> tuple[str, ...]:
    """The configured keys, else one that is generated once and kept in the data folder."""
    return config.encryption_keys or (_generated_key(config.data_dir / "encryption-key"),)


def _generated_key(path: Path) -> str:
    """Read the key; when several workers start at once, only one of their new keys becomes the file."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(Fernet.generate_key())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
