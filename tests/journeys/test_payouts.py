"""Money in the browser: a wallet under the wrong name, the right one, the first instalment, a survey, and a refusal.

The bank is the sandbox's, with books of its own; two officers release what is sent.
"""

import pytest

from tests.instance import Instance, wait_until
from tests.journeys.office import Desk
from tests.journeys.phone import Phone, PhoneShop
from tests.journeys.test_card import sign_in, two_officers

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("every page")]

#: As `tests/furnish.py` opens them; the first one is under the wrong name.
WALLETS = ("081100000091", "081100000092")
_RELEASE = "Cairkan kelompok pembayaran"


@pytest.fixture(scope="module")
def instance(with_demo: Instance) -> Instance:
    """With the demo, in which somebody's first instalment is due and another's was refused."""
    return with_demo


def test_a_wallet_is_linked_the_instalment_and_a_survey_are_received_and_a_refusal_is_mended(
    instance: Instance, new_phone: PhoneShop
) -> None:
    told, refused = _of_stage(instance, "incentive_due"), _of_stage(instance, "payment_refused")
    email, number = str(told["email"]), str(told["phone"])
    instance.furnish(f"open_wallets(email={email!r})")
    payee = new_phone("payouts")
    _begin(payee, email)
    payee.follow("Sambungkan rekening")
    _link(payee, WALLETS[0])
    assert "Nama di rekening ini bukan nama Anda." in payee.text()
    payee.follow("Sambungkan rekening")
    _link(payee, WALLETS[1])
    payee.press("Kirim kode SMS")
    payee.type("Kode 6 angka", instance.sandbox.latest_message(number, channel="sms").codes[0])
    payee.press("Konfirmasi rekening")
    assert "Tersambung. Insentif dibayar ke rekening ini." in payee.text()

    officers = two_officers(instance, new_phone, "of-payouts")
    _pay(instance, officers, nights=1)
    _wait_for(payee, "Sudah dibayar")
    assert payee.download("Unduh bukti pembayaran (PDF)").read_bytes().startswith(b"%PDF-")

    mending = new_phone("mends-a-payment")
    _begin(mending, str(refused["email"]))
    mending.follow("Lihat pembayaran saya")
    assert "Dompet digital ini belum ditingkatkan dengan KTP." in mending.text()
    mending.follow("Sambungkan rekening")
    _link(mending, _wallet_of(instance, str(refused["email"])))
    mending.press("Kirim kode SMS")
    code = instance.sandbox.latest_message(str(refused["phone"]), channel="sms").codes[0]
    mending.type("Kode 6 angka", code)
    mending.press("Konfirmasi rekening")

    instance.furnish("let_payouts_be_built(nights=2)")
    payee.open("/pembayaran/")
    payee.follow("Isi survei")
    for question in payee.page.locator("fieldset").all():
        question.locator("input[type=radio]").first.check()
    payee.press("Kirim survei")
    _pay(instance, officers, nights=3)
    _wait_for(mending, "Sudah dibayar")
    assert "menolak" in mending.text()
    _wait_for(payee, "Sudah dibayar", times=2)
    assert "Survei ke-1: Rp50.000" in payee.text()
    assert instance.run("prakerja", "ledger", "prove")


def _begin(phone: Phone, email: str) -> None:
    """Signed in, with the result read: what comes next is said at the top."""
    sign_in(phone, email)
    phone.go("/gabung/11/hasil/")
    phone.open("/beranda/")


def _link(phone: Phone, number: str) -> None:
    phone.choose("GoPay")
    phone.type("Nomor rekening, atau nomor HP dompet digital", number)
    phone.press("Sambungkan")

    def is_answered() -> bool:
        phone.go("/rekening/")
        return "sedang bertanya" not in phone.text()

    wait_until(is_answered, what="the wallet has answered", every=0.5)
    phone.look()


def _pay(instance: Instance, officers: list[Desk], *, nights: int) -> None:
    """What is due is built, released by two, and sent."""
    instance.furnish(f"let_payouts_be_built(nights={nights})")
    ratna, bagus = officers
    waiting = "SELECT id FROM payouts_batch WHERE state = 'built' AND house = 'gopay'"
    for (batch_id,) in instance.rows(waiting):
        ratna.phone.open(f"/kantor/pencairan/{batch_id}/")
        ratna.phone.follow(f"Usulkan: {_RELEASE}")
        ratna.phone.type("Alasan", "Jumlahnya sesuai")
        ratna.phone.press("Usulkan")
        bagus.confirm_newest(_RELEASE)
    released = "SELECT 1 FROM payouts_batch WHERE state = 'built' AND house = 'gopay'"
    wait_until(lambda: not instance.rows(released), what="the batches are released")
    instance.beat("every_minute")


def _wait_for(phone: Phone, words: str, *, times: int = 1) -> None:
    def is_there() -> bool:
        phone.go("/pembayaran/")
        return phone.text().count(words) >= times

    wait_until(is_there, what=words, every=0.5)
    phone.look()


def _of_stage(instance: Instance, stage: str) -> dict[str, object]:
    return next(one for one in instance.credentials["applicants"] if one["stage"] == stage)


def _wallet_of(instance: Instance, email: str) -> str:
    call = f"from tests import furnish; furnish.tell_wallet(email={email!r})"
    return instance.run("prakerja", "manage", "shell", "--no-imports", "-c", call)
