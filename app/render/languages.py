"""Where Pygments guesses wrong by a file's name, or not at all.

Patterns of lower-case file names, each with the Pygments alias of the language that people mean by it. The first that
matches wins, so exact names stand above extensions.
"""

from fnmatch import fnmatchcase

OVERRIDES = {
    # Names without a telling extension.
    "go.mod": "go",  # Modula-2 to Pygments
    "*jenkinsfile": "groovy",
    "jenkinsfile.*": "groovy",
    "containerfile": "docker",
    "dockerfile.*": "docker",
    "*.dockerfile": "docker",
    "podfile": "ruby",
    "fastfile": "ruby",
    "cargo.lock": "toml",
    "yarn.lock": "yaml",
    ".env": "bash",
    ".profile": "bash",
    ".npmrc": "ini",
    ".gitconfig": "ini",
    ".gitmodules": "ini",
    ".babelrc": "json",
    ".eslintrc": "json",
    ".prettierrc": "yaml",
    # Extensions that another, rarer language took first.
    "*.fs": "fsharp",  # Forth
    "*.r": "splus",  # REBOL; Pygments has R as a dialect of S
    "*.pl": "perl",  # Prolog
    "*.pm": "perl",  # Promela
    "*.t": "perl",  # TADS 3
    "*.cls": "java",  # OpenEdge; Apex is closest to Java
    "*.trigger": "java",
    "*.sql": "sql",  # Transact-SQL
    "*.m": "objective-c",
    "*.inc": "php",  # POV-Ray
    "*.sc": "scala",  # SuperCollider
    "*.s": "gas",
    "*.cl": "c",  # Visual Prolog; OpenCL's kernels
    "*.vm": "html+velocity",
    # Extensions that no lexer knows.
    "*.[cfv][sb]proj": "xml",
    "*.props": "xml",
    "*.targets": "xml",
    "*.xaml": "xml",
    "*.plist": "xml",
    "*.config": "xml",
    "*.resx": "xml",
    "*.cshtml": "html",
    "*.razor": "html",
    "*.svelte": "html",
    "*.astro": "html",
    "*.erb": "erb",
    "*.j2": "jinja",
    "*.jinja2": "jinja",
    "*.mdx": "markdown",
    "*.jsonc": "json",
    "*.avsc": "json",
    "*.ipynb": "json",
    "*.geojson": "json",
    "*.[cm]ts": "typescript",
    "*.tfvars": "terraform",
    "*.bicep": "terraform",
    "*.bazel": "python",
    "*.gql": "graphql",
    "*.prisma": "graphql",
    "*.sbt": "scala",
    "*.sty": "tex",
    "*.plsql": "plpgsql",
    "*.pk[bs]": "plpgsql",
}


def language_of(name: str) -> str | None:
    """The Pygments alias for a file name that stands above, or None."""
    lowered = name.lower()
    return next((alias for pattern, alias in OVERRIDES.items() if fnmatchcase(lowered, pattern)), None)
