"""Every place where a stranger's bytes come in is known, and a test with a count sends it nonsense."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.bytes import places
from tests.bytes.places import OURS, PLACES, TAKEN_BY_ALL

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = ROOT / "src" / "prakerja"
#: What the pages are made of, and what they call with what was sent.
ROOMS: Final = (
    *(
        "front",
        "pages",
        "web",
        "backoffice",
        "partner_console",
        "accounts",
        "identity",
        "profile",
        "assessment",
        "waves",
        "screening",
        "cards",
    ),
    *("draw", "messages", "connectors", "partners", "training", "partner_api"),
)
#: An operator's files, and answers of a party that we asked: tests/guards/test_cut_inputs.py.
NOT_OF_STRANGERS: Final = (
    *("draw/engine/", "connectors/registry/", "connectors/rails/", "connectors/satu/send", "connectors/dua/send"),
)
_OF_A_REQUEST: Final = (
    "GET POST FILES COOKIES META headers body path path_info method get_signed_cookie get_full_path get_host"
    " read readline readlines encoding content_params"
)
OF_A_SCOPE: Final = frozenset(("headers", "path", "query_string", "method"))
_PARSERS: Final = (
    "json.loads json.load signing.loads read_signed base64.b64decode base64.urlsafe_b64decode csv.reader csv.DictReader"
    " Image.open"
    " MultiPartParser ipaddress.ip_address ipaddress.ip_network urlsplit urlparse parse_qs parse_qsl base64url_to_bytes"
    " verify_registration_response verify_authentication_response pickle.loads cbor2.loads tomllib.loads"
    " zipfile.ZipFile ElementTree.parse"
)
OF_A_REQUEST: Final = frozenset(_OF_A_REQUEST.split())
PARSERS: Final = frozenset(_PARSERS.split())


def takings() -> Iterator[str]:
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            where = str(path.relative_to(PACKAGE))
            if "/migrations/" in where or where.startswith(NOT_OF_STRANGERS):
                continue
            for taken in taken_in(ast.parse(path.read_text())):
                yield f"{where}: {taken}"


def taken_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="request"), attr=part) if part in OF_A_REQUEST:
                yield f"request.{part}"
            case ast.Attribute(value=ast.Name(id="scope"), attr=part) if part in OF_A_SCOPE:
                yield f"scope.{part}"
            case ast.Call(func=ast.Name(id="exchange")):
                yield "exchange"
            case ast.Call(func=function) if ast.unparse(function) in PARSERS:
                yield ast.unparse(function)


def is_known(taking: str) -> bool:
    part = taking.partition(": request.")[2]
    return taking in PLACES or taking in OURS or part in TAKEN_BY_ALL


def test_no_place_is_without_a_row_and_no_row_without_a_place() -> None:
    found = set(takings())
    assert sorted(taking for taking in found if not is_known(taking)) == []
    assert sorted({*PLACES, *OURS} - found) == []
    assert len(found) > 60


def test_a_new_place_is_seen() -> None:
    new = "def f(request):\n    a = request.GET\n    json.loads(request.body)\n    zipfile.ZipFile(request.FILES)"
    assert sorted(taken_in(ast.parse(new))) == [
        *("json.loads", "request.FILES", "request.GET", "request.body", "zipfile.ZipFile")
    ]


def test_every_test_that_is_named_is_there_and_counts_what_it_tries() -> None:
    named = {value for name, value in vars(places).items() if name.isupper() and isinstance(value, str)}
    assert named == {*PLACES.values(), *TAKEN_BY_ALL.values()}
    for one in named:
        file, _, function = one.partition("::")
        tree = ast.parse((ROOT / "tests" / "bytes" / file).read_text())
        (found,) = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == function]
        counts = [node for node in ast.walk(found) if isinstance(node, ast.Assert) and ">" in ast.unparse(node.test)]
        assert counts, one
