"""The headers around every answer of the API, and its compression."""

import gzip
import hashlib
import secrets
from collections.abc import Mapping

from flask import Response, request

from sandbox.bitbucket.asker import Asker
from sandbox.bitbucket.limits import Allowance, headers_for_access_token
from sandbox.bitbucket.scopes import Needed

WORTH_COMPRESSING_BYTES = 500
FIXED: Mapping[str, str] = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "Vary": "Authorization, Origin, cookie, user-context, Accept-Encoding",
    "X-Dc-Location": "Micros",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Render-Time": "0.0421",
    "X-Request-Count": "1234",
    "X-Served-By": "sandbox",
    "X-Static-Version": "0123456789ab",
    "X-Usage-Output-Ops": "0",
    "X-Version": "0123456789ab",
    "X-View-Name": "bitbucket.apps.repo2.api.v20.repo.RepositoryHandler",
}


def add_to(answer: Response, *, asker: Asker | None, needed: Needed, allowance: Allowance | None) -> Response:
    """The answer as Bitbucket's front would send it: compressed where the client can read that, JSON with an ETag."""
    for name, value in {**FIXED, **_of_scopes(asker, needed), **_of_limit(asker, allowance)}.items():
        answer.headers[name] = value
    answer.headers["X-B3-Traceid"] = secrets.token_hex(8)
    answer.headers.setdefault("Cache-Control", "max-age=900" if answer.status_code == 404 else "private")
    if answer.is_streamed:
        return answer
    if answer.mimetype == "application/json" and "ETag" not in answer.headers:
        digest = hashlib.md5(answer.get_data(), usedforsecurity=False).hexdigest()
        answer.headers["ETag"] = f'"gz[{digest}]"'
    may_compress = request.accept_encodings["gzip"] > 0 and len(answer.get_data()) >= WORTH_COMPRESSING_BYTES
    if may_compress and (answer.mimetype or "").startswith(("application/json", "text/")):
        answer.set_data(gzip.compress(answer.get_data(), compresslevel=1, mtime=0))
        answer.headers["Content-Encoding"] = "gzip"
    return answer


def _of_scopes(asker: Asker | None, needed: Needed) -> dict[str, str]:
    """What the address needs and what the credential has, in the credential's words; on refusals too."""
    if asker is None:
        return {"X-Accepted-OAuth-Scopes": ", ".join(needed.classic)}
    consumer = {"X-Consumer-Client-Id": asker.consumer_key} if asker.consumer_key else {}
    return consumer | {
        "X-Accepted-OAuth-Scopes": ", ".join(asker.required(needed)),
        "X-Credential-Type": asker.credential_type,
        "X-OAuth-Scopes": ", ".join(asker.scopes),
    }


def _of_limit(asker: Asker | None, allowance: Allowance | None) -> Mapping[str, str]:
    """OAuth and API tokens are never told how much is left."""
    if asker is None:
        return allowance.headers if allowance else {}
    return headers_for_access_token(allowance) if asker.is_access_token else {}
