"""The bank's partner in a test: signs as the reference has it, with code of its own."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

WIB: Final = timezone(timedelta(hours=7))
NUMBERS: Final = count(10**12)
PATH_BY_CODE: Final = {
    "11": "balance-inquiry",
    "12": "transaction-history-list",
    "13": "transaction-history-detail",
    "14": "bank-statement",
    "15": "account-inquiry-internal",
    "16": "account-inquiry-external",
    "17": "transfer-intrabank",
    "18": "transfer-interbank",
    "22": "transfer-rtgs",
    "23": "transfer-skn",
    "36": "transfer/status",
    "37": "emoney/account-inquiry",
    "38": "emoney/topup",
    "39": "emoney/topup-status",
    "73": "access-token/b2b",
}


def timestamp(late: timedelta = timedelta()) -> str:
    return (datetime.now(UTC) - late).astimezone(WIB).isoformat(timespec="seconds")


@dataclass(frozen=True)
class Partner:
    """`told`: the bank's keys as it shows them. `token` is empty where the house wants none."""

    told: Mapping[str, str]
    token: str = ""
    key: list[RSAPrivateKey] = field(default_factory=list)

    def with_token(self, token: str) -> "Partner":
        return replace(self, token=token)

    def for_token(self, **changed: str) -> tuple[dict[str, str], bytes]:
        at = timestamp()
        signature = self.signed_by_key(f"{self.told['client_id']}|{at}".encode())
        headers = {"x-timestamp": at, "x-client-key": self.told["client_id"], "x-signature": signature, **changed}
        return {**headers, "content-type": "application/json"}, b'{"grantType":"client_credentials"}'

    def call(
        self, path: str, body: Mapping[str, Any] | bytes, *, late: timedelta = timedelta(), **changed: str | None
    ) -> tuple[dict[str, str], bytes]:
        """Headers and bytes; `changed` after signing: a value, or None to leave the header out."""
        content = body if isinstance(body, bytes) else json.dumps(body, indent=2).encode()
        at = timestamp(late)
        compact = content if isinstance(body, bytes) else json.dumps(body, separators=(",", ":")).encode()
        digest = hashlib.sha256(compact).hexdigest()
        headers: dict[str, str | None] = {
            "content-type": "application/json",
            "x-timestamp": at,
            "x-partner-id": self.told["partner_id"],
            "x-external-id": str(next(NUMBERS)),
            "channel-id": "95221",
        }
        if self.token:
            text = f"POST:{path}:{self.token}:{digest}:{at}".encode()
            signature = hmac.digest(self.told["client_secret"].encode(), text, "sha512")
            headers |= {"authorization": f"Bearer {self.token}", "x-signature": base64.b64encode(signature).decode()}
        else:
            headers["x-signature"] = self.signed_by_key(f"POST:{path}:{digest}:{at}".encode())
        headers |= {name.replace("_", "-"): value for name, value in changed.items()}
        return {name: value for name, value in headers.items() if value is not None}, content

    def signed_by_key(self, text: bytes) -> str:
        if not self.key:
            key = load_pem_private_key(
                self.told["client_private_key"].encode(), None, unsafe_skip_rsa_key_validation=True
            )
            assert isinstance(key, RSAPrivateKey)
            self.key.append(key)
        return base64.b64encode(self.key[0].sign(text, PKCS1v15(), SHA256())).decode()
