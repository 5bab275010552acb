"""The demo's custodians: their keys are known to everybody, and their draws were made at the moments that are said."""

from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings

from prakerja.accounts.models import Account
from prakerja.connectors.beacon.rounds import Round
from prakerja.connectors.beacon.signature import randomness_of
from prakerja.draw.attempts import AttemptNow, attempt_now
from prakerja.draw.commit_secret import commit_secret
from prakerja.draw.custodians_now import custodians_now
from prakerja.draw.cut_off import cut_off
from prakerja.draw.keep_round import keep_round
from prakerja.draw.register_key import register_key
from prakerja.draw.reveal_secret import reveal_secret
from prakerja.draw.statement import commitment_of, signed_commitment
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.publog.grow_log import grow_log
from prakerja.simulation.demo_witnesses_file import cosign_past
from prakerja.waves.models import Wave
from prakerja_sandbox.beacon.chain import chain_in

_BY: Final = Actor.operator("bin/run")
_CARRIES_ON: Final = Actor.system("draw.carry_on_draws")
_GROWS: Final = Actor.system("publog.grow_log")
_SECOND: Final = timedelta(seconds=1)


def signing_key_of(email: str) -> Ed25519PrivateKey:
    """Good for the demo alone: whoever knows the address has it."""
    return Ed25519PrivateKey.from_private_bytes(sha256(f"prakerja demo custodian {email}".encode()).digest())


def signing_key_file(email: str) -> str:
    """As openssl writes it, for the page on the custodian's device."""
    return signing_key_of(email).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def put_custodian_key(account: Account, *, now: datetime) -> None:
    """The custodian has said by which key they sign."""
    key = signing_key_of(account.email).public_key().public_bytes_raw().hex()
    organisation = f"Lembaga contoh {account.full_name.split()[0]}"
    shown_at, by = "https://lembaga.example/kunci-saksi", Actor.staff(account.pk)
    register_key(public_key=key, organisation=organisation, shown_at=shown_at, by=by, now=now)


def stated_before(now: datetime) -> datetime:
    """When an attempt is stated whose round is out at that moment."""
    spans = settings.DRAW_SPANS
    return now - spans.commit - spans.reveal - spans.round - timedelta(seconds=10)


def make_seed(wave: Wave) -> None:
    """All that leads to the seed of a frozen wave that was stated in the past.

    The sandbox's witnesses and its beacon have signed for those moments: nobody is to be convinced by the demo's past.
    """
    attempt = attempt_now(wave.pk)
    assert attempt is not None
    row = attempt.row
    _seen_by_witnesses(row.stated_at + _SECOND)
    if attempt.seed_round is None:
        commit_and_reveal(wave, now=row.stated_at + 2 * _SECOND)
        _seen_by_witnesses(row.stated_at + 3 * _SECOND)
        with unit_of_work(by=_CARRIES_ON):
            cut_off(wave_id=wave.pk, by=_CARRIES_ON, now=row.reveal_by)
        _seen_by_witnesses(row.reveal_by + _SECOND)
        with unit_of_work(by=_CARRIES_ON):
            keep_round(wave_id=wave.pk, came=_round_of(attempt), by=_CARRIES_ON, now=row.drawn_from)
    _seen_by_witnesses(row.drawn_from + _SECOND)


def commit_and_reveal(wave: Wave, *, now: datetime) -> None:
    """Every custodian does both, with a secret that follows from their key; what was done before stays."""
    attempt = attempt_now(wave.pk)
    assert attempt is not None
    f, people = attempt.row.sha256, [one.named for one in custodians_now(attempt.row)]
    emails = dict(Account.objects.filter(pk__in=[one.account_id for one in people]).values_list("pk", "email"))
    keys = {one.position: signing_key_of(emails[one.account_id]) for one in people}
    secrets = {
        position: sha256(key.private_bytes_raw() + bytes.fromhex(f)).hexdigest() for position, key in keys.items()
    }
    with unit_of_work(by=_BY):
        for one in people:
            commitment = commitment_of(f, one.position, secrets[one.position])
            signature = keys[one.position].sign(signed_commitment(f, one.position, commitment)).hex()
            by = Actor.staff(one.account_id)
            commit_secret(wave_id=wave.pk, commitment=commitment, signature=signature, by=by, now=now)
        for one in people:
            by = Actor.staff(one.account_id)
            reveal_secret(wave_id=wave.pk, secret=secrets[one.position], by=by, now=now)


def write_beacon() -> None:
    """The sandbox's chain stands before the sandbox serves it: the demo's draw is made by a round of it."""
    chain_in(_beacon_file())


def _seen_by_witnesses(at: datetime) -> None:
    with unit_of_work(by=_GROWS):
        while grow_log(by=_GROWS, now=at).added:
            pass
        cosign_past(at=at)


def _round_of(attempt: AttemptNow) -> Round:
    """Whoever has the sandbox's file can compute every round of its chain."""
    signature = chain_in(_beacon_file()).signature(attempt.row.round)
    return Round(attempt.chain.chain, attempt.row.round, signature.hex(), randomness_of(signature))


def _beacon_file() -> Path:
    file: Path | None = settings.SANDBOX_BEACON
    assert file is not None, "the demo has a sandbox"
    return file
