"""What finance reads of a batch: where it stands, how it differs from the last one, what was held back and left."""

from collections.abc import Callable

import pytest

from prakerja.authority.roles import Role
from prakerja.payouts.batch_figures import batch_figures
from prakerja.payouts.models import Batch, Instruction
from prakerja.payouts.states import BatchState, InstructionState
from tests.situations.backoffice import signed_in
from tests.situations.payouts import a_batch_like, a_built_batch

pytestmark = pytest.mark.django_db


type Read = Callable[[str], str]


@pytest.fixture
def read() -> Read:
    browser = signed_in("ratna@prakerja.example", Role.AUDITOR)
    return lambda address: " ".join(browser.get(address).content.decode().split())


def test_a_batch_is_told_in_figures_beside_the_last_one_of_its_house(read: Read) -> None:
    batch = a_built_batch()
    a_batch_like(batch, nights_before=1)
    Batch.objects.filter(pk=batch.pk).update(held_back={"no_account": {"people": 3, "amount": 1_800_000}})
    page = read(f"/kantor/pencairan/{batch.pk}/")
    for told in ("selisih −11", "selisih −Rp6.600.000", "Belum menyambungkan rekening", "3 orang, Rp1.800.000"):
        assert told in page
    assert batch.sha256 in page


def test_what_was_refused_and_what_left_it_are_told_with_their_reasons(read: Read) -> None:
    batch = a_built_batch()
    Instruction.objects.update(state=InstructionState.REFUSED, code="4031709")
    assert "tidak aktif karena lama tidak dipakai" in read(f"/kantor/pencairan/{batch.pk}/")
    Instruction.objects.update(state=InstructionState.REMOVED, removed_for="account_changed")
    assert "Rekeningnya diganti atau dilepas" in read(f"/kantor/pencairan/{batch.pk}/")
    (figure,) = batch_figures(batch.pk).removed
    assert (figure.items, figure.amount) == (1, 600_000)


def test_a_batch_that_stopped_itself_says_why(read: Read) -> None:
    batch = a_built_batch()
    Batch.objects.update(state=BatchState.STOPPED, stopped_for="float", released_at=batch.built_at)
    assert "tidak cukup untuk kelompok ini" in read(f"/kantor/pencairan/{batch.pk}/")


def test_batches_are_found_by_their_state(read: Read) -> None:
    a_batch_like(a_built_batch(), nights_before=1)
    assert "Selesai" in read("/kantor/pencairan/?state=ended")
    assert "Tidak ada kelompok" in read("/kantor/pencairan/?state=stopped")
