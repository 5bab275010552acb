"""Who may call the bank: one partner's names, secret and keys, and the bank's own key. Read from a file, or made."""

import json
import secrets
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

_BITS: Final = 2048
_PRIVATE: Final = ("client_private_key", "bank_private_key")


class NotAKeysFile(ValueError):
    """The file given for the keys holds something else."""


@dataclass(frozen=True)
class Keys:
    """As the file has them; `client_private_key` is empty where only the partner knows it."""

    client_id: str
    client_secret: str
    partner_id: str
    client_private_key: str
    client_public_key: str
    bank_private_key: str

    @cached_property
    def client_verifies(self) -> rsa.RSAPublicKey:
        """By which the partner's signatures are checked."""
        key = serialization.load_pem_public_key(self.client_public_key.encode())
        assert isinstance(key, rsa.RSAPublicKey)
        return key

    @cached_property
    def bank_signs(self) -> rsa.RSAPrivateKey:
        """By which the bank signs what it tells by itself."""
        key = serialization.load_pem_private_key(self.bank_private_key.encode(), None)
        assert isinstance(key, rsa.RSAPrivateKey)
        return key

    @property
    def bank_public_key(self) -> str:
        """By which the partner checks the bank's calls."""
        return _public_pem(self.bank_signs)

    def as_json(self) -> dict[str, str]:
        """All of it: in a sandbox nothing is secret."""
        return {**self._kept(), "bank_public_key": self.bank_public_key}

    def _kept(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def write(self, file: Path) -> None:
        """The file holds them, and only its owner may read it."""
        file.touch(mode=0o600)
        file.write_text(json.dumps(self._kept(), indent=1))


def made_keys() -> Keys:
    """New ones."""
    client, bank = (rsa.generate_private_key(public_exponent=65_537, key_size=_BITS) for _ in _PRIVATE)
    return Keys(
        client_id=f"client-{secrets.token_hex(6)}",
        client_secret=secrets.token_hex(24),
        partner_id=str(secrets.randbelow(10**12)).zfill(12),
        client_private_key=_private_pem(client),
        client_public_key=_public_pem(client),
        bank_private_key=_private_pem(bank),
    )


def keys_in(file: Path) -> Keys:
    """Those of the file, which is written first where there is none. Raises NotAKeysFile.

    A file may name the partner's public key alone, and may leave the bank's key to be made: it is then kept there.
    """
    if not file.exists():
        made_keys().write(file)
    try:
        told = json.loads(file.read_text())
        new = made_keys() if not told.get("bank_private_key") else None
        given = {"client_private_key": "", "partner_id": told["client_id"], **told}
        given = {name: str(given[name]) for name in Keys.__dataclass_fields__ if name in given}
        keys = Keys(**{"bank_private_key": new.bank_private_key if new else "", **given})
        _ = keys.client_verifies, keys.bank_signs
        if new:
            keys.write(file)
    except (ValueError, KeyError, TypeError, AttributeError, AssertionError) as error:
        raise NotAKeysFile(f"{file} cannot be used for the keys: {error!r}") from error
    return keys


def _private_pem(key: rsa.RSAPrivateKey) -> str:
    no_password = serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, no_password).decode()


def _public_pem(key: rsa.RSAPrivateKey) -> str:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_key().public_bytes(serialization.Encoding.PEM, form).decode()
