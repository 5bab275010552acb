"""An institution's own month in the browser: what it declares, what its participants say, what it is paid, what it
disputes, and what the next month takes back.

It declares over v2, as its program does; everything else is done on pages.
"""

import csv
import io
import json
from dataclasses import dataclass
from datetime import date
from secrets import token_hex
from typing import Final

import httpx
import pytest
from pypdf import PdfReader

from prakerja.kit.clock import read_clock, wib_day
from prakerja.training.statements.months import month_before, name_of_month
from tests.instance import Instance
from tests.journeys.office import Desk
from tests.journeys.phone import Phone, PhoneShop
from tests.journeys.test_card import sign_in, two_officers
from tests.journeys.test_training import CODE
from tests.situations.calls_of_v2 import V2, Program

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("every page")]

INSTITUTION: Final = "lembaga001"
DISPUTED: Final = "Kelas ini dua hari lebih lama daripada yang dihitung."
OBJECTION: Final = "Saya tidak berhenti, jaringan saya yang putus."
ADDED: Final = "60.000"
APPROVE: Final = "Setujui rekapitulasi pembayaran"
TAKE_BACK: Final = "Tarik kembali pembayaran satu pembelian"
ACCEPT: Final = "Terima sanggahan mitra"


@dataclass(frozen=True)
class Participant:
    """Of a training of the institution's."""

    email: str
    invoice: str
    #: What the institution gets of the price, as its pages write it.
    part: str


@pytest.fixture(scope="module")
def instance(with_demo: Instance) -> Instance:
    """With the demo, in which somebody stands at each point of a training of this institution."""
    return with_demo


def test_an_institution_declares_is_paid_disputes_a_line_and_gives_another_back(
    instance: Instance, new_phone: PhoneShop
) -> None:
    attended, redeemed, certified = participants(instance)
    declare_and_let_answer(instance, new_phone, attended, redeemed)
    instance.furnish("certify_and_state_last_month()")
    today = wib_day(read_clock())
    month, next_month = month_before(read_clock()), today.replace(day=1)
    keeper, staff = people_of_institution(instance, new_phone)
    read_statement(staff, month, (attended, certified))
    dispute_line(keeper, month, attended)

    instance.furnish("let_disputes_run_out()")
    ratna, bagus = two_officers(instance, new_phone, "of-statements")
    approve_and_fetch(ratna, bagus, instance, month, certified)
    take_back(ratna, bagus, certified)
    accept_dispute(ratna, bagus, today.year)
    staff.open(f"/mitra/rekapitulasi/{name_of_month(month)}/")
    assert "Jawaban kantor: Dua hari kami bayar." in staff.text()

    instance.furnish("state_this_month()")
    keeper.open(f"/mitra/rekapitulasi/{name_of_month(next_month)}/")
    assert f"Penarikan kembali · −Rp{certified.part}" in line_of(keeper, certified)
    assert f"Akhir · Rp{attended.part}" in line_of(keeper, attended)
    assert f"Penyesuaian setelah sanggahan\nRp{ADDED}" in keeper.text()
    assert f"Ditarik kembali\n−Rp{certified.part}" in keeper.text()
    assert instance.run("prakerja", "ledger", "prove")


def participants(instance: Instance) -> list[Participant]:
    """Who was present at all of it, who has begun, who is certified."""
    people = {one["stage"]: str(one["email"]) for one in instance.credentials["applicants"]}
    return [participant(instance, people[f"training_{stage}"]) for stage in ("attended", "redeemed", "finished")]


def participant(instance: Instance, email: str) -> Participant:
    ((invoice, part),) = instance.rows(
        "SELECT purchase.invoice_code, purchase.price - purchase.commission"
        " FROM training_purchase AS purchase JOIN accounts_account AS account ON account.id = purchase.applicant_id"
        " WHERE account.email = %s AND purchase.number = 1",
        email,
    )
    return Participant(email, str(invoice), f"{part:,}".replace(",", "."))


def declare_and_let_answer(
    instance: Instance, new_phone: PhoneShop, attended: Participant, redeemed: Participant
) -> None:
    """One confirms that they have finished; the other objects to having left, and the institution reads both."""
    phone, other = new_phone("answers-a-declaration"), new_phone("objects-to-a-declaration", looks=False)
    codes = [code_of(phone, attended), code_of(other, redeemed)]
    declare(instance, redeem_code=codes[0], kind="finished")
    declare(instance, redeem_code=codes[1], kind="left", reason="network")
    for one in (phone, other):
        one.open("/pelatihan-saya/")
        one.follow("Baca dan jawab keterangannya")
    phone.press("Ya, benar")
    other.type("Apa yang tidak benar?", OBJECTION)
    other.press("Kirim keberatan")
    assert "Keberatan Anda kami terima" in other.text()
    said = {one["redeem_code"]: one["state"] for one in ask(instance, "GET", "declarations")["items"]}
    assert [said[code] for code in codes] == ["confirmed", "objected"]


def code_of(phone: Phone, one: Participant) -> str:
    """The participant has brought it to the institution."""
    sign_in(phone, one.email)
    phone.go("/kartu/")
    found = CODE.search(phone.text())
    assert found
    return found[0]


def declare(instance: Instance, **body: str) -> None:
    assert ask(instance, "POST", "declarations", body)


