"""What no module does, whoever writes it: text run as code, chance that can be guessed, a component from elsewhere."""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pytest

from prakerja.backoffice.screening.exclusion_list_form import LARGEST_FILE
from prakerja.identity.photo_rules import MAX_BYTES
from tests.guards.test_the_house import ROOT, SOURCES
from tests.parsed import WHOLE_HOUSE, parsed

pytestmark = WHOLE_HOUSE

OURS: Final = [path for path in SOURCES if path.is_relative_to(ROOT / "src" / "prakerja")]
SCRIPTS: Final = sorted((ROOT / "src" / "prakerja").rglob("*.js"))
#: What reads text as code or as objects of any class, or leads through a shell.
NEVER_CALLED: Final = {"eval", "exec", "compile", "__import__"}
NEVER_IMPORTED: Final = {"pickle", "marshal", "shelve", "dill", "yaml", "xml", "lxml", "telnetlib", "ftplib"}
#: It refuses document types, by which alone such a text does more than it says; what does that for it, written in
#: Python, takes twice as long for a statement of a million lines (46 s).
MAY_READ_XML: Final = {"camt053_parts.py"}
NEVER_OF_A_MODULE: Final = {("os", "system"), ("os", "popen"), ("subprocess", "getoutput"), ("tempfile", "mktemp")}
#: Of a list's own separator, which is one of three signs; of the tags of a line that a parser has taken, each escaped;
#: of the script's own table of shapes.
MADE_AS_IT_RUNS: Final = {"listed_numbers.py", "line_spelling.py", "verify.py", "row_domain.py"}
#: Approved and without known collisions; MD5 and SHA-1 are for nothing here.
HASHES: Final = {"sha256", "sha384", "sha512", "file_digest", "_Hash"}
#: Lives that are made up, and what a measurement kills next: no secrets.
BY_CHANCE: Final = {"simulation", "console"}
#: What was typed and not sent stays in its own tab, so that no way out of a page loses it; docs/security.md, 14.3.3.
KEEPS_TYPING: Final = {"sessionStorage"}
NEVER_IN_A_SCRIPT: Final = (
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "document.cookie",
    "postMessage",
    "__proto__",
    "Object.assign",
    "onpaste",
)


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call))


def every_call(paths: Iterable[Path]) -> Iterator[tuple[Path, ast.Call]]:
    for path in paths:
        for call in calls(path):
            yield path, call


def name_of(called: ast.expr) -> tuple[str, str]:
    """Of what, and what: `("os", "system")`, `("", "eval")`."""
    if isinstance(called, ast.Attribute):
        return (called.value.id if isinstance(called.value, ast.Name) else "?"), called.attr
    return "", called.id if isinstance(called, ast.Name) else "?"


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_no_text_is_run_as_code() -> None:
    for path, call in every_call(SOURCES):
        owner, name = name_of(call.func)
        assert owner or name not in NEVER_CALLED, (path, call.lineno)
        assert (owner, name) not in NEVER_OF_A_MODULE, (path, call.lineno)
        assert not any(one.arg == "shell" for one in call.keywords), (path, call.lineno)
    for path in SOURCES:
        never = NEVER_IMPORTED - ({"xml"} if path.name in MAY_READ_XML else set())
        assert {one.partition(".")[0] for one in imported(path)} & never == set(), path


def is_ours(pattern: ast.expr) -> bool:
    """Written here, or put together from constants of the module."""
    if isinstance(pattern, ast.JoinedStr):
        parts = [part.value for part in pattern.values if isinstance(part, ast.FormattedValue)]
        return all(isinstance(part, ast.Name) and part.id.isupper() for part in parts)
    return isinstance(pattern, ast.Constant)


def test_no_pattern_and_no_template_is_made_of_what_somebody_typed() -> None:
    for path, call in every_call(OURS):
        owner, name = name_of(call.func)
        if owner == "re" and call.args and name != "escape" and path.name not in MADE_AS_IT_RUNS:
            assert is_ours(call.args[0]), (path, call.lineno)
        assert name != "from_string", (path, call.lineno)


def test_chance_that_must_not_be_guessed_comes_from_the_system() -> None:
    by_chance = {path for path in OURS if "random" in set(imported(path))}
    assert {path.relative_to(ROOT / "src" / "prakerja").parts[0] for path in by_chance} == BY_CHANCE


def test_hashes_are_those_that_hold() -> None:
    used = {
        name for path in OURS for owner, name in map(name_of, (call.func for call in calls(path))) if owner == "hashlib"
    }
    assert used
    assert used <= HASHES


def test_no_form_takes_its_fields_from_a_table() -> None:
    """What a table has is not what somebody may set."""
    assert [path for path in SOURCES if re.search(r"ModelForm|fields = .__all__.", path.read_text())] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_writes_text_alone_keeps_but_unsent_typing_and_speaks_to_nobody_else(path: Path) -> None:
    said = path.read_text()
    assert said.find('"use strict";') >= 0
    allowed = KEEPS_TYPING if path.name == "drafts.js" else set()
    assert {one for one in NEVER_IN_A_SCRIPT if one in said} == allowed
    assert re.findall(r"https?://", said) == []


def test_every_component_comes_from_one_registry_with_its_hash() -> None:
    """`uv.lock` is the list of what is in the program; what was exchanged on the way is not installed."""
    packages = tomllib.loads((ROOT / "uv.lock").read_text())["package"]
    assert len(packages) > 50
    for one in packages:
        if one["name"] == "prakerja":
            continue
        assert one["source"] == {"registry": "https://pypi.org/simple"}, one["name"]
        files = [*one.get("wheels", []), *([one["sdist"]] if "sdist" in one else [])]
        assert files, one["name"]
        assert all(file["hash"].startswith("sha256:") for file in files), one["name"]


def test_the_proxies_let_through_what_the_pages_take() -> None:
    nginx, caddy = ((ROOT / "docs" / "proxy" / name).read_text() for name in ("nginx.conf", "Caddyfile"))
    by_nginx = [int(found) * 1024**2 for found in re.findall(r"client_max_body_size (\d+)m;", nginx)]
    by_caddy = [int(found) * 1000**2 for found in re.findall(r"max_size (\d+)MB", caddy)]
    for limits in (by_nginx, by_caddy):
        # With a form around the file.
        assert min(limits) > MAX_BYTES + 100_000
        assert max(limits) > LARGEST_FILE + 100_000


def test_the_proxies_speak_tls_that_holds_and_ask_machines_for_it() -> None:
    nginx, caddy = (ROOT / "docs" / "proxy" / name for name in ("nginx.conf", "Caddyfile"))
    said = nginx.read_text()
    assert re.findall(r"ssl_protocols (.*);", said) == ["TLSv1.2 TLSv1.3"]
    (ciphers,) = re.findall(r"ssl_ciphers (.*);", said)
    assert all(one.startswith("ECDHE-") and ("GCM" in one or "POLY1305" in one) for one in ciphers.split(":"))
    assert "location /gateways/ { return 403; }" in said
    # Its own protocols and ciphers are as narrow; it is enough that nobody widens them.
    assert not re.search(r"\b(protocols|ciphers|tls_insecure_skip_verify)\b", caddy.read_text())
    assert "respond /gateways/* 403" in caddy.read_text()
