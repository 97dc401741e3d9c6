"""What the host page must know to open one of the app's iframes."""

from dataclasses import dataclass
from typing import Any

from sandbox.confluence import tokens
from sandbox.confluence.descriptor import PageModule
from sandbox.confluence.pages import Macro, Page
from sandbox.confluence.people import User
from sandbox.confluence.sites import CONTEXT_PATH, Installation, Site

# The list that Confluence itself gives to its Connect iframes.
SANDBOX = (
    "allow-downloads allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-scripts "
    "allow-same-origin allow-top-navigation-by-user-activation allow-storage-access-by-user-activation"
)


@dataclass(frozen=True)
class Frame:
    """An iframe to come: `extension` goes to the host library, `place` stays on the host page and answers its calls."""

    title: str
    extension: dict[str, Any]
    place: dict[str, Any]


def macro_frame(site: Site, user: User, page: Page, macro: Macro, *, is_editor: bool = False) -> Frame | None:
    """The iframe of a macro, or of the app's own editor for it; None if the app does not offer that."""
    installation = site.installation
    module = installation.descriptor.macro(macro.key) if installation else None
    if installation is None or module is None:
        return None
    url = module.editor_url if is_editor else module.url
    if url is None:
        return None
    address = tokens.signed_module_url(
        site, installation, user, module_key=module.key, url=url, variables=tokens.variables(page, macro)
    )
    return Frame(
        title=f"{module.name} {'editor' if is_editor else 'macro'}",
        extension=_extension(
            site,
            installation,
            key=module.key,
            url=address,
            options={
                "width": "100%" if is_editor else module.width,
                "height": "400px" if is_editor else module.height,
                "moduleType": "dynamicContentMacros",
            },
        ),
        place={
            "pageId": page.id,
            "macroId": macro.id,
            "macroParameters": dict(macro.parameters),
            "context": tokens.context(site, page=page, macro=macro),
        },
    )


def page_frame(site: Site, installation: Installation, user: User, module: PageModule) -> Frame:
    """The iframe of a page of the app."""
    address = tokens.signed_module_url(site, installation, user, module_key=module.key, url=module.url, variables={})
    kind = "generalPages" if module.is_general else "adminPages"
    return Frame(
        title=module.name,
        extension=_extension(
            site,
            installation,
            key=module.key,
            url=address,
            options={"width": "100%", "height": "400px", "moduleType": kind, "isFullPage": True},
        ),
        place={"context": tokens.context(site, page=None, macro=None)},
    )


def _extension(
    site: Site, installation: Installation, *, key: str, url: str, options: dict[str, Any]
) -> dict[str, Any]:
    return {
        "addon_key": installation.descriptor.key,
        "key": key,
        "url": url,
        "options": {
            "autoresize": True, "hostOrigin": site.origin, "contextPath": CONTEXT_PATH, "sandbox": SANDBOX, **options,
        },
    }  # fmt: skip
