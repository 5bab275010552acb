"""The job of a morning: a day of a house is read whole and then taken. It opens the unit of work itself: whoever reads
waits in no transaction.
"""

from datetime import date, datetime
from tempfile import TemporaryFile

from prakerja.connectors.rails.line import Statement
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts.models import BankStatement
from prakerja.payouts.reconciliation.spool_statement import spool_statement
from prakerja.payouts.reconciliation.take_statement import LONGEST_MS, take_statement


def reconcile(statement: Statement, *, house: str, day: date, by: Actor, now: datetime) -> BankStatement:
    """As `take_statement`, of lines that are still to be read; what is read lies in a file without a name until then.

    Raises CutStatement, DayIsNotOver, and TryAgain of a house that is silent.
    """
    with TemporaryFile(buffering=1 << 20) as rows:
        spooled = spool_statement(statement, house=house, day=day, into=rows)
        with unit_of_work(by=by, statement_timeout_ms=LONGEST_MS) as work:
            return take_statement(spooled=spooled, by=work.actor, now=now)
