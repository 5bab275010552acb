"""What a witness refuses: each attack by somebody who holds the log's key, the database and a custodian."""

import json
from typing import Final

import pytest

from prakerja.draw.log_entries import NotAnEntry, is_of_draws, read_entry
from prakerja.draw.statement import statement_file, statement_hash
from prakerja.draw.witness_rules import BEFORE_ROUND_S, Handed, Read, Reason, refusals
from prakerja_sandbox.witnesses import rules as of_sandbox
from prakerja_sandbox.witnesses.spelling import is_of_draws as kept_in_sandbox
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
    line,
    revealed,
    stated,
    statement,
    taken_back,
)

type Story = list[tuple[bytes, int]]

COMMITTED: Story = [(stated(), STATED), *((committed(position), STATED + position) for position in (1, 2, 3))]
REVEALED: Story = [*COMMITTED, *((revealed(position), COMMIT_BY + position) for position in (1, 2))]
CUT: Story = [*REVEALED, (cut_off(SECRETS[0], SECRETS[1], "-"), REVEAL_BY)]
ENDS = DRAWN_AT - BEFORE_ROUND_S
DAY = 86_400
NEXT = stated(attempt=2, previous=F)


def judged(story: Story, *handed: Handed) -> list[Reason]:
    """By our own rules; those that the sandbox's witnesses have of themselves say the same of every story."""
    return judged_since(0, story, *handed)


def judged_since(begin: int, story: Story, *handed: Handed) -> list[Reason]:
    """By a witness that was there when the log had so many entries."""
    read = [Read(number, read_entry(entry), at, number < begin) for number, (entry, at) in enumerate(story)]
    reasons = [one.reason for one in refusals(read, handed)]
    given = [of_sandbox.Handed(one.statement_sha256, one.position, one.secret, one.at) for one in handed]
    judge = of_sandbox.Judge(given, before_round_s=BEFORE_ROUND_S)
    seen = [of_sandbox.Seen(number, entry, at, number < begin) for number, (entry, at) in enumerate(story)]
    assert [fault for one in seen for fault in judge.faults_of(one)] == [f"is {reason}" for reason in reasons]
    return reasons


def handed(position: int, at: int, *, secret: str = "", f: str = F) -> Handed:
    return Handed(f, position, secret or SECRETS[position - 1], at)


@pytest.mark.parametrize(
    "story",
    [
        *(COMMITTED, REVEALED, CUT),
        # A custodian who reveals nothing; too few; nobody.
        [*COMMITTED, (cut_off(SECRETS[0], "-", "-"), REVEAL_BY)],
        [*COMMITTED, (cut_off("-", "-", "-"), REVEAL_BY + 60)],
        # Two draws beside each other.
        [*CUT, (stated(draw="gelombang-13"), REVEAL_BY + 1)],
    ],
)
def test_a_draw_by_the_rules_is_not_refused(story: Story) -> None:
    assert judged(story) == []


def test_a_second_statement_of_one_attempt_is_refused_whatever_differs() -> None:
    for second in (stated(cap=3), stated(candidates_sha256="cd" * 32), stated(commit_by=COMMIT_BY + 1), stated()):
        assert judged([*COMMITTED, (second, STATED + 9)]) == [Reason.SECOND_STATEMENT]


@pytest.mark.parametrize(
    ("story", "at"),
    [
        # Taken back in time: at once.
        ([*COMMITTED, (taken_back(), COMMIT_BY - 1)], COMMIT_BY),
        # Cut off with fewer than minimum_reveals: at once, and for ever.
        ([*COMMITTED, (cut_off(SECRETS[0], "-", "-"), REVEAL_BY)], REVEAL_BY + 1),
        # Not cut off in time; cut off too late to count.
        (REVEALED, ENDS + 1),
        ([*REVEALED, (cut_off(SECRETS[0], SECRETS[1], "-"), ENDS + 1)], ENDS + 2),
    ],
)
def test_a_next_attempt_follows_one_that_has_ended(story: Story, at: int) -> None:
    assert judged([*story, (NEXT, at)]) == []


@pytest.mark.parametrize(
    ("story", "at"),
    [
        # Rolled again before anything ended, or after looking at a good cut-off, however late.
        *((COMMITTED, at) for at in (STATED + 9, COMMIT_BY, REVEAL_BY, ENDS)),
        *((CUT, at) for at in (REVEAL_BY + 1, ENDS, ENDS + 10**6)),
    ],
)
def test_an_attempt_that_has_not_ended_is_not_rolled_again(story: Story, at: int) -> None:
    assert judged([*story, (NEXT, at)]) == [Reason.NEXT_TOO_EARLY]


