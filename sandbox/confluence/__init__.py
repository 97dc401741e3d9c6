"""A local Confluence: two sites whose iframes are driven by the real Connect host library, for demo and tests."""

from sandbox.confluence.lifecycle import InstallFailed
from sandbox.confluence.pages import Macro, Page
from sandbox.confluence.running import RunningConfluence, start
from sandbox.confluence.sites import Site

__all__ = ["InstallFailed", "Macro", "Page", "RunningConfluence", "Site", "start"]
