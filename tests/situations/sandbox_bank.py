"""A bank of the sandbox, to which the programme's houses lead."""

import json
from pathlib import Path

from prakerja.connectors.rails.sandbox_houses import sandbox_houses
from prakerja_sandbox.bank.testing import SandboxBank


def write_houses(bank: SandboxBank, folder: Path) -> Path:
    """The file in which all six houses are this bank's, for `settings.HOUSES_FILE`."""
    file = folder / "houses.json"
    file.write_text(json.dumps(sandbox_houses(bank.keys(), bank.url)))
    return file
