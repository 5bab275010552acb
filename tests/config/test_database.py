"""The database's share of the machine's memory."""

import pytest

from prakerja.config.database import shared_buffers

GB = 1 << 30


@pytest.mark.parametrize(
    ("memory", "share"),
    [(GB, "128MB"), (2 * GB, "128MB"), (8 * GB, "341MB"), (24 * GB, "1024MB"), (256 * GB, "1024MB")],
)
def test_the_database_takes_a_twenty_fourth_of_the_machine_and_no_more_than_it_can_use(memory: int, share: str) -> None:
    assert shared_buffers(memory) == share
