"""Who makes a client for HTTP reads the machine's certificates, 60 ms of a processor: once, not for each call."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.guards.test_the_house import SOURCES
from tests.parsed import WHOLE_HOUSE, parsed

pytestmark = WHOLE_HOUSE

#: Of httpx: each makes a client, and throws it away.
ONE_CALL: Final = {"get", "options", "head", "post", "put", "patch", "delete", "request", "stream"}
CLIENTS: Final = {"Client", "AsyncClient"}
#: Of a command that makes one when it begins, or one for each person whom it plays.
ONE_A_RUN: Final = {
    "bench_catalogue.py",
    "bench_faults_applicant.py",
    "bench_mailing.py",
    "bench_pages.py",
    "give_up.py",
    "log_over_http.py",
    "random_partners.py",
}


def of_httpx(node: ast.AST, names: set[str]) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "httpx"
        and node.func.attr in names
    )


def made_for_a_call(path: Path) -> Iterator[str]:
    """Neither kept by `@cache`, nor given certificates that are."""
    kept = {
        inner
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef) and any(ast.unparse(one) == "cache" for one in node.decorator_list)
        for inner in ast.walk(node)
    }
    for node in ast.walk(parsed(path)):
        if of_httpx(node, CLIENTS) and node not in kept:
            assert isinstance(node, ast.Call)
            if not any(given.arg == "verify" for given in node.keywords):
                yield f"{path.name}:{node.lineno}"


def test_no_call_makes_a_client_of_its_own() -> None:
    for path in SOURCES:
        assert not [node for node in ast.walk(parsed(path)) if of_httpx(node, ONE_CALL)], path.name


def test_a_client_is_kept_or_knows_the_certificates_already() -> None:
    assert [one for path in SOURCES if path.name not in ONE_A_RUN for one in made_for_a_call(path)] == []
