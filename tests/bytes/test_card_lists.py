"""What an officer's list of cards is asked for is a filter or none: it shows cards, whatever was typed."""

from itertools import product
from typing import Final

import pytest
import time_machine
from django.test import Client

from prakerja.authority.roles import Role
from tests.bytes.strange import SIGNS, long_ones
from tests.partner_console.desks import DESKS
from tests.situations.accounts import NOW, a_member_of_staff
from tests.situations.accounts_to_pay import a_payee
from tests.situations.accounts_to_pay import in_doubt as name_in_doubt
from tests.situations.catalogue import a_draft, a_platform
from tests.situations.own_cards import a_card
from tests.situations.partner_staff import a_partners_member, at_console
from tests.situations.payouts import a_built_batch
from tests.thorough import beside_some
from tests.web.forms.of_accounts import signed_in

_LISTS: Final = (
    *("/kantor/pelatihan/", "/kantor/mitra/", "/kantor/sinyal/", "/kantor/sertifikat/"),
    "/kantor/pengembalian/catat/",
)
#: As a page before ended, or nearly so.
_PLACES: Final = (
    *("built", "too_much", "mine", "9" * 30, "0" * 32, "-" * 100, "PK" + "0" * 28),
    *("2021-02-24T03:00:00+00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2021-02-30T00:00Z"),
    *(f"too_much.{'0' * 32}.1.training.{'9' * 30}", f"too_much,{'0' * 32},1,training,{'9' * 30}"),
)
pytestmark = pytest.mark.django_db
FIELDS: Final = ("state", "last_four", "after", "page", "nobody-knows")


@time_machine.travel(NOW, tick=False)
def test_whatever_a_list_of_cards_is_asked_for_it_shows_cards() -> None:
    number = a_card().wave.number
    officer: Client = signed_in(a_member_of_staff("ratna@prakerja.example", Role.OFFICER))
    tried = 0
    for field, typed in beside_some(FIELDS, [*SIGNS, *long_ones(2_000), "awarded", "1234", "0" * 32], times=2):
        typed_as = _sent(typed)
        assert officer.get(f"/kantor/kartu/gelombang/{number}/", {field: typed_as}).status_code == 200, (field, typed)
        tried += 1
    assert tried > 100


@time_machine.travel(NOW, tick=False)
def test_whatever_a_list_of_partners_or_courses_is_asked_for_it_shows_some() -> None:
    a_draft()
    officer: Client = signed_in(a_member_of_staff("ratna@prakerja.example", Role.OFFICER))
    tried = 0
    fields = product(_LISTS, ("sought", "state", "kind", "after", "code", "selisih"))
    texts = [*SIGNS, *long_ones(2_000), "-" * 100, "draft", "platform", "9" * 30]
    for (address, field), typed in beside_some(fields, texts, times=3):
        typed_as = _sent(typed)
        assert officer.get(address, {field: typed_as}).status_code == 200, (address, field, typed)
        tried += 1
    assert tried > 200


@time_machine.travel(NOW, tick=False)
def test_whatever_a_list_of_payments_is_asked_for_it_shows_some() -> None:
    name_in_doubt(a_payee())
    batch = a_built_batch()
    asked: dict[str, tuple[str, ...]] = {
        "": ("state", "before"),
        f"{batch.pk}/": ("state", "after"),
        "pembayaran/": ("reference",),
        "selisih/": ("kind", "after"),
        "rekening-koran/": ("owner",),
        "nama/": ("before",),
    }
    officer: Client = signed_in(a_member_of_staff("ratna@prakerja.example", Role.OFFICER))
    reviewer: Client = signed_in(a_member_of_staff("tini@prakerja.example", Role.REVIEWER))
    tried = 0
    both = [(page, field) for page, fields in asked.items() for field in fields]
    for (page, field), typed in [*beside_some(both, [*SIGNS, *long_ones(2_000)], times=2), *product(both, _PLACES)]:
        staff = reviewer if page == "nama/" else officer
        typed_as = _sent(typed)
        told = staff.get(f"/kantor/pencairan/{page}", {field: typed_as})
        assert told.status_code == 200, (page, field, typed)
        tried += 1
    assert tried > 300


@time_machine.travel(NOW, tick=False)
def test_whatever_a_list_of_a_partner_is_asked_for_it_shows_some() -> None:
    keeper = a_partners_member()
    statement = DESKS["statement"].address(keeper)
    staff, sellers = at_console(keeper), at_console(a_partners_member(a_platform()))
    tried = 0
    texts = [*SIGNS, *long_ones(2_000), "refused", "2021-02-24", "0001-01-01", "9999-12-31", "9" * 30, "0" * 32]
    for field, typed in beside_some(("endpoint", "outcome", "error", "day", "after_at", "after_id"), texts, times=2):
        asked: dict[str, str | bytes] = {"after_at": "1", "after_id": "0" * 32, field: _sent(typed)}
        assert staff.get("/mitra/panggilan/", asked).status_code == 200, (field, typed)
        tried += 1
    pages = ((staff, "/mitra/pelatihan/"), (staff, statement), (sellers, "/mitra/dijual/"))
    for (member, page), typed in beside_some(pages, texts):
        assert member.get(page, {"after": _sent(typed)}).status_code == 200, (page, typed)
        tried += 1
    assert tried > 100


def _sent(typed: str) -> bytes:
    return typed.encode("utf-8", "surrogatepass")
