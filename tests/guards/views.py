"""Where a table of addresses or a page strays from the one pattern (CONTRIBUTING.md, *How a page is written*)."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, TypeIs

PACKAGE: Final = Path(__file__).resolve().parents[2] / "src" / "prakerja"
#: What a view says first: what its address answers to.
METHODS: Final = {"require_safe", "require_POST", "form_page"}
#: What it says next: who may see it. Nothing: whoever is signed in.
READERS: Final = {"login_not_required", "staff_page", "member_page"}


def tables() -> list[Path]:
    """One a folder of pages; the partners' console is one."""
    found = (*PACKAGE.glob("web/*/urls.py"), *PACKAGE.glob("backoffice/*/urls.py"))
    return sorted((*found, PACKAGE / "partner_console" / "urls.py"))


def faults_of_table(source: str, *, room: str, for_machines: bool = False) -> Iterator[str]:
    """`room`: the folder's name, which is the table's too. Machines have addresses of their own making."""
    tree = ast.parse(source)
    assigned = {name.id: node.value for node in tree.body if isinstance(node, ast.Assign) for name in _names(node)}
    if list(assigned) != ["app_name", "urlpatterns"]:
        yield "it holds app_name and urlpatterns, in this order, and nothing else"
        return
    if not isinstance(assigned["app_name"], ast.Constant) or assigned["app_name"].value != room:
        yield f"its app_name is {room}, as the folder's"
    listed = assigned["urlpatterns"]
    for row in listed.elts if isinstance(listed, ast.List) else ():
        yield from _faults_of_row(row, for_machines=for_machines)


def _faults_of_row(row: ast.expr, *, for_machines: bool) -> Iterator[str]:
    match row:
        case ast.Call(
            func=ast.Name(id="path"),
            args=[ast.Constant(value=str(route)), ast.Attribute(value=ast.Name(), attr=view)],
            keywords=[ast.keyword(arg="name", value=ast.Constant(value=name))],
        ):
            if name != view.removesuffix("_page"):
                yield f"{name!r} is named after its view, {view}"
            if not (for_machines or route == "" or route.endswith("/") or _names_a_file(route)):
                yield f"{route!r} ends with a stroke, or names a file"
        case _:
            yield f"{ast.unparse(row)} is a path of a route, a module's view and a name"


def _names_a_file(route: str) -> bool:
    last = route.rpartition("/")[2]
    return "." in last or last.startswith("<")


def views_of(source: str) -> Iterator[tuple[str, str]]:
    """Module and function of every view in a table."""
    tree = ast.parse(source)
    modules = {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            yield modules[node.value.id], node.attr


def faults_of_view(view: ast.FunctionDef, *, reader: str = "") -> Iterator[str]:
    """Its decorators: what it answers to, then who may see it, then the rest. `reader`: what says so to staff."""
    decorators = [_name_of(decorator) for decorator in view.decorator_list]
    if not decorators or decorators[0] not in METHODS:
        yield f"{view.name} says first what it answers to: {', '.join(sorted(METHODS))}"
    if METHODS & set(decorators[1:]):
        yield f"{view.name} says once what it answers to"
    if reader and decorators[1:2] != [reader]:
        yield f"{view.name} says next who of the staff may see it: {reader}"
    if READERS & set(decorators[2:]):
        yield f"{view.name} says who may see it before anything but its methods"


def faults_of_sending(source: str) -> Iterator[str]:
    """What is sent goes whole into a form; and whoever looks at the method shows the page and returns."""
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if _is_of_request(node, "method") and not _shows_the_page(parents, node):
            yield f"line {node.lineno}: unless it is sent the page is shown: if request.method != 'POST': … return"
        if _is_of_request(node, "POST", "FILES") and not _is_handed_on(parents[node], node):
            yield f"line {node.lineno}: what is sent goes whole into a form, and nowhere else"


def _is_of_request(node: ast.AST, *names: str) -> TypeIs[ast.Attribute]:
    return isinstance(node, ast.Attribute) and node.attr in names and ast.unparse(node.value) == "request"


def _shows_the_page(parents: Mapping[ast.AST, ast.AST], node: ast.AST) -> bool:
    """`if request.method != "POST":`, perhaps with something more that must hold, and at its end a return."""
    compare = parents[node]
    if not isinstance(compare, ast.Compare) or ast.unparse(compare) != "request.method != 'POST'":
        return False
    above = parents[compare]
    branch = parents[above] if isinstance(above, ast.BoolOp) and isinstance(above.op, ast.And) else above
    return isinstance(branch, ast.If) and branch.test in (compare, above) and isinstance(branch.body[-1], ast.Return)


def _is_handed_on(call: ast.AST, node: ast.AST) -> bool:
    if isinstance(call, ast.keyword):
        return call.arg in ("data", "files")
    return isinstance(call, ast.Call) and node in call.args


def _name_of(decorator: ast.expr) -> str:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return called.id if isinstance(called, ast.Name) else ""


def _names(node: ast.Assign) -> list[ast.Name]:
    return [target for target in node.targets if isinstance(target, ast.Name)]
