"""`let_declarations_stand()`: what nobody has objected to in time stands."""

from datetime import datetime
from typing import Final

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.training.declarations.states import DeclarationState
from prakerja.training.models import TrainingDeclaration

_AT_ONCE: Final = 1_000


def let_declarations_stand(*, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next declarations whose time to object is over stand; returns whether there may be more.

    One of which somebody is saying something now is passed over, and comes the next time.
    """
    require(Permission.DECLARE_PROVEN, by=by)
    over = TrainingDeclaration.objects.that_nobody_objected_to(now=now).order_by("objected_until")
    keys = list(over.select_for_update(skip_locked=True, no_key=True).values_list("pk", flat=True)[:at_once])
    still = TrainingDeclaration.objects.filter(pk__in=keys, state=DeclarationState.OPEN)
    still.update(state=DeclarationState.STANDS)
    return len(keys) == at_once
