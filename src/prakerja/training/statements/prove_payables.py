"""Whether what partners are told is what stands in the books: each rupiah of theirs is on one line."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from django.db import connection

from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import AccountKind

#: So many of each kind are named.
_NAMED: Final = 20

_ACCOUNTS: Final = {
    "payable": AccountKind.PAYABLE.value,
    # What goes out to a partner, and comes back, was earned all the same.
    "in_transit": AccountKind.IN_TRANSIT.value,
    "float": AccountKind.FLOAT.value,
    "partner_claim": AccountKind.PARTNER_CLAIM.value,
}

type Row = Mapping[str, Any]


def faults_of_payables() -> Iterator[str]:
    """Each check is one statement. Reads only; everything is added up anew."""
    for name, sentence in _CHECKS.items():
        yield from (sentence(row) for row in _rows(sql_file(__file__, name)))


def _of_line(row: Row) -> str:
    return f"line {row['number']} of purchase {row['purchase']} of {row['applicant_id']} {row['fault']}"


def _of_partner(row: Row) -> str:
    return f"partner {row['partner_id']} is owed {row['owed']} by the books, and {row['told']} by lines and adjustments"


def _of_claim(row: Row) -> str:
    return f"partner {row['partner_id']} owes {row['claimed']} by the books, and statements are to take {row['told']}"


def _of_statement(row: Row) -> str:
    return f"the statement of {row['partner_id']} for {row['month']:%Y-%m} {row['fault']}"


_CHECKS: Final[Mapping[str, Callable[[Row], str]]] = {
    "prove_lines": _of_line,
    "prove_owed": _of_partner,
    "prove_claims": _of_claim,
    "prove_statements": _of_statement,
}


def _rows(statement: str) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} LIMIT {_NAMED}", _ACCOUNTS)
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
