"""Why this room refuses a request: a closed list."""

from enum import Enum


class Code(Enum):
    """A reason, as it stands in the log, and the HTTP status of the answer.

    The reason is for the log alone: a caller must not learn whether a site is unknown or a signature wrong.
    """

    MISSING_TOKEN = "missing-token", 401
    MISPLACED_TOKEN = "misplaced-token", 401
    OVERSIZED_TOKEN = "oversized-token", 401
    MALFORMED_TOKEN = "malformed-token", 401
    UNREADABLE_ADDRESS = "unreadable-address", 401
    WRONG_ALGORITHM = "wrong-algorithm", 401
    BAD_KEY_ID = "bad-key-id", 401
    UNKNOWN_KEY = "unknown-key", 401
    UNFIT_KEY = "unfit-key", 401
    BAD_ISSUER = "bad-issuer", 401
    UNKNOWN_SITE = "unknown-site", 401
    NOT_INSTALLED = "not-installed", 401
    BAD_SIGNATURE = "bad-signature", 401
    BAD_TIMES = "bad-times", 401
    EXPIRED = "expired", 401
    NOT_YET_VALID = "not-yet-valid", 401
    TOO_LONG_LIVED = "too-long-lived", 401
    WRONG_AUDIENCE = "wrong-audience", 401
    BAD_SUBJECT = "bad-subject", 401
    MISSING_HASH = "missing-hash", 401
    WRONG_HASH = "wrong-hash", 401
    WRONG_KIND = "wrong-kind-of-token", 401
    WRONG_CLIENT_KEY = "body-of-another-site", 401
    REPLAYED = "replayed-with-another-body", 401

    BAD_BODY = "bad-body", 400
    WRONG_APP_KEY = "wrong-app-key", 400
    WRONG_EVENT = "wrong-event", 400
    WRONG_PRODUCT = "wrong-product", 400
    WRONG_BASE_URL = "wrong-base-url", 400

    NOT_ADMIN = "not-admin", 403
    OVERSIZED_BODY = "oversized-body", 413

    TOO_MANY = "too-many-installs", 429

    STORE_UNAVAILABLE = "store-unavailable", 503
    UNREADABLE_RECORD = "unreadable-record", 503
    KEY_SERVER_UNAVAILABLE = "key-server-unavailable", 503
    CHECK_UNAVAILABLE = "permission-check-unavailable", 503

    def __init__(self, label: str, status: int) -> None:
        self.label = label
        self.status = status

    def __str__(self) -> str:
        return self.label


class Refused(Exception):
    """The request is not answered. `site_id` is set when the site that it speaks for is known here."""

    def __init__(self, code: Code, *, site_id: str | None = None) -> None:
        super().__init__(code.label)
        self.code = code
        self.site_id = site_id

    @property
    def status(self) -> int:
        """The HTTP status of the answer."""
        return self.code.status
