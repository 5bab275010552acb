"""The register of acts: declared by the step whose act it is, bound by the room that carries it out.

A declaration names the act, the permission that both people need, and what foresees it: whether it could be done now,
and what would happen. `carries_out` binds what happens in the confirmer's transaction; `begins` what puts it on the
queue, whose job then says itself that it is done (`note_carried_out.py`).
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from pydantic import JsonValue

from prakerja.approvals.rules import Concern
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor

if TYPE_CHECKING:
    from prakerja.approvals.models import Proposal

type Plan = Mapping[str, JsonValue]
#: The subject, what was asked for and the moment; returns what would happen, or raises a Refused that says why not.
type Foresee = Callable[[str, Plan, datetime], Plan]
#: The same question once more; raises what foreseeing raises, and need not count anything.
type Recheck = Callable[[str, Plan, datetime], object]
#: Whom it is about, if it is about a person of the office; asked at the proposal and at the confirmation.
type Concerns = Callable[[str, Plan], Concern | None]
#: The proposal, its confirmer, the moment.
type CarryOut = Callable[["Proposal", Actor, datetime], None]


class DeclaredTwice(TypeError):
    """Two acts have the same name."""


class BoundTwice(TypeError):
    """Two functions would carry out the same act."""


class UnknownAct(LookupError):
    """No step has declared this act, or nothing carries it out."""


@dataclass(frozen=True, eq=False)
class Act:
    """`name`: `step.act`. `recheck`: what is asked again when the second person confirms.

    `keeps_plan`: what was shown is what is done; once anything would come out otherwise, the proposal is void.
    `also_proposed_by`: whose own decision leads to it; they propose it with that decision, and confirm none.
    """

    name: str
    permission: Permission
    foresee: Foresee
    recheck: Recheck
    concerns: Concerns
    keeps_plan: bool
    also_proposed_by: Permission | None

    def proposed_with(self, may: Collection[Permission]) -> Permission:
        """The permission that somebody who may all this needs to propose it: one of theirs, if any will do."""
        also = self.also_proposed_by
        return also if also is not None and also in may and self.permission not in may else self.permission

    def is_proposed_by(self, may: Collection[Permission]) -> bool:
        return self.proposed_with(may) in may


@dataclass(frozen=True)
class Binding:
    function: CarryOut
    #: The function only puts it on the queue.
    is_later: bool


_acts: Final[dict[str, Act]] = {}
_bound: Final[dict[str, Binding]] = {}


def _nobody(_subject: str, _asked: Plan) -> None:
    """What most acts concern: waves, lists."""


def declare_act(
    name: str,
    *,
    permission: Permission,
    foresee: Foresee,
    recheck: Recheck | None = None,
    concerns: Concerns = _nobody,
    keeps_plan: bool = False,
    also_proposed_by: Permission | None = None,
) -> Act:
    """The act can be proposed. `recheck`: where foreseeing takes long, what it asks, without what it counts."""
    if name in _acts:
        raise DeclaredTwice(name)
    _acts[name] = Act(name, permission, foresee, recheck or foresee, concerns, keeps_plan, also_proposed_by)
    return _acts[name]


def carries_out(act: Act) -> Callable[[CarryOut], CarryOut]:
    """The function does it, in the confirmer's transaction."""
    return _bind(act, is_later=False)


def begins(act: Act) -> Callable[[CarryOut], CarryOut]:
    """The function puts it on the queue, in the confirmer's transaction."""
    return _bind(act, is_later=True)


def act_named(name: str) -> Act:
    if name not in _acts:
        raise UnknownAct(name)
    return _acts[name]


def binding_of(act: Act) -> Binding:
    if act.name not in _bound:
        raise UnknownAct(act.name)
    return _bound[act.name]


def declared_acts() -> Iterable[Act]:
    return _acts.values()


def _bind(act: Act, *, is_later: bool) -> Callable[[CarryOut], CarryOut]:
    def bind(function: CarryOut) -> CarryOut:
        if act.name in _bound:
            raise BoundTwice(act.name)
        _bound[act.name] = Binding(function, is_later)
        return function

    return bind
