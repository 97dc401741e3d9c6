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
        ("Main.as", "ActionScript 3"),
        ("app.pro", "Makefile"),
        ("App.sln", "INI"),
        ("App.vbproj", "XML"),
        ("composer.lock", "JSON"),
        ("Gemfile.lock", "YAML"),
        ("uv.lock", "TOML"),
        (".gitignore", "Bash"),
        (".dockerignore", "Bash"),
        ("CODEOWNERS", "Bash"),
        (".env.example", "Bash"),
        ("page.ftl", "HTML"),
        ("schema.cue", "Go"),
        ("notes.org", "Org Mode"),
        ("recipe.bb", "BitBake"),
        ("report.Rmd", "Markdown"),
        ("requests.http", "HTTP"),
        ("README", None),
        ("notes.txt", None),
        ("data.unheard-of", None),
        ("", None),
    ],
)
def test_languages_of_files(name: str, language: str | None) -> None:
    assert show("x = 1\n", f"some.py/{name}").language == language
