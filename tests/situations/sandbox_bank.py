"""A bank of the sandbox, to which the programme's houses lead."""

import json
import time
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from prakerja.connectors.rails.sandbox_houses import sandbox_houses
from prakerja_sandbox.bank.testing import SandboxBank
from tests.patience import PATIENCE_S


def everything_is_settled(bank: SandboxBank) -> None:
    """What the central bank settles later is settled: by the bank's own clock, which no test moves."""
    until = time.monotonic() + PATIENCE_S
    while bank.books().payments.get("03"):
        assert time.monotonic() < until, bank.books().payments
        time.sleep(0.05)


def write_houses(bank: SandboxBank, folder: Path) -> Path:
    """The file in which all six houses are this bank's, for `settings.HOUSES_FILE`."""
    file = folder / "houses.json"
    file.write_text(json.dumps(sandbox_houses(bank.keys(), bank.url)))
    return file


@cache
def houses_without_a_bank() -> Path:
    """The same of a bank that nobody asks: what the houses take can be read, and no call arrives."""
    key = generate_private_key(65537, 2048)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    keys = {"client_id": "uji", "client_secret": "uji", "partner_id": "1", "client_private_key": private}
    told = sandbox_houses({**keys, "bank_private_key": private}, "http://127.0.0.1:9")
    with NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        json.dump(told, file)
    return Path(file.name)