def ask(instance: Instance, method: str, endpoint: str, body: object = None) -> dict[str, list[dict[str, str]]]:
    """As the institution's program."""
    keys = {one["client_code"]: one["sign_key"] for one in instance.credentials["partners"]}
    program = Program(INSTITUTION, keys[INSTITUTION])
    content = b"" if body is None else json.dumps(body).encode()
    headers = program.signed(method, endpoint, content, key="" if body is None else token_hex(16))
    headers["Content-Type"] = "application/json"
    address = f"{instance.base_url}{V2}{endpoint}"
    with httpx.Client(trust_env=False) as client:
        answer = client.request(method, address, content=content, headers={k: v for k, v in headers.items() if v})
    assert answer.is_success, answer.text
    found: dict[str, list[dict[str, str]]] = answer.json()
    return found


def people_of_institution(instance: Instance, new_phone: PhoneShop) -> list[Phone]:
    """Who keeps it and who teaches there, on their own pages."""
    people = [one for one in instance.credentials["partner_staff"] if one["client_code"] == INSTITUTION]
    desks = [
        Desk(
            new_phone(f"institution-{one['role']}", looks=one["role"] == "partner_keeper"),
            one["email"],
        )
        for one in people
    ]
    ((name,),) = instance.rows("SELECT name FROM partners_partner WHERE client_code = %s", INSTITUTION)
    for desk in desks:
        desk.sign_in(at="/mitra/", heading=str(name))
    return [desk.phone for desk in desks]


def read_statement(staff: Phone, month: date, whose: tuple[Participant, ...]) -> None:
    """On the page and as a file."""
    staff.open("/mitra/")
    staff.follow("Rekapitulasi pembayaran")
    staff.page.locator(f"a[href$='/{name_of_month(month)}/']").click()
    staff.look()
    for one in whose:
        assert f"Akhir · Rp{one.part}" in line_of(staff, one)
    rows = list(csv.DictReader(io.StringIO(staff.download("Unduh semua baris (CSV)").read_text())))
    assert {one.invoice: int(one.part.replace(".", "")) for one in whose}.items() <= {
        row["invoice_code"]: int(row["amount"]) for row in rows
    }.items()


def line_of(phone: Phone, one: Participant) -> str:
    """What the page says of their purchase."""
    return phone.page.locator("dl.summary > div", has_text=one.invoice).inner_text()


def dispute_line(keeper: Phone, month: date, one: Participant) -> None:
    """It comes off the statement and waits."""
    keeper.open(f"/mitra/rekapitulasi/{name_of_month(month)}/")
    keeper.page.locator("dl.summary > div", has_text=one.invoice).get_by_role("link").click()
    keeper.look()
    keeper.page.get_by_label("Apa yang salah").select_option(label="Jumlahnya salah")
    keeper.type("Penjelasannya", DISPUTED)
    keeper.press("Kirim sanggahan")
    assert DISPUTED in keeper.text()
    assert one.invoice not in keeper.text()


def approve_and_fetch(ratna: Desk, bagus: Desk, instance: Instance, month: date, one: Participant) -> None:
    """Two of the office, and what they read before."""
    ((partner,),) = instance.rows("SELECT id FROM partners_partner WHERE client_code = %s", INSTITUTION)
    ratna.phone.open("/kantor/mitra/pembayaran/")
    ratna.phone.page.locator(f"a[href*='{partner}']").first.click()
    ratna.phone.look()
    assert one.invoice in ratna.phone.download("Unduh semua baris (CSV)").read_text()
    (page,) = PdfReader(io.BytesIO(ratna.phone.download("Unduh ringkasan (PDF)").read_bytes())).pages
    ((payout,),) = instance.rows(
        "SELECT payout FROM training_statement WHERE partner_id = %s AND month = %s", partner, month
    )
    assert f"{payout:,}".replace(",", ".") in page.extract_text()
    ratna.phone.type("Alasan", "Sesuai bukti")
    ratna.phone.press("Usulkan")
    bagus.confirm_newest(APPROVE)


def take_back(ratna: Desk, bagus: Desk, one: Participant) -> None:
    """On the page of the line that was approved."""
    ratna.phone.page.reload()
    assert "Disetujui dua petugas" in ratna.phone.text()
    ratna.phone.follow(one.invoice)
    ratna.phone.page.get_by_text(TAKE_BACK).click()
    ratna.phone.page.locator("details").get_by_label("Alasan").fill("Sertifikatnya keliru")
    ratna.phone.press("Usulkan")
    bagus.confirm_newest(TAKE_BACK)


def accept_dispute(ratna: Desk, bagus: Desk, year: int) -> None:
    """With what the next statement adds for it."""
    ratna.phone.open("/kantor/mitra/sanggahan/")
    ratna.phone.page.locator("tbody a").first.click()
    ratna.phone.look()
    assert DISPUTED in ratna.phone.text()
    form = ratna.phone.page.locator("form", has=ratna.phone.page.get_by_role("button", name="Usulkan"))
    form.get_by_label("Jawaban untuk mitra").fill("Dua hari kami bayar.")
    form.get_by_label("Penyesuaian dalam rupiah").fill(ADDED.replace(".", ""))
    form.get_by_label("Tahun anggaran").fill(str(year))
    ratna.phone.press("Usulkan")
    bagus.confirm_newest(ACCEPT)
