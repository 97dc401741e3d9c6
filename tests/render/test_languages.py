import pytest
from pygments.lexers import get_lexer_by_name

from app.render.languages import OVERRIDES, language_of
from tests.render.documents import show


@pytest.mark.parametrize("alias", sorted(set(OVERRIDES.values())))
def test_every_alias_is_one_of_pygments(alias: str) -> None:
    assert get_lexer_by_name(alias)


def test_patterns_are_lower_case_and_none_hides_behind_another() -> None:
    for pattern in OVERRIDES:
        assert pattern == pattern.lower()
        if "[" not in pattern:
            assert language_of(pattern.replace("*", "x")) == OVERRIDES[pattern], pattern


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("main.py", "Python"),
        ("MAIN.PY", "Python"),
        ("Program.fs", "F#"),
        ("model.R", "S"),
        ("model.r", "S"),
        ("script.pl", "Perl"),
        ("schema.sql", "SQL"),
        ("go.mod", "Go"),
        ("App.csproj", "XML"),
        ("Jenkinsfile", "Groovy"),
        ("release.jenkinsfile", "Groovy"),
        ("Dockerfile", "Docker"),
        ("Dockerfile.dev", "Docker"),
        (".gitmodules", "INI"),
        ("tsconfig.jsonc", "JSON"),
        ("main.bicep", "Terraform"),
        ("Page.razor", "HTML"),
        ("start.S", "GAS"),
        ("bitbucket-pipelines.yml", "YAML"),
        ("nginx.conf", "Nginx configuration file"),
        ("README", None),
        ("notes.txt", None),
        ("data.unheard-of", None),
        ("", None),
    ],
)
def test_languages_of_files(name: str, language: str | None) -> None:
    assert show("x = 1\n", f"some.py/{name}").language == language
