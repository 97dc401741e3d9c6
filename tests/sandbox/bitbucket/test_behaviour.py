"""Reading commits, files and folders as bitbucket.org lets anonymous callers read them."""

from urllib.parse import quote

import pytest

from sandbox.bitbucket.data import SUBMODULE_COMMIT, odd_files, repositories
from tests.sandbox.bitbucket.calls import Caller, message

NO_ACCESS = (
    "You may not have access to this repository or it no longer exists in this workspace. "
    "If you think this repository exists and you have access, make sure you are authenticated."
)
IN_LFS = "data/lfs.psd"


@pytest.mark.parametrize("revision", ["main", "v1.0.0", "v1.1.0", "develop"])
def test_a_commit_is_found_by_branch_tag_hash_and_short_hash(bitbucket: Caller, revision: str) -> None:
    sha = bitbucket.sha(revision)
    for name in (revision, sha, sha[:12], sha[:7]):
        assert bitbucket.json(f"acme/site/commit/{name}")["hash"] == sha
        assert bitbucket.json(f"acme/site/src/{name}/README.md", format="meta")["commit"]["hash"] == sha


def test_a_branch_goes_before_a_tag_of_the_same_name(bitbucket: Caller) -> None:
    assert bitbucket.json("acme/site/commit/same-name")["hash"] == bitbucket.sha("refs/heads/same-name")


@pytest.mark.parametrize("name", ["feature/new-login", "feature%2Fnew-login"])
def test_a_branch_with_a_slash_is_no_revision(bitbucket: Caller, name: str) -> None:
    for path in (f"src/{name}/src/retry.py", f"commit/{name}", f"commits/{name}"):
        response = bitbucket.get(f"acme/site/{path}")
        assert (response.status_code, message(response)) == (404, "Commit not found")
        assert response.json()["error"]["data"] == response.json()["data"] == {"shas": ["feature"]}


@pytest.mark.parametrize("name", ["feature/new-login", "feature%2Fnew-login"])
def test_a_branch_with_a_slash_is_found_among_the_branches(bitbucket: Caller, name: str) -> None:
    branch = bitbucket.json(f"acme/site/refs/branches/{name}")
    assert (branch["name"], branch["target"]["hash"]) == ("feature/new-login", bitbucket.sha("feature/new-login"))


@pytest.mark.parametrize("revision", ["nowhere", "main~1", "main^", "HEAD@{0}", "main:docs", "--all", "0" * 40])
def test_what_git_alone_understands_is_not_found(bitbucket: Caller, revision: str) -> None:
    assert message(bitbucket.get(f"acme/site/commit/{quote(revision)}")) == "Commit not found"


def test_only_an_annotated_tag_has_a_message_a_date_and_a_tagger(bitbucket: Caller) -> None:
    annotated = bitbucket.json("acme/site/refs/tags/v1.0.0")
    plain = bitbucket.json("acme/site/refs/tags/v1.1.0")
    assert (annotated["message"], annotated["date"]) == ("The first release\n", "2026-04-15T04:00:00+00:00")
    assert annotated["tagger"]["raw"] == "Ada Example <ada@example.com>"
    assert annotated["target"]["hash"] == bitbucket.sha("v1.0.0")
    assert [plain[name] for name in ("message", "date", "tagger")] == [None, None, None]


@pytest.mark.parametrize("kind", ["branches", "tags"])
def test_a_ref_that_is_not_there(bitbucket: Caller, kind: str) -> None:
    response = bitbucket.get(f"acme/site/refs/{kind}/nowhere")
    assert (response.status_code, "nowhere" in message(response)) == (404, True)


@pytest.mark.parametrize("path", sorted({*odd_files(), "README.md", "docs/images/hostile.svg"} - {IN_LFS}))
def test_every_file_is_served_byte_for_byte(bitbucket: Caller, path: str) -> None:
    response = bitbucket.get(f"acme/site/src/main/{quote(path)}")
    assert response.status_code == 200
    assert response.content == bitbucket.git("show", f"main:{path}")
    assert "charset" not in response.headers["Content-Type"]
    assert response.headers["Content-Disposition"].startswith("attachment")


def test_odd_names_come_back_as_they_are_and_their_links_lead_there(bitbucket: Caller) -> None:
    entries = bitbucket.json("acme/site/src/main/odd/", pagelen=100)["values"]
    names = {path for path in odd_files() if path.startswith("odd/") and path.count("/") == 1}
    files = [entry for entry in entries if entry["type"] == "commit_file"]
    assert {entry["path"] for entry in files} == names
    for entry in files:
        assert bitbucket.get(entry["links"]["self"]["href"]).content == odd_files()[entry["path"]]
        assert bitbucket.json(entry["links"]["meta"]["href"])["path"] == entry["path"]


