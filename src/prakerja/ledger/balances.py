"""How much is on an account now."""

from dataclasses import dataclass

from django.db import connection

from prakerja.kit.rupiah import Rupiah
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import Account, Side, named_in_sql
from prakerja.ledger.models import Balance
from prakerja.ledger.summed_until import summed_until


@dataclass(frozen=True)
class Sums:
    """Whole rupiah that were ever debited and credited."""

    debited: int
    credited: int


def balance_of(account: Account) -> Rupiah:
    """What is on it. Raises NotAnAmount where a hot account holds less than nothing, which no act does;
    NotInChart."""
    if account.nature.carries_balance:
        row = Balance.objects.filter(pk=(account.of, account.kind.value)).first()
        return Rupiah(0 if row is None else row.amount)
    sums = sums_of(account)
    grown = sums.credited - sums.debited
    return Rupiah(grown if account.nature.grows_on is Side.CREDIT else -grown)


def sums_of(account: Account) -> Sums:
    """Of a hot account: from the sums that the worker takes, and what came since. Raises NotInChart."""
    asked = {**named_in_sql(account), "since": summed_until().since}
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "sum_of_account"), asked)
        return Sums(*map(int, cursor.fetchone()))
