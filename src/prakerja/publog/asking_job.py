"""The job that asks one witness for its line below the newest checkpoint.

It asks outside any transaction, and opens the unit of work in which the answer is kept: nobody waits for a witness.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import structlog

from prakerja.connectors.witnesses.add_checkpoint import Answer as Heard
from prakerja.connectors.witnesses.add_checkpoint import Knows, Lines, NotCosigned, add_checkpoint
from prakerja.kit.actor import Actor
from prakerja.kit.retries import TryAgain
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.publog.cosignature import WitnessKey
from prakerja.publog.keep_answer import keep_answer
from prakerja.publog.keep_cosignatures import NoWitness, keep_cosignatures
from prakerja.publog.models import Answer, Checkpoint, Cosignature
from prakerja.publog.read_log import consistency, newest_checkpoint
from prakerja.publog.signed_note import NotANote
from prakerja.publog.witnesses import witness_addresses

_log = structlog.get_logger()
_BY: Final = Actor.system("publog.ask_witnesses")
#: Somebody must look: either the log was cut or rewritten, or the witness lies.
_GRAVE: Final = {Answer.REFUSED, Answer.OTHER_HISTORY, Answer.LONGER_LOG, Answer.NO_LINE}


@dataclass(frozen=True)
class _Said:
    answer: Answer
    said: str = ""
    #: Our checkpoint with its lines.
    note: str = ""


def witnesses_to_ask() -> list[str]:
    """Keys of those with an address whose line is not below the newest checkpoint."""
    newest, addresses = newest_checkpoint(), witness_addresses()
    if newest is None or not addresses:
        return []
    done = set(Cosignature.objects.filter(size=newest.size).values_list("witness", flat=True))
    return [witness for witness in addresses if witness not in done]


def ask_for_line(witness: str) -> None:
    """Its line is kept, or why there is none. Who is silent now is asked again by the clock, each minute."""
    if witness not in witnesses_to_ask():
        return
    checkpoint = newest_checkpoint()
    assert checkpoint is not None
    try:
        said = _ask(witness, witness_addresses()[witness], checkpoint)
    except TryAgain as silence:
        said = _Said(Answer.SILENT, str(silence))
    with unit_of_work(by=_BY) as work:
        said = _kept(said, by=work.actor, now=work.now) if said.note else said
        keep_answer(witness, size=checkpoint.size, answer=said.answer, said=said.said, by=work.actor, now=work.now)
    if said.answer in _GRAVE:
        _log.error("witness_does_not_cosign", answer=said.answer.value, cause=said.said, kind="broken")


def _ask(witness: str, address: str, checkpoint: Checkpoint) -> _Said:
    """Raises TryAgain."""
    newest = Cosignature.objects.filter(witness=witness).order_by("-size").first()
    old = newest.size if newest else 0
    heard = _asked(witness, address, checkpoint, old)
    if isinstance(heard, Knows) and old != heard.size <= checkpoint.size:
        # It cosigned without our knowing, or was set back: what it says itself counts.
        old = heard.size
        heard = _asked(witness, address, checkpoint, old)
    match heard:
        case Lines(text):
            return _Said(Answer.COSIGNED, note=checkpoint.note + text)
        case NotCosigned(why):
            return _Said(Answer.REFUSED, why)
        case Knows(size) if size > checkpoint.size:
            return _Said(Answer.LONGER_LOG, str(size))
        case Knows(size):
            return _Said(Answer.OTHER_HISTORY, str(size))


def _asked(witness: str, address: str, checkpoint: Checkpoint, old: int) -> Heard:
    party = f"witness {WitnessKey.read(witness).hint.hex()}"
    proof = consistency(old, checkpoint.size)
    return add_checkpoint(address, party=party, old=old, proof=proof, note=checkpoint.note)


def _kept(said: _Said, *, by: Actor, now: datetime) -> _Said:
    try:
        keep_cosignatures(said.note, by=by, now=now)
    except (NotANote, NoWitness):
        return _Said(Answer.NO_LINE)
    return said
