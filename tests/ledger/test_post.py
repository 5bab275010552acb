"""A posting stands in the books whole, once, and never takes what is not there."""

from contextlib import nullcontext
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection

from prakerja.kit.constraints import violates
from prakerja.kit.rupiah import NotAnAmount, Rupiah
from prakerja.kit.unit_of_work import savepoint
from prakerja.ledger.chart import Account, AccountKind, of_number
from prakerja.ledger.models import Balance, Transfer
from prakerja.ledger.post import BalanceTooSmall, post
from prakerja.ledger.posting import Leg, NoPosting, Posting, posting_id

pytestmark = [pytest.mark.django_db, pytest.mark.unfunded]

ANA, BUDI = uuid4(), uuid4()
RESERVE: Final = of_number(AccountKind.WAVE_RESERVE, 11)


def training(of: UUID) -> Account:
    return Account(AccountKind.TRAINING_BALANCE, of)


def due(of: UUID) -> Account:
    return Account(AccountKind.INCENTIVE_DUE, of)


def posting(act: str, *legs: Leg, now: datetime, owner_id: UUID = ANA, about: object = 1, **more: Any) -> Posting:
    return Posting(
        id=posting_id(act, owner_id, about),
        owner_id=owner_id,
        act=act,
        year=2020,
        legs=legs,
        happened_at=now,
        posted_at=now,
        **more,
    )


def award(now: datetime, of: UUID = ANA) -> Posting:
    return posting("cards.award", Leg(RESERVE, training(of), Rupiah(1_000_000)), now=now, owner_id=of, wave=11)


def balance(account: Account) -> int | None:
    row = Balance.objects.filter(of=account.of, kind=account.kind).first()
    return None if row is None else row.amount


def test_a_posting_moves_the_balance_of_a_recipient(now: datetime) -> None:
    assert post(award(now))
    assert balance(training(ANA)) == 1_000_000
    row = Transfer.objects.get()
    assert (row.debit, row.debit_of, row.credit, row.credit_of) == (3, UUID(int=11), 10, ANA)


def test_a_hot_account_carries_no_balance(now: datetime) -> None:
    post(award(now))
    assert balance(RESERVE) is None


def test_the_same_posting_twice_stands_there_once(now: datetime) -> None:
    assert post(award(now))
    assert not post(award(now))
    assert (Transfer.objects.count(), balance(training(ANA))) == (1, 1_000_000)


def test_nobody_spends_more_than_there_is(now: datetime) -> None:
    post(award(now))
    with pytest.raises(BalanceTooSmall), savepoint():
        post(posting("training.buy", Leg(training(ANA), due(ANA), Rupiah(1_000_001)), now=now))
    assert (Transfer.objects.count(), balance(training(ANA)), balance(due(ANA))) == (1, 1_000_000, None)


def test_nobody_spends_from_an_account_that_never_held_anything(now: datetime) -> None:
    with pytest.raises(BalanceTooSmall), savepoint():
        post(posting("training.buy", Leg(training(BUDI), due(BUDI), Rupiah(1)), now=now, owner_id=BUDI))
    assert not Transfer.objects.exists()


def test_all_legs_of_a_posting_are_written_or_none(now: datetime) -> None:
    post(award(now))
    legs = (Leg(training(ANA), due(ANA), Rupiah(600_000)), Leg(training(ANA), training(BUDI), Rupiah(600_000)))
    with pytest.raises(BalanceTooSmall), savepoint():
        post(posting("training.buy", *legs, now=now))
    assert (Transfer.objects.count(), balance(training(BUDI))) == (1, None)


def test_an_account_that_is_debited_and_credited_by_one_posting_moves_by_the_difference(now: datetime) -> None:
    post(award(now))
    legs = (Leg(training(ANA), due(ANA), Rupiah(1_000_000)), Leg(due(ANA), training(ANA), Rupiah(400_000)))
    post(posting("training.buy", *legs, now=now, wave=11))
    assert (balance(training(ANA)), balance(due(ANA))) == (400_000, 600_000)


