"""What people see."""

import requests

from sandbox.confluence import RunningConfluence, Site
from tests.sandbox.confluence.stand_in_app import StandInApp
from tests.sandbox.confluence.visits import HANDBOOK, PAGES, edit, view


def test_the_list_holds_what_the_person_may_see(acme: Site) -> None:
    assert "Secret" in requests.get(f"{acme.url}/?as=admin", timeout=5).text
    assert "Secret" not in requests.get(f"{acme.url}/?as=member", timeout=5).text


def test_the_choice_of_person_is_remembered(acme: Site) -> None:
    with requests.Session() as session:
        session.get(f"{acme.url}/?as=member", timeout=5)
        assert "Secret" not in session.get(f"{acme.url}/", timeout=5).text


def test_text_is_never_markup(acme: Site) -> None:
    edit(acme, HANDBOOK, {"block0.text": "## One\n\n<b>two</b> https://example.com/"}, action="save")
    screen = view(acme, HANDBOOK, "member")
    assert "<h2>One</h2>" in screen
    assert "&lt;b&gt;two" in screen
    assert 'href="https://example.com/"' in screen


def test_without_the_app_a_macro_is_unknown_and_its_parameters_are_kept(
    confluence: RunningConfluence, acme: Site
) -> None:
    confluence.uninstall(acme)
    assert "no installed app offers it" in view(acme, HANDBOOK, "member")
    edit(acme, HANDBOOK, {}, action="save")
    page = acme.pages.get(HANDBOOK)
    assert page is not None
    assert page.blocks == PAGES[0].blocks


def test_only_administrators_see_the_apps(acme: Site) -> None:
    configure = "/wiki/plugins/servlet/ac/stand-in/configure"
    assert configure in requests.get(f"{acme.url}/admin/plugins?as=admin", timeout=5).text
    assert requests.get(f"{acme.origin}{configure}?as=admin", timeout=5).ok
    for address in (f"{acme.url}/admin/plugins", acme.origin + configure):
        assert requests.get(f"{address}?as=member", timeout=5).status_code == 403
    assert requests.post(f"{acme.url}/admin/plugins?as=member", timeout=5).status_code == 403


def test_an_administrator_removes_the_app_and_installs_it_again(app: StandInApp, acme: Site) -> None:
    address = f"{acme.url}/admin/plugins"
    assert "No app is installed" in requests.post(address, data={"action": "uninstall"}, timeout=10).text
    assert "Stand-in" in requests.post(address, data={"action": "install"}, timeout=10).text
    app.refuse_with = [400]
    failed = requests.post(address, data={"action": "install"}, timeout=10)
    assert (failed.status_code, "The app says no" in failed.text) == (502, True)


def test_the_client_library_asks_this_site_for_themes(confluence: RunningConfluence, acme: Site) -> None:
    script = requests.get(confluence.script_url, timeout=5)
    assert script.headers["Content-Type"].startswith("text/javascript")
    assert f'"{acme.origin}/atlassian-connect"' in script.text
    for path in ("themes/atlaskit-tokens_dark.css", "surfaces.css", "legacy-text-colors.css"):
        assert requests.get(f"{acme.origin}/atlassian-connect/{path}", timeout=5).ok
