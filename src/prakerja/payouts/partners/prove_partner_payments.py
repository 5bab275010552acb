"""Whether statements are in payments for what was approved, and for nothing else: added up anew."""

from collections.abc import Iterator

from prakerja.kit.long_arrays import run_with_arrays
from prakerja.kit.sql import sql_file


def faults_of_partner_payments() -> Iterator[str]:
    """Reads only."""
    rows = run_with_arrays(sql_file(__file__, "prove_partner_payments"), {}).fetchall()
    for partner_id, month, instructed, carried, amount, payout in rows:
        yield (
            f"the statement of {partner_id} for {month:%Y-%m} is of {payout}, to be paid as {amount}, says that"
            f" {instructed} are in payments, and {carried} are"
        )
