"""What bin/mutants does: runs mutmut part by part, and says how many of the mutants a test has found."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from tests.fast_server import fast_server

_ROOT: Final = Path(__file__).resolve().parents[1]
_VERDICTS: Final = _ROOT / "var" / "mutants"
_RUNS: Final = Path(__file__).with_name("run_mutmut.py")
_AT_LEAST: Final = 95.0


@dataclass(frozen=True)
class Part:
    """Files that are changed, and the tests of which one must fail: a room's own, or it lacks a sentence."""

    changed: tuple[str, ...]
    tests: tuple[str, ...]


def _room(name: str) -> Part:
    return Part((f"src/prakerja/{name}/*.py",), (f"tests/{name}",))


def _rules(name: str, *tests: str) -> Part:
    """A step's rules. `tests`: some files of its tests, where the others wait for a world outside."""
    chosen = tuple(f"tests/{name}/{file}" for file in tests) or (f"tests/{name}",)
    return Part((f"src/prakerja/{name}/rules.py", f"src/prakerja/{name}/*_rules.py"), chosen)


_PARTS: Final = {
    "approvals": _room("approvals"),
    "codes": _room("codes"),
    "authority": _room("authority"),
    "once": Part(("src/prakerja/once/*.py",), ("tests/once", "tests/races/test_asking_twice.py")),
    "work": _room("work"),
    "connectors": _room("connectors"),
    "kit": _room("kit"),
    "schemes": _room("schemes"),
    "engine": Part(
        tuple(f"src/prakerja/draw/engine/{files}" for files in ("*.py", "proof/*.py", "reference/*.py")),
        ("tests/draw/engine",),
    ),
    "identity": _rules("identity", "test_rules.py", "test_photo_rules.py", "test_photos.py"),
    "profile": _rules("profile"),
    "assessment": _rules("assessment"),
    "waves": _rules("waves"),
    "screening": _rules("screening"),
}


@click.command()
@click.argument("names", nargs=-1, metavar="[PART]...", type=click.Choice(list(_PARTS)))
@click.option("--again", "chosen", flag_value="survived", help="Only those that survived the last run of this part.")
@click.option("--go-on", "chosen", flag_value="untried", help="Only those that the last run of this part left untried.")
def main(names: tuple[str, ...], chosen: str | None) -> None:
    """Exit status 0 when at least 95 % of the mutants were found in every part, and every one was tried."""
    own = {"PRAKERJA_MODE": "test", "PRAKERJA_VAR": str(_VERDICTS)}
    os.environ |= own | {"PRAKERJA_TEST_VAR": own["PRAKERJA_VAR"]}
    # Each run of the tests finds the server running and leaves it so: mutmut runs them many times in one process.
    with fast_server():
        is_enough = [_try(name, chosen or "all") for name in names or _PARTS]
    sys.exit(int(not all(is_enough)))


def _try(name: str, chosen: str) -> bool:
    """Whether enough were found in this part, and every one was tried."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("PRAKERJA_DATABASE")}
    began = time.monotonic()
    part = _PARTS[name]
    asked = [str(_verdicts_of(name)), " ".join(part.changed), " ".join(part.tests), chosen]
    ended = subprocess.run([sys.executable, _RUNS, *asked], cwd=_ROOT, env=inherited, check=False)
    return _judge(name, time.monotonic() - began) and ended.returncode == 0


def _verdicts_of(name: str) -> Path:
    """A line for each mutant that was tried: its name, the function it changes, and the test that found it, or null."""
    return _VERDICTS / f"{name}.jsonl"


def _judge(name: str, seconds: float) -> bool:
    file = _verdicts_of(name)
    told = [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []
    left = [mutant for mutant, _, found_by in told if found_by is None]
    click.echo("".join(f"    {mutant}\n" for mutant in left), nl=False)
    share = 100 * (1 - len(left) / len(told)) if told else 0.0
    click.echo(f"{name}: {len(told) - len(left)} of {len(told)} mutants found, {share:.1f} % ({seconds:.0f} s)")
    return share >= _AT_LEAST


if __name__ == "__main__":
    main()
