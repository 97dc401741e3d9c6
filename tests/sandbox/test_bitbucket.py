"""The local Bitbucket's resources: what is there, what is not, and the bytes as git has them."""

from urllib.parse import quote

import pytest
import requests

from sandbox.bitbucket.odd_files import LARGE_FILES, NAMES
from tests.sandbox.bitbucket_calls import SITE, Bitbucket

NO_ACCESS = (
    "You may not have access to this repository or it no longer exists in this workspace. "
    "If you think this repository exists and you have access, make sure you are authenticated."
)


def no_commit(name: str) -> dict[str, object]:
    data = {"shas": [name]}
    return {"type": "error", "error": {"message": "Commit not found", "data": data}, "data": data}


@pytest.mark.parametrize(
    "path",
    [
        "README.md", "src/retry.py", "docs/guide.md", "docs/images/load.png", "docs/large-readme.md", "bin/deploy.sh",
        "data/empty.txt", "data/binary.bin", "data/utf16-le.txt", "data/utf16-be.txt", "data/utf8-bom.txt",
        "data/latin-1.txt", "data/crlf.txt", "data/mixed.txt", "data/long-line.js", "data/two-megabytes.txt",
        *(f"odd/{name}" for name in NAMES),
    ],
)  # fmt: skip
def test_a_file_has_the_bytes_that_git_has(bitbucket: Bitbucket, path: str) -> None:
    answer = bitbucket.get(f"{SITE}/src/main/{quote(path)}")
    assert answer.status_code == 200
    assert answer.content == bitbucket.git("show", f"main:{path}")
    meta = bitbucket.json(f"{SITE}/src/main/{quote(path)}", format="meta")
    assert (meta["path"], meta["size"]) == (path, len(answer.content))
    assert requests.get(meta["links"]["self"]["href"], timeout=10).content == answer.content


def test_the_headers_of_a_file(bitbucket: Bitbucket) -> None:
    headers = bitbucket.get(f"{SITE}/src/main/src/retry.py").headers
    assert headers["Content-Type"] == "text/plain"
    assert headers["Content-Disposition"] == 'attachment; filename="retry.py"'
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert int(headers["ETag"])
    assert bitbucket.get(f"{SITE}/src/main/docs/images/load.png").headers["Content-Type"] == "image/png"
    assert "UTF-8''%C3%BCber.md" in bitbucket.get(f"{SITE}/src/main/odd/über.md").headers["Content-Disposition"]


def test_equal_files_have_equal_etags(bitbucket: Bitbucket) -> None:
    paths = ("main/README.md", "v1.0.0/README.md", "main/OWNERS")
    first, second, other = (bitbucket.get(f"{SITE}/src/{path}").headers["ETag"] for path in paths)
    assert first == second != other


@pytest.mark.parametrize(
    ("path", "attributes"),
    [
        ("README.md", []),
        ("bin/deploy.sh", ["executable"]),
        ("data/binary.bin", ["binary"]),
        ("data/utf16-le.txt", ["binary"]),
        ("data/lfs.psd", ["lfs"]),
        ("docs/design", ["link"]),
        ("vendor/lib", ["subrepository"]),
    ],
)
def test_the_attributes_of_a_file(bitbucket: Bitbucket, path: str, attributes: list[str]) -> None:
    assert bitbucket.json(f"{SITE}/src/main/{path}", format="meta")["attributes"] == attributes


def test_links_submodules_and_large_files(bitbucket: Bitbucket) -> None:
    assert bitbucket.get(f"{SITE}/src/main/docs/design").text == "guide.md"
    assert bitbucket.get(f"{SITE}/src/main/vendor/lib").text == "0123456789abcdef0123456789abcdef01234567"
    answer = bitbucket.get(f"{SITE}/src/main/data/lfs.psd")
    assert answer.status_code == 301
    assert requests.get(answer.headers["Location"], timeout=10).content in LARGE_FILES.values()


@pytest.mark.parametrize("revision", ["main", "develop", "v1.0.0", "v1.1.0"])
def test_a_revision_is_a_branch_a_tag_or_a_hash(bitbucket: Bitbucket, revision: str) -> None:
    sha = bitbucket.commit(revision)
    kind = "tags" if revision.startswith("v") else "heads"
    assert sha == bitbucket.git("rev-parse", f"refs/{kind}/{revision}^{{commit}}").decode().strip()
    for name in (revision, sha, sha[:7], sha[:4]):
        assert bitbucket.commit(name) == sha
        assert bitbucket.json(f"{SITE}/src/{name}/", format="meta")["commit"]["hash"] == sha


