"""Finds every verb of the house, and asks it as everybody: what the matrix in docs/who-may.md is made of."""

import ast
import importlib
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import uuid4

from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act, declared_acts
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.approvals.rules import expires_at
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.authority.who_may import OF_TASK
from prakerja.kit.actor import Actor, ActorKind, ApplicantId
from prakerja.partners.states import PartnerRole
from tests.situations.partner_staff import a_partners_member
from tests.situations.partner_staff import acts as acting
from tests.situations.waves import an_officer

PACKAGE: Final = Path(__file__).resolve().parents[2] / "src" / "prakerja"
#: Rooms that hold no verbs of the programme: entrances, what they share, and the synthetic nation.
ELSEWHERE: Final = {
    "web",
    "backoffice",
    "partner_console",
    "console",
    "config",
    "pages",
    "words",
    "simulation",
    "kit",
    "audit",
}
#: Named like verbs and called by verbs alone, which have asked: entrances may not import them.
PARTS: Final = {
    "accounts.create_staff",
    "accounts.end_member",
    "accounts.invite_member",
    "accounts.open_account",
    "accounts.set_up_second_factor",
    "appeals.answer",
    "appeals.demand_overpaid",
    "appeals.let_go_of_dead",
    "approvals.undo_acts",
    "cards.doubt_lost_identity",
    "cards.end_card",
    "codes.resend_code",
    "codes.send_code",
    "assessment.end_sittings",
    "identity.close_review",
    "identity.finish_photos",
    "identity.refuse_identity",
    "identity.verify_identity",
    "incentives.give_again",
    "incentives.take_back",
    "journey.use_ticket_of_account",
    "partners.use_ticket",
    "screening.note_lost_identity",
    "payouts.take_back_dues",
    "payouts.take_out_barred",
    "screening.add_recipients",
    "screening.import_exclusion_list",
    "training.propose_certificate",
    "waves.end_window",
}
#: They ask for the permission of the act that they are called with.
OF_AN_ACT: Final = {"approvals.propose_act", "approvals.confirm_proposal", "approvals.withdraw_proposal"}
NOW: Final = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)

type Verb = Callable[..., object]
type Ask = Callable[["Column"], object]


class Touched(Exception):
    """The verb has gone beyond asking who calls it."""


class Untouchable:
    """Stands for every argument: whoever is refused must be so before anything is looked at."""

    def __getattr__(self, name: str) -> object:
        raise Touched(name)

    def __str__(self) -> str:
        return "0"


@dataclass(frozen=True)
class Column:
    title: str
    actor: Actor
    #: Whose matter the verb is called with: the actor's own, where they can have one, or somebody else's.
    is_own: bool = True

    @property
    def applicant_id(self) -> ApplicantId:
        is_theirs = self.is_own and self.actor.kind is ActorKind.APPLICANT
        return ApplicantId((is_theirs and self.actor.account_id) or uuid4())

    @property
    def account(self) -> Account:
        return Account(id=(self.is_own and self.actor.account_id) or uuid4())


def verbs() -> dict[str, Verb]:
    """By `room.verb`: functions named after their file that take `by: Actor` and `now`; also in a room's own rooms."""
    found = {}
    for path in _of_steps():
        if _is_verb(path):
            inside = path.relative_to(PACKAGE).with_suffix("").parts
            name = f"{inside[0]}.{path.stem}"
            assert name not in found, f"two verbs are called {name}"
            found[name] = getattr(importlib.import_module(".".join(("prakerja", *inside))), path.stem)
    return found


def _of_steps() -> list[Path]:
    paths = sorted(PACKAGE.glob("*/**/*.py"))
    return [path for path in paths if path.relative_to(PACKAGE).parts[0] not in ELSEWHERE]


def _is_verb(path: Path) -> bool:
    return {"by", "now"} <= _parameters(path)


def nameless() -> list[str]:
    """What is done to an applicant at a moment, and by nobody: it could ask nobody for a permission."""
    taken = {str(path.relative_to(PACKAGE)): _parameters(path) for path in _of_steps()}
    return [name for name, takes in taken.items() if {"applicant_id", "now"} <= takes and "by" not in takes]


def _parameters(path: Path) -> set[str]:
    """Of the function that the file is named after."""
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef) and node.name == path.stem:
            return {argument.arg for argument in [*node.args.args, *node.args.kwonlyargs]}
    return set()


def columns() -> list[Column]:
    """Every kind of actor, every role, and every task by its name; and whoever acts in the place of another."""
    return [
        Column("visitor", Actor.visitor()),
        Column("applicant", Actor.applicant(uuid4())),
        Column("another applicant", Actor.applicant(uuid4()), is_own=False),
        Column("partner", Actor.partner("PLATFORM-1")),
        Column("partner's pengelola", acting(a_partners_member())),
        Column("partner's staff", acting(a_partners_member(role=PartnerRole.STAFF))),
        *(Column(role.value, an_officer(role)) for role in Role),
        Column("no role", Actor.staff(uuid4())),
        Column("another of the office", Actor.staff(uuid4()), is_own=False),
        Column("operator", Actor.operator("Wati")),
        *(Column(task, Actor.system(task)) for task in sorted(OF_TASK)),
        Column("another task", Actor.system("nobody knows it")),
    ]


def asks() -> Iterator[tuple[str, Ask]]:
    """Each row of the matrix, and how it is asked as somebody."""
    for name, verb in verbs().items():
        if name in PARTS:
            continue
        if name not in OF_AN_ACT:
            yield name, lambda column, verb=verb: _call(verb, column)  # type: ignore[misc]
            continue
        for act in acts():
            yield f"{name}: {act.name}", lambda column, verb=verb, act=act: _call_on(verb, act, column.actor)  # type: ignore[misc]


def acts() -> list[Act]:
    """By name, and not in the order in which somebody imports them."""
    return sorted((act for act in declared_acts() if not act.name.startswith("tests.")), key=lambda act: act.name)


def answer(ask: Ask, column: Column) -> str:
    """`yes`, `two` where it takes the second of two people, or nothing."""
    try:
        ask(column)
    except PermissionMissing:
        return ""
    except NotConfirmed:
        return "two"
    except Exception:  # noqa: BLE001  it went on, whatever it stumbled over then
        return "yes"
    return "yes"


def _call(verb: Verb, column: Column) -> object:
    names = set(inspect.signature(verb).parameters) - {"by", "now"}
    arguments: dict[str, object] = dict.fromkeys(names, Untouchable())
    whose: dict[str, object] = {"applicant_id": column.applicant_id, "account": column.account}
    return verb(**arguments | {name: whose[name] for name in whose if name in names}, by=column.actor, now=NOW)


def _call_on(verb: Verb, act: Act, by: Actor) -> object:
    if "act" in inspect.signature(verb).parameters:
        return verb(act=act, subject="0", reason="Siap", by=by, now=NOW)
    proposal = Proposal.objects.create(
        act=act.name,
        subject=uuid4().hex,
        reason="Siap",
        proposed_by=uuid4(),
        proposed_at=NOW,
        expires_at=expires_at(NOW),
    )
    said = {"reason": "Siap"} if "reason" in inspect.signature(verb).parameters else {}
    return verb(proposal_id=proposal.pk, by=by, now=NOW, **said)
