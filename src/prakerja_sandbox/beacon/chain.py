"""The sandbox's own chain: a secret that one process holds alone, where drand's is shared by many."""

import hashlib
import json
import secrets
import time
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

SCHEME: Final = "bls-unchained-g1-rfc9380"
BEACON_ID: Final = "sandbox"
PERIOD_S: Final = 3
#: A chain that was made just now has so many rounds behind it: the demo's oldest draw is of a year that is over.
_OLDER_S: Final = 3 * 366 * 86_400
_KEPT: Final = 1000


class NotABeaconFile(ValueError):
    """The file given for the beacon holds something else."""


@dataclass(frozen=True)
class Chain:
    """As the file has it. `secret`: hex; in a sandbox nothing is secret. `group_hash`: of who holds it."""

    secret: str
    public_key: str
    genesis_time: int
    period: int
    group_hash: str
    hash: str
    _signed: dict[int, bytes] = field(default_factory=dict, compare=False, repr=False)

    def newest(self, now: float) -> int:
        """The newest round that is out."""
        return int(now - self.genesis_time) // self.period + 1

    def signature(self, number: int) -> bytes:
        """Made once, and kept for a while."""
        from prakerja_sandbox.beacon.signing import sign  # noqa: PLC0415 - see there

        if number not in self._signed:
            if len(self._signed) >= _KEPT:
                self._signed.clear()
            self._signed[number] = sign(int(self.secret, 16), number)
        return self._signed[number]

    def info(self) -> dict[str, object]:
        """As drand tells of a chain."""
        return {
            "public_key": self.public_key,
            "period": self.period,
            "genesis_time": self.genesis_time,
            "hash": self.hash,
            "groupHash": self.group_hash,
            "schemeID": SCHEME,
            "metadata": {"beaconID": BEACON_ID},
        }

    def write(self, file: Path) -> None:
        """The file holds it."""
        file.touch(mode=0o600)
        file.write_text(json.dumps({name: value for name, value in asdict(self).items() if name != "_signed"}))

    @cached_property
    def stranger(self) -> "Chain":
        """Another chain that looks the same: what it signs is good, and nothing of this one's."""
        return made_chain(int(hashlib.sha256(self.secret.encode()).hexdigest(), 16), genesis_time=self.genesis_time)


def made_chain(secret: int, *, genesis_time: int) -> Chain:
    """The chain of this secret."""
    from prakerja_sandbox.beacon import signing  # noqa: PLC0415 - see there

    key = signing.public_key(secret % signing.ORDER)
    group = hashlib.sha256(f"sandbox {key}".encode()).hexdigest()
    whole = chain_hash(key, genesis_time=genesis_time, period=PERIOD_S, group_hash=group, beacon_id=BEACON_ID)
    return Chain(f"{secret % signing.ORDER:064x}", key, genesis_time, PERIOD_S, group, whole)


def new_chain() -> Chain:
    """With a secret of its own."""
    return made_chain(secrets.randbits(250) + 1, genesis_time=int(time.time()) - _OLDER_S)


def chain_in(file: Path) -> Chain:
    """That of the file, which is written first where there is none. Raises NotABeaconFile."""
    if not file.exists():
        new_chain().write(file)
    try:
        return Chain(**json.loads(file.read_text()))
    except (ValueError, TypeError) as error:
        raise NotABeaconFile(f"{file} cannot be used for the beacon: {error}") from error


def chain_hash(public_key: str, *, genesis_time: int, period: int, group_hash: str, beacon_id: str) -> str:
    """By which drand calls a chain."""
    counted = period.to_bytes(4) + genesis_time.to_bytes(8)
    told = counted + bytes.fromhex(public_key) + bytes.fromhex(group_hash) + beacon_id.encode()
    return hashlib.sha256(told).hexdigest()
