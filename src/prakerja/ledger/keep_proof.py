"""Every night the books are proven, and what came out stands in the public log, whether they hold or not."""

from datetime import date, datetime

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.ledger.kept_proofs import ENTRY, said_of_proof
from prakerja.ledger.models import KeptProof
from prakerja.ledger.prove import Proof, prove
from prakerja.publog.submit_entry import submit_entry


def keep_proof(*, by: Actor, now: datetime) -> KeptProof:
    """The proof of this night is kept, and handed to the public log. Once a night: the first one stands."""
    require(Permission.PROVE_BOOKS, by=by)
    night = wib_day(now)
    there = KeptProof.objects.filter(pk=night).first()
    return there or _keep(night, prove(known={}), now)


def _keep(night: date, proof: Proof, now: datetime) -> KeptProof:
    kept = KeptProof.objects.create(
        night=night,
        before_transaction=proof.before_transaction,
        proven_at=now,
        transfers=proof.transfers,
        postings=proof.postings,
        sha256=proof.sha256,
        faults=len(proof.faults),
    )
    submit_entry(ENTRY, once=night.isoformat(), facts=said_of_proof(kept), at=now)
    return kept
