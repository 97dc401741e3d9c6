"""The yardstick: a Flask answer with one Redis GET and nothing else."""

import os
from typing import cast

from flask import Flask
from redis import Redis

app = Flask(__name__)
redis = Redis.from_url(os.environ["REDIS_URL"])


@app.get("/")
def answer() -> bytes:
    return cast(bytes | None, redis.get("bare")) or b"nothing"
