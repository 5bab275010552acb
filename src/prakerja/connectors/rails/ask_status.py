"""What became of a payment: services 36 and 39. The only ones that say so for certain."""

from dataclasses import replace

from prakerja.connectors.failures import NotNow, Resting
from prakerja.connectors.rails.bodies import status_body
from prakerja.connectors.rails.call import call, new_external_id
from prakerja.connectors.rails.exchange import NoAnswer, NotSent
from prakerja.connectors.rails.houses import house_called
from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.connectors.rails.rail import PAYING, STATUS, Rail
from prakerja.connectors.rails.read_outcome import status_of
from prakerja.kit.rupiah import Rupiah


def ask_status(house: str, reference: str, rail: Rail, *, amount: Rupiah | None = None) -> Outcome:
    """The payment as the house has it; UNKNOWN where the question was not answered, for whatever reason.

    `amount`: what we sent; a payment of another sum under our reference is not ours, and UNKNOWN. NOT_DONE says that
    the house has it as failed, and for our sake (our float): it may be sent again under the same reference.
    """
    paying = PAYING[rail]
    try:
        answered = call(
            house_called(house), STATUS[rail], status_body(reference, paying), external_id=new_external_id()
        )
    except (NotSent, NoAnswer, NotNow, Resting):
        return Outcome(OutcomeKind.UNKNOWN)
    state = status_of(answered.said, paying=paying, reference=reference, amount=amount)
    return replace(state, again_at=answered.again_at) if answered.again_at else state