@pytest.mark.parametrize("address", ["feature/new/NEW.md", "feature%2Fnew/NEW.md", "release/4.0-rc1/README.md"])
def test_a_branch_with_a_slash_is_not_found_by_its_first_segment(bitbucket: Bitbucket, address: str) -> None:
    answer = bitbucket.get(f"{SITE}/src/{address}")
    assert (answer.status_code, answer.json()) == (404, no_commit(address.split("/")[0].split("%")[0]))


@pytest.mark.parametrize("revision", ["nowhere", "main~1", "main^", "HEAD", "0000000", "-n", "123", "main%00"])
def test_a_revision_that_is_not_there(bitbucket: Bitbucket, revision: str) -> None:
    name = revision.replace("%00", "\0")
    for path in (f"/src/{revision}/README.md", f"/src/{revision}/", f"/commit/{revision}", f"/commits/{revision}"):
        answer = bitbucket.get(SITE + path)
        assert (answer.status_code, answer.json()) == (404, no_commit(name))


@pytest.mark.parametrize("path", ["shard.yml", "docs/nothing.md", "README.md/x", "docs/../README.md", "a%00b"])
def test_a_path_that_is_not_there(bitbucket: Bitbucket, path: str) -> None:
    request = requests.Request("GET", "http://x").prepare()
    request.url = f"{bitbucket.running.api_url}{SITE}/src/main/{path}"
    answer = requests.Session().send(request, timeout=10)
    message = f"No such file or directory: {path}".replace("%00", "\0")
    assert (answer.status_code, answer.json()) == (404, {"type": "error", "error": {"message": message}})


def test_the_root_folder_needs_its_slash(bitbucket: Bitbucket) -> None:
    root = f"{bitbucket.running.api_url}{SITE}/src/{bitbucket.commit()}/"
    for path in ("/src", "/src/main"):
        answer = bitbucket.get(SITE + path, format="meta")
        assert (answer.status_code, answer.headers["Location"]) == (302, f"{root}?format=meta")


def test_a_folder_lists_folders_before_files(bitbucket: Bitbucket) -> None:
    for address in ("docs", "docs/"):
        values = bitbucket.json(f"{SITE}/src/main/{address}")["values"]
        assert [(value["type"], value["path"]) for value in values] == [
            ("commit_directory", "docs/images"),
            ("commit_file", "docs/design"),
            ("commit_file", "docs/guide.md"),
            ("commit_file", "docs/hostile.md"),
            ("commit_file", "docs/large-readme.md"),
        ]
    meta = bitbucket.json(f"{SITE}/src/main/docs", format="meta")
    assert (meta["type"], meta["path"]) == ("commit_directory", "docs")
    assert meta["links"]["self"]["href"].endswith("/docs/")


def test_refs_may_have_slashes(bitbucket: Bitbucket) -> None:
    for name in ("feature/new", "feature%2Fnew"):
        branch = bitbucket.json(f"{SITE}/refs/branches/{name}")
        assert (branch["name"], branch["target"]["hash"]) == (
            "feature/new",
            bitbucket.git("rev-parse", "feature/new").decode().strip(),
        )
    assert bitbucket.json(f"{SITE}/refs/tags/release/4.0-rc1")["name"] == "release/4.0-rc1"
    answer = bitbucket.get(f"{SITE}/refs/branches/feature/gone")
    assert (answer.status_code, answer.json()["error"]["message"]) == (404, 'Branch "feature/gone" does not exist.')


def test_only_an_annotated_tag_has_words(bitbucket: Bitbucket) -> None:
    annotated, plain = (bitbucket.json(f"{SITE}/refs/tags/{name}") for name in ("v1.0.0", "v1.1.0"))
    assert annotated["message"] == "The first release\n"
    assert annotated["tagger"]["raw"] == "Ada Example <ada@example.com>"
    assert (plain["message"], plain["date"], plain["tagger"]) == (None, None, None)


def test_a_name_that_is_a_branch_and_a_tag(bitbucket: Bitbucket) -> None:
    branch = bitbucket.json(f"{SITE}/refs/branches/develop")["target"]["hash"]
    assert bitbucket.json(f"{SITE}/refs/tags/develop")["target"]["hash"] != branch
    assert bitbucket.commit("develop") == branch


