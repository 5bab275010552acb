"""A certificate as an Open Badge 3.0, and as the compact JWT that secures it (its section 8.2). Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import JsonValue

from prakerja.publog.submit_entry import one_line
from prakerja.training.certificates.badge_keys import Jwk, in_base64url

CONTEXTS: Final = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
type Document = dict[str, JsonValue]


@dataclass(frozen=True)
class Achieved:
    """What the credential says of somebody: no more than their certificate does."""

    #: Of the certificate's page, without a stroke at the end.
    page: str
    name: str
    course_page: str
    title: str
    summary: str
    institution: str
    hours: int
    issued_at: datetime


def issuer_profile(base_url: str) -> Document:
    """Who issues: the programme, by the address of its own profile."""
    return {"id": f"{base_url}/sertifikat/penerbit.json", "type": ["Profile"], "name": "Prakerja", "url": base_url}


def credential_of(achieved: Achieved, *, base_url: str) -> Document:
    return {
        "@context": list(CONTEXTS),
        "id": achieved.page,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": achieved.title,
        "issuer": issuer_profile(base_url),
        "validFrom": achieved.issued_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [_named(achieved.name)],
            "achievement": _achievement(achieved),
        },
        "credentialStatus": {"id": f"{achieved.page}/status.json", "type": "1EdTechRevocationList"},
    }


def sign_credential(
    credential: Document, *, issuer_id: str, issued_at: datetime, key: Ed25519PrivateKey, jwk: Jwk
) -> str:
    """Header, payload, signature, with dots between. Whoever checks it compares `jwk` with a key that they trust."""
    header: Document = {"alg": "EdDSA", "typ": "JWT", "jwk": dict(jwk)}
    claims: Document = {"iss": issuer_id, "jti": credential["id"], "nbf": int(issued_at.timestamp())}
    signed = ".".join(in_base64url(one_line(part).encode()) for part in (header, {**credential, **claims}))
    return f"{signed}.{in_base64url(key.sign(signed.encode()))}"


def revocation_list(page: str, *, base_url: str, withdrawn_at: datetime | None, reason: str) -> Document:
    """Of this one alone: what others' pages say is for those to read who have their code."""
    revoked: list[JsonValue] = []
    if withdrawn_at is not None:
        at = withdrawn_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        revoked = [{"id": page, "revoked": True, "revocationReason": reason, "revokedAt": at}]
    return {
        "id": f"{page}/status.json",
        "type": "1EdTechRevocationList",
        "issuer": issuer_profile(base_url)["id"],
        "revokedCredential": revoked,
    }


def _named(name: str) -> Document:
    """As its holder hands it on: in words, so that whoever reads it can compare it with a document of theirs."""
    return {"type": "IdentityObject", "hashed": False, "identityHash": name, "identityType": "name"}


def _achievement(achieved: Achieved) -> Document:
    narrative = (
        f"Hadir di semua pertemuan dan tes akhir, lalu dinyatakan selesai oleh {achieved.institution}"
        f" ({achieved.hours} jam)."
    )
    return {
        "id": achieved.course_page,
        "type": ["Achievement"],
        "achievementType": "Certificate",
        "name": achieved.title,
        "description": achieved.summary,
        "criteria": {"narrative": narrative},
        "creator": {"id": f"{achieved.course_page}#lembaga", "type": ["Profile"], "name": achieved.institution},
        "inLanguage": "id",
    }
