"""What somebody should look at is said while it is so, to machines and to the office, and no moment longer."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from prometheus_client import CollectorRegistry, generate_latest

from prakerja.connectors.models import Breaker
from prakerja.console.metrics import HouseFigures
from prakerja.kit import disk
from prakerja.kit.clock import read_clock
from prakerja.kit.lanes import Lane
from prakerja.kit.queue import put_on_queue, queue_ages
from prakerja.messages.jobs import deliver_code_by_sms, deliver_emails
from prakerja.work.models import LongWork
from prakerja.work.troubles import LATE_AFTER_S, Trouble, TroubleKind, troubles
from tests.situations.backoffice import signed_in
from tests.situations.messages import a_letter, an_sms

pytestmark = pytest.mark.django_db


def a_job_of(seconds_ago: float) -> None:
    put_on_queue(deliver_code_by_sms, owner_ids=[UUID(int=1)], message_ids=[UUID(int=2)])
    grow_older(seconds_ago)


def grow_older(seconds: float) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = at - make_interval(secs => %s)", [seconds])


def failed_work() -> None:
    LongWork.objects.create(
        kind="draw.draw_seats",
        subject="wave 12",
        arguments={},
        state="failed",
        asked_at=read_clock(),
        failed_at=read_clock(),
        failure="ValueError",
    )


def a_resting_party(party: str = "satu") -> None:
    Breaker.objects.create(party=party, silences=3, rests_until=read_clock() + timedelta(seconds=9), cause="Timeout")


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "ENOUGH_BYTES", 10**18)


def test_where_all_is_well_there_is_nothing_to_look_at() -> None:
    assert troubles() == []


@pytest.mark.parametrize(("seconds", "is_late"), [(0, False), (25, False), (35, True), (3600, True)])
def test_a_code_that_waits_half_a_minute_is_a_trouble(seconds: int, is_late: bool) -> None:
    a_job_of(seconds)
    late = [Trouble(TroubleKind.LANE_LATE, Lane.CODES_BY_SMS)]
    assert troubles() == (late if is_late else [])


def test_a_piece_of_a_mass_mailing_may_wait() -> None:
    put_on_queue(deliver_emails, owner_ids=[UUID(int=1)], message_ids=[UUID(int=2)])
    grow_older(100_000)
    assert (troubles(), queue_ages()) == ([], {})


def test_a_job_that_is_tried_again_later_is_not_due_yet() -> None:
    a_job_of(100)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() + interval '1 minute'")
    assert queue_ages() == {}
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() - interval '40 seconds'")
    assert queue_ages()[Lane.CODES_BY_SMS] == pytest.approx(40, abs=5)


def test_every_lane_that_people_wait_for_is_late_sooner_than_the_others() -> None:
    assert LATE_AFTER_S[Lane.CODES_BY_EMAIL] == LATE_AFTER_S[Lane.CODES_BY_SMS] == min(LATE_AFTER_S.values())


def test_failed_work_and_silent_parties_are_named() -> None:
    failed_work()
    a_resting_party()
    assert troubles() == [
        Trouble(TroubleKind.WORK_FAILED, "draw.draw_seats · wave 12"),
        Trouble(TroubleKind.PARTY_RESTS, "satu"),
    ]


def test_a_trouble_that_is_over_is_told_no_more() -> None:
    failed_work()
    a_resting_party()
    LongWork.objects.update(state="due", failed_at=None, failure="")
    Breaker.objects.all().delete()
    assert troubles() == []


def test_a_folder_that_is_gone_has_no_room(tmp_path: object) -> None:
    assert disk.has_room(tmp_path)  # type: ignore[arg-type]
    assert not disk.has_room(tmp_path / "gone")  # type: ignore[operator]


# what machines are told


def ready(client: Client) -> tuple[int, dict[str, str]]:
    answer = client.get("/readyz")
    return answer.status_code, answer.json()


def test_a_process_that_can_serve_says_so_part_by_part(client: Client) -> None:
    parts = ("database", "disk", "clock", "clock_of_database", "queue", "work", "outside", "sms", "sms_soon")
    assert ready(client) == (200, dict.fromkeys(parts, "ok"))


def test_on_a_full_disk_nobody_is_sent_here(client: Client, full_disk: None) -> None:
    status, told = ready(client)
    assert (status, told["disk"], told["database"]) == (503, "disk_full", "ok")


@pytest.mark.parametrize(
    ("begin", "part", "said"),
    [
        (lambda: a_job_of(60), "queue", "codes_by_sms"),
        (failed_work, "work", "draw.draw_seats · wave 12"),
        (a_resting_party, "outside", "satu"),
    ],
)
def test_what_is_late_failed_or_silent_is_said_and_sends_nobody_away(
    client: Client, begin: Callable[[], None], part: str, said: str
) -> None:
    begin()
    status, told = ready(client)
    assert (status, told[part]) == (200, said)


def test_visitors_find_no_figures(client: Client) -> None:
    assert client.get("/metrics").status_code == 404


# what the office is told


@pytest.mark.parametrize(
    ("begin", "words"),
    [
        (lambda: a_job_of(60), "Pekerjaan terlambat: kode lewat SMS."),
        (failed_work, "Pekerjaan gagal dan menunggu petugas: draw.draw_seats · wave 12."),
        (a_resting_party, "Pihak luar sedang tidak menjawab: operator SMS satu."),
        (lambda: a_resting_party("registry"), "Pihak luar sedang tidak menjawab: Dukcapil."),
    ],
)
def test_the_offices_first_page_says_it(begin: Callable[[], None], words: str) -> None:
    begin()
    assert words in signed_in("ratna@prakerja.example").get("/kantor/").content.decode()


def test_a_full_disk_stands_on_the_offices_first_page(full_disk: None) -> None:
    assert "Ruang penyimpanan hampir penuh" in signed_in("ratna@prakerja.example").get("/kantor/").content.decode()


def test_where_all_is_well_the_page_says_nothing() -> None:
    assert "banner bad" not in signed_in("ratna@prakerja.example").get("/kantor/").content.decode()


# figures


def figures() -> str:
    registry = CollectorRegistry()
    registry.register(HouseFigures())
    return generate_latest(registry).decode()


def test_figures_tell_queue_outbox_work_and_parties() -> None:
    a_job_of(60)
    a_letter()
    an_sms()
    failed_work()
    a_resting_party()
    text = figures()
    assert 'prakerja_outbox_messages{channel="email",outcome="queued"} 1.0' in text
    assert 'prakerja_outbox_messages{channel="sms",outcome="queued"} 1.0' in text
    assert 'prakerja_long_work{state="failed"} 1.0' in text
    assert 'prakerja_party_resting{party="satu"} 1.0' in text
    assert 'prakerja_party_resting{party="dua"} 0.0' in text
    assert "prakerja_database_up 1.0" in text
    assert "prakerja_worker_up 0.0" in text
    for lane in Lane:
        assert f'prakerja_queue_age_seconds{{lane="{lane}"}}' in text


def test_figures_hold_nothing_of_a_person() -> None:
    a_letter()
    assert "siti@" not in figures()
