"""The guide for administrators tells what is: its pictures, words and numbers, and a test for each of its sections."""

import ast
import re

import pytest
from flask import Flask

from app.admin import notices, schema
from app.atlassian import sites
from app.bitbucket.auth import audit, connections, hooks, tenure
from app.bitbucket.budgets import MAX_WAIT_SECONDS
from app.macro import answers, source
from app.signin import flows
from tests.e2e.spoken import ROOT, Texts, pages, plain, said

GUIDE = (ROOT / "docs/admin-guide.md").read_text()
IMAGES = ROOT / "docs/images"
LARGEST_BYTES = 150 * 1024
DAY, HOUR, MINUTE = 24 * 3600, 3600, 60

WALKS, PANEL, STATES = (
    "tests/e2e/test_walks.py",
    "tests/e2e/test_admin_panel.py",
    "tests/e2e/test_admin_panel_states.py",
)
SIGN_IN, MISUSE = "tests/e2e/test_signin.py", "tests/signin/test_misuse.py"
# Which tests would fail if a section were wrong.
SECTIONS = {
    "Installing": ["tests/test_descriptor_file.py::test_it_asks_for_signed_tokens_and_for_reading_only"],
    "Which way fits you": [
        "tests/e2e/test_who_sees_what.py::test_the_matrix",
        f"{PANEL}::test_each_person_signs_in_unless_an_administrator_chooses_otherwise",
    ],
    "Open the settings": [
        f"{WALKS}::test_the_settings_are_for_administrators_alone",
        "tests/admin/test_authentication.py::test_for_administrators_alone",
    ],
    "Each person signs in to Bitbucket": [f"{WALKS}::test_each_person_signs_in"],
    "What you do": [
        "tests/bitbucket/test_settings.py::test_nothing_saved_means_that_each_person_signs_in",
        f"{STATES}::test_without_a_consumer_the_page_says_that_nobody_can_sign_in",
        "tests/signin/test_bitbucket_says_no.py::test_what_was_not_granted_is_named",
    ],
    "What a reader does": [
        f"{WALKS}::test_each_person_signs_in",
        f"{SIGN_IN}::test_my_connection_begins_and_ends_on_its_own_page",
    ],
    "Where windows do not open": [
        f"{WALKS}::test_signing_in_where_windows_do_not_open",
        f"{WALKS}::test_a_window_that_has_lost_its_page_shows_a_code",
        f"{MISUSE}::test_the_sixth_try_is_one_too_many",
        f"{MISUSE}::test_a_flow_lives_ten_minutes_however_far_it_has_come",
    ],
    "When a connection ends": [
        f"{WALKS}::test_each_person_signs_in",
        "tests/bitbucket/test_settings.py::test_connections_have_no_time_to_live_and_end_after_90_days_without_use",
    ],
    "Shared access tokens": [f"{WALKS}::test_shared_access_tokens"],
    "Make an access token in Bitbucket": [
        "tests/sandbox/test_bitbucket_credentials.py::test_scopes_that_do_not_suffice"
    ],
    "Enter, test and save it": [
        f"{WALKS}::test_shared_access_tokens",
        f"{PANEL}::test_a_pasted_token_is_cleaned_tested_and_saved",
        f"{PANEL}::test_a_pasted_address_fills_the_fields",
        "tests/bitbucket/test_strategies.py::test_the_most_specific_token_is_tried_first",
        "tests/bitbucket/test_strategies.py::test_what_a_token_may_be_used_for",
        "tests/admin/test_bad_input.py::test_each_mistake_has_its_field_and_its_words",
    ],
    "When it would not work": [
        f"{WALKS}::test_shared_access_tokens",
        "tests/admin/test_saving.py::test_what_bitbucket_refuses",
    ],
    "Replace a token": [
        f"{PANEL}::test_a_token_is_replaced_kept_and_removed",
        "tests/admin/test_authentication.py::test_another_secret_or_place_is_another_identity",
    ],
    "Shared API token of an Atlassian account": [f"{WALKS}::test_a_shared_api_token"],
    "Make an API token at Atlassian": [
        "tests/sandbox/test_bitbucket_credentials.py::test_scopes_that_do_not_suffice",
        "tests/admin/test_saving.py::test_an_account_that_bitbucket_refuses",
    ],
    "Enter, test and save the API token": [
        f"{WALKS}::test_a_shared_api_token",
        "tests/admin/test_testing.py::test_an_account",
    ],
    "Who can show what": [
        "tests/e2e/test_permissions.py::test_a_reader_of_the_page_sees_what_its_author_put_there",
        "tests/e2e/test_permissions.py::test_somebody_else_with_the_ticket_does_not",
        "tests/e2e/test_permissions.py::test_parameters_of_ones_own_need_the_right_to_edit",
    ],
    "Visitors": [
        f"{WALKS}::test_shared_access_tokens",
        "tests/bitbucket/test_strategies.py::test_a_site_may_open_what_is_shared_to_visitors",
    ],
    "Diagrams": [
        "tests/e2e/test_plantuml.py::test_an_administrator_lets_diagrams_be_drawn",
        "tests/e2e/test_plantuml.py::test_without_the_tick_nothing_is_sent",
        "tests/macro/test_plantuml.py::test_nothing_but_the_source_goes_along",
    ],
    "What the test tells": [
        f"{STATES}::test_each_result_of_the_test_is_said_in_words",
        "tests/admin/test_testing.py::test_what_is_stored",
        "tests/admin/test_testing.py::test_a_named_repository",
        "tests/admin/test_testing.py::test_while_bitbucket_takes_no_more_requests",
        "tests/admin/test_testing.py::test_while_bitbucket_is_away",
    ],
    "Warnings": [
        f"{WALKS}::test_shared_access_tokens",
        f"{WALKS}::test_a_shared_api_token",
        f"{STATES}::test_warnings_lead_to_their_tokens",
        "tests/admin/test_notices.py::test_dates",
        "tests/admin/test_notices.py::test_nobody_can_sign_in",
    ],
    "What readers see": [
        "tests/macro/test_states.py::test_the_state_and_its_button",
        "tests/macro/test_states.py::test_a_private_repository_and_a_missing_one_sound_the_same",
        "tests/macro/test_answers.py::test_the_last_good_copy_ends_after_a_day",
    ],
    "Change the way": [
        f"{WALKS}::test_shared_access_tokens",
        f"{PANEL}::test_what_is_not_used_is_kept_until_it_is_removed",
        f"{PANEL}::test_what_somebody_else_saved_meanwhile_is_not_lost",
    ],
    "Webhooks": [
        "tests/e2e/test_admin_webhooks.py::test_a_webhook_is_added_entered_and_heard_of",
        "tests/e2e/test_admin_webhooks.py::test_it_is_removed_in_two_steps",
        "tests/e2e/test_webhooks.py::test_a_push_is_seen_at_the_next_view",
        "tests/e2e/test_webhooks.py::test_a_hook_of_one_site_does_not_touch_the_copies_of_another",
        "tests/e2e/test_webhooks.py::test_what_is_not_signed_changes_nothing",
        "tests/macro/test_changed.py::test_what_is_public_is_asked_once_a_minute_at_most_and_no_change_is_lost",
        "tests/admin/test_webhooks.py::test_there_are_20_at_most",
    ],
    "The log": [
        f"{WALKS}::test_shared_access_tokens",
        "tests/admin/test_log.py::test_the_words",
        "tests/admin/test_log.py::test_no_secret_is_written",
        "tests/bitbucket/test_settings.py::test_the_log_is_new_first_and_at_most_1000",
        "tests/bitbucket/test_settings.py::test_old_entries_are_not_shown_and_then_erased",
    ],
    "What is stored, and for how long": [
        "tests/bitbucket/test_settings.py::test_redis_holds_no_secret_and_no_email",
        "tests/macro/test_pages.py::test_it_ends_with_the_token_and_with_the_method",
        "tests/atlassian/test_sites.py::test_after_an_uninstall_nothing_secret_is_left_in_redis",
    ],
    "Forget everything": [
        f"{WALKS}::test_shared_access_tokens",
        "tests/bitbucket/test_settings.py::test_forgetting_everything_leaves_the_one_entry",
        "tests/admin/test_webhooks.py::test_forgetting_everything_ends_them",
    ],
    "Uninstalling and coming back": [
        "tests/e2e/test_tenure.py::test_an_update_keeps_connections_and_tokens",
        "tests/e2e/test_tenure.py::test_an_uninstall_erases_every_credential_and_keeps_the_method",
        "tests/bitbucket/test_settings.py::test_an_uninstall_erases_credentials_and_keeps_the_method_for_30_days",
        "tests/bitbucket/test_hooks.py::test_an_uninstall_erases_them_and_nothing_is_added_after_it",
    ],
    "Limits": [
        "tests/e2e/test_states.py::test_the_hourly_limit_of_anonymous_reading",
        "tests/sandbox/test_bitbucket_credentials.py::test_the_hourly_limit_of_a_credential",
        "tests/sandbox/test_bitbucket_oauth.py::test_all_users_of_a_consumer_share_its_hourly_limit",
        "tests/e2e/test_freshness.py::test_forty_readers_at_once_ask_once",
    ],
}
# What the guide says of our own numbers.
NUMBERS = [
    f"{connections.UNUSED_DAYS} days without use",
    f"the last {audit.MOST_ENTRIES:,} entries, at most {audit.LONGEST_SECONDS // DAY} days",
    f"| the log | | {audit.LONGEST_SECONDS // DAY} days, or {tenure.KEPT_SECONDS // DAY} days after",
    f"until you forget everything, or {tenure.KEPT_SECONDS // DAY} days after the app is uninstalled",
    f"chose and the log stay for {sites.KEPT_SECONDS // DAY} days",
    f"within {flows.LONGEST_SECONDS // MINUTE} minutes, and ends after {flows.MOST_TRIES} wrong codes",
    f"within the last {source.REF_SECONDS} seconds",
    f"good for {source.REF_SECONDS} seconds",
    f"remembered for {answers.NO_ACCESS_SECONDS // MINUTE} minutes",
    f"for up to {answers.LAST_GOOD_SECONDS // HOUR} hours",
    f"at most {source.PRIVATE_CONTENT_SECONDS // HOUR} hours after they were last shown",
    f"{notices.SOON_DAYS}, {notices.SOONER_DAYS} and {notices.NOW_DAYS} days before",
    f"up to {schema.MOST_TOKENS}",
    f"up to {hooks.MOST_HOOKS} webhooks",
    f"at most {hooks.FORGOTTEN_SECONDS // DAY} days after that",
]
# What it says of Atlassian's, none of which stands in the code.
THEIRS = ["31 March 2026", "31 January 2027", "July 2026", "60 requests an hour", "1,000 requests an hour"]


