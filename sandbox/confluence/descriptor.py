"""What an app's descriptor says, as far as the local Confluence needs it.

https://developer.atlassian.com/cloud/confluence/connect-app-descriptor/
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Parameter:
    """One field of the macro browser."""

    identifier: str
    name: str
    description: str
    choices: tuple[str, ...]
    default: str
    is_required: bool
    is_hidden: bool


@dataclass(frozen=True)
class MacroModule:
    """A dynamic content macro; `patterns` are the links that turn into it, stored in `link_parameter`."""

    key: str
    name: str
    url: str
    editor_url: str | None
    width: str
    height: str
    parameters: tuple[Parameter, ...]
    link_parameter: str
    patterns: tuple[str, ...]


@dataclass(frozen=True)
class PageModule:
    """A page of the app: a general one for everybody, the others for administrators.

    The one with `is_configuration` is behind the Configure button.
    """

    key: str
    name: str
    url: str
    is_configuration: bool = False
    is_general: bool = False


@dataclass(frozen=True)
class Descriptor:
    """An app: where it is, which calls it wants, what it offers."""

    key: str
    name: str
    base_url: str
    lifecycle: Mapping[str, str]
    macros: tuple[MacroModule, ...]
    pages: tuple[PageModule, ...]

    def macro(self, key: str) -> MacroModule | None:
        """The macro with this key."""
        return next((macro for macro in self.macros if macro.key == key), None)

    def page(self, key: str) -> PageModule | None:
        """The page with this key."""
        return next((page for page in self.pages if page.key == key), None)


def read_descriptor(data: Mapping[str, Any]) -> Descriptor:
    """Read a descriptor's JSON; raises KeyError for one without key or baseUrl."""
    modules = data.get("modules", {})
    pages = [_page(page) for page in modules.get("adminPages", [])]
    pages += [replace(_page(page), is_general=True) for page in modules.get("generalPages", [])]
    if "configurePage" in modules:
        pages.append(replace(_page(modules["configurePage"]), is_configuration=True))
    return Descriptor(
        key=data["key"],
        name=data.get("name", data["key"]),
        base_url=data["baseUrl"].rstrip("/"),
        lifecycle=data.get("lifecycle", {}),
        macros=tuple(_macro(macro) for macro in modules.get("dynamicContentMacros", [])),
        pages=tuple(pages),
    )


def _macro(data: Mapping[str, Any]) -> MacroModule:
    autoconvert = data.get("autoconvert", {})
    return MacroModule(
        key=data["key"],
        name=_text(data["name"]),
        url=data["url"],
        editor_url=data.get("editor", {}).get("url"),
        width=data.get("width", "100%"),
        height=data.get("height", ""),
        parameters=tuple(_parameter(parameter) for parameter in data.get("parameters", [])),
        link_parameter=autoconvert.get("urlParameter", ""),
        patterns=tuple(matcher["pattern"] for matcher in autoconvert.get("matchers", [])),
    )


def _parameter(data: Mapping[str, Any]) -> Parameter:
    choices = ("true", "false") if data["type"] == "boolean" else tuple(map(str, data.get("values", [])))
    return Parameter(
        identifier=data["identifier"],
        name=_text(data["name"]),
        description=_text(data.get("description", "")),
        choices=choices,
        default=str(data.get("defaultValue", "")),
        is_required=data.get("required", False),
        is_hidden=data.get("hidden", False),
    )


def _page(data: Mapping[str, Any]) -> PageModule:
    return PageModule(key=data["key"], name=_text(data["name"]), url=data["url"])


def _text(value: str | Mapping[str, str]) -> str:
    """A text of the descriptor, which may be an object with a translation key beside it."""
    return value if isinstance(value, str) else value["value"]
