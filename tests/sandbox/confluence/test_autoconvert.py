"""Links that become macros."""

import pytest

from sandbox.confluence.autoconvert import convert
from sandbox.confluence.descriptor import read_descriptor
from tests.sandbox.confluence.stand_in_app import descriptor


@pytest.mark.parametrize(
    ("link", "is_converted"),
    [
        ("https://bitbucket.org/acme/tools", True),
        ("https://bitbucket.org/acme/tools/src/main/a.py", True),
        ("https://bitbucket.org/acme/tools/src/main/a.py#lines-2:3", True),
        ("https://bitbucket.org/acme/tools/src/main/folder/a.py", False),
        ("http://bitbucket.org/acme/tools", False),
        ("https://bitbucket.org/acme//src/main/a.py", False),
        ("https://bitbucketXorg/acme/tools", False),
        ("see https://bitbucket.org/acme/tools", False),
    ],
)
def test_patterns_fit_whole_links(link: str, is_converted: bool) -> None:
    macro = convert(link, read_descriptor(descriptor("http://localhost")))
    assert (macro is not None) is is_converted
    if macro:
        assert (macro.key, macro.parameters) == ("include-bitbucket", {"link": link})


def test_without_an_app_nothing_is_converted() -> None:
    assert convert("https://bitbucket.org/acme/tools", None) is None
