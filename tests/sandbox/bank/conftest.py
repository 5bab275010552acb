"""One partner's keys for all tests, and a bank for each."""

from collections.abc import Iterator

import pytest

from prakerja_sandbox.bank.bank import BankOptions, open_bank
from prakerja_sandbox.bank.keys import Keys, made_keys
from tests.sandbox.bank.desk import Desk


@pytest.fixture(scope="session")
def keys() -> Keys:
    return made_keys()


@pytest.fixture
def desk(keys: Keys) -> Iterator[Desk]:
    bank = open_bank(BankOptions())
    bank._keys = keys
    yield Desk(bank)
    bank.books.close()
