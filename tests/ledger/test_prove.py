"""Whoever owns the database may write whatever they like into the books: the proof says what does not fit.

Each tampering is done past the program's own privileges, with the constraints dropped where they stand in its way.
"""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg
from prakerja.ledger.prove import Proof, prove
from tests.ledger.conftest import ANA, BUDI
from tests.owner import as_owner
from tests.situations.broken import undone
from tests.situations.ledger import BUDGET, INSTITUTION, WAVE, YEAR, a_posting, training

pytestmark = pytest.mark.django_db(transaction=True)

#: Another name for what stands there already.
_ELSE: Final = UUID(int=9)
_COPIED: Final = (
    "leg, act, debit, debit_of, credit, credit_of, year, wave, happened_at, posted_at, corrects, closes, held_until, "
    "reason, transaction_id"
)


def proven(known: dict[int, str] | None = None) -> Proof:
    with transaction.atomic():
        return prove(known=known or {})


def rewrite(*statements: str) -> None:
    with as_owner(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def without(*rules: str) -> list[str]:
    return [f"ALTER DOMAIN sound_transfer DROP CONSTRAINT {name}" for name in rules]


def test_the_books_hold_as_they_were_written(books: None) -> None:
    proof = proven()
    assert proof.faults == ()
    assert (proof.transfers, proof.postings, proof.accounts, proof.open_holds) == (20, 18, 6, 2)


def test_empty_books_hold() -> None:
    assert proven().faults == ()


# Each of these says what is done to the books, and words of what the proof must say of it.
TAMPERINGS: Final[dict[str, tuple[list[str], str]]] = {
    "an amount was changed": (
        [f"UPDATE ledger_transfer SET amount = 999999 WHERE act = 'cards.award' AND leg = 1 AND owner_id = '{ANA}'"],
        f"training-balance:{ANA} holds 499999 by its transfers, and its balance says 500000",
    ),
    "an amount and its balance were changed": (
        [
            f"UPDATE ledger_transfer SET amount = 1000001 WHERE act = 'cards.award' AND leg = 1 AND owner_id = '{ANA}'",
            f"UPDATE ledger_balance SET amount = amount + 1 WHERE of = '{ANA}' AND kind = 10",
        ],
        f"the sum of wave-reserve:{WAVE} before transaction",
    ),
    "a balance was changed": (
        [f"UPDATE ledger_balance SET amount = amount + 5 WHERE of = '{ANA}' AND kind = 10"],
        f"training-balance:{ANA} holds 500000 by its transfers, and its balance says 500005",
    ),
    "a balance was invented": (
        [f"INSERT INTO ledger_balance (of, kind, amount) VALUES ('{uuid4()}', 10, 7)"],
        "by its transfers, and its balance says 7",
    ),
    "the first leg was deleted": (
        [f"DELETE FROM ledger_transfer WHERE act = 'cards.award' AND leg = 1 AND owner_id = '{ANA}'"],
        "lacks leg 1",
    ),
    "the last leg was deleted": (
        [f"DELETE FROM ledger_transfer WHERE act = 'cards.award' AND leg = 2 AND owner_id = '{ANA}'"],
        f"incentive-reserve:{ANA} holds 0 by its transfers, and its balance says 2550000",
    ),
    "a leg was added later": (
        [
            (
                "INSERT INTO ledger_transfer SELECT owner_id, posting_id, 3, act, debit, debit_of, credit, credit_of,"
                " 5, year, wave, happened_at, posted_at + interval '1 second', corrects, closes, held_until, reason,"
                " transaction_id"
                f" FROM ledger_transfer WHERE act = 'cards.award' AND leg = 2 AND owner_id = '{ANA}'"
            ),
            f"UPDATE ledger_balance SET amount = amount + 5 WHERE of = '{ANA}' AND kind = 11",
        ],
        "tells of two acts: leg 3",
    ),
    "accounts were swapped": (
        [
            (
                "UPDATE ledger_transfer SET debit = credit, debit_of = credit_of, credit = debit, credit_of = debit_of"
                f" WHERE act = 'cards.award' AND leg = 2 AND owner_id = '{ANA}'"
            )
        ],
        f"incentive-reserve:{ANA} holds -2550000 by its transfers",
    ),
    "money went to somebody else": (
        [
            (
                f"UPDATE ledger_transfer SET credit_of = '{BUDI}'"
                f" WHERE act = 'cards.award' AND leg = 2 AND owner_id = '{ANA}'"
            )
        ],
        f"incentive-reserve:{BUDI} holds 5100000 by its transfers, and its balance says 2550000",
    ),
    "a posting was written twice under another name": (
        [
            (
                f"INSERT INTO ledger_transfer (owner_id, posting_id, amount, {_COPIED}) SELECT owner_id, '{_ELSE}',"
                f" amount, {_COPIED} FROM ledger_transfer WHERE act = 'cards.award' AND owner_id = '{ANA}'"
            ),
        ],
        f"training-balance:{ANA} holds 1500000 by its transfers, and its balance says 500000",
    ),
    "a posting was written twice under another name, with its balances": (
        [
            (
                f"INSERT INTO ledger_transfer (owner_id, posting_id, amount, {_COPIED}) SELECT owner_id, '{_ELSE}',"
                f" amount, {_COPIED} FROM ledger_transfer WHERE act = 'cards.award' AND owner_id = '{ANA}'"
            ),
            f"UPDATE ledger_balance SET amount = amount + 1000000 WHERE of = '{ANA}' AND kind = 10",
            f"UPDATE ledger_balance SET amount = amount + 2550000 WHERE of = '{ANA}' AND kind = 11",
        ],
        f"the sum of wave-reserve:{WAVE} before transaction",
    ),
    "the year of a grant was changed": (
        ["UPDATE ledger_transfer SET year = 2021 WHERE act = 'budget.grant'"],
        "is money of one budget year on the account of another",
    ),
    "the year of an award was changed": (
        [f"UPDATE ledger_transfer SET year = 2021 WHERE act = 'cards.award' AND owner_id = '{ANA}'"],
        f"training-balance:{ANA} holds -500000 of year {YEAR}, wave {WAVE}: it spent another's",
    ),
    "the wave of an award was changed": (
        [f"UPDATE ledger_transfer SET wave = 12 WHERE act = 'cards.award' AND owner_id = '{ANA}'"],
        "is money of one wave on the reserve of another",
    ),
    "a hold was closed twice": (
        [
            "DROP INDEX what_is_held_is_closed_once",
            (
                f"INSERT INTO ledger_transfer (owner_id, posting_id, amount, {_COPIED}) SELECT owner_id, '{_ELSE}',"
                f" amount, {_COPIED} FROM ledger_transfer WHERE act = 'training.void' AND owner_id = '{ANA}'"
            ),
        ],
        "was held once and closed 2 times",
    ),
    "a hold was closed with another amount": (
        [f"UPDATE ledger_transfer SET amount = 200000 WHERE act = 'training.commit' AND owner_id = '{ANA}'"],
        "held 250000 and was closed with 200000",
    ),
    "a closing closes nothing that was held": (
        [f"UPDATE ledger_transfer SET closes = '{UUID(int=8)}' WHERE act = 'training.commit' AND owner_id = '{ANA}'"],
        "is closed as a hold, and is none",
    ),
    "an open hold was hidden": (
        [f"DELETE FROM ledger_openhold WHERE owner_id = '{ANA}'"],
        "is open, and missing among the open holds",
    ),
    "a closed hold was opened again": (
        [
            (
                "INSERT INTO ledger_openhold SELECT owner_id, closes, posted_at FROM ledger_transfer"
                f" WHERE act = 'training.void' AND owner_id = '{ANA}'"
            )
        ],
        "is closed, and stands among the open holds",
    ),
    "money lies in HELD and waits for nothing": (
        [
            *without("what_waits_is_held"),
            f"UPDATE ledger_transfer SET held_until = NULL WHERE act = 'training.hold' AND owner_id = '{ANA}'",
        ],
        "lies in what is held and waits for no answer",
    ),
    "a correction turns another amount round": (
        [f"UPDATE ledger_transfer SET amount = amount + 1 WHERE act = 'ledger.correct' AND owner_id = '{ANA}'"],
        "is not what its correction turns round, in leg 1",
    ),
    "a posting was corrected twice": (
        [
            "DROP INDEX a_posting_is_corrected_once",
            (
                f"INSERT INTO ledger_transfer (owner_id, posting_id, amount, {_COPIED}) SELECT owner_id, '{_ELSE}',"
                f" amount, {_COPIED} FROM ledger_transfer WHERE act = 'ledger.correct' AND owner_id = '{ANA}'"
            ),
        ],
        "was corrected 2 times",
    ),
    "a taken sum was changed": (
        ["UPDATE ledger_takensum SET credited = credited + 1 WHERE kind = 2"],
        f"the sum of treasury:{YEAR} before transaction",
    ),
    "a taken sum was deleted": (
        [f"DELETE FROM ledger_takensum WHERE kind = {AccountKind.PAYABLE} AND of = '{INSTITUTION.of}'"],
        f"the sum of payable:{INSTITUTION.of} before transaction",
    ),
    "a posting between hot accounts was deleted": (
        ["DELETE FROM ledger_transfer WHERE act = 'waves.reserve'"],
        f"wave-reserve:{WAVE} holds -7100000 by its transfers",
    ),
    "a flow was made up": (
        ["INSERT INTO ledger_flow (year, wave, debit, credit, amount) VALUES (2099, 0, 1, 2, 7)"],
        "the flow from state-budget to treasury of year 2099, wave none says 7, its transfers say 0",
    ),
    "the flows were said to be taken further than they are": (
        [
            "DELETE FROM ledger_flowmark",
            "INSERT INTO ledger_flowmark (id, before_transaction) VALUES (1, 1::bigint << 60)",
        ],
        f"of year {YEAR}, wave {WAVE} says ",
    ),
    "the sums were said to be taken further than they are": (
        [
            "DELETE FROM ledger_takensum WHERE kind = 20",
            (
                "INSERT INTO ledger_flowmark (id, before_transaction) VALUES (2, 1::bigint << 60)"
                " ON CONFLICT (id) DO UPDATE SET before_transaction = excluded.before_transaction"
            ),
        ],
        f"the sum of payable:{INSTITUTION.of} before transaction {1 << 60} says None debited",
    ),
    "nothing was moved": (
        [*without("transfer_moves_something"), "UPDATE ledger_transfer SET amount = 0 WHERE act = 'training.void'"],
        "moves no amount",
    ),
}


@pytest.mark.forges_books
@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_every_tampering_is_found_and_named(books: None, tampering: str) -> None:
    statements, words = TAMPERINGS[tampering]
    with undone():
        rewrite(*statements)
        faults = proven().faults
    assert any(words in fault for fault in faults), faults


@pytest.mark.forges_books
def test_money_that_a_recipient_gave_to_where_it_may_not_go_is_missed(books: None, now: datetime) -> None:
    """Every account fits with every other."""
    with transaction.atomic():
        back_to_the_state = Leg(training(ANA), BUDGET, Rupiah(10))
        post(a_posting("test.lose", back_to_the_state, owner_id=ANA, about=1, now=now, wave=WAVE))
    lost = f"of what wave {WAVE} awarded, 10 are neither reserved, spent, paid nor returned"
    assert proven().faults == (lost,)


def test_the_same_books_have_the_same_hash(books: None) -> None:
    first, second = proven(), proven()
    assert first.sha256 == proven({first.before_transaction: first.sha256}).sha256
    assert (first.sha256, first.transfers) == (second.sha256, second.transfers)


def test_a_past_that_was_written_anew_differs_from_the_hash_that_was_kept(books: None, now: datetime) -> None:
    """Balances, sums and all: the owner makes everything fit, and yesterday's hash does not."""
    kept = proven()
    with transaction.atomic():
        post(
            a_posting(
                "training.buy", Leg(training(ANA), INSTITUTION, Rupiah(5)), owner_id=ANA, about=2, now=now, wave=WAVE
            )
        )
    assert proven({kept.before_transaction: kept.sha256}).faults == ()
    rewrite("UPDATE ledger_transfer SET reason = 'ditulis ulang' WHERE act = 'ledger.correct'")
    faults = proven({kept.before_transaction: kept.sha256}).faults
    assert faults == (
        f"the journal before transaction {kept.before_transaction} was written anew: its hash was {kept.sha256}",
    )
