"""An act that tests can propose: it needs DECIDE_WAVES, and what it did is counted."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act, Plan, begins, carries_out, declare_act
from prakerja.approvals.rules import Concern
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused

#: Subjects for which the act was carried out or begun, by whom and when.
DONE: Final[list[tuple[str, Actor, datetime]]] = []
BEGUN: Final[list[tuple[str, Actor, datetime]]] = []


class NotNow(Refused):
    """The subject `impossible` can never be done."""


def _foresee(subject: str, asked: Plan, _now: datetime) -> Plan:
    if subject == "impossible":
        raise NotNow
    return {"subject": subject, **asked}


def _concerns(_subject: str, asked: Plan) -> Concern | None:
    """Whoever the test says, and whether they gain."""
    about = asked.get("about")
    return Concern(UUID(str(about)), gains=bool(asked.get("gains"))) if about else None


AT_ONCE: Final[Act] = declare_act(
    "tests.at_once", permission=Permission.DECIDE_WAVES, foresee=_foresee, concerns=_concerns
)
LATER: Final[Act] = declare_act("tests.later", permission=Permission.DECIDE_WAVES, foresee=_foresee, concerns=_concerns)


@carries_out(AT_ONCE)
def _at_once(decided: Proposal, by: Actor, now: datetime) -> None:
    if decided.subject == "fails":
        raise NotNow
    DONE.append((decided.subject, by, now))


@begins(LATER)
def _later(decided: Proposal, by: Actor, now: datetime) -> None:
    BEGUN.append((decided.subject, by, now))


#: What KEEPS foresees beside what was asked; a test changes it while a proposal waits.
WORLD: Final[dict[str, str]] = {}


def _foresee_world(subject: str, asked: Plan, now: datetime) -> Plan:
    return {**_foresee(WORLD.get(subject, subject), asked, now), "world": WORLD.get("state", "")}


#: What was shown is what is done, or it is void.
KEEPS: Final[Act] = declare_act(
    "tests.keeps", permission=Permission.DECIDE_WAVES, foresee=_foresee_world, keeps_plan=True
)


@carries_out(KEEPS)
def _keeps(decided: Proposal, by: Actor, now: datetime) -> None:
    DONE.append((decided.subject, by, now))