def test_sizes_and_attributes_of_what_is_no_plain_file(bitbucket: Caller) -> None:
    def meta(path: str) -> tuple[list[str], int]:
        found = bitbucket.json(f"acme/site/src/main/{path}", format="meta")
        return found["attributes"], found["size"]

    assert meta("docs/design") == (["link"], len("guide.md"))
    assert meta("vendor/lib") == (["subrepository"], 40)
    assert meta("data/binary.bin") == (["binary"], 2048)
    assert meta("data/run.sh") == (["executable"], 20)
    assert meta(IN_LFS)[0] == ["lfs"]
    assert meta("data/empty.txt") == ([], 0)


def test_a_link_reads_as_its_target_and_a_submodule_as_its_commit(bitbucket: Caller) -> None:
    assert bitbucket.get("acme/site/src/main/docs/design").text == "guide.md"
    assert bitbucket.get("acme/site/src/main/vendor/lib").text == SUBMODULE_COMMIT


def test_a_file_in_lfs_is_elsewhere(bitbucket: Caller) -> None:
    response = bitbucket.get(f"acme/site/src/main/{IN_LFS}")
    assert response.status_code == 301
    elsewhere = bitbucket.get(response.headers["Location"])
    assert (elsewhere.status_code, b"git-lfs.github.com" in elsewhere.content) == (200, False)


def test_folders_come_first_and_say_where_they_are(bitbucket: Caller) -> None:
    listing = bitbucket.json("acme/site/src/main/", pagelen=100)
    kinds = [entry["type"] for entry in listing["values"]]
    assert kinds == sorted(kinds)
    assert "size" not in listing
    docs = next(entry for entry in listing["values"] if entry["path"] == "docs")
    assert bitbucket.json(docs["links"]["self"]["href"]) == bitbucket.json("acme/site/src/main/docs")
    root = bitbucket.json("acme/site/src/main/", format="meta")
    assert (root["type"], root["path"]) == ("commit_directory", "")
    assert root["links"]["self"]["href"].endswith(f"/src/{bitbucket.sha('main')}/")


def test_paths_and_addresses_that_are_not_there(bitbucket: Caller) -> None:
    assert message(bitbucket.get("acme/site/src/main/no/such.py")) == "No such file or directory: no/such.py"
    assert message(bitbucket.get("acme/site/src/main/README.md/x")) == "No such file or directory: README.md/x"
    assert message(bitbucket.get("acme/site/src/main")) == "Resource not found"


@pytest.mark.parametrize("path", ["", "/commit/main", "/src/main/README.md", "/refs/branches", "/commits"])
def test_a_private_repository_looks_like_one_that_is_missing(bitbucket: Caller, path: str) -> None:
    private, missing = bitbucket.get(f"acme/private{path}"), bitbucket.get(f"acme/missing{path}")
    assert private.status_code == missing.status_code == 404
    assert private.content == missing.content
    assert message(private) == NO_ACCESS


def test_a_repository_is_found_by_name_in_any_case_and_by_uuid(bitbucket: Caller) -> None:
    site = bitbucket.json("acme/site")
    for name in ("ACME/Site", f"acme/{site['uuid']}", quote(f"{site['workspace']['uuid']}/{site['uuid']}")):
        assert bitbucket.json(name) == site
    assert bitbucket.get(f"globex/{site['uuid']}").status_code == 404
    assert site["uuid"] != site["workspace"]["uuid"]


@pytest.mark.parametrize("path", ["", "/commit/main", "/src/main/a%20b%23.txt?format=meta"])
def test_a_renamed_repository_sends_to_its_new_name(bitbucket: Caller, path: str) -> None:
    response = bitbucket.get(f"acme/renamed-old{path}")
    assert response.status_code == 301
    assert response.headers["Location"] == f"{bitbucket.web_url}/2.0/repositories/acme/renamed{path}"


def test_the_source_of_a_repository_is_the_root_of_its_main_branch(bitbucket: Caller) -> None:
    response = bitbucket.get("acme/trunk/src", pagelen=5)
    sha = bitbucket.sha("trunk", "acme/trunk")
    assert response.status_code == 302
    assert response.headers["Location"] == f"{bitbucket.web_url}/2.0/repositories/acme/trunk/src/{sha}/?pagelen=5"


def test_an_empty_repository(bitbucket: Caller) -> None:
    assert bitbucket.json("acme/empty")["mainbranch"] is None
    assert bitbucket.json("acme/empty/refs/branches")["values"] == []
    assert bitbucket.json("acme/empty/commits")["values"] == []
    for path in ("src", "src/main/", "commit/main"):
        assert message(bitbucket.get(f"acme/empty/{path}")) == "Commit not found"


@pytest.mark.parametrize("repository", [each.full_name for each in repositories() if each.changes])
def test_the_repositories_are_sound(bitbucket: Caller, repository: str) -> None:
    bitbucket.git("fsck", "--strict", repository=repository)
