"""Whether partners are paid what was approved, and once: statements, instructions and books are added up anew."""

from collections.abc import Iterator
from typing import Final

from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import AccountKind

_ACCOUNTS: Final[dict[str, Value]] = {
    "payable": AccountKind.PAYABLE.value,
    "in_transit": AccountKind.IN_TRANSIT.value,
    "float": AccountKind.FLOAT.value,
}


def faults_of_partner_payments() -> Iterator[str]:
    """Reads only."""
    rows = run_with_arrays(sql_file(__file__, "prove_partner_payments"), {}).fetchall()
    for partner_id, month, instructed, carried, amount, payout in rows:
        yield (
            f"the statement of {partner_id} for {month:%Y-%m} is of {payout}, to be paid as {amount}, says that"
            f" {instructed} are in payments, and {carried} are"
        )
    for partner_id, booked, paid in run_with_arrays(sql_file(__file__, "prove_partner_books"), _ACCOUNTS).fetchall():
        yield f"{booked} went out to partner {partner_id} by the books, and {paid} by its payments"
