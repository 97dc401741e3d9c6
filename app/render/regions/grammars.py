"""Which nodes of a language's syntax tree define something: one entry per language, read by symbols.py.

The types of nodes are those of the tree-sitter grammars. The word after each tells where its name is: in the field of
that name, in the child of a `<type>`, in the last child (`*`), or it is always `=the same`.
"""

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


JAVASCRIPT_FUNCTIONS = {
    "function_declaration": "name",
    "generator_function_declaration": "name",
    "function_expression": "name",
    "method_definition": "name",
}
JAVASCRIPT_ASSIGNED = {"pair": "key", "assignment_expression": "left"}
JAVASCRIPT_CLOSURES = ("arrow_function", "function_expression", "generator_function")
JAVASCRIPT_WRAPPERS = ("export_statement", "lexical_declaration", "variable_declaration", "expression_statement")
TYPESCRIPT = Grammar(
    title="TypeScript",
    angle_brackets=True,
    spellings="typescript ts mts cts",
    package="tree_sitter_typescript",
    entry="language_typescript",
    functions={
        **JAVASCRIPT_FUNCTIONS,
        "function_signature": "name",
        "method_signature": "name",
        "abstract_method_signature": "name",
    },
    types={
        "class_declaration": "name",
        "abstract_class_declaration": "name",
        "interface_declaration": "name",
        "type_alias_declaration": "name",
        "enum_declaration": "name",
        "internal_module": "name",
        "module": "name",
    },
    values={
        "variable_declarator": "name",
        "public_field_definition": "name",
        "property_signature": "name",
        "enum_assignment": "name",
    },
    assigned=JAVASCRIPT_ASSIGNED,
    wrappers=(*JAVASCRIPT_WRAPPERS, "ambient_declaration"),
    closures=JAVASCRIPT_CLOSURES,
    leading=("comment", "decorator"),
)
C_FUNCTIONS = {"function_definition": "declarator", "preproc_function_def": "name"}
C_TYPES = {
    "struct_specifier": "name",
    "union_specifier": "name",
    "enum_specifier": "name",
    "type_definition": "declarator",
}
C_VALUES = {
    "declaration": "declarator",
    "field_declaration": "declarator",
    "enumerator": "name",
    "preproc_def": "name",
}

