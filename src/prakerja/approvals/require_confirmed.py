"""What the verb of an act asks in place of a permission: whether two people decided it, and whether this one did."""

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act
from prakerja.kit.actor import Actor, ActorKind
from prakerja.kit.refused import Refused


class NotConfirmed(Refused):
    """Nobody does this alone; `act` is what one proposes and another confirms."""

    def __init__(self, act: Act) -> None:
        self.act = act
        super().__init__(f"{act.name} needs two people with the permission {act.permission.value}")


def require_confirmed(act: Act, *, subject: str, by: Actor) -> Proposal:
    """The decision, when two people took it and the second of them acts. Raises NotConfirmed.

    What the queue carries out acts as the confirmer too: their permission was read when they confirmed.
    """
    decided = Proposal.objects.of(act.name, subject).decision()
    if decided is None or by.kind is not ActorKind.STAFF or by.account_id != decided.confirmed_by:
        raise NotConfirmed(act)
    return decided


def confirmer_of(act: Act, *, subject: str) -> Actor | None:
    """As whom the queue carries the act out; None: nobody has decided it."""
    decided = Proposal.objects.of(act.name, subject).decision()
    return None if decided is None or decided.confirmed_by is None else Actor.staff(decided.confirmed_by)
