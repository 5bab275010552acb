"""Who of a statement's witnesses has given up the chain of its round. Pure."""

from collections.abc import Iterable

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from prakerja.draw.log_entries import GivenUpBy
from prakerja.draw.statement import Statement, signed_giving_up
from prakerja.publog.cosignature import WitnessKey
from prakerja.publog.signed_note import NotAKeyText


def is_given_up(stated: Statement, *, statement: str, next_chain: str, by: Iterable[GivenUpBy]) -> bool:
    """Whether a quorum of its witnesses did, for that next chain, which is another one. `statement`: *F*."""
    signed = signed_giving_up(statement, next_chain)
    witnesses = {one.witness for one in by if one.witness in stated.witnesses and is_signed_by(one, signed)}
    return next_chain != stated.beacon.chain and len(witnesses) >= stated.quorum


def sign_giving_up(secret: bytes, statement: str, next_chain: str) -> str:
    """In hex. `secret`: the 32 bytes of the witness's key."""
    return Ed25519PrivateKey.from_private_bytes(secret).sign(signed_giving_up(statement, next_chain)).hex()


def is_signed_by(one: GivenUpBy, signed: bytes) -> bool:
    """By the key that it names."""
    try:
        key = Ed25519PublicKey.from_public_bytes(WitnessKey.read(one.witness).public_key)
        key.verify(bytes.fromhex(one.signature), signed)
    except (InvalidSignature, NotAKeyText, ValueError):
        return False
    return True