GRAMMARS = (
    Grammar(
        title="Python",
        spellings="python python3 py pyi pyw bazel",
        package="tree_sitter_python",
        functions={"function_definition": "name"},
        types={"class_definition": "name", "type_alias_statement": "left"},
        values={"assignment": "left"},
        wrappers=("decorated_definition", "expression_statement"),
    ),
    Grammar(
        title="JavaScript",
        spellings="javascript js mjs cjs jsx",
        package="tree_sitter_javascript",
        functions=JAVASCRIPT_FUNCTIONS,
        types={"class_declaration": "name"},
        values={"variable_declarator": "name", "field_definition": "property"},
        assigned=JAVASCRIPT_ASSIGNED,
        wrappers=JAVASCRIPT_WRAPPERS,
        closures=JAVASCRIPT_CLOSURES,
        leading=("comment", "decorator"),
    ),
    TYPESCRIPT,
    Grammar(
        title="TSX",
        angle_brackets=True,
        spellings="tsx",
        package=TYPESCRIPT.package,
        entry="language_tsx",
        functions=TYPESCRIPT.functions,
        types=TYPESCRIPT.types,
        values=TYPESCRIPT.values,
        assigned=TYPESCRIPT.assigned,
        wrappers=TYPESCRIPT.wrappers,
        closures=TYPESCRIPT.closures,
        leading=TYPESCRIPT.leading,
    ),
    Grammar(
        title="Java",
        angle_brackets=True,
        spellings="java cls trigger",
        package="tree_sitter_java",
        functions={
            "method_declaration": "name",
            "constructor_declaration": "name",
            "compact_constructor_declaration": "name",
            "annotation_type_element_declaration": "name",
        },
        types={
            "class_declaration": "name",
            "interface_declaration": "name",
            "enum_declaration": "name",
            "record_declaration": "name",
            "annotation_type_declaration": "name",
        },
        values={"variable_declarator": "name", "enum_constant": "name"},
        packages={"package_declaration": "*"},
        wrappers=("field_declaration", "constant_declaration", "local_variable_declaration"),
        closures=("lambda_expression",),
        leading=("line_comment", "block_comment"),
    ),
    Grammar(
        title="Go",
        spellings="go golang",
        package="tree_sitter_go",
        functions={"function_declaration": "name", "method_declaration": "name", "method_elem": "name"},
        types={"type_spec": "name", "type_alias": "name"},
        values={"const_spec": "name", "var_spec": "name", "field_declaration": "name"},
        packages={"package_clause": "*"},
        wrappers=("type_declaration", "const_declaration", "var_declaration"),
        closures=("func_literal",),
    ),
    Grammar(
        title="Rust",
        angle_brackets=True,
        spellings="rust rs",
        package="tree_sitter_rust",
        functions={"function_item": "name", "function_signature_item": "name", "macro_definition": "name"},
        types={
            "struct_item": "name",
            "enum_item": "name",
            "union_item": "name",
            "trait_item": "name",
            "mod_item": "name",
            "type_item": "name",
            "associated_type": "name",
        },
        values={"const_item": "name", "static_item": "name", "enum_variant": "name", "field_declaration": "name"},
        extensions={"impl_item": "type"},
        closures=("closure_expression",),
        leading=("line_comment", "block_comment", "attribute_item"),
    ),
    Grammar(
        title="C",
        spellings="c",
        package="tree_sitter_c",
        functions=C_FUNCTIONS,
        types=C_TYPES,
        values=C_VALUES,
    ),
    Grammar(
        title="C++",
        angle_brackets=True,
        spellings="c++ cpp cxx cc hpp hxx hh h h++ c++-objdump ipp tpp inl ino cu cuh",
        package="tree_sitter_cpp",
        functions=C_FUNCTIONS,
        types={
            **C_TYPES,
            "class_specifier": "name",
            "namespace_definition": "name",
            "alias_declaration": "name",
            "concept_definition": "name",
        },
        values=C_VALUES,
        wrappers=("template_declaration",),
        closures=("lambda_expression",),
    ),
    Grammar(
        title="C#",
        angle_brackets=True,
        spellings="c# csharp cs",
        package="tree_sitter_c_sharp",
        functions={
            "method_declaration": "name",
            "constructor_declaration": "name",
            "destructor_declaration": "name",
            "local_function_statement": "name",
            "operator_declaration": "operator",
            "property_declaration": "name",
            "indexer_declaration": "=this",
            "event_declaration": "name",
        },
        types={
            "class_declaration": "name",
            "struct_declaration": "name",
            "interface_declaration": "name",
            "enum_declaration": "name",
            "record_declaration": "name",
            "delegate_declaration": "name",
            "namespace_declaration": "name",
        },
        values={"variable_declarator": "name", "enum_member_declaration": "name"},
        packages={"file_scoped_namespace_declaration": "name"},
        wrappers=("field_declaration", "event_field_declaration", "variable_declaration"),
        closures=("lambda_expression", "anonymous_method_expression"),
    ),
    Grammar(
        title="PHP",
        spellings="php php3 php4 php5 php7 php8 phtml inc",
        package="tree_sitter_php",
        entry="language_php",
        functions={"function_definition": "name", "method_declaration": "name"},
        types={
            "class_declaration": "name",
            "interface_declaration": "name",
            "trait_declaration": "name",
            "enum_declaration": "name",
        },
        values={"const_element": "<name>", "property_element": "name", "enum_case": "name"},
        packages={"namespace_definition": "name"},
        assigned={"assignment_expression": "left"},
        wrappers=("const_declaration", "property_declaration", "expression_statement"),
        closures=("anonymous_function", "arrow_function"),
    ),
    Grammar(
        title="Ruby",
        spellings="ruby rb rake gemspec podspec ru",
        package="tree_sitter_ruby",
        functions={"method": "name", "singleton_method": "name"},
        types={"class": "name", "module": "name"},
        values={"assignment": "left"},
        closures=("block", "do_block", "lambda"),
    ),
    Grammar(
        title="Kotlin",
        angle_brackets=True,
        spellings="kotlin kt kts",
        package="tree_sitter_kotlin",
        functions={"function_declaration": "name", "secondary_constructor": "=constructor"},
        types={"class_declaration": "name", "object_declaration": "name", "type_alias": "type"},
        values={"property_declaration": "<variable_declaration>", "enum_entry": "<identifier>"},
        packages={"package_header": "*"},
        closures=("lambda_literal", "anonymous_function"),
        leading=("line_comment", "block_comment"),
    ),
    Grammar(
        title="Swift",
        angle_brackets=True,
        spellings="swift",
        package="tree_sitter_swift",
        functions={
            "function_declaration": "name",
            "protocol_function_declaration": "name",
            "init_declaration": "name",
            "deinit_declaration": "=deinit",
            "subscript_declaration": "=subscript",
            "macro_declaration": "<simple_identifier>",
        },
        types={"class_declaration": "name", "protocol_declaration": "name", "typealias_declaration": "name"},
        values={
            "property_declaration": "name",
            "protocol_property_declaration": "name",
            "enum_entry": "name",
            "associatedtype_declaration": "name",
        },
        closures=("lambda_literal",),
        leading=("comment", "multiline_comment"),
    ),
    Grammar(
        title="shell",
        spellings="bash sh shell ksh zsh bats .bashrc .bash_profile .zshrc",
        package="tree_sitter_bash",
        functions={"function_definition": "name"},
        types={},
        values={"variable_assignment": "name"},
        wrappers=("declaration_command",),
    ),
)
BY_SPELLING = {spelling: grammar for grammar in GRAMMARS for spelling in grammar.spellings.split()}
