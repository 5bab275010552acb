"""Calls of v2, signed as docs/partner-api/v2.md says: a client of our own, which shares no code with the program."""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.test import Client

from prakerja.kit.clock import read_clock
from prakerja.partners.known_partners import forget_known_partners
from prakerja.partners.models import Partner, PartnerKey

V2: Final = "/api/v2/"


def signed_text(
    *, method: str, path: str, query: str, timestamp: str, nonce: str, client: str, key: str, body: bytes
) -> bytes:
    pairs = "&".join(sorted(pair for pair in query.split("&") if pair))
    digest = hashlib.sha256(body).hexdigest()
    lines = ("PRAKERJA-V2", method, path, pairs, timestamp, nonce, client, key, digest)
    return "\n".join(lines).encode()


@dataclass
class Program:
    """A partner's client. `headers`: with every call, e.g. the sandbox's clock."""

    client_code: str
    sign_key: str
    headers: dict[str, str] = field(default_factory=dict)

    def get(self, endpoint: str, query: str = "", **how: Any) -> Any:
        return self.send("GET", endpoint, query=query, **how)

    def post(self, endpoint: str, body: Any = None, **how: Any) -> Any:
        return self.send("POST", endpoint, body, **how)

    def put(self, endpoint: str, body: Any = None, **how: Any) -> Any:
        return self.send("PUT", endpoint, body, **how)

    def send(
        self,
        method: str,
        endpoint: str,
        body: Any = None,
        *,
        query: str = "",
        raw: bytes | None = None,
        key: str | None = None,
        nonce: str | None = None,
        at: datetime | None = None,
        **changed: str,
    ) -> Any:
        """The answer. `key`: a new one by itself where something is changed; `changed`: headers after signing."""
        content = raw if raw is not None else b"" if body is None else json.dumps(body).encode()
        idempotency = ("" if method == "GET" else secrets.token_hex(16)) if key is None else key
        headers = self.signed(method, endpoint, content, query=query, key=idempotency, nonce=nonce, at=at)
        sent = {name: value for name, value in (headers | self.headers | changed).items() if value}
        address = V2 + endpoint + (f"?{query}" if query else "")
        return Client().generic(method, address, content, content_type="application/json", headers=sent)

    def signed(
        self,
        method: str,
        endpoint: str,
        content: bytes,
        *,
        query: str = "",
        key: str = "",
        nonce: str | None = None,
        at: datetime | None = None,
    ) -> dict[str, str]:
        timestamp = str(int((at or read_clock()).timestamp()))
        taken = secrets.token_hex(16) if nonce is None else nonce
        text = signed_text(
            method=method,
            path=V2 + endpoint,
            query=query,
            timestamp=timestamp,
            nonce=taken,
            client=self.client_code,
            key=key,
            body=content,
        )
        return {
            "Prakerja-Client": self.client_code,
            "Prakerja-Timestamp": timestamp,
            "Prakerja-Nonce": taken,
            "Prakerja-Signature": hmac.new(self.sign_key.encode(), text, "sha256").hexdigest(),
            "Idempotency-Key": key,
        }


def program_of(partner: Partner, **headers: str) -> Program:
    """Signed with its newest key."""
    forget_known_partners()
    key = PartnerKey.objects.filter(partner=partner).latest("number")
    return Program(partner.client_code, key.sign_key, headers)
