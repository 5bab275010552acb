"""Attacks by somebody who holds the log's key and the database, shown over HTTP to the sandbox's witnesses and to
`prakerja log witness`: each kind refuses, and says why.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from time import time
from typing import Any

import pytest
from django.db import connection, transaction

from prakerja.connectors.witnesses.hand_reveal import NotTaken, hand_reveal
from prakerja.draw.witness_rules import Reason
from prakerja.publog.models import Answer, AskedWitness
from prakerja.publog.quorum import Quorum, vouched_for
from tests.console.test_log import site
from tests.console.test_witness import Clock, clock, folder, look
from tests.owner import as_owner
from tests.situations.publog import grow, hand_in_line, newest_head
from tests.situations.sandbox_witnesses import KEYS, Witnesses, running_witnesses
from tests.situations.stated_draws import (
    COMMIT_BY,
    DRAWN_AT,
    OTHER_CHAIN,
    REVEAL_BY,
    SECRETS,
    STATED,
    WITNESSES,
    F,
    chain_given_up,
    committed,
    cut_off,
    giving_up,
    revealed,
    stated,
    statement,
    taken_back,
)

__all__ = ["clock", "folder", "site"]

type Moment = tuple[int, list[bytes]]

COMMITTED: Moment = (STATED, [stated(), *(committed(position) for position in (1, 2, 3))])
REVEALED: Moment = (COMMIT_BY, [revealed(1), revealed(2)])
CUT: Moment = (REVEAL_BY, [cut_off(SECRETS[0], SECRETS[1], "-")])
GIVEN_UP = chain_given_up(*map(giving_up, list(WITNESSES)[:4]))
THREE_GAVE_UP = chain_given_up(*map(giving_up, list(WITNESSES)[:3]))
ON_ANOTHER = stated(attempt=2, previous=F, beacon={**statement()["beacon"], "chain": OTHER_CHAIN, "round": 10**9})
THIRD: dict[str, str | int] = {"statement_sha256": F, "position": 3, "secret": SECRETS[2]}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Witnesses]:
    with running_witnesses(tmp_path_factory.mktemp("witnesses")) as witnesses:
        yield witnesses


@pytest.fixture
def witnesses(running: Witnesses, site: str, settings: Any) -> Witnesses:
    running.watch(site, settings)
    return running


def show(now: datetime, *lines: bytes) -> None:
    with transaction.atomic():
        for line in lines:
            hand_in_line(line, now=now)
        grow(now)


def put_clocks(witnesses: Witnesses, clock: Clock, at: int) -> None:
    """That of the sandbox goes on; a moment later, so that no second in between decides."""
    witnesses.put_clock(at - int(time()))
    clock.now = at


@pytest.mark.parametrize(
    ("story", "attack", "reason"),
    [
        ([COMMITTED], (COMMIT_BY - 600, [stated(cap=3)]), Reason.SECOND_STATEMENT),
        ([COMMITTED, REVEALED, CUT], (DRAWN_AT + 60, [stated(attempt=2, previous=F)]), Reason.NEXT_TOO_EARLY),
        (
            [COMMITTED, REVEALED],
            (DRAWN_AT, [stated(attempt=2, previous=F, seats_sha256="cd" * 32)]),
            Reason.NEXT_DIFFERS,
        ),
        ([COMMITTED, REVEALED], (DRAWN_AT, [ON_ANOTHER]), Reason.NEXT_DIFFERS),
        ([COMMITTED, REVEALED, CUT], (DRAWN_AT + 60, [THREE_GAVE_UP]), Reason.CHAIN_NOT_GIVEN_UP),
        ([COMMITTED, REVEALED, CUT], (DRAWN_AT - 60, [GIVEN_UP]), Reason.CHAIN_GIVEN_UP_EARLY),
        ([COMMITTED, REVEALED], (COMMIT_BY + 60, [taken_back()]), Reason.TAKEN_BACK_LATE),
        ([COMMITTED, REVEALED], (REVEAL_BY - 600, CUT[1]), Reason.CUTOFF_TOO_EARLY),
        ([COMMITTED, REVEALED], CUT, Reason.CUTOFF_LACKS_REVEAL),
        ([COMMITTED, REVEALED], (REVEAL_BY, [cut_off(SECRETS[0], "-", "-")]), Reason.CUTOFF_LACKS_REVEAL),
        ([COMMITTED, REVEALED], (REVEAL_BY, [cut_off(*SECRETS[:2], "ff" * 32)]), Reason.CUTOFF_WRONG),
    ],
    ids=[
        *("two statements", "ended after looking", "other seats in the next", "another chain in the next"),
        *("a chain that three gave up", "a chain given up early", "taken back late", "cut off early"),
        *("a handed reveal left out", "a shown reveal left out", "a reveal swapped"),
    ],
)
def test_each_is_refused_by_both_kinds_of_witnesses(
    witnesses: Witnesses,
    site: str,
    folder: Path,
    clock: Clock,
    now: datetime,
    story: list[Moment],
    attack: Moment,
    reason: Reason,
) -> None:
    # They were there before the draw.
    for at, lines in [(STATED, list[bytes]()), *story]:
        put_clocks(witnesses, clock, at)
        show(now, *lines)
        witnesses.ask("satu")
        assert look(site, folder).exit_code == 0
    if attack == CUT:
        hand_reveal(f"{witnesses.sandbox.url}/witnesses/satu", party="witness satu", reveal=THIRD)
        (folder / "handed" / "three.json").write_text(json.dumps(THIRD))
        assert look(site, folder).exit_code == 0
    before = witnesses.published("satu")
    put_clocks(witnesses, clock, attack[0])
    show(now, *attack[1])
    witnesses.ask("satu")
    number = newest_head().size - 1
    told = AskedWitness.objects.get()
    assert (told.answer, told.said) == (Answer.REFUSED, f"entry {number} is {reason}")
    said = look(site, folder)
    assert (said.exit_code, f"Not cosigned: entry {number}: {reason}." in said.stderr) == (1, True)
    assert witnesses.published("satu") == before


@pytest.mark.parametrize("quorum", [1, 3])
def test_a_statement_that_asks_for_too_few_witnesses_is_vouched_for_by_none(
    witnesses: Witnesses, site: str, folder: Path, clock: Clock, now: datetime, quorum: int
) -> None:
    """With three of five a single liar and two halves of the others vouch for two histories."""
    put_clocks(witnesses, clock, STATED)
    show(now)
    witnesses.ask("satu")
    assert look(site, folder).exit_code == 0
    before = witnesses.published("satu")
    show(now, stated(quorum=quorum))
    witnesses.ask("satu")
    assert AskedWitness.objects.get().answer == Answer.REFUSED
    assert look(site, folder).exit_code == 1
    assert witnesses.published("satu") == before


def test_what_is_no_reveal_is_not_taken_and_the_witness_says_why(witnesses: Witnesses) -> None:
    with pytest.raises(NotTaken, match="it is no reveal"):
        hand_reveal(f"{witnesses.sandbox.url}/witnesses/dua/", party="witness dua", reveal={**THIRD, "position": 0})


def test_two_statements_for_one_attempt_shown_to_two_people_are_not_both_vouched_for(
    witnesses: Witnesses, now: datetime
) -> None:
    """The log is forked for it: two witnesses are shown the one, two the other, and a liar vouches for both."""
    witnesses.ask()
    size = newest_head().size
    quorum = Quorum(list(KEYS.values()), 4)
    witnesses.sandbox.switch("witness-tiga", "wrong", code="fork")
    reached = []
    for shown_to, lines in ((("satu", "dua", "tiga"), stated()), (("tiga", "empat", "lima"), stated(cap=3))):
        _set_back_to(size)
        show(now, lines)
        witnesses.ask(*shown_to)
        vouched = vouched_for([size], by=KEYS.values())[size]
        assert {one.witness for one in vouched} == {KEYS[part] for part in shown_to}
        reached.append(quorum.reached(vouched))
    assert reached == [None, None]
    witnesses.ask("satu", "dua")
    named = dict(AskedWitness.objects.values_list("witness", "answer"))
    assert [named[KEYS[part]] for part in ("satu", "dua")] == [Answer.OTHER_HISTORY] * 2


def _set_back_to(size: int) -> None:
    """As whoever owns the database does it."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM publog_cosignature WHERE size > %s", [size])
        cursor.execute("DELETE FROM publog_checkpoint WHERE size > %s", [size])
        cursor.execute("DELETE FROM publog_node WHERE ((position + 1) << level) > %s", [size])
        cursor.execute("DELETE FROM publog_entry WHERE index >= %s RETURNING submission_id", [size])
        gone = [row[0] for row in cursor.fetchall()]
        cursor.execute("DELETE FROM publog_submission WHERE id = ANY(%s)", [gone])


def test_what_a_quorum_gave_up_is_followed_by_the_chain_that_it_named_before_both_kinds(
    witnesses: Witnesses, site: str, folder: Path, clock: Clock, now: datetime
) -> None:
    story = [
        (STATED, list[bytes]()),
        COMMITTED,
        REVEALED,
        CUT,
        (DRAWN_AT + 60, [GIVEN_UP]),
        (DRAWN_AT + 90, [ON_ANOTHER]),
    ]
    for at, lines in story:
        put_clocks(witnesses, clock, at)
        show(now, *lines)
        witnesses.ask("satu")
        assert look(site, folder).exit_code == 0
    assert AskedWitness.objects.get().answer == Answer.COSIGNED
