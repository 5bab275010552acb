"""Every address there is, opened by everybody, with whatever stands in it: an answer of ours, never a fault."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Final
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from prakerja.accounts.models import Account
from prakerja.authority.permissions import Permission as May
from prakerja.authority.roles import Role
from prakerja.authority.who_may import OF_ROLE
from tests.situations.accounts import NOW, a_member_of_staff, an_account
from tests.situations.rows import TRACES, all_rows, changed_since
from tests.thorough import beside_some

pytestmark = pytest.mark.django_db
#: What may stand in the place of each kind of argument.
IN_PLACE_OF: Final[Mapping[str, tuple[object, ...]]] = {
    "int": (0, 1, 32_768, 2**31, 2**63, 10**40),
    "uuid": (UUID(int=0), UUID("01890a5d-ac96-774b-bcce-b302099a8057")),
    "slug": ("x", "nama-ibu", "a" * 300),
    "str": ("x", "ktp", "a:b:c", "a" * 300, "%00", "%F0%9F%98%80", "..%2F.."),
    "path": ("x", "transfer/notify", "a/" * 150, "/", "%00", "%F0%9F%98%80", "..%2F.."),
}
#: What it takes to be shown each page of the office; a page below one that is named here takes the same.
TAKES: Final[Mapping[str, May]] = {
    "kantor/": May.READ_OFFICE,
    "kantor/anggaran/": May.READ_CARDS,
    "kantor/anggaran/biaya/": May.DECIDE_BUDGET,
    "kantor/anggaran/pindah/": May.DECIDE_BUDGET,
    "kantor/anggaran/setoran/": May.DECIDE_BUDGET,
    "kantor/anggaran/tambah/": May.DECIDE_BUDGET,
    "kantor/anggota/": May.READ_STAFF,
    "kantor/anggota/<uuid:account_id>/": May.DECIDE_STAFF,
    "kantor/anggota/baru/": May.DECIDE_STAFF,
    "kantor/buku-besar/": May.READ_LEDGER,
    "kantor/daftar-pengecualian/": May.READ_LISTS,
    "kantor/daftar-pengecualian/baru/": May.HAND_IN_LISTS,
    "kantor/gelombang/": May.READ_WAVES,
    "kantor/gelombang/baru/": May.PLAN_WAVES,
    "kantor/gelombang/<int:number>/batalkan/": May.DECIDE_WAVES,
    "kantor/gelombang/<int:number>/jadwal/": May.DECIDE_WAVES,
    "kantor/gelombang/<int:number>/keberatan/": May.READ_CARDS,
    "kantor/gelombang/<int:number>/kuota-kosong/": May.DECIDE_WAVES,
    "kantor/gelombang/<int:number>/rahasia/": May.READ_SECRETS,
    "kantor/gelombang/<int:number>/rencana/": May.PLAN_WAVES,
    "kantor/gelombang/daun/": May.OPEN_LEAVES,
    "kantor/gelombang/keberatan/": May.READ_CARDS,
    "kantor/gelombang/kunci-saksi/": May.HOLD_SECRETS,
    "kantor/gelombang/pemulihan/": May.PLAN_WAVES,
    "kantor/jejak/": May.READ_TRAIL,
    "kantor/identitas/": May.READ_REVIEWS,
    "kantor/kartu/": May.READ_CARDS,
    "kantor/kartu/orang/<str:found>/<int:award>/": May.DECIDE_CARDS,
    "kantor/kartu/orang/<str:found>/<int:award>/sendiri/": May.HOLD_CARDS,
    "kantor/kehadiran/": May.READ_REVIEWS,
    "kantor/mitra/": May.READ_TRAINING,
    "kantor/mitra/<uuid:partner_id>/pengelola/": May.ADMIT_PARTNERS,
    "kantor/mitra/<uuid:partner_id>/staf/": May.ADMIT_PARTNERS,
    "kantor/mitra/baru/": May.ADMIT_PARTNERS,
    "kantor/pelatihan/": May.READ_TRAINING,
    "kantor/pengawas-catatan/": May.READ_OFFICE,
    "kantor/pencairan/": May.READ_PAYOUTS,
    "kantor/pencairan/<uuid:batch_id>/<str:word>/": May.DECIDE_PAYOUTS,
    "kantor/pencairan/nama/": May.READ_REVIEWS,
    "kantor/pencairan/pembayaran/<str:reference>/keluarkan/": May.DECIDE_PAYOUTS,
    "kantor/pengembalian/": May.READ_REPAYMENTS,
    "kantor/pengembalian/<uuid:applicant_id>/<int:number>/<str:word>/": May.DECIDE_REPAYMENTS,
    "kantor/pengembalian/catat/": May.RECORD_REPAYMENTS,
    "kantor/pengembalian/kartu/": May.DECIDE_REPAYMENTS,
    "kantor/sertifikat/": May.READ_TRAINING,
    "kantor/sinyal/": May.READ_TRAINING,
    "kantor/tambahan-waktu/": May.READ_EXTRA_TIME,
    "kantor/usulan/": May.READ_PROPOSALS,
}
#: What it takes to send a form there, where that is more.
TAKES_TO_SEND: Final[Mapping[str, May]] = {
    **TAKES,
    "kantor/anggaran/": May.DECIDE_BUDGET,
    "kantor/anggaran/akhir-tahun/<str:scheme>/<int:year>/<str:word>/coba-lagi/": May.TRY_WORK_AGAIN,
    "kantor/daftar-pengecualian/<int:list_id>/<str:name>/": May.DECIDE_LISTS,
    "kantor/daftar-pengecualian/<int:list_id>/coba-lagi/": May.TRY_WORK_AGAIN,
    "kantor/daftar-pengecualian/berkas/<int:handed_in_id>/coba-lagi/": May.TRY_WORK_AGAIN,
    "kantor/gelombang/<int:number>/coba-lagi/": May.TRY_WORK_AGAIN,
    "kantor/gelombang/<int:number>/keberatan/": May.DECIDE_WAVES,
    "kantor/gelombang/<int:number>/rahasia/": May.HOLD_SECRETS,
    "kantor/gelombang/<int:number>/uji-undian/": May.DECIDE_WAVES,
    "kantor/gelombang/<int:number>/usulkan/": May.DECIDE_WAVES,
    "kantor/identitas/": May.REVIEW_IDENTITIES,
    "kantor/kehadiran/": May.DECIDE_PRESENCES,
    "kantor/mitra/": May.ADMIT_PARTNERS,
    "kantor/mitra/pembayaran/<uuid:partner_id>/<str:month>/": May.DECIDE_STATEMENTS,
    "kantor/mitra/pembayaran/<uuid:partner_id>/<str:month>/baris/<uuid:posting_id>/": May.HOLD_PAYABLES,
    "kantor/mitra/pembayaran/sanggahan/": May.DECIDE_STATEMENTS,
    "kantor/pelatihan/": May.CURATE_COURSES,
    "kantor/pelatihan/keterangan/": May.DECIDE_OBJECTIONS,
    "kantor/pencairan/mitra/": May.ADMIT_PARTNERS,
    "kantor/pencairan/nama/": May.DECIDE_ACCOUNT_DOUBTS,
    "kantor/pencairan/pembayaran/<str:reference>/": May.DECIDE_PAYOUTS,
    "kantor/pencairan/rekening-koran/": May.CLOSE_CASES,
    "kantor/pencairan/selisih/": May.DECIDE_PAYOUTS,
    "kantor/sertifikat/": May.DECIDE_CERTIFICATES,
    "kantor/sinyal/": May.JUDGE_SIGNALS,
    "kantor/tambahan-waktu/": May.GRANT_EXTRA_TIME,
}


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def routes(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if not isinstance(pattern.pattern, RoutePattern):
            continue
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route)
        else:
            yield route


def addresses_of(route: str) -> Iterator[str]:
    """The first value in every place, and then each of the others in each place."""
    kinds = re.findall(r"<(\w+):\w+>", route)
    usual = [IN_PLACE_OF[kind][0] for kind in kinds]
    yield filled(route, usual)
    for place, kind in enumerate(kinds):
        for value in IN_PLACE_OF[kind][1:]:
            yield filled(route, [*usual[:place], value, *usual[place + 1 :]])


def filled(route: str, values: Sequence[object]) -> str:
    given = iter(values)
    return "/" + re.sub(r"<\w+:\w+>", lambda _found: str(next(given)), route)


def address_of(route: str) -> str:
    return next(addresses_of(route))


ROUTES: Final = sorted(set(routes()))
OFFICE: Final = [route for route in ROUTES if route.startswith("kantor/")]


#: The NIK of a case that is nobody's is refused like that of somebody else's.
OF_NOBODY: Final = {"kantor/identitas/<uuid:applicant_id>/<int:number>/nik/"}
#: Strangers, applicants, and each role of the office.
WHO: Final = ("stranger", "applicant", *(role.value for role in Role))


def taken_by(route: str, takes: Mapping[str, May]) -> May:
    """Of the page that is named, or of the nearest above it."""
    return takes[max((above for above in takes if route.startswith(above)), key=len)]


def of_somebody(who: str) -> Client:
    if who == "stranger":
        return Client(raise_request_exception=False)
    return browser_of(an_account()) if who == "applicant" else desk_of(Role(who))


def desk_of(role: Role) -> Client:
    return browser_of(a_member_of_staff(f"{role.value}@prakerja.example", role))


def browser_of(account: Account) -> Client:
    browser = Client(raise_request_exception=False)
    browser.force_login(account)
    return browser


def test_the_table_of_addresses_is_read() -> None:
    assert len(ROUTES) > 70
    assert "masuk/" in ROUTES
    assert "kantor/identitas/<uuid:applicant_id>/<int:number>/" in ROUTES


#: Every address with whatever stands in it, asked by whoever: each of both for some of the other.
ASKED: Final = beside_some(WHO, [one for route in ROUTES for one in addresses_of(route) if route != "healthz"])
SENT: Final = beside_some(WHO, [one for route in ROUTES for one in addresses_of(route) if "<" in route])


@pytest.mark.parametrize("who", WHO)
def test_whatever_stands_in_an_address_is_answered(who: str) -> None:
    browser = of_somebody(who)
    for address in (address for asks, address in ASKED if asks == who):
        assert browser.get(address).status_code < 500, address[:80]


@pytest.mark.parametrize("who", WHO)
def test_whatever_stands_in_an_address_is_answered_when_a_form_is_sent_there(who: str) -> None:
    browser = of_somebody(who)
    for address in (address for sends, address in SENT if sends == who):
        assert browser.post(address).status_code < 500, address[:80]


@pytest.mark.parametrize("role", Role)
def test_each_role_is_shown_its_pages_and_no_others(role: Role) -> None:
    browser = desk_of(role)
    answers = {route: browser.get(address_of(route)).status_code for route in OFFICE}
    shown = {route for route, status in answers.items() if status != 403}
    # What takes forms alone is opened by nobody.
    only_forms = {route for route, status in answers.items() if status == 405}
    assert shown - only_forms == {route for route in OFFICE if taken_by(route, TAKES) in OF_ROLE[role]} - only_forms


@pytest.mark.parametrize("role", Role)
def test_each_role_sends_its_forms_and_no_others(role: Role) -> None:
    browser = desk_of(role)
    before = all_rows()
    answers = {route: browser.post(address_of(route)).status_code for route in OFFICE}
    sent = {route for route, status in answers.items() if status not in (403, 405)}
    only_read = {route for route, status in answers.items() if status == 405} | OF_NOBODY
    assert sent == {route for route in OFFICE if taken_by(route, TAKES_TO_SEND) in OF_ROLE[role]} - only_read
    assert changed_since(before) - {"accounts_session"} - TRACES == set(), "empty forms about nothing do nothing"


def test_the_office_is_closed_to_whoever_is_not_in_it() -> None:
    applicant, stranger = browser_of(an_account()), Client()
    before = all_rows()
    told = {route: closed_to(stranger, applicant, address_of(route)) for route in OFFICE}
    assert [route for route, is_closed in told.items() if not is_closed] == []
    assert changed_since(before) - {"accounts_session"} - TRACES == set()


def closed_to(stranger: Client, applicant: Client, address: str) -> bool:
    answers = [method(address).status_code for method in (applicant.get, applicant.post)]
    return stranger.get(address)["Location"].startswith("/masuk/?next=") and {*answers} <= {403, 404, 405}


def test_the_office_is_closed_to_staff_without_a_second_factor() -> None:
    browser = browser_of(a_member_of_staff("budi@prakerja.example", Role.OFFICER, totp_secret=None))
    answers = {
        (route, method): browser.generic(method, address_of(route))
        for route, method in product(OFFICE, ("GET", "POST"))
    }
    led_on = {one for one, answer in answers.items() if answer.get("Location") == "/akun/langkah-kedua/pasang/"}
    assert led_on == {one for one, answer in answers.items() if answer.status_code != 405}