def test_a_debt_grows_where_it_is_debited(now: datetime) -> None:
    claim = Account(AccountKind.CLAIM, ANA)
    treasury = of_number(AccountKind.TREASURY, 2020)
    post(posting("appeals.claim", Leg(claim, treasury, Rupiah(600_000)), now=now))
    assert balance(claim) == 600_000
    with pytest.raises(BalanceTooSmall), savepoint():
        post(posting("appeals.repay", Leg(treasury, claim, Rupiah(600_001)), now=now))


@pytest.mark.parametrize("amount", [0, -1, 1.5, True])
def test_an_amount_that_is_none_makes_no_leg(amount: Any) -> None:
    with pytest.raises((NoPosting, NotAnAmount)):
        Leg(RESERVE, training(ANA), Rupiah(amount))


def test_money_that_stays_where_it_is_makes_no_leg() -> None:
    with pytest.raises(NoPosting):
        Leg(training(ANA), training(ANA), Rupiah(1))


def test_the_database_itself_keeps_a_balance_from_sinking_below_nothing(now: datetime) -> None:
    post(award(now))
    with pytest.raises(IntegrityError) as refused, savepoint():
        Balance.objects.update(amount=-1)
    assert violates(refused.value, "balance_is_never_below_zero")


def test_several_legs_take_nothing_from_an_account_that_never_held_anything(now: datetime) -> None:
    legs = (Leg(RESERVE, training(ANA), Rupiah(5)), Leg(due(ANA), training(ANA), Rupiah(5)))
    with pytest.raises(BalanceTooSmall), savepoint():
        post(posting("training.buy", *legs, now=now, wave=11))
    assert (Transfer.objects.count(), balance(training(ANA))) == (0, None)


def test_a_temporary_table_of_the_same_name_is_not_taken_for_the_books(now: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE ledger_balance (LIKE public.ledger_balance) ON COMMIT DROP")
        assert post(award(now))
        cursor.execute("SELECT (SELECT count(*) FROM ledger_balance), (SELECT sum(amount) FROM public.ledger_balance)")
        assert cursor.fetchone() == (0, 1_000_000)
        cursor.execute("DROP TABLE pg_temp.ledger_balance")


def test_money_between_hot_accounts_moves_no_balance(now: datetime) -> None:
    assert post(
        posting("budget.plan", Leg(of_number(AccountKind.TREASURY, 2020), RESERVE, Rupiah(7)), now=now, wave=11)
    )
    assert (Transfer.objects.count(), Balance.objects.count()) == (1, 0)


@pytest.mark.parametrize("opened_in_a_savepoint", [False, True])
@pytest.mark.parametrize("is_there", [False, True])
@pytest.mark.parametrize(("there", "back"), [(training(ANA), due(ANA)), (due(ANA), training(ANA))])
def test_of_two_balances_of_one_person_the_second_moves_or_begins(
    now: datetime, there: Account, back: Account, is_there: bool, opened_in_a_savepoint: bool
) -> None:
    """In either order of their keys, and whichever part of the transaction wrote the other one last."""
    opened = (there, back) if is_there else (there,)
    with savepoint() if opened_in_a_savepoint else nullcontext():
        for account in opened:
            post(posting("cards.award", Leg(RESERVE, account, Rupiah(100)), now=now, about=account.kind, wave=11))
    assert post(posting("test.move", Leg(there, back, Rupiah(7)), now=now, wave=11))
    assert (balance(there), balance(back)) == (93, 107 if is_there else 7)


def test_two_balances_of_one_person_begin_together(now: datetime) -> None:
    claim = Account(AccountKind.CLAIM, ANA)
    assert post(posting("test.owe", Leg(claim, due(ANA), Rupiah(7)), now=now))
    assert (balance(claim), balance(due(ANA))) == (7, 7)


def test_a_balance_that_another_person_has_is_nobody_elses(now: datetime) -> None:
    post(award(now, BUDI))
    with pytest.raises(BalanceTooSmall), savepoint():
        post(posting("training.buy", Leg(training(ANA), due(ANA), Rupiah(1)), now=now))
    assert balance(training(BUDI)) == 1_000_000
