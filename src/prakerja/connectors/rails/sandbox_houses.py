"""The houses of the sandbox's bank, from the file of its keys: for the demo, tests and measurements."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

from prakerja.connectors.rails.house import rails_of, usual_limits
from prakerja.connectors.rails.houses_file import Houses, HousesRefused, houses_in

#: By name: code as a bank, float, type of signature.
_KNOWN: Final = {
    "bni": ("009", "8000000001", 1),
    "bca": ("014", "8000000002", 1),
    "gopay": ("", "8000000011", 1),
    "ovo": ("", "8000000012", 1),
    "linkaja": ("", "8000000013", 1),
    "dana": ("", "8000000014", 2),
}


def read_sandbox_houses(keys: Path, url: str) -> Houses:
    """Raises HousesRefused."""
    try:
        told = json.loads(keys.read_text(encoding="utf-8"))
        return houses_in(sandbox_houses(told, url))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise HousesRefused(f"{keys} cannot be used for the keys of the sandbox's bank") from error


def sandbox_houses(keys: Mapping[str, Any], url: str) -> dict[str, object]:
    """What a file of the houses holds for the sandbox's bank at this address."""
    theirs = keys.get("bank_public_key") or _public_of(str(keys["bank_private_key"]))
    same = {
        "client_id": keys["client_id"],
        "client_secret": keys["client_secret"],
        "partner_id": keys["partner_id"],
        "private_key": keys["client_private_key"],
        "bank_public_key": theirs,
    }
    return {"houses": {name: {**same, **_own(name, url)} for name in _KNOWN}}


def _own(name: str, url: str) -> dict[str, object]:
    bank_code, account, signature_type = _KNOWN[name]
    limits = usual_limits(*rails_of(bank_code=bank_code))
    return {
        "base_url": f"{url}/snap/{name}/v1.0",
        "signature_type": signature_type,
        "source_account": account,
        "bank_code": bank_code,
        "rails": {rail.value: {"least": one.least, "most": one.most} for rail, one in limits.items()},
    }


def _public_of(private: str) -> str:
    key = load_pem_private_key(private.encode(), None)
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
