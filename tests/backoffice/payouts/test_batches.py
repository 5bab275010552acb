"""What finance reads of a batch: where it stands, how it differs from the last one, what was held back and left."""

from collections.abc import Callable

import pytest

from prakerja.authority.roles import Role
from prakerja.payouts.batch_figures import batch_figures
from prakerja.payouts.float_cover import float_cover
from prakerja.payouts.models import Batch, Instruction
from prakerja.payouts.states import BatchState, InstructionState
from tests.situations.backoffice import signed_in
from tests.situations.bank_statements import a_case
from tests.situations.cards import deposited
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


def test_before_release_it_is_told_whether_the_years_money_at_this_house_covers_the_batch(read: Read) -> None:
    """Of 600,000: what lies at another house, or is another year's, does not count."""
    batch = a_built_batch()
    for year, house in ((batch.year, "gopay"), (batch.year - 1, batch.house)):
        deposited(year, 900_000, house=house)
    assert float_cover(batch, batch_figures(batch.pk)).lacking == 600_000
    assert "kurang Rp600.000 untuk kelompok ini" in read(f"/kantor/pencairan/{batch.pk}/")
    deposited(batch.year, 599_999, house=batch.house)
    assert "kurang Rp1 untuk kelompok ini" in read(f"/kantor/pencairan/{batch.pk}/")
    deposited(batch.year, 1, house=batch.house)
    page = read(f"/kantor/pencairan/{batch.pk}/")
    assert "untuk kelompok ini dan yang sudah dicairkan" not in page
    assert f"Dana tahun {batch.year} di BNI menurut pembukuan</dt><dd>Rp600.000" in page


def test_what_was_released_there_before_is_promised_too(read: Read) -> None:
    batch = a_built_batch()
    deposited(batch.year, 600_000, house=batch.house)
    Batch.objects.filter(pk=a_batch_like(batch, nights_before=1).pk).update(
        state=BatchState.RELEASED, released_at=batch.built_at
    )
    earlier = Batch.objects.get(state=BatchState.RELEASED)
    Instruction.objects.update(batch=earlier)
    cover = float_cover(batch, batch_figures(batch.pk))
    assert (cover.lies, cover.promised, cover.needed) == (600_000, 600_000, 0)


def test_each_house_stands_with_its_last_balance_its_books_and_its_cases(read: Read) -> None:
    deposited(2021, 5_000, house="ovo")
    a_case(difference=-1_000)
    page = read("/kantor/pencairan/rekening-koran/")
    table = page[page.index("Dana di tiap bank") :]
    assert table.index("BNI") < table.index("−Rp1.000") < table.index("OVO") < table.index("Rp5.000")


def test_a_batch_that_stopped_itself_says_why(read: Read) -> None:
    batch = a_built_batch()
    Batch.objects.update(state=BatchState.STOPPED, stopped_for="float", released_at=batch.built_at)
    assert "tidak cukup untuk kelompok ini" in read(f"/kantor/pencairan/{batch.pk}/")


def test_batches_are_found_by_their_state(read: Read) -> None:
    a_batch_like(a_built_batch(), nights_before=1)
    assert "Selesai" in read("/kantor/pencairan/?state=ended")
    assert "Tidak ada kelompok" in read("/kantor/pencairan/?state=stopped")
