"""Every night the books are proven, and what came out stands in the public log, whether they hold or not."""

from datetime import datetime

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.ledger.kept_proofs import ENTRY, said_of_proof
from prakerja.ledger.models import KeptProof
from prakerja.ledger.prove import prove
from prakerja.publog.submit_entry import submit_entry


def keep_proof(*, by: Actor, now: datetime) -> KeptProof:
    """The proof of this moment is kept, and handed to the public log. Twice before one transaction is once."""
    require(Permission.PROVE_BOOKS, by=by)
    proof = prove(known={})
    told = {
        "transfers": proof.transfers,
        "postings": proof.postings,
        "sha256": proof.sha256,
        "faults": len(proof.faults),
    }
    kept, is_new = KeptProof.objects.get_or_create(
        before_transaction=proof.before_transaction, defaults={**told, "proven_at": now}
    )
    if is_new:
        submit_entry(ENTRY, once=str(kept.before_transaction), facts=said_of_proof(kept), at=now)
    return kept
