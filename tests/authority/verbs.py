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

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act, declared_acts
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.approvals.rules import expires_at
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.authority.who_may import OF_TASK
from prakerja.kit.actor import Actor
from tests.situations.waves import an_officer

PACKAGE: Final = Path(__file__).resolve().parents[2] / "src" / "prakerja"
#: Rooms that hold no verbs of the programme: entrances, what they share, and the synthetic nation.
ELSEWHERE: Final = {"web", "backoffice", "console", "config", "pages", "words", "simulation", "kit", "audit"}
#: Named like verbs and called by verbs alone, which have asked: entrances may not import them.
PARTS: Final = {
    "accounts.create_staff",
    "accounts.open_account",
    "approvals.undo_acts",
    "codes.resend_code",
    "codes.send_code",
    "assessment.end_sittings",
    "identity.close_review",
    "identity.finish_photos",
    "identity.refuse_identity",
    "identity.verify_identity",
    "screening.add_recipients",
    "waves.end_window",
}
#: They ask for the permission of the act that they are called with.
OF_AN_ACT: Final = {"approvals.propose_act", "approvals.confirm_proposal", "approvals.withdraw_proposal"}
NOW: Final = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)

type Verb = Callable[..., object]


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


def verbs() -> dict[str, Verb]:
    """By `room.verb`: functions named after their file that take `by: Actor` and `now`."""
    found = {}
    for path in sorted(PACKAGE.glob("*/*.py")):
        room = path.parent.name
        if room not in ELSEWHERE and _is_verb(path):
            module = importlib.import_module(f"prakerja.{room}.{path.stem}")
            found[f"{room}.{path.stem}"] = getattr(module, path.stem)
    return found


def _is_verb(path: Path) -> bool:
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef) and node.name == path.stem:
            names = {argument.arg for argument in [*node.args.args, *node.args.kwonlyargs]}
            return {"by", "now"} <= names
    return False


def columns() -> list[Column]:
    """Every kind of actor, every role, and every task by its name."""
    return [
        Column("visitor", Actor.visitor()),
        Column("applicant", Actor.applicant(uuid4())),
        Column("partner", Actor.partner("PLATFORM-1")),
        *(Column(role.value, an_officer(role)) for role in Role),
        Column("no role", Actor.staff(uuid4())),
        Column("operator", Actor.operator("Wati")),
        *(Column(task, Actor.system(task)) for task in sorted(OF_TASK)),
        Column("another task", Actor.system("nobody knows it")),
    ]


def asks() -> Iterator[tuple[str, Callable[[Actor], object]]]:
    """Each row of the matrix, and how it is asked as somebody."""
    for name, verb in verbs().items():
        if name in PARTS:
            continue
        if name not in OF_AN_ACT:
            yield name, lambda by, verb=verb: _call(verb, by)  # type: ignore[misc]
            continue
        for act in acts():
            yield f"{name}: {act.name}", lambda by, verb=verb, act=act: _call_on(verb, act, by)  # type: ignore[misc]


def acts() -> list[Act]:
    return [act for act in declared_acts() if not act.name.startswith("tests.")]


def answer(ask: Callable[[Actor], object], by: Actor) -> str:
    """`yes`, `two` where it takes the second of two people, or nothing."""
    try:
        ask(by)
    except PermissionMissing:
        return ""
    except NotConfirmed:
        return "two"
    except Exception:  # noqa: BLE001  it went on, whatever it stumbled over then
        return "yes"
    return "yes"


def _call(verb: Verb, by: Actor) -> object:
    names = set(inspect.signature(verb).parameters) - {"by", "now"}
    return verb(**dict.fromkeys(names, Untouchable()), by=by, now=NOW)


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
    return verb(proposal_id=proposal.pk, by=by, now=NOW)
