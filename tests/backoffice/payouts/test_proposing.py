"""Finance proposes and confirms what becomes of a batch, and takes single payments out."""

import pytest
from django.test import Client

from prakerja.approvals.models import Proposal
from prakerja.authority.roles import Role
from prakerja.payouts.models import Batch, Instruction
from prakerja.payouts.states import BatchState, InstructionState
from tests.situations.backoffice import signed_in
from tests.situations.payouts import a_batch_like, a_built_batch, released

pytestmark = pytest.mark.django_db


def text_of(browser: Client, address: str) -> str:
    return " ".join(browser.get(address, follow=True).content.decode().split())


def confirmed(browser: Client, proposal: Proposal) -> str:
    answer = browser.post(f"/kantor/usulan/{proposal.pk}/konfirmasi/", follow=True)
    return " ".join(answer.content.decode().split())


def test_a_release_is_proposed_with_its_figures_and_confirmed_by_another() -> None:
    batch = a_built_batch()
    a_batch_like(batch, nights_before=1)
    Batch.objects.filter(pk=batch.pk).update(held_back={"no_account": {"people": 3, "amount": 1_800_000}})
    ratna, bima = (signed_in(f"{name}@prakerja.example", Role.OFFICER) for name in ("ratna", "bima"))
    address = f"/kantor/pencairan/{batch.pk}/cairkan/"
    for page in (text_of(ratna, address), text_of(bima, _proposed(ratna, address, reason_cairkan="Cocok"))):
        for told in ("−11", "−Rp6.600.000", "Belum menyambungkan rekening: 3 orang, Rp1.800.000", batch.sha256, "BNI"):
            assert told in page
    proposal = Proposal.objects.get(subject=str(batch.pk))
    assert "Anda sendiri yang mengusulkannya" in confirmed(ratna, proposal)
    assert "Dikonfirmasi" in confirmed(bima, proposal)


def _proposed(browser: Client, address: str, **typed: str) -> str:
    """The address of the proposal, which its batch leads to."""
    answer = browser.post(address, typed, follow=True)
    found = f"/kantor/usulan/{Proposal.objects.latest('proposed_at').pk}/"
    assert found in answer.content.decode()
    return found


def test_what_does_not_fit_the_batch_is_not_offered() -> None:
    batch = a_built_batch()
    ratna = signed_in("ratna@prakerja.example", Role.OFFICER)
    assert "tidak dapat diusulkan sekarang" in text_of(ratna, f"/kantor/pencairan/{batch.pk}/jeda/")
    assert "tidak ada yang sedang dikirim" in _refused(ratna, batch, "jeda")
    assert "tidak sedang dijeda" in _refused(ratna, batch, "lanjutkan")
    assert ratna.get(f"/kantor/pencairan/{batch.pk}/sihir/").status_code == 404
    assert not Proposal.objects.filter(subject=str(batch.pk)).exists()


def _refused(browser: Client, batch: Batch, word: str) -> str:
    answer = browser.post(f"/kantor/pencairan/{batch.pk}/{word}/", {f"reason_{word}": "Perlu"}, follow=True)
    return answer.content.decode().lower()


def test_two_pause_it_and_the_proposal_says_how_much_is_kept_back() -> None:
    batch = a_built_batch()
    released(batch)
    ratna, bima = (signed_in(f"{name}@prakerja.example", Role.OFFICER) for name in ("ratna", "bima"))
    found = _proposed(ratna, f"/kantor/pencairan/{batch.pk}/jeda/", reason_jeda="Bank diperbaiki")
    assert "Jumlah yang belum dikirim" in text_of(bima, found)
    confirmed(bima, Proposal.objects.latest("proposed_at"))
    assert Batch.objects.get().state == BatchState.PAUSED


def test_a_payment_is_found_by_its_reference_with_its_account_masked_and_taken_out_with_a_reason() -> None:
    one = a_built_batch().instructions.get()
    ratna = signed_in("ratna@prakerja.example", Role.OFFICER)
    page = text_of(ratna, f"/kantor/pencairan/pembayaran/?reference={one.reference.lower()}")
    assert "••••••3456" in page
    assert "0000123456" not in page
    address = f"/kantor/pencairan/pembayaran/{one.reference}/keluarkan/"
    assert "Tulis mengapa pembayaran ini dikeluarkan" in ratna.post(address, {}).content.decode()
    told = ratna.post(address, {"reason_remove": "Diminta PPATK"}, follow=True).content.decode()
    assert "keluar dari kelompoknya" in told
    assert "Diminta PPATK" in told
    assert Instruction.objects.get().state == InstructionState.REMOVED


def test_what_was_sent_is_not_taken_out() -> None:
    one = a_built_batch().instructions.get()
    Instruction.objects.update(state=InstructionState.PENDING)
    ratna = signed_in("ratna@prakerja.example", Role.OFFICER)
    address = f"/kantor/pencairan/pembayaran/{one.reference}/keluarkan/"
    assert "sudah dikirim" in text_of(ratna, address)
    assert "mungkin sudah" in ratna.post(address, {"reason_remove": "Salah"}, follow=True).content.decode()


def test_a_reference_that_is_none_is_said_so() -> None:
    auditor = signed_in("ratna@prakerja.example", Role.AUDITOR)
    assert "Tidak ada pembayaran" in text_of(auditor, "/kantor/pencairan/pembayaran/?reference=PK0")
    assert auditor.get("/kantor/pencairan/pembayaran/PK0/").status_code == 404


def test_payments_of_a_batch_are_listed_by_state_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prakerja.backoffice.payouts.batch._LINES", 1)
    one = a_built_batch().instructions.get()
    fields = {field.attname: getattr(one, field.attname) for field in Instruction._meta.concrete_fields}
    Instruction.objects.create(**{**fields, "number": 2, "reference": "PK-KEDUA-002"})
    auditor, address = signed_in("ratna@prakerja.example", Role.AUDITOR), f"/kantor/pencairan/{one.batch_id}/"
    first = text_of(auditor, address)
    assert one.reference in first
    assert "PK-KEDUA-002" not in first
    assert "PK-KEDUA-002" in text_of(auditor, f"{address}?state=built&after={one.reference}")
    assert "Menunggu dua petugas: 1" in text_of(signed_in("bima@prakerja.example", Role.OFFICER), "/kantor/")
