"""What belongs to a symbol, in small files of each language."""

import pytest

from app.render.regions.grammar import Grammar
from app.render.regions.grammars import BY_SPELLING, GRAMMARS
from app.render.regions.syntax import loaded
from tests.render.regions.lookup import message, pairs, shown

PYTHON = """\
#!/usr/bin/env python

LIMIT = 3
# Not above anything

# What a cart is.
# It has two lines.
@dataclass
class Cart:
    size: int = 0  # not about add

    # Adds.
    @overload
    def add(self, item):
        total = 1

        def inner():
            return total
        return inner

    def remove(self): ...


type Pair[T] = tuple[T, T]
a, b = 1, 2
LIMIT[0] = 1
def run(): pass
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("LIMIT", [(3, 3)]),
        ("Cart", [(6, 21)]),
        ("Cart.size", [(10, 10)]),
        ("add", [(12, 19)]),
        ("Cart#add", [(12, 19)]),
        ("Cart::add()", [(12, 19)]),
        ("add.inner", [(17, 18)]),
        ("Cart.remove", [(21, 21)]),
        ("Pair", [(24, 24)]),
        ("run", [(27, 27)]),
    ],
)
def test_python(name: str, expected: list[tuple[int, int]]) -> None:
    assert pairs(f"symbol:{name}", PYTHON, "cart.py") == expected


def test_variables_of_functions_are_no_symbols() -> None:
    assert "no symbol “total”" in message("symbol:total", PYTHON, "cart.py")


JAVASCRIPT = """\
/** Adds. */
export const add = (a, b) => {
  const sum = a + b;
  return sum;
};
const one = 1,
  two = 2;
export default class Cart extends Base {
  // The lines.
  lines = [];
  static #count = 0;
  get total() { return 1; }
  async 'with-dash'() {}
}
exports.remove = function () {
};
Cart.prototype.clear = function clear() {
  this.undo = () => 1;
};
export async function* walk() {}
const api = {
  // Gets.
  get: async () => 1,
  name: 'x',
  put() {
  },
};
test('it', () => {
  const two = 3;
  const hidden = 4;
});
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("add", [(1, 5)]),
        ("one", [(6, 6)]),
        ("two", [(7, 7)]),
        ("Cart", [(8, 14)]),
        ("Cart.lines", [(9, 10)]),
        ("#count", [(11, 11)]),
        ("Cart#total", [(12, 12)]),
        ("with-dash", [(13, 13)]),
        ("remove", [(15, 16)]),
        ("Cart.clear", [(17, 19)]),
        ("clear.undo", [(18, 18)]),
        ("walk", [(20, 20)]),
        ("api.get", [(22, 23)]),
        ("put", [(25, 26)]),
        ("hidden", [(30, 30)]),
    ],
)
def test_javascript(name: str, expected: list[tuple[int, int]]) -> None:
    assert pairs(f"symbol:{name}", JAVASCRIPT, "cart.js") == expected


TYPESCRIPT = """\
// An id.
type Id = string;
export interface Shape<T> { area(): number; name: T }
declare module 'x' { const inside: number }
namespace A.B { export enum Colour { Red = 1 } }
function pick(a: string): string;
function pick(a: number): number;
function pick(a: any) { return a; }
@Component({
  a: 1,
})
export abstract class Cart {
  @Input()
  size = 1;
  // Draws.
  abstract draw(): void;
}
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Id", [(1, 2)]),
        ("Shape.area", [(3, 3)]),
        ("x.inside", [(4, 4)]),
        ("A.B.Colour", [(5, 5)]),
        ("pick", [(6, 8)]),
        ("Cart", [(9, 17)]),
        ("Cart.size", [(13, 14)]),
        ("draw", [(15, 16)]),
    ],
)
def test_typescript(name: str, expected: list[tuple[int, int]]) -> None:
    assert pairs(f"symbol:{name}", TYPESCRIPT, "cart.ts") == expected


C = """\
int add(int a, int b);
/* A point. */
typedef struct point {
  int x, *y;
} point_t;
struct point *origin;
enum colour { RED, GREEN };
static int (*callback)(int);
#define TWICE(x) \\
  (2 * (x))
