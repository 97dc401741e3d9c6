"""What authors write to choose from a list: states and columns by their names, with commas."""

from collections.abc import Sequence

from app.macro.cells import Column

ALL = "ALL"


def chosen(text: str, known: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The known ones that are named, in their own order, and the names that are not known. `all` names all of them."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    wanted = {name.upper().replace("-", "_").replace(" ", "_"): name for name in names}
    if ALL in wanted:
        return tuple(known), ()
    return tuple(name for name in known if name in wanted), tuple(
        name for key, name in wanted.items() if key not in known
    )


def columns_of(
    text: str | None, known: Sequence[Column], usual: Sequence[str]
) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """The columns that are named, in the order of their names, the main one always; and what is wrong, in words."""
    by_name = {column.name: column for column in known}
    names = [name.strip().lower() for name in (text or "").split(",") if name.strip()]
    good = [name for name in dict.fromkeys(names) if name in by_name] or list(usual)
    main = [column.name for column in known if column.is_main and column.name not in good]
    unknown = [name for name in names if name not in by_name]
    excuses = tuple(f"There is no column “{name}”. There are {', '.join(by_name)}." for name in unknown)
    return tuple(by_name[name] for name in (*main, *good)), excuses
