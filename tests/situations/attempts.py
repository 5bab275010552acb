"""What happens outside an attempt at a draw: devices sign, witnesses cosign, the beacon's round comes."""

from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import Final
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from prakerja.connectors.beacon.beacons import beacon
from prakerja.connectors.beacon.rounds import Round
from prakerja.connectors.beacon.signature import randomness_of
from prakerja.draw.models import Draw, NamedCustodian, Statement
from prakerja.draw.statement import commitment_of, signed_commitment
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.publog.grow_log import grow_log
from prakerja.simulation.demo_witnesses_file import cosign_past
from prakerja.waves.models import Wave
from prakerja_sandbox.beacon.signing import sign

#: Of the chain in beacon.json.
_SECRET: Final = 5
_GROWS: Final = Actor.system("publog.grow_log")


def long_ago() -> datetime:
    """So long that an attempt that was stated then is over."""
    return read_clock() - timedelta(hours=1)


def newest(wave: Wave) -> Statement:
    row = Statement.objects.newest_of(wave.pk)
    assert row is not None
    return row


def signing_key(custodian: Actor) -> Ed25519PrivateKey:
    """Another one for each custodian, and always the same."""
    assert custodian.account_id
    return Ed25519PrivateKey.from_private_bytes(sha256(custodian.account_id.bytes).digest())


def commitment_by(wave: Wave, custodian: Actor, secret: str) -> dict[str, str]:
    """What the custodian's device gives for the newest attempt: `commitment` and `signature`."""
    assert custodian.account_id
    me = NamedCustodian.objects.get(statement=newest(wave), account_id=custodian.account_id)
    commitment = commitment_of(me.statement_id, me.position, secret)
    signature = signing_key(custodian).sign(signed_commitment(me.statement_id, me.position, commitment))
    return {"commitment": commitment, "signature": signature.hex()}


def seen_by_witnesses(at: datetime) -> None:
    """What was handed to the log has its place, and all five witnesses have cosigned it at that moment."""
    with unit_of_work(by=_GROWS):
        grow_log(by=_GROWS, now=at)
        cosign_past(at=at)


@cache
def round_of(number: int) -> Round:
    """As the chain signs it."""
    signature = sign(_SECRET, number)
    return Round(beacon().chain.chain, number, signature.hex(), randomness_of(signature))


def a_statement_row(draw: Draw, account_id: UUID) -> Statement:
    """As its rows alone: one custodian, who has yet to commit."""
    now = read_clock()
    row = Statement.objects.create(
        sha256=sha256(str(draw.pk).encode()).hexdigest(),
        draw=draw,
        attempt=1,
        file="{}",
        commit_by=now + timedelta(hours=1),
        reveal_by=now + timedelta(hours=2),
        drawn_from=now + timedelta(hours=3),
        round=1,
        stated_at=now,
    )
    NamedCustodian.objects.create(statement=row, is_reserve=False, position=1, account_id=account_id)
    return row
