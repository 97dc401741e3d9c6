"""What happened in the repositories: the commits that `data` makes of the files in `content/`."""

from pathlib import Path

from sandbox.bitbucket.fast_import import EXECUTABLE, PLAIN, Change, File
from sandbox.bitbucket.odd_files import bars, odd_files

SITE = Path(__file__).parent / "content" / "site"
NOTES = b"# Notes\n\nA short file about this repository.\n"
FROM_MAIN = "refs/heads/main"


def site() -> list[Change]:
    """The demo repository: eight commits on `main`, four branches with a slash or without, and tags."""
    files = _files_of_site()
    words = {path: file for path, file in files.items() if path.endswith((".md", ".svg"))}
    source = {path: file for path, file in files.items() if path.startswith("src/")}
    rest = {path: file for path, file in files.items() if path not in words and path not in source}
    client = files["src/retry.py"]
    return [
        Change("Say what this is", words),
        Change("Add the client and the service", source | {"src/retry.py": _retry_without_budget(client)}),
        Change("Add deployment and packages", rest, tags={"v1.0.0": "The first release"}),
        Change("Spend no more retries than a tenth of the requests\n\nSee docs/guide.md.", {"src/retry.py": client}),
        Change("Add files that are hard to show", odd_files(readme=files["README.md"].content)),
        Change("Draft the release notes", {"docs/draft.md": File(b"# Draft\n")}, tags={"develop": None}),
        Change("Drop the draft", {"docs/draft.md": None}),
        Change("Note the owner", {"OWNERS": File(b"site-team\n")}, tags={"v1.1.0": None}),
        _branch("develop", "Try a new colour", "deploy/theme.yaml", b"colour: teal\n"),
        _branch("feature/new-login", "Let nobody wait long for a login", "src/retry.py", _retry_for_login(client)),
        _branch("feature/new", "Start something new", "NEW.md", b"# New\n"),
        Change(
            "Prepare 4.0", {"package.json": File(b'{"version": "4.0.0"}\n')}, branch="release/4.0", after=FROM_MAIN,
            tags={"release/4.0-rc1": None},
        ),
    ]  # fmt: skip


def notes(branch: str = "main") -> list[Change]:
    """A repository of which only the name matters."""
    return [Change("Begin", {"README.md": File(NOTES)}, branch=branch)]


def legacy() -> list[Change]:
    """A repository in which a file was renamed, a picture came, and a branch waits."""
    lines = [f"{number}. Note {number}\n" for number in range(1, 21)]
    spaced = [line.replace(". ", ".  ") if number > 14 else line for number, line in enumerate(lines)]
    written, moved, indented = (
        "".join(each).encode() for each in (lines, [*lines, "21. Moved\n"], [*spaced, "21. Moved\n"])
    )
    place = "docs/notes.txt"
    return [
        Change("Begin", {"README.md": File(NOTES), "notes.txt": File(written)}),
        Change("Move the notes into a folder", {"notes.txt": None, place: File(moved)}, tags={"v0.1": None}),
        Change("Add a picture and space out the notes", {"docs/load.png": File(bars(48, 30)), place: File(indented)}),
        _branch("feature/more-notes", "Note one more", place, indented + b"22. More\n"),
    ]


def members_only(full_name: str) -> list[Change]:
    """A private repository: its README says whose it is, and shows a picture that lies beside it."""
    title = full_name.partition("/")[2].title()
    readme = f"# {title}\n\nOnly for members of {full_name}.\n\n![The plan of {title}](images/plan.png)\n"
    notes = f"# Notes\n\nAlso only for members of {full_name}.\n"
    return [
        Change(
            "Begin",
            {
                "README.md": File(readme.encode()),
                "docs/notes.md": File(notes.encode()),
                "images/plan.png": File(bars(240, 60)),
            },
        )
    ]


def _files_of_site() -> dict[str, File]:
    return {
        path.relative_to(SITE).as_posix(): File(path.read_bytes(), EXECUTABLE if path.suffix == ".sh" else PLAIN)
        for path in sorted(SITE.rglob("*"))
        if path.is_file()
    }


def _branch(name: str, message: str, path: str, content: bytes) -> Change:
    return Change(message, {path: File(content)}, branch=name, after=FROM_MAIN)


def _retry_without_budget(client: File) -> File:
    """The client as it was at first: it ended with its first class."""
    return File(client.content.partition(b"\n\n@dataclass\nclass Budget")[0])


def _retry_for_login(client: File) -> bytes:
    """The client as the login team changes it."""
    return (
        client.content.replace(b"tried again, with growing pauses,", b"tried again, soon,")
        .replace(b"20.0", b"5.0")
        .replace(b"keeps whoever sits before the screen from giving up", b"is short, because people wait for the login")
    )