def written() -> str:
    """The guide without code, addresses and pictures."""
    return re.sub(r"`[^`]*`|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|^\s*\d\. ", " ", GUIDE, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def texts(app: Flask) -> set[str]:
    with app.test_request_context("/admin"):
        return {*(text for page in pages() for text in Texts(page).found), *map(plain, said())}


def test_every_label_is_one_of_the_app(texts: set[str]) -> None:
    labels = {plain(label) for label in re.findall(r"\*\*(.+?)\*\*", written(), re.DOTALL)}
    assert labels - texts == set()
    assert len(labels) > 40


def test_every_quotation_is_said_by_the_app(texts: set[str]) -> None:
    quotations = {plain(words) for words in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", written())}
    assert {words for words in quotations if not any(words in text for text in texts)} == set()
    assert len(quotations) > 30


def test_every_picture_is_there_and_shown() -> None:
    shown = re.findall(r"!\[([^\]]+)\]\(images/([^)]+)\)", GUIDE)
    assert sorted(name for _, name in shown) == sorted(path.name for path in IMAGES.glob("admin-*.png"))
    assert all((IMAGES / name).stat().st_size < LARGEST_BYTES for _, name in shown)


def test_links_within_the_guide_lead_somewhere() -> None:
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings()}
    links = set(re.findall(r"\]\(#([^)]+)\)", GUIDE))
    assert links
    assert links <= anchors


def test_numbers_are_those_of_the_code() -> None:
    text = plain(GUIDE)
    assert [phrase for phrase in NUMBERS if phrase not in text] == []
    assert source.CONTENT_SECONDS * 2 == 14 * DAY  # a copy of the bytes, and of what was made of them at its end
    assert "at most two weeks" in text
    assert MAX_WAIT_SECONDS == HOUR
    assert "waiting, at most an hour" in text


def test_no_number_is_left_out() -> None:
    text = plain(written())
    for phrase in sorted([*NUMBERS, *THEIRS], key=len, reverse=True):
        text = text.replace(phrase, "")
    assert re.findall(r".{0,40}\d.{0,20}", text) == []


def test_every_section_is_exercised() -> None:
    assert list(SECTIONS) == headings()
    for nodes in SECTIONS.values():
        assert nodes
        for node in nodes:
            path, _, name = node.partition("::")
            tests = {
                each.name
                for each in ast.walk(ast.parse((ROOT / path).read_text()))
                if isinstance(each, ast.FunctionDef)
            }
            assert name in tests, node


def headings() -> list[str]:
    return re.findall(r"^#{2,3} (.+)$", GUIDE, re.MULTILINE)
