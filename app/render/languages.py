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
    "pdm.lock": "toml",
    "uv.lock": "toml",
    "gemfile.lock": "yaml",
    "podfile.lock": "yaml",
    "pubspec.lock": "yaml",
    "yarn.lock": "yaml",
    "bun.lock": "json",
    "composer.lock": "json",
    "deno.lock": "json",
    "flake.lock": "json",
    "mix.lock": "elixir",
    "go.work": "go",
    "httpd.conf": "apacheconf",
    "justfile": "make",
    "codeowners": "bash",  # comments and patterns, as all of the next
    ".*ignore": "bash",
    ".gitattributes": "bash",
    ".env": "bash",
    ".env.*": "bash",
    "*.env": "bash",
    ".profile": "bash",
    ".npmrc": "ini",
    ".gitconfig": "ini",
    ".gitmodules": "ini",
    ".babelrc": "json",
    ".eslintrc": "json",
    ".swcrc": "json",
    ".luacheckrc": "lua",
    ".prettierrc": "yaml",
    # Extensions that another, rarer language took first.
    "*.as": "actionscript3",  # what came before it
    "*.bb": "bitbake",  # BlitzBasic
    "*.pr[io]": "make",  # Visual Prolog; qmake's are closest to Make
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
    "*.sln": "ini",
    "*.slnx": "xml",
    "*.entitlements": "xml",
    "*.gpx": "xml",
    "*.iml": "xml",
    "*.jspx": "xml",
    "*.kml": "xml",
    "*.rng": "xml",
    "*.storyboard": "xml",
    "*.tmtheme": "xml",
    "*.wxs": "xml",
    "*.xib": "xml",
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
    "*.ftl": "html",  # FreeMarker, as the next
    "*.ftlh": "html",
    "*.ejs": "rhtml",
    "*.mustache": "html+handlebars",
    "*.njk": "html+jinja",
    "*.erb": "erb",
    "*.j2": "jinja",
    "*.jinja2": "jinja",
    "*.mdx": "markdown",
    "*.[qr]md": "markdown",
    "*.jsonc": "json",
    "*.avsc": "json",
    "*.ipynb": "json",
    "*.geojson": "json",
    "*.topojson": "json",
    "*.code-workspace": "json",
    "*.har": "json",
    "*.webmanifest": "json",
    "*.[cm]ts": "typescript",
    "*.tfvars": "terraform",
    "*.bicep": "terraform",
    "*.bazel": "python",
    "*.star": "python",
    "*.gn": "python",
    "*.gni": "python",
    "*.gql": "graphql",
    "*.graphqls": "graphql",
    "*.prisma": "graphql",
    "*.nomad": "terraform",
    "*.cue": "go",
    "*.edn": "clojure",
    "*.csx": "csharp",
    "*.psd1": "powershell",
    "*.pde": "java",
    "*.apex": "java",
    "*.podspec": "ruby",
    "*.ru": "ruby",
    "*.lpr": "delphi",
    "*.ron": "rust",
    "*.glsl": "glsl",
    "*.metal": "cpp",
    "*.lds": "c",
    "*.[ly]": "c",  # lex and yacc
    "*.am": "make",
    "*.just": "make",
    "*.http": "http",
    "*.gnuplot": "gnuplot",
    "*.xcconfig": "ini",
    "*.pcss": "scss",
    "*.styl": "sass",
    "*.sbt": "scala",
    "*.sty": "tex",
    "*.ddl": "sql",
    "*.dml": "sql",
    "*.psql": "sql",
    "*.plsql": "plpgsql",
    "*.pk[bs]": "plpgsql",
}


def language_of(name: str) -> str | None:
    """The Pygments alias for a file name that stands above, or None."""
    lowered = name.lower()
    return next((alias for pattern, alias in OVERRIDES.items() if fnmatchcase(lowered, pattern)), None)
