"""A partner's staff see their own partner, each as far as their role goes; nobody else sees anything of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from prakerja.accounts.models import Account
from prakerja.authority.roles import Role
from prakerja.partner_console import urls
from prakerja.partners.models import Partner, PartnerMember
from prakerja.partners.states import PartnerKind, PartnerRole
from tests.partner_console.desks import DESKS, MANY, Desk
from tests.shared_ground import Ground, each_on_one_worker
from tests.situations.accounts import NOW, a_member_of_staff, an_account
from tests.situations.catalogue import a_platform, an_institution
from tests.situations.partner_staff import a_partners_member, at_console
from tests.situations.rows import TRACES, all_rows, changed_since

pytestmark = [pytest.mark.django_db, pytest.mark.in_turn(3)]
#: A file is copied out of the database, which nobody counts.
COUNTED = [name for name, desk in DESKS.items() if desk.statements is not None and name != "lines_file"]
LEAVES = {"accounts_session"} | TRACES


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def of(desk: Desk, role: PartnerRole = PartnerRole.KEEPER) -> PartnerMember:
    """Somebody of a partner of the kind that the page is for."""
    return a_partners_member(a_platform() if desk.kind is PartnerKind.PLATFORM else an_institution(), role)


@dataclass(frozen=True)
class Page:
    """Of one partner's things, and whoever keeps them."""

    name: str
    desk: Desk
    keeper: PartnerMember
    address: str


@pytest.fixture(scope="module", params=each_on_one_worker("desk", DESKS))
def name(request: pytest.FixtureRequest) -> str:
    one: str = request.param
    return one


@pytest.fixture(scope="module")
def ground(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory, name: str
) -> Ground:
    del django_db_setup, name
    return Ground(django_db_blocker, tmp_path_factory.mktemp("desk"), NOW)


def made(name: str) -> Page:
    desk = DESKS[name]
    keeper = of(desk)
    return Page(name, desk, keeper, desk.address(keeper))


@pytest.fixture(scope="module")
def built(ground: Ground, name: str) -> Iterator[Page]:
    with ground.made(lambda: made(name)) as page:
        yield page


@pytest.fixture
def page(db: None, ground: Ground, built: Page, private_store: Path) -> Page:
    ground.lay_out(private_store)
    return built


def sent(browser: Client, desk: Desk, address: str) -> int:
    """Opened where it can be, else sent without anything in it."""
    answer = browser.post(address) if desk.statements is None else browser.get(address)
    if answer.streaming:
        # A file is closed once it was read.
        list(answer.streaming_content)  # type: ignore[attr-defined]
    return answer.status_code


def browser_of(account: Account) -> Client:
    browser = Client()
    browser.force_login(account)
    return browser


def test_every_address_stands_in_the_table() -> None:
    assert {pattern.name for pattern in urls.urlpatterns} == set(DESKS)


def test_a_pengelola_of_the_partner_sees_it(page: Page) -> None:
    assert sent(at_console(page.keeper), page.desk, page.address) in (200, 302)


def test_staff_see_what_is_for_all_and_are_told_whom_to_ask_for_the_rest(page: Page) -> None:
    desk, browser = page.desk, at_console(a_partners_member(page.keeper.partner, PartnerRole.STAFF))
    before = all_rows()
    shown = 302 if desk.statements is None else 200
    assert sent(browser, desk, page.address) == (403 if desk.for_keepers else shown)
    if desk.for_keepers:
        assert browser.post(page.address).status_code in (403, 405)
    if desk.for_keepers or desk.statements is not None:
        assert changed_since(before) <= LEAVES


def test_nobody_else_sees_it_or_changes_anything_by_it(page: Page) -> None:
    desk, address = page.desk, page.address
    office = browser_of(a_member_of_staff("ratna@prakerja.example", Role.OFFICER))
    applicant = browser_of(an_account())
    invited = browser_of(Account.objects.get(pk=a_partners_member(is_accepted=False).pk))
    before = all_rows()
    assert (sent(office, desk, address), sent(applicant, desk, address)) == (403, 403)
    assert sent(invited, desk, address) == 302, "without a second factor nobody is let in"
    assert Client().get(address).status_code == 302
    assert changed_since(before) <= LEAVES


def test_of_another_partners_things_nothing_is_found(page: Page) -> None:
    name, desk, address = page.name, page.desk, page.address
    stranger = of(desk)
    browser = at_console(stranger)
    is_about_something = address != desk.address(stranger) or name == "end_key"
    before = all_rows()
    if name == "replay":
        # What is not theirs is told as what is gone.
        assert sent(browser, desk, address) == 302
    elif is_about_something and name != "end_key":
        assert sent(browser, desk, address) == 404
        assert browser.post(address).status_code in (404, 405)
    assert changed_since(before) <= LEAVES


def test_a_partner_of_the_other_kind_finds_nothing(page: Page) -> None:
    desk = page.desk
    if desk.kind is None:
        return
    other = a_partners_member(an_institution() if desk.kind is PartnerKind.PLATFORM else a_platform())
    assert sent(at_console(other), desk, page.address) == 404


def test_while_the_partner_is_stopped_all_is_closed_but_what_it_is_owed(page: Page) -> None:
    desk, keeper, address = page.desk, page.keeper, page.address
    browser = at_console(keeper)
    Partner.objects.filter(pk=keeper.partner_id).update(suspended_at=NOW)
    before = all_rows()
    assert sent(browser, desk, address) == (200 if desk.when_suspended else 403)
    if not desk.when_suspended:
        assert browser.post(address).status_code in (403, 405)
    assert changed_since(before) <= LEAVES


@pytest.mark.parametrize("name", each_on_one_worker("desk", COUNTED), indirect=True)
def test_a_page_costs_as_much_for_many_rows_as_for_one(page: Page) -> None:
    desk, keeper, address = page.desk, page.keeper, page.address
    browser = at_console(keeper)

    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200
        return len(asked)

    desk.grow(keeper)
    with_one = statements()
    for _ in range(MANY):
        desk.grow(keeper)
    assert (with_one, statements()) == (desk.statements, with_one)


def test_who_was_removed_is_out_with_the_next_request() -> None:
    keeper = a_partners_member()
    colleague = a_partners_member(keeper.partner, PartnerRole.STAFF)
    browser = at_console(colleague)
    assert at_console(keeper).post(f"/mitra/staf/{colleague.pk}/akhiri/").status_code == 302
    assert browser.get("/mitra/")["Location"].startswith("/masuk/")


def test_the_new_key_stands_in_its_answer_and_nowhere_after_it() -> None:
    browser = at_console(a_partners_member())
    made = browser.post("/mitra/kunci/baru/").content.decode()
    key = made.partition('<p class="secret">')[2].partition("</p>")[0]
    assert len(key) == 32
    assert key not in browser.get("/mitra/kunci/").content.decode()


def test_whoever_makes_a_key_shows_first_that_it_is_them() -> None:
    browser = browser_of(Account.objects.get(pk=a_partners_member().pk))
    assert "confirm_code" in browser.post("/mitra/kunci/baru/").content.decode()
