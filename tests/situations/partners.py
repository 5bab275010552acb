"""Partners, and calls that they sign."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from django.test import Client

from prakerja.kit.clock import read_clock
from prakerja.partner_api.v1.signature import sign
from prakerja.partners.known_partners import forget_known_partners
from prakerja.partners.models import Partner, PartnerKey
from prakerja.partners.states import PartnerKind

INTEGRATION: Final = "/api/v1/integration/"
_BEGINNING: Final = datetime(2020, 1, 1, tzinfo=UTC)


def put_partner(kind: PartnerKind, *, client_code: str = "", number: int = 1) -> Partner:
    """With one key: `sign_key_of` tells it."""
    code = client_code or f"{kind.value}{number}"
    business_number = f"{1 if kind is PartnerKind.PLATFORM else 2}{number:012}"
    partner = Partner.objects.create(
        client_code=code, kind=kind, name=f"Mitra {code}", business_number=business_number, admitted_at=_BEGINNING
    )
    put_key(partner, sign_key_of(code), number=1)
    return partner


def put_key(
    partner: Partner, sign_key: str, *, number: int, since: datetime = _BEGINNING, until: datetime | None = None
) -> PartnerKey:
    key = PartnerKey(partner=partner, number=number, valid_from=since, valid_until=until)
    key.sign_key = sign_key
    key.save()
    forget_known_partners()
    return key


def sign_key_of(client_code: str) -> str:
    return UUID(bytes=client_code.encode().ljust(16)[:16]).hex


@dataclass
class PartnersProgram:
    """A client as the official samples have it: it signs what it sends."""

    client_code: str
    sign_key: str = ""
    authorization: str = ""

    def ask(self, endpoint: str, body: Any = None, *, at: datetime | None = None, raw: bytes | None = None) -> Any:
        """The answer, with its `status_code` and `json()`."""
        content = json.dumps(body, separators=(",", ":")).encode() if raw is None else raw
        headers = self.headers(INTEGRATION + endpoint, content, at=at)
        return self.send(endpoint, content, headers)

    def headers(self, path: str, content: bytes, *, at: datetime | None = None) -> dict[str, str]:
        timestamp = str(int((at or read_clock()).timestamp()))
        text = f"{self.client_code}{timestamp}POST{path}".encode() + self.authorization.encode() + content
        signed = sign(text, (self.sign_key or sign_key_of(self.client_code)).encode())
        headers = {"client_code": self.client_code, "signature": signed, "timestamp": timestamp}
        return headers | ({"Authorization": self.authorization} if self.authorization else {})

    def send(self, endpoint: str, content: bytes, headers: dict[str, str]) -> Any:
        return Client().post(INTEGRATION + endpoint, data=content, content_type="application/json", headers=headers)
