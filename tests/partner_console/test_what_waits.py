"""What waits for an institution's staff, and that they do it in the browser as their program does over v2."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from prakerja.partners.states import PartnerRole
from prakerja.partners.webhooks.models import WebhookSecret
from prakerja.training.declarations.states import DeclarationKind, DeclarationState
from prakerja.training.models import Completion, Feedback
from prakerja.training.states import PurchaseState
from prakerja.words.declaring import DECLARING_REFUSED
from tests.partner_console.desks import DESKS
from tests.situations.accounts import NOW
from tests.situations.catalogue import an_institution
from tests.situations.declarations import MISSED, absent, another_schedule, latest_of
from tests.situations.learning import STARTS, Bought, a_purchase, a_webinar, attended, handed_in, present
from tests.situations.partner_staff import a_partners_member, at_console
from tests.situations.webhooks import webhook_set

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as travelled:
        yield travelled


def console_of(bought: Bought, role: PartnerRole = PartnerRole.STAFF) -> Client:
    """Of its institution's staff, at the moment at which something is declared."""
    return at_console(a_partners_member(bought.market.institution, role))


def declare(bought: Bought, said: str, at: datetime = MISSED, **fields: str) -> str:
    """What the page says."""
    with time_machine.travel(at, tick=False):
        browser = console_of(bought)
        answer = browser.post(f"/mitra/keterangan/{said}/", {"redeem_code": bought.code, **fields}, follow=True)
    return answer.content.decode()


@pytest.mark.parametrize(
    ("said", "make", "at", "state"),
    [
        ("mulai", a_webinar, STARTS, PurchaseState.REDEEMED),
        ("tidak-hadir", a_webinar, MISSED, PurchaseState.ABSENT),
        ("keluar", lambda: present(a_webinar(meetings=2)), MISSED, PurchaseState.LEFT),
        ("cabut", absent, MISSED, PurchaseState.BOUGHT),
    ],
)
def test_staff_declare_in_the_browser(
    said: str, make: Callable[[], Bought], at: datetime, state: PurchaseState
) -> None:
    bought = make()
    declare(bought, said, at, reason="work")
    assert bought.purchase.state == state


def test_staff_declare_that_somebody_has_finished_and_with_which_scores() -> None:
    bought = attended()
    declare(bought, "selesai", STARTS, score_before="40", score_after="90")
    assert Completion.objects.values_list("score_before", "score_after").get() == (40, 90)


def test_staff_move_somebody_to_another_schedule() -> None:
    bought = a_webinar()
    to = another_schedule(bought)
    declare(bought, "pindah", STARTS, schedule_code=to.code)
    declared = latest_of(bought)
    assert bought.purchase.schedule == to
    assert (declared.kind, declared.state) == (DeclarationKind.DEFERRED, DeclarationState.OPEN)


@pytest.mark.parametrize(
    ("said", "make", "why"),
    [
        ("tidak-hadir", lambda: present(a_webinar(meetings=2)), "PresenceConfirmed"),
        ("keluar", a_webinar, "NotBegun"),
        ("selesai", lambda: present(a_webinar(meetings=2)), "NotAttended"),
        ("cabut", a_webinar, "NothingToTakeBack"),
        ("pindah", a_webinar, "NoOtherSchedule"),
    ],
)
def test_what_is_refused_is_said_beside_its_field_and_nothing_changes(
    said: str, make: Callable[[], Bought], why: str
) -> None:
    bought = make()
    before = bought.purchase.moves
    told = declare(bought, said, reason="work", schedule_code="LAIN")
    (words,) = [str(words) for kind, words in DECLARING_REFUSED.items() if kind.__name__ == why]
    assert words in told
    assert f'value="{bought.code}"' in told
    assert bought.purchase.moves == before


def test_another_institutions_code_is_nobodys() -> None:
    bought, stranger = a_webinar(), an_institution()
    with time_machine.travel(MISSED, tick=False):
        browser = at_console(a_partners_member(stranger))
        told = browser.post("/mitra/keterangan/tidak-hadir/", {"redeem_code": bought.code}).content.decode()
    assert "Tidak ada pelatihan Anda dengan kode ini" in told
    assert bought.purchase.state == PurchaseState.BOUGHT


def test_a_row_that_is_chosen_fills_the_form_and_declares_nothing() -> None:
    bought = a_webinar()
    told = declare(bought, "tidak-hadir", go="fill")
    assert f'value="{bought.code}"' in told
    assert bought.purchase.state == PurchaseState.BOUGHT


def test_staff_answer_a_task() -> None:
    bought = present(a_purchase(meetings=2))
    handed_in(bought)
    fields = {"redeem_code": bought.code, "scope": "tpm", "sequence": "1", "notes": "Bagus.", "file_address": ""}
    with time_machine.travel(STARTS, tick=False):
        browser = console_of(bought)
        assert bought.code in browser.get("/mitra/tugas/").content.decode()
        assert browser.post("/mitra/tugas/umpan-balik/", fields)["Location"] == "/mitra/tugas/"
        again = browser.post("/mitra/tugas/umpan-balik/", {**fields, "notes": "Lain."}).content.decode()
    assert "sudah punya umpan balik" in again
    assert Feedback.objects.get().notes == "Bagus."


@pytest.mark.usefixtures("clock")
def test_the_first_page_says_what_waits_and_leads_there() -> None:
    keeper = a_partners_member()
    browser = at_console(keeper)
    assert "Tidak ada yang menunggu." in browser.get("/mitra/").content.decode()
    for _ in range(6):
        DESKS["start"].grow(keeper)
    told = browser.get("/mitra/").content.decode()
    where = ("keterangan/", "tugas/", "webhook/", "panggilan/?error=ERRRED40000", "rekapitulasi/2015-01/")
    assert [one for one in where if f'href="/mitra/{one}"' not in told] == []
    assert "1 peserta belum dinyatakan" in told
    assert "kabar gagal terkirim" in told


def test_another_secret_is_shown_once_and_the_one_before_is_valid_beside_it(
    clock: time_machine.Traveller,
) -> None:
    keeper = a_partners_member()
    webhook_set(keeper.partner)
    clock.shift(timedelta(hours=1))
    browser = at_console(keeper)
    made = browser.post("/mitra/webhook/rahasia/").content.decode()
    secret = made.partition('<p class="secret">')[2].partition("</p>")[0]
    assert secret == WebhookSecret.objects.get(number=2).secret
    told = browser.get("/mitra/webhook/").content.decode()
    assert secret not in told
    assert ("Rahasia 1" in told, "Rahasia 2" in told) == (True, True)


@pytest.mark.usefixtures("clock")
def test_without_a_webhook_there_is_no_secret_to_change() -> None:
    answer = at_console(a_partners_member()).post("/mitra/webhook/rahasia/", follow=True)
    assert "Belum ada webhook" in answer.content.decode()


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize(
    ("label", "told"),
    [("TC1-001-200", "dimulai dari awal"), ("TC3-001-400", "selalu ditolak"), ("TC9-001-200", None)],
)
def test_a_test_case_begins_anew_or_it_is_said_why_not(label: str, told: str | None) -> None:
    answer = at_console(a_partners_member(role=PartnerRole.STAFF)).post(f"/mitra/uji-coba/{label}/", follow=True)
    if told is None:
        assert answer.status_code == 404
    else:
        assert told in answer.content.decode()
