"""The job that hands one reveal to one witness; it opens the unit of work after the witness has answered."""

from prakerja.connectors.witnesses.hand_reveal import NotTaken, hand_reveal
from prakerja.draw.handing.keep_handing import keep_handing
from prakerja.draw.handing.models import Handing
from prakerja.draw.handing.states import HandingState
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.retries import TryAgain
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.publog.cosignature import WitnessKey
from prakerja.publog.witnesses import witness_addresses


def run_handing(handing: int, *, by: Actor) -> None:
    """The witness has it, or why not. Nobody waits for it, and it is not tried any longer than it counts.

    Raises TryAgain of a silent witness: with a moment between, and until the time for reveals is over.
    """
    row = Handing.objects.select_related("reveal__statement").filter(pk=handing, state=HandingState.WAITING).first()
    if row is None:
        return
    silence = None
    if read_clock() >= row.reveal.statement.reveal_by:
        state, said = HandingState.TOO_LATE, row.said
    else:
        state, said, silence = _tried(row)
    with unit_of_work(by=by) as work:
        keep_handing(handing, state=state, said=said, by=work.actor, now=work.now)
    if silence is not None:
        raise silence


def _tried(row: Handing) -> tuple[HandingState, str, TryAgain | None]:
    address = witness_addresses().get(row.witness)
    if address is None:
        return HandingState.REFUSED, "it has no address any more", None
    told: dict[str, str | int] = {
        "statement_sha256": row.reveal.statement_id,
        "position": row.reveal.position,
        "secret": row.reveal.secret,
    }
    try:
        hand_reveal(address, party=f"witness {WitnessKey.read(row.witness).hint.hex()}", reveal=told)
    except NotTaken as refusal:
        return HandingState.REFUSED, str(refusal), None
    except TryAgain as silence:
        return HandingState.WAITING, str(silence), silence
    return HandingState.TAKEN, "", None
