"""Witnesses of a wave's draw who wait for its round no longer: each by the sandbox's key."""

from collections.abc import Iterable

from prakerja.draw.given_up import sign_giving_up
from prakerja.draw.log_entries import GivenUpBy
from prakerja.publog.cosignature import WitnessKey
from prakerja.publog.sandbox_witnesses import SANDBOX_SECRETS
from prakerja.waves.models import Wave
from tests.situations.attempts import newest

NEXT_CHAIN = "cd" * 32
QUORUM = list(SANDBOX_SECRETS)[:4]


def signed(
    wave: Wave, names: Iterable[str] = QUORUM, *, statement: str = "", next_chain: str = NEXT_CHAIN
) -> list[GivenUpBy]:
    f = statement or newest(wave).sha256
    return [
        GivenUpBy(
            witness=str(WitnessKey.of_secret(name, SANDBOX_SECRETS[name])),
            signature=sign_giving_up(SANDBOX_SECRETS[name], f, next_chain),
        )
        for name in names
    ]