// Adds.
static int
*add(int a, int b)
{
  int sum = a + b;
  return sum;
}
int declared_only(void);
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("add", [(11, 17)]),
        ("point", [(2, 5)]),
        ("point_t", [(2, 5)]),
        ("point.y", [(4, 4)]),
        ("origin", [(6, 6)]),
        ("colour.GREEN", [(7, 7)]),
        ("callback", [(8, 8)]),
        ("TWICE", [(9, 10)]),
        ("declared_only", [(18, 18)]),
    ],
)
def test_c(name: str, expected: list[tuple[int, int]]) -> None:
    assert pairs(f"symbol:{name}", C, "add.c") == expected


CPP = """\
namespace a::b {
// A tree.
template <typename T>
class Tree : Base<T> {
 public:
  Tree();
  ~Tree() {}
  bool operator==(const Tree& other) const;
  operator bool() const { return true; }
  int& size();
};
template <typename T>
Tree<T>::Tree() {
}
template <class T> bool Tree<T>::operator==(const Tree& other) const {
}
int& Tree<int>::size() { }
using Forest = Tree<int>;
class Later;
}
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Tree", [(2, 11)]),
        ("Tree::Tree", [(12, 14)]),
        ("a::b::Tree::~Tree", [(7, 7)]),
        ("operator==", [(15, 16)]),
        ("Tree::operator ==", [(15, 16)]),
        ("operator bool", [(9, 9)]),
        ("Tree::size", [(17, 17)]),
        ("Forest", [(18, 18)]),
    ],
)
def test_cpp(name: str, expected: list[tuple[int, int]]) -> None:
    assert pairs(f"symbol:{name}", CPP, "tree.hpp") == expected


@pytest.mark.parametrize(
    ("path", "text", "name", "expected"),
    [
        ("a.java", "package a.b;\n@A\n@B(1)\n// c\nclass C<T> {\n  /** x */ int d, e;\n}", "a.b.C", [(2, 7)]),
        ("a.java", "enum E { ONE, TWO; int f; }", "E.TWO", [(1, 1)]),
        ("a.java", "record R(int a) {\n R {\n }\n}", "R.R", [(2, 3)]),
        ("a.java", "@interface I {\n int value();\n}", "I.value", [(2, 2)]),
        ("a.go", "package p\n\n// M.\nfunc (t *T[K]) M() {\n}\n", "T.M", [(3, 5)]),
        ("a.go", "package p\ntype (\n // A.\n A struct{}\n B int\n)\n", "A", [(3, 4)]),
        ("a.go", "package p\ntype (\n B int\n)\n", "p.B", [(2, 4)]),
        ("a.go", "package p\nconst (\n One = iota\n Two\n)\n", "Two", [(4, 4)]),
        ("a.rs", "//! About the file.\n/// F.\n#[test]\nfn f() {}", "f", [(2, 4)]),
        ("a.rs", "impl<T> X for a::B<T> {\n fn f() {}\n}", "B::f", [(2, 2)]),
        ("a.rs", "impl B {\n}", "B", [(1, 2)]),
        ("a.rs", "struct B;\nimpl B {\n}", "B", [(1, 1)]),
        ("a.rs", "macro_rules! m {\n}\ntrait T { fn g(); }", "T::g", [(3, 3)]),
        ("a.cs", "namespace A.B;\n[X]\npublic class C {\n int this[int i] => 1;\n}", "A.B.C.this", [(4, 4)]),
        ("a.cs", "class C {\n  // K.\n  const int K = 1;\n}", "C.K", [(2, 3)]),
        ("a.php", "<?php\nnamespace A\\B;\n#[X]\nfinal class C {\n}", "A\\B\\C", [(3, 5)]),
        ("a.php", "<?php\nnamespace A {\nfunction f() {\n}\n}", "A\\f", [(3, 4)]),
        ("a.php", "<?php\ntrait T {\n  public $x = 1;\n}\nconst Y = 1;", "T::x", [(3, 3)]),
        ("a.php", "<p>text</p>\n<?php\n$f = function () {\n};", "f", [(3, 4)]),
        ("a.rb", "module A\n  # B.\n  class B::C\n    def self.d=(e)\n    end\n  end\nend", "A::B::C.d=", [(4, 5)]),
        ("a.rb", "class A\n  def ok?\n  end\n  private def b; end\nend", "A#ok?", [(2, 3)]),
        ("a.kt", "package p\n/** A. */\n@X\ndata class A(val b: Int) {\n}\n", "p.A", [(2, 5)]),
        ("a.kt", "class A {\n  companion object {\n    const val K: Int = 1\n  }\n}\n", "A.K", [(3, 3)]),
        ("a.kt", "fun String.shout(): String =\n  this\ntypealias B = Int\n", "shout", [(1, 2)]),
        ("a.kt", "enum class E {\n  ONE,\n  TWO\n}\n", "E.TWO", [(3, 3)]),
        ("a.swift", "extension A.B {\n  func f() -> Int? { 1 }\n}\n", "B.f", [(2, 2)]),
        ("a.swift", "extension A.B {\n}\n", "A.B", [(1, 2)]),
        ("a.swift", "/// A.\n@objc\nclass A {\n}\nextension A {\n}\n", "A", [(1, 4)]),
        ("a.swift", "enum E {\n  case one, two(Int)\n}\n", "E.two", [(2, 2)]),
        ("a.swift", "protocol P {\n  var v: Int { get }\n}\n", "P.v", [(2, 2)]),
        ("a.sh", "#!/bin/sh\n# F.\nfunction f {\n  local x=1\n}\nreadonly Y=2\n", "f", [(2, 5)]),
        ("a.sh", "#!/bin/sh\nf() {\n  :\n}\nreadonly Y=2\n", "Y", [(5, 5)]),
        ("run", "#!/bin/sh\nf() (\n  :\n)\n", "f", None),
    ],
)
def test_other_languages(path: str, text: str, name: str, expected: list[tuple[int, int]] | None) -> None:
    if expected is None:
        assert message(f"symbol:{name}", text, path).startswith("Symbols can be found in these languages: Python, ")
    else:
        assert pairs(f"symbol:{name}", text, path) == expected


def test_the_authors_language_goes_before_the_name() -> None:
    assert shown("symbol:f", "f() {\n}", "run", language="bash") == ["f() {", "}"]
    assert shown("symbol:f", "def f(): ...", "run.sh", language="py") == ["def f(): ..."]


def test_what_is_not_there_is_told_with_what_is_near() -> None:
    text = "class Foo:\n    def bar(self): ...\ndef foo_bar(): ..."
    assert message("symbol:foobar", text, "a.py") == (
        "There is no symbol “foobar” in this file. Did you mean “foo_bar”, “Foo.bar”, “Foo”?"
    )
    assert (
        message("symbol:zzz", text, "a.py")
        == "There is no symbol “zzz” in this file. It has “Foo”, “Foo.bar”, “foo_bar”."
    )
    assert message("symbol:zzz", "", "a.py") == "There is no symbol “zzz” in this file. It has no symbol at all."


def test_errors_in_the_file_hide_nothing_around_them() -> None:
    assert shown("symbol:g", "def f(:\n  )(\n\ndef g():\n    pass\n", "a.py") == ["def g():", "    pass"]


@pytest.mark.parametrize("grammar", GRAMMARS, ids=lambda grammar: grammar.title)
def test_every_type_of_node_in_the_table_exists(grammar: Grammar) -> None:
    language = loaded(grammar)
    assert [kind for kind in grammar.kinds() if language.id_for_node_kind(kind, True) is None] == []


def test_no_spelling_means_two_languages() -> None:
    assert len(BY_SPELLING) == sum(len(grammar.spellings.split()) for grammar in GRAMMARS)
