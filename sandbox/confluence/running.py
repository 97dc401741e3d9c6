"""Starts the sites and the key server, and holds what scripts and tests may do with them."""

import socket
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from sandbox.confluence import lifecycle, tokens
from sandbox.confluence.app import create_site_app
from sandbox.confluence.assets import client_library
from sandbox.confluence.key_server import InstallKey, create_key_server
from sandbox.confluence.pages import Page, PageStore, read_pages
from sandbox.confluence.people import USERS
from sandbox.confluence.sites import ADDRESSES, Installation, Site

EXAMPLE_PAGES = Path(__file__).parent / "example_pages.json"
LOOPBACK = "127.0.0.1"
STOP_LATENCY_SECONDS = 0.02


class RunningConfluence:
    """A site for each port, and a key server, running until `stop()`.

    Start it first when the app must be told `keys_url` and `script_url`, and `install` the app when that runs.
    """

    def __init__(
        self,
        *,
        app_url: str | None,
        ports: Sequence[int],
        keys_port: int,
        pages: Sequence[Page],
        data: Path | None,
    ) -> None:
        self.app_url = app_url
        self._install_key = InstallKey()
        listeners = [socket.create_server((LOOPBACK, port)) for port in (*ports, keys_port)]
        *site_ports, keys_port = (listener.getsockname()[1] for listener in listeners)
        self.sites = [
            Site(
                address=address,
                port=port,
                pages=PageStore(seed=pages, file=data / f"{address.name.lower()}-pages.json" if data else None),
            )
            for address, port in zip(ADDRESSES, site_ports, strict=False)
        ]
        self.keys_url = f"http://localhost:{keys_port}/keys"
        self.script_url = f"{self.sites[0].origin}/atlassian-connect/all.js"
        script = client_library(self.sites[0].origin)
        apps = [create_site_app(site, client_script=script, marketplace=self) for site in self.sites]
        self._servers = [
            _Server(app, listener)
            for app, listener in zip([*apps, create_key_server(self._install_key)], listeners, strict=True)
        ]

    def install(self, app_url: str | None = None, *, site: Site | None = None, patience_seconds: float = 30) -> None:
        """Install the app on one site or on all, with new secrets; raises InstallFailed."""
        self.app_url = app_url or self.app_url
        if self.app_url is None:
            raise lifecycle.InstallFailed("Nobody has said yet where the app is.")
        for each in [site] if site else self.sites:
            lifecycle.install(
                each, app_url=self.app_url, install_key=self._install_key, patience_seconds=patience_seconds
            )

    def uninstall(self, site: Site) -> None:
        """Remove the app from a site; raises InstallFailed when the app answers badly, it is removed all the same."""
        lifecycle.uninstall(site, install_key=self._install_key)

    def sign_page_url(
        self, site: Site, user: str, module: str, params: Mapping[str, str], *, page_id: str | None = None
    ) -> str:
        """The signed address of a macro's or an administrators' page, as that person's browser would get it.

        `module` is a module key; `params` are macro parameters and other `{…}` variables; `page_id` names the page
        that the macro is on (default: the site's first one).
        """
        installation = _installation(site)
        descriptor = installation.descriptor
        offered = descriptor.macro(module) or descriptor.page(module)
        if offered is None:
            raise ValueError(f"The app has no module {module}.")
        page = site.pages.get(page_id) if page_id else next(iter(site.pages.all()), None)
        if page_id and page is None:
            raise ValueError(f"The site has no page {page_id}.")
        return tokens.signed_module_url(
            site,
            installation,
            USERS[user],
            module_key=module,
            url=offered.url,
            variables=(tokens.variables(page, None) if page else {}) | dict(params),
        )

    def context_token(self, site: Site, user: str, page_id: str | None = None) -> str:
        """What `AP.context.getToken()` would answer to that person, on a page or outside of pages."""
        page = site.pages.get(page_id) if page_id else None
        return tokens.context_token(site, _installation(site), USERS[user], page=page, macro=None)

    def stop(self) -> None:
        """Close everything; the app is not told."""
        for server in self._servers:
            server.stop()


class _QuietHandler(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing: the demo's terminal belongs to the app."""


class _Server:
    """A WSGI server in a thread of its own, on a socket that listens already."""

    def __init__(self, app: Flask, listener: socket.socket) -> None:
        host, port = listener.getsockname()
        self._server: BaseWSGIServer = make_server(
            host, port, app, threaded=True, request_handler=_QuietHandler, fd=listener.fileno()
        )
        listener.close()
        self._thread = threading.Thread(target=self._server.serve_forever, args=[STOP_LATENCY_SECONDS], daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def start(
    app_url: str | None = None,
    *,
    ports: Sequence[int] = (0, 0),
    keys_port: int = 0,
    pages: Sequence[Page] | None = None,
    data: Path | None = None,
) -> RunningConfluence:
    """Start a site on each of these ports (0: any free one) and, if `app_url` is given, install the app there.

    `pages` are what a site begins with (default: the examples); `data` is a folder that keeps them over a restart.
    Raises OSError for a taken port, InstallFailed, PackagesMissing.
    """
    seed = read_pages(EXAMPLE_PAGES) if pages is None else pages
    confluence = RunningConfluence(app_url=app_url, ports=ports, keys_port=keys_port, pages=seed, data=data)
    if app_url:
        confluence.install()
    return confluence


def _installation(site: Site) -> Installation:
    if site.installation is None:
        raise ValueError(f"The app is not installed on {site.name}.")
    return site.installation
