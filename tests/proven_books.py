"""What a test has left in the books, proven as `prakerja ledger prove` does it, before it is undone."""

import re
from typing import Final

from django.db import connection

from prakerja.kit.prepared import fetch_all_prepared
from prakerja.ledger.checks import faults_of_books
from prakerja.ledger.models import Transfer

#: What a hot account says into which nobody has put any money; a balance of somebody's never gets there.
_BELOW_NOTHING: Final = re.compile(r"(treasury|wave-reserve):\d+ holds -\d+ by its transfers")
#: Asked after each test that has a database, so planned once.
_ANY: Final = f"SELECT 1 AS one FROM {Transfer._meta.db_table} LIMIT 1"


def faults_left_behind(*, is_funded: bool) -> list[str]:
    """Of a test that ends with its transaction refused nothing is left, and nothing can be asked."""
    if connection.needs_rollback or not fetch_all_prepared(_ANY, {}):
        return []
    return [fault for fault in faults_of_books() if is_funded or not _BELOW_NOTHING.fullmatch(fault)]
