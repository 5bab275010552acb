"""Signed notes as C2SP has them: a text, an empty line, and below it a line for each signature."""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_DASH: Final = "— "
#: Kinds of keys: of a log, of a witness.
_LOG: Final = 1
_WITNESS: Final = 4
LONGEST: Final = 100_000


class NotANote(ValueError):
    """It is no signed note, or its text is no checkpoint."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a checkpoint says: whose log, how many entries, and the root over them."""

    origin: str
    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """`text` ends with a newline; `signatures` are pairs of a name and the bytes below it."""

    text: str
    signatures: tuple[tuple[str, bytes], ...]

    def is_signed_by(self, key: str) -> bool:
        """`key`: a log's, as `name+8 hex digits+base64`."""
        name, _, rest = key.partition("+")
        hint, _, encoded = rest.partition("+")
        kind, *public = base64.b64decode(encoded)
        return kind == _LOG and any(
            signer == name and box[:4].hex() == hint and _holds(bytes(public), box[4:], self.text.encode())
            for signer, box in self.signatures
        )


def read_note(whole: str) -> Note:
    """Raises NotANote."""
    text, empty, below = whole.rpartition("\n\n")
    if not empty or not below.endswith("\n") or len(whole) > LONGEST:
        raise NotANote("this is no signed note")
    return Note(f"{text}\n", tuple(_signature(line) for line in below.splitlines()))


def head_of(text: str) -> Head:
    """Raises NotANote."""
    origin, size, root, *_ = [*text.split("\n"), "", "", ""]
    if not origin or not (size.isascii() and size.isdigit()) or size != str(int(size)) or len(size) > 18:
        raise NotANote("a checkpoint begins with a name and a number")
    decoded = _decoded(root)
    if len(decoded) != hashlib.sha256().digest_size:
        raise NotANote("a checkpoint's third line is 32 bytes in base64")
    return Head(origin, int(size), decoded)


def key_of(name: str, secret: bytes) -> str:
    """The witness's key as everybody may have it: `name+8 hex digits+base64`."""
    public = _public(secret)
    return f"{name}+{_hint(name, public).hex()}+{base64.b64encode(bytes([_WITNESS]) + public).decode()}"


def line_of(text: str, *, name: str, secret: bytes, at: int) -> str:
    """The line of a witness who vouches for the checkpoint at this second of 1970 and since."""
    signature = Ed25519PrivateKey.from_private_bytes(secret).sign(f"cosignature/v1\ntime {at}\n{text}".encode())
    box = _hint(name, _public(secret)) + at.to_bytes(8) + signature
    return f"{_DASH}{name} {base64.b64encode(box).decode()}\n"


def is_given_up_by(key: str, signature: str, signed: bytes) -> bool:
    """`key`: a witness's own. `signature`: in hex."""
    name, _, rest = key.partition("+")
    hint, _, encoded = rest.partition("+")
    try:
        kind, *public = _decoded(encoded) or [0]
    except NotANote:
        return False
    is_key = kind == _WITNESS and hint == _hint(name, bytes(public)).hex()
    return is_key and _holds(bytes(public), bytes.fromhex(signature), signed)


def sign_giving_up(secret: bytes, statement: str, next_chain: str) -> str:
    """That the witness waits no longer for the statement's round, in hex."""
    signed = f"prakerja-draw-chain-given-up-2:{statement}:{next_chain}".encode()
    return Ed25519PrivateKey.from_private_bytes(secret).sign(signed).hex()


def _signature(line: str) -> tuple[str, bytes]:
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not name or not space:
        raise NotANote("a line below the text is no signature")
    return name, _decoded(encoded)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise NotANote("something that should be base64 is not") from None


def _public(secret: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def _hint(name: str, public: bytes) -> bytes:
    return hashlib.sha256(f"{name}\n".encode() + bytes([_WITNESS]) + public).digest()[:4]


def _holds(public: bytes, signature: bytes, signed: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, signed)
    except (InvalidSignature, ValueError):
        return False
    return True
