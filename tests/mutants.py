"""What bin/mutants does: runs mutmut beside one database server, and says how many mutants a test has found."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import click

from prakerja.config.database import running_database
from prakerja.config.environment import read_environment

_ROOT: Final = Path(__file__).resolve().parents[1]
_FOLDER: Final = _ROOT / "mutants"
_AT_LEAST: Final = 95.0


def main(patterns: list[str]) -> int:
    """0 when at least 95 % of the mutants were found, and every one was tried."""
    shutil.rmtree(_FOLDER, ignore_errors=True)
    own = {"PRAKERJA_MODE": "test", "PRAKERJA_VAR": str(_ROOT / "var" / "mutants")}
    os.environ |= own | {"PRAKERJA_TEST_VAR": own["PRAKERJA_VAR"]}
    # Each run of the tests finds the server running and leaves it so: mutmut runs them many times in one process.
    with running_database(read_environment()):
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("PRAKERJA_DATABASE")}
        ended = subprocess.run(["mutmut", "run", *patterns], cwd=_ROOT, env=inherited, check=False)
    return ended.returncode or _judge()


def _judge() -> int:
    subprocess.run(["mutmut", "export-cicd-stats"], cwd=_ROOT, stdout=subprocess.DEVNULL, check=True)
    subprocess.run(["mutmut", "results"], cwd=_ROOT, check=False)
    told = json.loads((_FOLDER / "mutmut-cicd-stats.json").read_text())
    found = told["killed"] + told["timeout"] + told["segfault"]
    tried = found + told["survived"] + told["no_tests"] + told["suspicious"]
    share = 100 * found / tried if tried else 0.0
    click.echo(f"{found} of {tried} mutants were found by a test: {share:.1f} %; at least {_AT_LEAST:.0f} % must be")
    return int(share < _AT_LEAST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
