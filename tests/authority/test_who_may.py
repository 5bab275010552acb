"""Every verb of the house, asked as everybody: a new verb without a permission fails here, and the matrix is kept."""

import ast
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection, reset_queries, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from prakerja.authority.roles import Role
from tests.authority.alone import WHY, table
from tests.authority.verbs import OF_AN_ACT, PACKAGE, PARTS, Ask, Column, answer, asks, columns, nameless, verbs
from tests.parsed import parsed
from tests.shared_ground import Ground

pytestmark = pytest.mark.xdist_group("who may")

KEPT = Path(__file__).resolve().parents[2] / "docs" / "who-may.md"
_READING = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK TO")
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


@dataclass(frozen=True)
class Asked:
    """What everybody is told by every verb: asked once, because nothing of it stays."""

    #: By verb, and by who asks.
    answers: Mapping[str, Mapping[str, str]]
    #: The verb, who asked and was refused, and what was written all the same.
    written: list[tuple[str, str, list[str]]]

    @property
    def titles(self) -> list[str]:
        return list(next(iter(self.answers.values())))


@pytest.fixture(scope="module")
def asked(django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory) -> Asked:
    del django_db_setup
    with Ground(django_db_blocker, tmp_path_factory.mktemp("asked")).made(_asked_by_everybody) as found:
        return found


def _asked_by_everybody() -> Asked:
    everybody, answers, written = columns(), dict[str, dict[str, str]](), list[tuple[str, str, list[str]]]()
    for name, ask in asks():
        answers[name] = {}
        for column in everybody:
            # Django keeps nine thousand; all rows of the matrix are more.
            reset_queries()
            with CaptureQueriesContext(connection) as queries:
                answers[name][column.title] = _answer(ask, column)
            said = [query["sql"] for query in queries if not query["sql"].startswith(_READING)]
            if said and not answers[name][column.title] and name.split(":")[0] not in OF_AN_ACT:
                # Those are asked of a proposal that must be written first; tests/approvals holds them.
                written.append((name, column.title, said))
    return Asked(answers, written)


def test_every_verb_asks_somebody_for_something(asked: Asked) -> None:
    """A verb that lets everybody on has no permission; one that lets nobody on is never called."""
    unasked = {
        name: answers
        for name, answers in asked.answers.items()
        if "yes" in answers["another task"] or set(answers.values()) == {""}
    }
    assert unasked == {}


def test_nothing_is_done_to_an_applicant_by_nobody() -> None:
    """But that a letter is written to them, which is part of a verb."""
    assert nameless() == ["messages/post_message.py"]


def test_no_applicant_does_for_another_what_needs_the_permission_to_apply(asked: Asked) -> None:
    """What only a key opens is left: it was sent to one mailbox, and whoever types it holds that."""
    open_to_both = {
        name for name, answers in asked.answers.items() if answers["applicant"] == answers["another applicant"] == "yes"
    }
    assert open_to_both == BY_KEY


def test_parts_of_verbs_are_named_and_called_by_no_entrance() -> None:
    assert set(verbs()) >= PARTS | OF_AN_ACT
    importing = [
        f"{path.relative_to(PACKAGE)}: {node.module}"
        for entrance in ("web", "backoffice", "partner_console", "console", "simulation")
        for path in (PACKAGE / entrance).rglob("*.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom) and _parts_in(node)
    ]
    assert importing == []


def test_whoever_is_refused_has_changed_nothing(asked: Asked) -> None:
    assert asked.written == []


def test_what_one_of_the_office_does_alone_says_why_it_takes_no_second(asked: Asked) -> None:
    """A new verb of the office stands in `alone.py` with its reason, or is done by two."""
    alone = {
        name.split(":")[0]
        for name, answers in asked.answers.items()
        if "yes" in {answers[title] for title in (*Role, "operator")} and answers["no role"] != "yes"
    }
    assert alone == set(WHY)


def test_the_matrix_is_as_it_is_kept(asked: Asked) -> None:
    made = HEAD + _matrix(asked) + table()
    if os.environ.get("PRAKERJA_WRITE_SNAPSHOTS"):
        KEPT.write_text(made)
    assert made == KEPT.read_text()


def _parts_in(node: ast.ImportFrom) -> bool:
    """Whether the part itself is imported; what it refuses with may be."""
    room_and_verb = (node.module or "").removeprefix("prakerja.")
    return room_and_verb in PARTS and room_and_verb.split(".")[1] in [name.name for name in node.names]


def _matrix(asked: Asked) -> str:
    tasks = [title for title in asked.titles if "." in title]
    people = [title for title in asked.titles if title not in tasks and title != "another task"]
    lines = [_line(["verb", *people, "tasks"]), _line(["---"] * (len(people) + 2))]
    for name, answers in asked.answers.items():
        that_may = ", ".join(f"`{title}`" for title in tasks if answers[title] == "yes")
        lines.append(_line([f"`{name}`", *(answers[title] for title in people), that_may]))
    return "\n".join(lines) + "\n"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _answer(ask: Ask, column: Column) -> str:
    with transaction.atomic():
        found = answer(ask, column)
        transaction.set_rollback(True)
    return found
