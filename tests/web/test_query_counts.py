"""How many questions a page puts to the database: few, as many for a full wave as for an empty one, and by an index."""

import re
from collections.abc import Iterator
from datetime import datetime
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prakerja.accounts.models import Account
from prakerja.authority.roles import Role
from prakerja.identity.states import IdentityState
from prakerja.kit.actor import ApplicantId
from prakerja.regions.known import provinces
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.receipts import new_receipt
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from tests.situations.accounts import a_member_of_staff
from tests.situations.waves import BANDUNG, a_wave, an_applicant, joined, open_wave, ready_applicant, with_identity

pytestmark = pytest.mark.django_db
BOTH = {"wants_this_wave": "on", "accepts_the_draw": "on"}
#: Of these there are few for ever; reading them whole is the fastest way.
SMALL_TABLES = {"waves_wave", "draw_draw"}
#: Signing in costs the session and the account, each page of a session a renewal of it in a savepoint of its own.
SESSION = 5


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


@pytest.mark.parametrize(
    ("address", "at_most"),
    [
        ("/beranda/", 11),
        ("/gabung/", 4),
        ("/gabung/12/", 4),
        ("/gabung/12/bukti/", 1),
        ("/gabung/12/batal/", 3),
    ],
)
def test_a_joiners_pages_do_not_feel_the_others(address: str, at_most: int, wave: Wave) -> None:
    siti = ready_applicant()
    joined(wave, siti)
    page = signed_in(siti)
    alone = questions_of(page, address)
    fill(wave)
    assert questions_of(page, address) == alone
    assert alone <= at_most + SESSION


def test_the_dashboard_does_not_feel_how_many_waves_there_have_been(wave: Wave) -> None:
    siti = ready_applicant()
    joined(wave, siti)
    page = signed_in(siti)
    before = questions_of(page, "/beranda/")
    for number in range(1, 6):
        joined(a_wave(number=number, state=WaveState.PUBLISHED), siti)
    assert questions_of(page, "/beranda/") == before


def test_asking_to_join_and_joining_are_few_questions(wave: Wave) -> None:
    fill(wave)
    page = signed_in(ready_applicant())
    assert questions_of(page, "/gabung/12/setuju/") <= 11 + SESSION
    # The wave and the domicile; then, in one transaction, the verb's ten.
    assert questions_of(page, "/gabung/12/setuju/", BOTH) <= 2 + 3 + 10 + SESSION


def test_waiting_for_the_registry_is_one_question() -> None:
    siti = an_applicant()
    with_identity(siti, state=IdentityState.ASKING)
    assert questions_of(signed_in(siti), "/verifikasi-ktp/menunggu/") <= 1 + SESSION


def test_an_item_of_the_test_and_its_answer_are_few_questions(wave: Wave) -> None:
    page = signed_in(an_applicant())
    page.post("/tes/mulai/")
    assert questions_of(page, "/tes/soal/18/") <= 2 + SESSION
    assert questions_of(page, "/tes/soal/18/", {"answer": "0"}) <= 6 + SESSION


@pytest.mark.parametrize("address", ["/kantor/", "/kantor/gelombang/", "/kantor/gelombang/12/"])
def test_the_offices_pages_do_not_feel_the_joiners(address: str, officer: Client, wave: Wave) -> None:
    empty = questions_of(officer, address)
    fill(wave)
    assert questions_of(officer, address) == empty
    # The second factor and the roles come with every page of the office.
    assert empty <= 6 + 2 + SESSION


@pytest.mark.parametrize("address", ["/kantor/gelombang/", "/gelombang/", "/"])
def test_a_list_of_waves_is_one_question_however_long(address: str, officer: Client, wave: Wave) -> None:
    short = questions_of(officer, address)
    for number in range(13, 20):
        a_wave(number=number, seats=(SeatsLine(1, "ID", "*", 10, carry=False),))
    assert questions_of(officer, address) == short


@pytest.mark.parametrize(
    "address",
    ["/beranda/", "/gabung/", "/gabung/12/", "/gabung/12/setuju/", "/verifikasi-ktp/menunggu/", "/data-diri/periksa/"],
)
def test_every_question_of_an_applicants_page_has_an_index(address: str, wave: Wave) -> None:
    fill(wave)
    page = signed_in(ready_applicant())
    with CaptureQueriesContext(connection) as asked:
        page.get(address)
    with connection.cursor() as cursor:
        # So that tables which are empty in a test are not read whole only because they are empty.
        cursor.execute("SET LOCAL enable_seqscan = off")
        plans = [_plan_of(cursor, one["sql"]) for one in asked.captured_queries if "SELECT" in one["sql"]]
    read_whole = {table for plan in plans for table in re.findall(r"Seq Scan on (\w+)", plan)}
    assert read_whole <= SMALL_TABLES


def _plan_of(cursor: CursorWrapper, statement: str) -> str:
    cursor.execute(f"EXPLAIN {statement}")
    return "\n".join(line for (line,) in cursor.fetchall())
