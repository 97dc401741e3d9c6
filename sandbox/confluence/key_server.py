"""The key of signed installs, and the server where apps fetch its public half."""

import uuid
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from flask import Flask, Response, abort


@dataclass(frozen=True)
class InstallKey:
    """An RSA key pair with the id under which the public half is served."""

    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    private: rsa.RSAPrivateKey = field(
        repr=False, default_factory=lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048)
    )

    @property
    def public_pem(self) -> str:
        """The public half as text."""
        pem = self.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        return pem.decode("ascii")


def create_key_server(install_key: InstallKey) -> Flask:
    """Stands in for connect-install-keys.atlassian.com: `GET /keys/<kid>` answers the PEM."""
    server = Flask(__name__, static_folder=None)

    @server.get("/keys/<key_id>")
    def public_key(key_id: str) -> Response:
        if key_id != install_key.id:
            abort(404)
        return Response(install_key.public_pem, mimetype="text/plain")

    return server
