"""Proofs that were kept, here and in the public log: a journal written anew differs from the hashes in them."""

from collections.abc import Iterator

from pydantic import JsonValue

from prakerja.ledger.models import KeptProof
from prakerja.publog.read_log import entries_of_kind

ENTRY = "ledger.proof"


def kept_hashes() -> dict[int, str]:
    """By the transaction before which the journal was hashed."""
    return dict(KeptProof.objects.values_list("before_transaction", "sha256"))


def said_of_proof(proof: KeptProof) -> dict[str, JsonValue]:
    """What the public log says of it: whether the books held, and never whose account did not."""
    return {
        "night": proof.night.isoformat(),
        "before_transaction": proof.before_transaction,
        "transfers": proof.transfers,
        "postings": proof.postings,
        "sha256": proof.sha256,
        "holds": proof.faults == 0,
        "faults": proof.faults,
    }


def faults_of_kept_proofs() -> Iterator[str]:
    """What is kept here and what stands in the public log are the same."""
    logged = {str(entry.get("night")): entry for entry in entries_of_kind(ENTRY)}
    for proof in KeptProof.objects.order_by("night").iterator():
        entry = logged.pop(proof.night.isoformat(), None)
        if entry is None:
            yield f"the proof of {proof.night} is not in the public log"
        elif any(entry.get(name) != value for name, value in said_of_proof(proof).items()):
            yield f"the proof of {proof.night} is not the one that the public log holds"
    if logged:
        first = next(iter(logged))
        yield f"{len(logged)} proofs of the public log are gone from the ledger, the first of {first}"
