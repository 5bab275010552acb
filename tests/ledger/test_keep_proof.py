"""Each night's proof stands in the public log, whether the books hold or not; what is rewritten differs from it."""

import json
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import transaction

from prakerja.kit.jobs import do_job
from prakerja.ledger.models import KeptProof
from prakerja.publog.models import Submission
from tests.ledger.conftest import ANA
from tests.ledger.test_prove import proven, rewrite
from tests.situations.ledger import awarded
from tests.situations.trail import wait_until_earlier_transactions_have_ended
from tests.work.test_troubles import figures

pytestmark = pytest.mark.django_db(transaction=True)


def prove_at_night(now: datetime, *, night: int = 0) -> KeptProof:
    wait_until_earlier_transactions_have_ended()
    with time_machine.travel(now + timedelta(days=night), tick=False):
        do_job("ledger.keep_proof", {})
    return KeptProof.objects.latest("night")


def logged() -> list[dict[str, object]]:
    return [
        json.loads(row.line) for row in Submission.objects.filter(once_key__startswith="ledger.proof:").order_by("pk")
    ]


def test_what_is_kept_is_what_the_public_log_says(books: None, now: datetime) -> None:
    kept = prove_at_night(now)
    assert logged() == [
        {
            "kind": "ledger.proof",
            "at": now.isoformat(timespec="microseconds"),
            "night": "2021-02-24",
            "before_transaction": kept.before_transaction,
            "transfers": 20,
            "postings": 18,
            "sha256": kept.sha256,
            "holds": True,
            "faults": 0,
        }
    ]
    assert proven().faults == ()
    assert "prakerja_ledger_faults 0.0" in figures()


@pytest.mark.forges_books
def test_books_that_do_not_hold_are_logged_as_such_and_wake_somebody(books: None, now: datetime) -> None:
    rewrite(f"UPDATE ledger_balance SET amount = amount + 5 WHERE of = '{ANA}' AND kind = 10")
    prove_at_night(now)
    (entry,) = logged()
    assert (entry["holds"], entry["faults"]) == (False, 1)
    assert str(ANA) not in json.dumps(entry)
    assert "prakerja_ledger_faults 1.0" in figures()


def test_every_earlier_night_is_proven_again(books: None, now: datetime) -> None:
    first = prove_at_night(now)
    with transaction.atomic():
        awarded(now=now)
    second = prove_at_night(now, night=1)
    assert (second.faults, second.transfers) == (0, 22)
    rewrite("UPDATE ledger_transfer SET reason = 'ditulis ulang' WHERE act = 'ledger.correct'")
    assert proven().faults == tuple(
        f"the journal before transaction {one.before_transaction} was written anew: its hash was {one.sha256}"
        for one in (first, second)
    )


def test_a_night_has_one_proof(books: None, now: datetime) -> None:
    first = prove_at_night(now)
    with transaction.atomic():
        awarded(now=now)
    assert prove_at_night(now).sha256 == first.sha256
    assert len(logged()) == 1


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE ledger_keptproof SET faults = 3", "is not the one that the public log holds"),
        ("DELETE FROM ledger_keptproof", "1 proofs of the public log are gone from the ledger"),
        ("DELETE FROM publog_waiting; DELETE FROM publog_submission", "is not in the public log"),
    ],
)
def test_proofs_that_were_changed_differ_from_the_public_log(
    books: None,
    now: datetime,
    statement: str,
    words: str,
) -> None:
    prove_at_night(now)
    rewrite(statement)
    (fault,) = proven().faults
    assert words in fault


def test_the_age_of_the_newest_proof_is_told(books: None, now: datetime) -> None:
    prove_at_night(now)
    with time_machine.travel(now + timedelta(hours=2), tick=False):
        assert "prakerja_ledger_proof_age_seconds 7200.0" in figures()
