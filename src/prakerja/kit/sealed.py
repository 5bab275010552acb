"""Personal data at rest: sealed with AES-GCM under a key ring, found by digest (`digests.py`), masked on screens."""

import os
from collections.abc import Iterable, Sequence
from functools import cache
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from prakerja.kit.purpose import Purpose

_NONCE_BYTES = 12
#: Enough to recognise one's own number.
_SHOWN = 4

#: Whose a sealed value is: an applicant, an account; None for what belongs to nobody.
type Owner = UUID | str | None
#: Which of the owner's rows it stands in; None where an owner has one.
type Row = UUID | int | str | None


class CannotUnseal(Exception):
    """Another purpose's, owner's or row's value, one under a key that the ring no longer holds, or a damaged one."""


def seal(plain: str, *, purpose: Purpose, owner: Owner, row: Row = None) -> bytes:
    """`key id : nonce + ciphertext`. What, whose and where are bound in: in another column or row it stays closed."""
    return seal_bytes(plain.encode(), purpose=purpose, owner=owner, row=row)


def seal_bytes(plain: bytes, *, purpose: Purpose, owner: Owner, row: Row) -> bytes:
    """The same of what is no text."""
    key_id, key = next(iter(_ring(settings.SEALING_KEYS).items()))
    nonce = os.urandom(_NONCE_BYTES)
    return key_id.encode() + b":" + nonce + key.encrypt(nonce, plain, _bound(purpose, owner, row))


def seal_each(plains: Sequence[tuple[str, Owner, Row]], *, purpose: Purpose) -> list[bytes]:
    """Many texts, each for its own owner and row, in half of the time. An owner may be given as text."""
    key_id, key = next(iter(_ring(settings.SEALING_KEYS).items()))
    head, what, encrypt = f"{key_id}:".encode(), str(purpose), key.encrypt
    chance = os.urandom(_NONCE_BYTES * len(plains))
    sealed = []
    for at, (plain, owner, row) in zip(range(0, len(chance), _NONCE_BYTES), plains, strict=True):
        nonce = chance[at : at + _NONCE_BYTES]
        sealed.append(head + nonce + encrypt(nonce, plain.encode(), _bound(what, owner, row)))
    return sealed


def unseal(sealed: bytes | memoryview, *, purpose: Purpose, owner: Owner, row: Row = None) -> str:
    """The plain text. Raises CannotUnseal."""
    try:
        return unseal_bytes(sealed, purpose=purpose, owner=owner, row=row).decode()
    except UnicodeDecodeError as error:
        raise CannotUnseal("what was sealed is no text") from error


def unseal_bytes(sealed: bytes | memoryview, *, purpose: Purpose, owner: Owner, row: Row) -> bytes:
    """The same of what is no text. Raises CannotUnseal."""
    key_id, _, box = bytes(sealed).partition(b":")
    key = _ring(settings.SEALING_KEYS).get(key_id.decode(errors="replace"))
    if key is None:
        raise CannotUnseal(f"no key {key_id!r} in the ring")
    try:
        return key.decrypt(box[:_NONCE_BYTES], box[_NONCE_BYTES:], _bound(purpose, owner, row))
    except (InvalidTag, ValueError) as error:
        raise CannotUnseal("the sealed value does not open") from error


def unseal_each(sealed: Iterable[tuple[bytes | memoryview, Owner]], *, purpose: Purpose) -> list[str]:
    """Many texts of owners who have one each, faster than one by one. Raises CannotUnseal."""
    ring, what = {key_id.encode(): key.decrypt for key_id, key in _ring(settings.SEALING_KEYS).items()}, str(purpose)
    plains = []
    try:
        for one, owner in sealed:
            key_id, _, box = bytes(one).partition(b":")
            plains.append(ring[key_id](box[:_NONCE_BYTES], box[_NONCE_BYTES:], _bound(what, owner, None)).decode())
    except (KeyError, InvalidTag, ValueError) as error:
        raise CannotUnseal("a sealed value does not open") from error
    return plains


def masked(digits: str) -> str:
    """`••••••••••••0000`: enough to recognise one's own number, too little to use another's."""
    return "•" * max(0, len(digits) - _SHOWN) + digits[-_SHOWN:]


def _bound(purpose: str, owner: Owner, row: Row) -> bytes:
    return f"{purpose}:{owner or ''}:{'' if row is None else row}".encode()


def sealing_key_ids() -> list[str]:
    """Those of the ring, newest first: the first one seals."""
    return list(_ring(settings.SEALING_KEYS))


@cache
def _ring(text: str) -> dict[str, AESGCM]:
    pairs = (entry.split(":", 1) for entry in text.split(","))
    return {key_id.strip(): AESGCM(bytes.fromhex(key)) for key_id, key in pairs}
