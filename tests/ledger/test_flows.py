"""What went from each kind of account to each is the same, whenever it was taken, or never: what the journal says."""

from collections import Counter
from datetime import datetime
from uuid import uuid4

import pytest
from django.db import transaction

from prakerja.ledger.chart import AccountKind
from prakerja.ledger.flows import flows, gained
from prakerja.ledger.models import Flow, Transfer
from prakerja.ledger.take_sums import take_flows
from tests.situations.ledger import awarded, funded

pytestmark = pytest.mark.django_db(transaction=True)


def journal() -> Counter[tuple[int, int, int, int]]:
    found: Counter[tuple[int, int, int, int]] = Counter()
    for one in Transfer.objects.all():
        found[one.year, one.wave or 0, one.debit, one.credit] += one.amount
    return found


def told() -> dict[tuple[int, int, int, int], int]:
    return {(one.year, one.wave, one.debit.value, one.credit.value): one.amount for one in flows()}


def taken() -> None:
    with transaction.atomic():
        take_flows()


def test_of_no_books_there_are_none() -> None:
    taken()
    assert flows() == []


def test_they_are_what_the_journal_adds_up_to_before_and_after_they_are_taken(now: datetime) -> None:
    with transaction.atomic():
        awarded(now=now)
    assert told() == journal() != {}
    taken()
    taken()
    assert told() == journal()
    with transaction.atomic():
        awarded(now=now, owner_id=uuid4())
    assert told() == journal()
    taken()
    assert told() == journal()


def test_what_is_taken_moves_on_in_place(now: datetime) -> None:
    with transaction.atomic():
        funded(now=now)
    taken()
    rows = Flow.objects.count()
    with transaction.atomic():
        awarded(now=now)
        taken()
    assert Flow.objects.count() >= rows
    assert len(told()) == len(journal())


def test_what_is_credited_less_what_is_debited_is_gained(now: datetime) -> None:
    with transaction.atomic():
        awarded(now=now)
    assert gained(flows(), {AccountKind.STATE_BUDGET}) < 0
    assert gained(flows(), set(AccountKind)) == 0
