"""What a grammar tells: which nodes of a language's syntax tree define something, and under what name."""

from dataclasses import dataclass, field

Names = dict[str, str]


@dataclass(frozen=True, eq=False)
class Grammar:
    """A language: its name for readers, what Pygments and file names call it, its package, and what defines what."""

    title: str
    spellings: str
    package: str
    functions: Names  # variables inside are nobody else's business
    types: Names  # types, modules and whatever else holds members
    values: Names = field(default_factory=dict)  # constants, variables, fields
    assigned: Names = field(default_factory=dict)  # count only when they name a closure
    extensions: Names = field(default_factory=dict)  # more members for a type that is defined elsewhere
    packages: Names = field(default_factory=dict)  # a line that says where all that follows belongs
    wrappers: tuple[str, ...] = ()  # belong to the one definition that they hold
    closures: tuple[str, ...] = ()  # functions without a name: they get the name of what they are assigned to
    leading: tuple[str, ...] = ("comment",)  # belong to the definition below
    angle_brackets: bool = False  # types have parameters in `<…>`
    entry: str = "language"

    def kinds(self) -> set[str]:
        """All types of nodes that matter."""
        tables = (self.functions, self.types, self.values, self.assigned, self.extensions, self.packages)
        return {*self.wrappers, *self.closures, *self.leading}.union(*tables)