def test_history(bitbucket: Bitbucket) -> None:
    def subjects(path: str, /, **parameters: object) -> list[str]:
        values = bitbucket.json(f"{SITE}/{path}", **parameters)["values"]
        return [value["message"].splitlines()[0] for value in values]

    on_main = bitbucket.git("log", "--format=%s", "main").decode().splitlines()
    assert subjects("commits/main") == on_main
    assert subjects("commits/feature/new") == ["Start something new", *on_main]
    assert len(subjects("commits")) == len(on_main) + 4
    assert subjects("commits", include=["develop", "feature/new"], exclude="main") == [
        "Start something new",
        "Try a new colour",
    ]
    assert subjects("commits/main", path="OWNERS") == ["Note the owner"]
    assert subjects("commits/main", path="odd/[brackets].txt") == ["Add files that are hard to show"]


def test_repositories_are_found_by_name_in_any_case_and_by_id(bitbucket: Bitbucket) -> None:
    site = bitbucket.json(SITE)
    assert site["mainbranch"]["name"] == "main"
    for workspace in ("acme", "ACME", site["workspace"]["uuid"]):
        for slug in ("Site", site["uuid"], quote(site["uuid"])):
            assert bitbucket.json(f"/repositories/{workspace}/{slug}") == site
    assert bitbucket.json("/repositories/globex/handbook")["full_name"] == "globex/handbook"
    assert bitbucket.json("/repositories/acme/trunk")["mainbranch"]["name"] == "trunk"


@pytest.mark.parametrize("below", ["", "/src", "/src/main/README.md", "/commit/main", "/refs/branches", "/commits"])
def test_private_is_as_missing(bitbucket: Bitbucket, below: str) -> None:
    answers = [bitbucket.get(f"/repositories/acme/{slug}{below}") for slug in ("private", "missing")]
    assert answers[0].json() == answers[1].json() == {"type": "error", "error": {"message": NO_ACCESS}}
    assert {answer.status_code for answer in answers} == {404}


def test_the_history_of_a_missing_repository_is_a_web_page(bitbucket: Bitbucket) -> None:
    answer = bitbucket.get("/repositories/acme/missing/commits/main")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "data-token" in answer.text


def test_an_empty_repository(bitbucket: Bitbucket) -> None:
    assert bitbucket.json("/repositories/acme/empty")["mainbranch"] is None
    assert bitbucket.json("/repositories/acme/empty/refs")["values"] == []
    assert bitbucket.json("/repositories/acme/empty/commits")["values"] == []
    assert bitbucket.get("/repositories/acme/empty/src").status_code == 404
    assert bitbucket.get("/repositories/acme/empty/src/main/README.md").json() == no_commit("main")


@pytest.mark.parametrize("path", ["", "/", "/nothing", f"{SITE}/nothing", f"{SITE}/commit/feature/new", "/users"])
def test_an_address_where_nothing_is(bitbucket: Bitbucket, path: str) -> None:
    answer = bitbucket.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"]["message"] == "Resource not found"


def test_a_credential_that_nobody_knows(bitbucket: Bitbucket) -> None:
    answer = bitbucket.get(SITE, headers={"Authorization": "Bearer x"})
    assert answer.status_code == 401
    assert answer.json()["error"]["message"] == "Token is invalid, expired, or not supported for this endpoint."


def test_the_headers_of_json(bitbucket: Bitbucket) -> None:
    answer = bitbucket.get(SITE, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert answer.headers["ETag"].startswith('"gz[')
    assert answer.headers["Server"] == "envoy"
    assert answer.headers["X-Accepted-OAuth-Scopes"] == "repository"
    assert "x-ratelimit-limit" not in answer.headers
    again = bitbucket.get(SITE, headers={"If-None-Match": answer.headers["ETag"], "Accept-Encoding": "identity"})
    assert (again.status_code, again.json()) == (200, answer.json())
    assert "Content-Encoding" not in again.headers


def test_links_for_people_lead_to_a_plain_page(bitbucket: Bitbucket) -> None:
    page = requests.get(f"{bitbucket.running.web_url}/acme/site/src/main/<b>.md", timeout=10)
    assert page.status_code == 200
    assert "/acme/site/src/main/&lt;b&gt;.md" in page.text
    assert requests.get(bitbucket.json(SITE)["links"]["html"]["href"], timeout=10).status_code == 200
