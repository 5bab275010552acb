"""Every verb of the house, asked as everybody: a new verb without a permission fails here, and the matrix is kept."""

import ast
import os
from pathlib import Path

import pytest
from django.db import connection, reset_queries, transaction
from django.test.utils import CaptureQueriesContext

from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from tests.authority.alone import WHY, table
from tests.authority.verbs import OF_AN_ACT, PACKAGE, PARTS, Ask, Column, answer, asks, columns, nameless, verbs

pytestmark = pytest.mark.django_db

KEPT = Path(__file__).resolve().parents[2] / "docs" / "who-may.md"
_READING = ("SELECT", "SAVEPOINT", "RELEASE")
#: Called with the key of a form or of a code, never with an applicant.
BY_KEY = {
    f"accounts.{verb}"
    for verb in (
        "accept_invitation",
        "confirm_by_code",
        "confirm_by_link",
        "repeat_code",
        "request_code",
        "set_new_password",
        "sign_up",
    )
} | {"training.answer_rehearsal"}
HEAD = """# Who may call what

Made by `tests/authority/test_who_may.py`, which calls every verb as everybody: do not edit it, but run that test with
`PRAKERJA_WRITE_SNAPSHOTS=1`. `yes`: the verb goes on. `two`: nobody does it alone; it is done in the name of the second
of two people, once both had the permission (`approvals/`). Empty: it is refused, and nothing has changed. *Another
applicant* calls with the matter of somebody else, and so does *another of the office*: where they may go on, the verb
has a key (a code, a form's) that one mailbox alone has seen. Tasks of the system may what stands behind their own name.

"""


def test_every_verb_asks_somebody_for_something() -> None:
    """A verb that lets everybody on has no permission; one that lets nobody on is never called."""
    unasked, everybody = {}, columns()
    for name, ask in asks():
        answers = {column.title: _answer(ask, column) for column in everybody}
        if "yes" in answers["another task"] or set(answers.values()) == {""}:
            unasked[name] = answers
    assert unasked == {}


def test_nothing_is_done_to_an_applicant_by_nobody() -> None:
    """But that a letter is written to them, which is part of a verb."""
    assert nameless() == ["messages/post_message.py"]


def test_no_applicant_does_for_another_what_needs_the_permission_to_apply() -> None:
    """What only a key opens is left: it was sent to one mailbox, and whoever types it holds that."""
    mine, anothers = (next(c for c in columns() if c.title == title) for title in ("applicant", "another applicant"))
    asked = dict(asks())
    open_to_both = {name for name, ask in asked.items() if _answer(ask, mine) == _answer(ask, anothers) == "yes"}
    assert open_to_both == BY_KEY


def test_parts_of_verbs_are_named_and_called_by_no_entrance() -> None:
    assert set(verbs()) >= PARTS | OF_AN_ACT
    importing = [
        f"{path.relative_to(PACKAGE)}: {node.module}"
        for entrance in ("web", "backoffice", "partner_console", "console", "simulation")
        for path in (PACKAGE / entrance).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and _parts_in(node)
    ]
    assert importing == []


def test_whoever_is_refused_has_changed_nothing() -> None:
    writing, everybody = [], columns()
    for name, ask in asks():
        if name.split(":")[0] in OF_AN_ACT:
            continue  # asked of a proposal that must be written first; tests/approvals holds them
        for column in everybody:
            # Django keeps nine thousand; all rows of the matrix are more.
            reset_queries()
            with CaptureQueriesContext(connection) as queries, transaction.atomic():
                is_refused = _is_refused(ask, column)
            said = [query["sql"] for query in queries if not query["sql"].startswith(_READING)]
            if is_refused and said:
                writing.append((name, column.title, said))
    assert writing == []


def test_what_one_of_the_office_does_alone_says_why_it_takes_no_second() -> None:
    """A new verb of the office stands in `alone.py` with its reason, or is done by two."""
    shown = columns()
    office = [c for c in shown if c.title in {*Role, "operator"}]
    nobody = next(c for c in shown if c.title == "no role")
    alone = {
        name.split(":")[0]
        for name, ask in asks()
        if "yes" in {_answer(ask, one) for one in office} and _answer(ask, nobody) != "yes"
    }
    assert alone == set(WHY)


def test_the_matrix_is_as_it_is_kept() -> None:
    made = HEAD + _matrix() + table()
    if os.environ.get("PRAKERJA_WRITE_SNAPSHOTS"):
        KEPT.write_text(made)
    assert made == KEPT.read_text()


def _parts_in(node: ast.ImportFrom) -> bool:
    """Whether the part itself is imported; what it refuses with may be."""
    room_and_verb = (node.module or "").removeprefix("prakerja.")
    return room_and_verb in PARTS and room_and_verb.split(".")[1] in [name.name for name in node.names]


def _matrix() -> str:
    shown = columns()
    tasks = [column for column in shown if "." in column.title]
    people = [column for column in shown if column not in tasks and column.title != "another task"]
    lines = [_line(["verb", *(column.title for column in people), "tasks"]), _line(["---"] * (len(people) + 2))]
    for name, ask in asks():
        cells = [_answer(ask, column) for column in people]
        lines.append(_line([f"`{name}`", *cells, ", ".join(_tasks_that_may(ask, tasks))]))
    return "\n".join(lines) + "\n"


def _tasks_that_may(ask: Ask, tasks: list[Column]) -> list[str]:
    return [f"`{column.title}`" for column in tasks if _answer(ask, column) == "yes"]


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _answer(ask: Ask, column: Column) -> str:
    with transaction.atomic():
        found = answer(ask, column)
        transaction.set_rollback(True)
    return found


def _is_refused(ask: Ask, column: Column) -> bool:
    try:
        ask(column)
    except PermissionMissing:
        return True
    except Exception:  # noqa: BLE001  it went on, whatever it stumbled over then
        transaction.set_rollback(True)
        return False
    return False
