"""What a formula may consist of: MathML Core's elements for presentation (https://www.w3.org/TR/mathml-core/).

No `annotation-xml` and no `maction`, which can hold HTML or act, and no links.
"""

MATHML_TAGS = frozenset((
    "math", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace", "msub", "msup", "msubsup", "munder", "mover",
    "munderover", "mmultiscripts", "mprescripts", "mfrac", "msqrt", "mroot", "mstyle", "merror", "mpadded", "mphantom",
    "mtable", "mtr", "mtd", "menclose",
))  # fmt: skip
MATHML_ATTRIBUTES = {
    "math": {"display"},
    "mo": {
        "stretchy", "fence", "separator", "form", "lspace", "rspace", "minsize", "maxsize", "movablelimits", "accent",
        "largeop", "symmetric",
    },
    "mi": {"mathvariant"},
    "mtext": {"mathvariant"},
    "mspace": {"width", "height", "depth", "linebreak"},
    "mfrac": {"linethickness"},
    "mstyle": {"displaystyle", "scriptlevel", "mathcolor", "mathbackground"},
    "mpadded": {"width", "height", "depth", "lspace", "voffset"},
    "munder": {"accentunder"},
    "mover": {"accent"},
    "munderover": {"accent", "accentunder"},
    "mtable": {"columnalign", "rowspacing", "columnspacing", "columnlines", "rowlines", "displaystyle"},
    "mtd": {"columnspan", "rowspan"},
    "menclose": {"notation"},
}  # fmt: skip