@pytest.mark.parametrize(
    "changed", [{"attempt": 3, "previous": F}, {"attempt": 2}, {"attempt": 2, "previous": "cd" * 32}]
)
def test_an_attempt_follows_the_one_before_it(changed: dict[str, object]) -> None:
    assert judged([*REVEALED, (stated(**changed), ENDS + 1)]) == [Reason.NOT_THE_NEXT]
    assert judged([(stated(**changed), STATED)]) == [Reason.NOT_THE_NEXT]


@pytest.mark.parametrize(
    "changed",
    [
        *({"cap": 3}, {"minimum_reveals": 3}, {"quorum": 5}, {"witnesses": ["a", "b", "c", "d", "f"]}, {"parent": F}),
        *({name: "cd" * 32} for name in ("candidates_sha256", "seats_sha256", "joiners_root", "household_key_sha256")),
        *({name: "cd" * 32} for name in ("verify_sha256", "scheme_sha256")),
        *({"candidates_count": 9}, {"joiners_count": 11}, {"scheme": "2020-2"}, {"log_key": "log+00000001+AQ=="}),
        {"beacon": {**statement()["beacon"], "period": 4}},
        {"custodians": statement()["custodians"][:2]},
        {"reserves": [statement()["custodians"][0]]},
    ],
)
def test_a_next_attempt_keeps_what_it_does_not_have_to_change(changed: dict[str, object]) -> None:
    """Whoever lets an attempt end would choose seats, candidates or custodians for the next one otherwise."""
    attempt = stated(**{"attempt": 2, "previous": F, **changed})
    assert judged([*REVEALED, (attempt, ENDS + 1)]) == [Reason.NEXT_DIFFERS]
    late = [(entry, DRAWN_AT) for entry, _ in [*REVEALED, (attempt, 0)]]
    assert judged_since(len(REVEALED), late) == [Reason.NEXT_DIFFERS]


