"""How many questions a page puts to the database: few, as many for a full wave as for an empty one, and by an index."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from uuid import uuid4

import pytest
import time_machine
from django.conf import LazySettings
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prakerja.accounts.models import Account
from prakerja.authority.roles import Role
from prakerja.identity.states import IdentityState
from prakerja.kit.actor import ApplicantId
from prakerja.regions.known import provinces
from prakerja.waves.kept_waves import read_waves
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.receipts import new_receipt
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from tests.situations.accounts import a_member_of_staff
from tests.situations.draw import published_wave
from tests.situations.own_cards import a_card
from tests.situations.reader import version_on_page
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import BANDUNG, a_wave, an_applicant, joined, open_wave, ready_applicant, with_identity

pytestmark = pytest.mark.django_db
BOTH = {"wants_this_wave": "on", "accepts_the_draw": "on"}
#: Of these there are few for ever; reading them whole is the fastest way.
SMALL_TABLES = {"waves_wave", "waves_wavechange", "draw_draw"}
#: Every page of somebody signed in begins with one: the session together with its account.
SESSION = 1
#: What an applicant's pages and verbs ask of the database, session and transaction included, with nothing left over
#: from an earlier request but the waves that the process keeps. The whole table is looked at when one line changes.
STATEMENTS_OF_PAGES = {
    # These are made anew every five seconds; in between they cost nothing (tests/pages/test_kept_pages.py).
    "/": 2,
    "/bantuan/": 0,
    "/gelombang/": 1,
    # With what the public log holds of its draw.
    "/gelombang/12/": 4,
    "/beranda/": 2,
    "/gabung/": 2,
    "/gabung/12/": 3,
    "/gabung/12/setuju/": 2,
}
STATEMENTS_OF_A_JOINERS_PAGES = {
    "/beranda/": 2,
    "/gabung/12/": 3,
    "/gabung/12/bukti/": 3,
    "/gabung/12/batal/": 3,
    "/gabung/12/hasil/": 3,
}
STATEMENTS_OF_A_RECIPIENTS_PAGES = {
    # The session; all of a card, its balance and its life in one; and what was bought with it.
    "/kartu/": 3,
    # The session, person and waves, the card, and whether something is to be paid back.
    "/beranda/": 4,
}
STATEMENTS_OF_VERBS = {
    # session; begin, lock, person, joiner, audit, commit
    "/gabung/12/setuju/": 7,
    # session, the joiner; begin, lock, joiner, audit, commit; the notice of the next page is a cookie
    "/gabung/12/batal/": 8,
}


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


@pytest.fixture
def wave() -> Wave:
    return open_wave()


def signed_in(account_id: ApplicantId) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=account_id))
    # Some things are written down once in a session.
    client.get("/beranda/", follow=True)
    return client


@pytest.fixture
def officer() -> Client:
    return signed_in(ApplicantId(a_member_of_staff("ratna@prakerja.example", Role.OFFICER).pk))


def fill(wave: Wave, people: int = 200) -> None:
    """Others have joined, and the wave has many more rows of seats than one region sees."""
    Joiner.objects.bulk_create(
        Joiner(
            wave=wave,
            applicant_id=uuid4(),
            receipt=new_receipt(wave.number),
            joined_at=wave.opens_at,
            regency=BANDUNG,
        )
        for _ in range(people)
    )
    wave.seat_rows.bulk_create(
        wave.seat_rows.model(
            wave=wave, position=place, pass_number=2, area=province.code, group="*", seats=9, carry=False
        )
        for place, province in enumerate(provinces(), start=100)
    )


def questions_of(client: Client, address: str, data: dict[str, str] | None = None) -> int:
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address) if data is None else client.post(address, data)
    assert response.status_code == (200 if data is None else 302)
    return len(asked)


@pytest.fixture
def waves_are_kept(settings: LazySettings, wave: Wave) -> None:
    """As in a process that has answered before."""
    settings.WAVES_KEPT_S = 60
    read_waves()


def table_of(page: Client, addresses: Iterable[str]) -> dict[str, int]:
    return {address: questions_of(page, address) for address in addresses}


def test_the_table_of_an_applicants_pages_holds(wave: Wave, waves_are_kept: None) -> None:
    fill(wave)
    stranger = [address for address in STATEMENTS_OF_PAGES if not address.startswith(("/beranda", "/gabung"))]
    seen = table_of(Client(), stranger)
    seen |= table_of(signed_in(ready_applicant()), STATEMENTS_OF_PAGES.keys() - set(stranger))
    assert seen == STATEMENTS_OF_PAGES


def test_the_table_of_a_joiners_pages_holds_however_many_others_there_are(wave: Wave, waves_are_kept: None) -> None:
    siti = ready_applicant()
    joined(wave, siti)
    page = signed_in(siti)
    assert table_of(page, STATEMENTS_OF_A_JOINERS_PAGES) == STATEMENTS_OF_A_JOINERS_PAGES
    fill(wave)
    assert table_of(page, STATEMENTS_OF_A_JOINERS_PAGES) == STATEMENTS_OF_A_JOINERS_PAGES


def test_the_table_of_the_verbs_holds(wave: Wave, waves_are_kept: None) -> None:
    fill(wave)
    page = signed_in(ready_applicant())
    seen = {}
    for address in STATEMENTS_OF_VERBS:
        seen[address] = questions_of(page, address, {**BOTH, "shown": version_on_page(page, address)})
    assert seen == STATEMENTS_OF_VERBS


def test_the_table_of_a_recipients_pages_holds(settings: LazySettings) -> None:
    page = signed_in(ApplicantId(a_card(number=12).applicant_id))
    page.get("/gabung/12/hasil/")
    settings.WAVES_KEPT_S = 60
    read_waves()
    assert table_of(page, STATEMENTS_OF_A_RECIPIENTS_PAGES) == STATEMENTS_OF_A_RECIPIENTS_PAGES


@pytest.fixture
def refused() -> ApplicantId:
    """Joined a wave whose result is published, and was refused by two rules; they have not read it."""
    wave = closed_wave()
    known = a_joiner(wave, born=date(2004, 1, 1), office="police")
    published_wave(wave)
    return known.applicant_id


def test_a_result_is_noted_at_its_first_reading_alone(refused: ApplicantId) -> None:
    page = signed_in(refused)
    first, second, third = (questions_of(page, "/gabung/12/hasil/") for _ in range(3))
    # begin, the note, commit
    assert first - second == 3
    assert second == third


def test_the_dashboard_that_tells_a_result_with_its_reasons_is_four_statements(
    refused: ApplicantId, settings: LazySettings
) -> None:
    settings.WAVES_KEPT_S = 60
    read_waves()
    assert questions_of(signed_in(refused), "/beranda/") <= 4


def test_the_dashboard_does_not_feel_how_many_waves_there_have_been(wave: Wave) -> None:
    siti = ready_applicant()
    joined(wave, siti)
    page = signed_in(siti)
    before = questions_of(page, "/beranda/")
    for number in range(1, 6):
        joined(a_wave(number=number, state=WaveState.PUBLISHED), siti)
    # The reasons of the newest one, which was not read: they come in two.
    assert questions_of(page, "/beranda/") <= before + 2


def test_waiting_for_the_registry_is_one_question() -> None:
    siti = an_applicant()
    with_identity(siti, state=IdentityState.ASKING)
    assert questions_of(signed_in(siti), "/verifikasi-ktp/menunggu/") <= 1 + SESSION


def test_an_item_of_the_test_and_its_answer_are_few_questions(wave: Wave) -> None:
    page = signed_in(an_applicant())
    page.post("/tes/mulai/")
    assert questions_of(page, "/tes/soal/18/") <= 2 + SESSION
    assert questions_of(page, "/tes/soal/18/", {"answer_17": "0", "answer_18": "0"}) <= 6 + SESSION


@pytest.mark.parametrize("address", ["/kantor/", "/kantor/gelombang/", "/kantor/gelombang/12/"])
def test_the_offices_pages_do_not_feel_the_joiners(address: str, officer: Client, wave: Wave) -> None:
    empty = questions_of(officer, address)
    fill(wave)
    assert questions_of(officer, address) == empty
    # The second factor and the roles come with every page of the office. The first page asks each step once for what
    # waits: eight for what is wrong or late, and one each for proposals, disputes, batches, demands, objections to
    # verdicts and to cards, and waves to decide on.
    assert empty <= 15 + 2 + SESSION


@pytest.mark.parametrize("address", ["/kantor/gelombang/", "/gelombang/", "/"])
def test_a_list_of_waves_is_one_question_however_long(address: str, officer: Client, wave: Wave) -> None:
    page = officer if address.startswith("/kantor/") else Client()
    short = questions_of(page, address)
    for number in range(13, 20):
        a_wave(number=number, seats=(SeatsLine(1, "ID", "*", 10, carry=False),))
    assert questions_of(page, address) == short


@pytest.mark.parametrize(
    "address",
    ["/beranda/", "/gabung/", "/gabung/12/", "/gabung/12/setuju/", "/verifikasi-ktp/menunggu/", "/data-diri/periksa/"],
)
def test_every_question_of_an_applicants_page_has_an_index(address: str, wave: Wave) -> None:
    fill(wave)
    assert _read_whole(signed_in(ready_applicant()), address) <= SMALL_TABLES


@pytest.mark.parametrize("address", ["/kartu/", "/beranda/"])
def test_every_question_of_a_recipients_page_has_an_index(address: str) -> None:
    assert _read_whole(signed_in(ApplicantId(a_card().applicant_id)), address) <= SMALL_TABLES


def _read_whole(page: Client, address: str) -> set[str]:
    with CaptureQueriesContext(connection) as asked:
        page.get(address)
    with connection.cursor() as cursor:
        # So that tables which are empty in a test are not read whole only because they are empty.
        cursor.execute("SET LOCAL enable_seqscan = off")
        plans = [_plan_of(cursor, one["sql"]) for one in asked.captured_queries if "SELECT" in one["sql"]]
    return {table for plan in plans for table in re.findall(r"Seq Scan on (\w+)", plan)}


def _plan_of(cursor: CursorWrapper, statement: str) -> str:
    # Of a prepared one the values are not known.
    cursor.execute(f"EXPLAIN (GENERIC_PLAN) {statement}")
    return "\n".join(line for (line,) in cursor.fetchall())