def test_a_next_attempt_has_other_times_and_another_round() -> None:
    later = {"commit_by": COMMIT_BY + DAY, "reveal_by": REVEAL_BY + DAY}
    beacon = {**statement()["beacon"], "round": statement()["beacon"]["round"] + DAY // 3}
    assert judged([*REVEALED, (stated(attempt=2, previous=F, beacon=beacon, **later), ENDS + 1)]) == []


def with_reserves(*custodians: int, reserves: tuple[int, ...], **changed: object) -> dict[str, object]:
    """People by number: from 4 on they were reserves at first."""
    one = statement()["custodians"][0]
    told = {number: {**one, "name": f"Saksi {number}", "public_key": f"{number:064x}"} for number in range(4, 7)}
    told |= {person["position"]: person for person in statement()["custodians"]}
    ordered = [[{**told[n], "position": place} for place, n in enumerate(who, 1)] for who in (custodians, reserves)]
    return {"custodians": ordered[0], "reserves": ordered[1], **changed}


FIRST = with_reserves(1, 2, 3, reserves=(4, 5))
G = statement_hash(statement(**FIRST))
BOUND: Story = [(stated(**FIRST), STATED), *((committed(position, f=G), STATED + 1) for position in (1, 2, 3))]
SECOND: Final = {"attempt": 2, "previous": G}


@pytest.mark.parametrize(
    ("ended", "followed", "refused"),
    [
        # The third revealed nothing: the first reserve takes the place, and nobody else's.
        ([revealed(1, f=G), revealed(2, f=G)], with_reserves(1, 2, 4, reserves=(5,)), False),
        ([revealed(1, f=G), revealed(2, f=G)], with_reserves(1, 2, 3, reserves=(4, 5)), True),
        ([revealed(1, f=G), revealed(2, f=G)], with_reserves(1, 2, 5, reserves=(4,)), True),
        ([revealed(1, f=G), revealed(2, f=G)], with_reserves(1, 4, 3, reserves=(5,)), True),
        ([revealed(1, f=G), revealed(2, f=G)], with_reserves(1, 4, 5, reserves=()), True),
        ([revealed(1, f=G), revealed(2, f=G)], with_reserves(1, 2, 6, reserves=(4, 5)), True),
        # More failed than there are reserves.
        ([], with_reserves(4, 5, 3, reserves=()), False),
        # Everybody revealed.
        ([revealed(n, f=G) for n in (1, 2, 3)], with_reserves(1, 2, 3, reserves=(4, 5)), False),
        ([revealed(n, f=G) for n in (1, 2, 3)], with_reserves(1, 2, 4, reserves=(5,)), True),
    ],
)
def test_who_revealed_nothing_makes_room_for_the_next_reserve_and_nobody_else_does(
    ended: list[bytes], followed: dict[str, object], refused: bool
) -> None:
    story = [*BOUND, *((entry, COMMIT_BY + 1) for entry in ended), (stated(**SECOND, **followed), ENDS + 1)]
    assert judged(story) == [Reason.NEXT_DIFFERS] * refused


def test_nobody_has_failed_in_an_attempt_that_was_taken_back() -> None:
    story = [*BOUND, (taken_back(G), COMMIT_BY - 1)]
    assert judged([*story, (stated(**SECOND, **FIRST), COMMIT_BY)]) == []
    swapped = stated(**SECOND, **with_reserves(1, 2, 4, reserves=(5,)))
    assert judged([*story, (swapped, COMMIT_BY)]) == [Reason.NEXT_DIFFERS]


def test_a_custodian_whose_reveal_is_censored_is_not_replaced_for_it() -> None:
    swapped = stated(**SECOND, **with_reserves(1, 2, 4, reserves=(5,)))
    story = [*BOUND, (revealed(1, f=G), COMMIT_BY), (revealed(2, f=G), COMMIT_BY), (swapped, ENDS + 1)]
    assert judged(story, handed(3, REVEAL_BY - 1, f=G)) == [Reason.NEXT_DIFFERS]


def test_a_freezing_is_not_taken_back_once_commitments_are_in() -> None:
    assert judged([*COMMITTED, (taken_back(), COMMIT_BY)]) == [Reason.TAKEN_BACK_LATE]
    late = [*CUT, (taken_back(), REVEAL_BY + 1), (NEXT, REVEAL_BY + 2)]
    assert judged(late) == [Reason.TAKEN_BACK_LATE, Reason.NEXT_TOO_EARLY]


FOUR: Final = list(WITNESSES)[:4]
GIVEN_UP: Final = chain_given_up(*map(giving_up, FOUR))
OTHER_BEACON: Final = {**statement()["beacon"], "chain": OTHER_CHAIN, "public_key": "cd" * 96, "round": 10**9}


def test_a_next_attempt_on_the_chain_that_a_quorum_named_follows_one_whose_chain_it_gave_up() -> None:
    story = [*CUT, (revealed(3), REVEAL_BY - 1), (GIVEN_UP, DRAWN_AT)]
    assert judged([*story, (stated(attempt=2, previous=F, beacon=OTHER_BEACON), DRAWN_AT)]) == []
    same, third = dict(statement()["beacon"]), {**OTHER_BEACON, "chain": "ef" * 32}
    for beacon in (same, {**same, "round": 10**9}, third):
        again = stated(attempt=2, previous=F, beacon=beacon)
        assert judged([*story, (again, DRAWN_AT)]) == [Reason.NEXT_DIFFERS]
    chosen = stated(attempt=2, previous=F, beacon=OTHER_BEACON, cap=3)
    assert judged([*story, (chosen, DRAWN_AT)]) == [Reason.NEXT_DIFFERS]


def test_the_chain_of_an_attempt_that_ended_otherwise_stays() -> None:
    moved = stated(attempt=2, previous=F, beacon=OTHER_BEACON)
    assert judged([*REVEALED, (moved, ENDS + 1)]) == [Reason.NEXT_DIFFERS]


def test_a_chain_is_not_given_up_before_its_round_was_due() -> None:
    story = [*CUT, (GIVEN_UP, DRAWN_AT - 1), (stated(attempt=2, previous=F, beacon=OTHER_BEACON), DRAWN_AT)]
    assert judged(story) == [Reason.CHAIN_GIVEN_UP_EARLY, Reason.NEXT_TOO_EARLY]


@pytest.mark.parametrize(
    "entry",
    [
        chain_given_up(*map(giving_up, FOUR[:3])),
        chain_given_up(*map(giving_up, FOUR[:3]), giving_up(FOUR[0])),
        chain_given_up(*map(giving_up, FOUR[:3]), giving_up(FOUR[3], key=WITNESSES[FOUR[0]])),
        chain_given_up(*map(giving_up, FOUR[:3]), giving_up(FOUR[3], f="cd" * 32)),
        chain_given_up(*(giving_up(one, next_chain="ef" * 32) for one in FOUR)),
        chain_given_up(*map(giving_up, FOUR[:3]), {**giving_up(FOUR[3]), "witness": "saksi.example/w9+00000000+AQ=="}),
        chain_given_up(*map(giving_up, FOUR[:3]), {**giving_up(FOUR[3]), "witness": "nobody"}),
        chain_given_up(
            *(giving_up(one, next_chain=statement()["beacon"]["chain"]) for one in FOUR),
            next_chain=statement()["beacon"]["chain"],
        ),
    ],
)
def test_a_chain_is_given_up_by_a_quorum_of_the_statements_witnesses_alone(entry: bytes) -> None:
    """Whoever has the log and looked at the round would roll again on another chain."""
    again = stated(attempt=2, previous=F, beacon=OTHER_BEACON)
    assert judged([*CUT, (entry, DRAWN_AT), (again, DRAWN_AT)]) == [Reason.CHAIN_NOT_GIVEN_UP, Reason.NEXT_TOO_EARLY]


def test_a_chain_is_given_up_once_for_one_other() -> None:
    third = chain_given_up(*(giving_up(one, next_chain="ef" * 32) for one in FOUR), next_chain="ef" * 32)
    again = stated(attempt=2, previous=F, beacon={**OTHER_BEACON, "chain": "ef" * 32})
    assert judged([*CUT, (GIVEN_UP, DRAWN_AT), (third, DRAWN_AT), (again, DRAWN_AT)]) == [Reason.NEXT_DIFFERS]


def test_a_second_cut_off_is_refused_and_the_first_one_holds() -> None:
    again = [*CUT, (cut_off(SECRETS[0], "-", "-"), REVEAL_BY + 1), (NEXT, REVEAL_BY + 2)]
    assert judged(again) == [Reason.SECOND_CUTOFF, Reason.NEXT_TOO_EARLY]


def test_a_cut_off_before_reveal_by_is_refused() -> None:
    assert judged([*REVEALED, (cut_off(SECRETS[0], SECRETS[1], "-"), REVEAL_BY - 1)]) == [Reason.CUTOFF_TOO_EARLY]


@pytest.mark.parametrize(
    "entry",
    [
        cut_off(SECRETS[0], SECRETS[1], "-", k="cd" * 32),
        cut_off(SECRETS[0], SECRETS[1]),
        cut_off(SECRETS[0], SECRETS[1], "-", "-"),
        cut_off(SECRETS[1], SECRETS[0], "-"),
        cut_off(SECRETS[0], SECRETS[1], "ff" * 32),
    ],
)
def test_a_cut_off_is_over_what_the_custodians_are_bound_to(entry: bytes) -> None:
    assert judged([*REVEALED, (entry, REVEAL_BY)]) == [Reason.CUTOFF_WRONG]


def test_a_reveal_that_came_in_time_is_not_dropped() -> None:
    """Censored by whoever holds the log: neither one that it showed, nor one that the custodian handed over."""
    assert judged([*REVEALED, (cut_off(SECRETS[0], "-", "-"), REVEAL_BY)]) == [Reason.CUTOFF_LACKS_REVEAL]
    assert judged(CUT, handed(3, REVEAL_BY - 1)) == [Reason.CUTOFF_LACKS_REVEAL]


@pytest.mark.parametrize(
    "one",
    [
        *(handed(3, REVEAL_BY), handed(3, REVEAL_BY - 1, secret="ff" * 32)),
        *(handed(3, REVEAL_BY - 1, f="cd" * 32), handed(1, REVEAL_BY - 1)),
        Handed(F, 9, SECRETS[0], STATED),
    ],
)
def test_what_was_handed_too_late_or_binds_nobody_is_no_reason(one: Handed) -> None:
    assert judged(CUT, one) == []


def test_who_did_not_commit_in_time_has_nothing_to_reveal() -> None:
    late: Story = [(stated(), STATED), (committed(1), COMMIT_BY), (committed(2), STATED), (committed(3), STATED)]
    assert judged([*late, (cut_off("-", SECRETS[1], SECRETS[2]), REVEAL_BY)], handed(1, COMMIT_BY)) == []
    assert judged([*late, (cut_off(*SECRETS), REVEAL_BY)]) == [Reason.CUTOFF_WRONG]


def test_nobody_commits_in_a_custodian_s_place() -> None:
    """Signed by another's key, it neither binds nor stands in the way of their own; nor does a stray place."""
    stray = line("draw.commitment", statement_sha256=F, position=9, commitment="ab" * 32, signature="ab" * 64)
    story = [(stated(), STATED), (committed(1, key=2), STATED), (stray, STATED), *COMMITTED[1:]]
    assert judged([*story, (cut_off(*SECRETS), REVEAL_BY)]) == []


@pytest.mark.parametrize("entry", [committed(1), revealed(1), cut_off("-", "-"), taken_back(), GIVEN_UP])
def test_nothing_speaks_of_a_statement_that_is_not_there(entry: bytes) -> None:
    assert judged([(entry, STATED)]) == [Reason.UNKNOWN_STATEMENT]


def test_f_is_the_hash_of_the_file_in_its_one_spelling() -> None:
    told = statement()
    assert statement_file(told).endswith(b'"]}\n')
    assert statement_file(dict(reversed(told.items()))) == statement_file(told)
    assert b": " not in statement_file(told)
    assert len(F) == 64
    assert statement_hash(statement(cap=1)) != F


@pytest.mark.parametrize(
    "entry",
    [
        stated().replace(b'"cap":2', b'"cap":2.0'),
        stated().replace(b'"cap":2', b'"cap":true'),
        stated().replace(b'"cap":2', b'"cap":2,"cap":2'),
        stated().replace(b'"cap":2', b'"cap": 2'),
        stated().replace(b'"cap":2', b'"cap":3'),
        stated(format=1),
        stated(minimum_reveals=1),
        stated(minimum_reveals=4),
        *(stated(quorum=quorum) for quorum in (0, 1, 3, 6)),
        stated(witnesses=["a"] * 5),
        stated(commit_by=REVEAL_BY),
        stated(reveal_by=REVEAL_BY + 10**6),
        stated(custodians=statement()["custodians"][::-1]),
        stated(more=1),
        stated(joiners_root="AB" * 32),
        line("draw.statement", statement_sha256=F),
        line("draw.reveal", statement_sha256=F, position=1, secret="-"),
        line("draw.cutoff", statement_sha256=F, reveals=["", "-"], cutoff="ab" * 32),
        line("draw.taken_back", statement_sha256=F, why="x"),
        *(chain_given_up(), chain_given_up(giving_up(FOUR[0]), next_chain="CD" * 32)),
        GIVEN_UP.replace(b'"witness"', b'"who"'),
        *(b"", b"[]", b"nothing", b"[" * 100_000, line("draw.thing")),
    ],
)
def test_an_entry_has_one_shape_and_one_spelling(entry: bytes) -> None:
    with pytest.raises(NotAnEntry):
        read_entry(entry)


def test_a_witness_looks_at_draws_alone() -> None:
    assert all(is_of_draws(entry) for entry in (stated(), committed(1), revealed(1), cut_off("-", "-"), taken_back()))
    assert not is_of_draws(line("audit.seal", number=1))


@pytest.mark.parametrize("kind", [["draw.statement"], {"draw.cutoff": 1}, None, 1])
def test_a_kind_that_is_no_text_is_none_of_a_draw_and_stops_no_witness(kind: object) -> None:
    odd = json.dumps({"at": "x", "kind": kind}, separators=(",", ":")).encode()
    assert not is_of_draws(odd)
    assert not kept_in_sandbox(odd)
    assert of_sandbox.Judge([], before_round_s=0).faults_of(of_sandbox.Seen(0, odd, STATED)) == []


@pytest.mark.parametrize("since", range(1, len(CUT) + 1))
def test_a_witness_that_came_later_does_not_judge_the_moments_of_a_draw_that_was_there(since: int) -> None:
    """It reads all at once, after every deadline; a draw that begins under its eyes it judges as ever."""
    late = [(entry, DRAWN_AT + 1) for entry, _ in [*CUT, (NEXT, STATED)]]
    assert judged_since(since, late) == []
    assert judged_since(since, [*CUT, (stated(draw="gelombang-13", attempt=2), DRAWN_AT)]) == [Reason.NOT_THE_NEXT]


def test_what_hangs_on_no_moment_is_refused_of_older_draws_too() -> None:
    story = [*CUT, (stated(cap=3), STATED), (cut_off("-", "-", "-"), REVEAL_BY), (NEXT, DRAWN_AT)]
    late = [(entry, DRAWN_AT) for entry, _ in story]
    assert judged_since(len(late), late) == [Reason.SECOND_STATEMENT, Reason.SECOND_CUTOFF, Reason.NOT_THE_NEXT]
    wrong = [*COMMITTED, (cut_off("-", "-", "-", k="cd" * 32), REVEAL_BY)]
    assert judged_since(len(wrong), [(entry, DRAWN_AT) for entry, _ in wrong]) == [Reason.CUTOFF_WRONG]


def test_a_witness_that_came_before_commit_by_judges_as_if_it_had_been_there_from_the_start() -> None:
    assert judged_since(4, [*COMMITTED, (taken_back(), COMMIT_BY)]) == [Reason.TAKEN_BACK_LATE]
    assert judged_since(4, [*COMMITTED, (cut_off("-", "-", "-"), REVEAL_BY - 1)]) == [Reason.CUTOFF_TOO_EARLY]
