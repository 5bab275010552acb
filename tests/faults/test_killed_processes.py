"""kill -9 in the middle of something: it is done once all the same, soon after."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

import httpx
import psutil
import psycopg
import pytest

from prakerja.simulation.demo_people import email_of_stage
from tests.faults.visitor import Visitor
from tests.instance import Instance, wait_until
from tests.patience import PATIENCE_S

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("faults")]

#: What the issue allows between the death of a worker and the job's being done.


def jobs_left(instance: Instance, *statuses: str) -> set[object]:
    """The names of jobs that are waiting or under way."""
    query = "SELECT task_name FROM procrastinate_jobs WHERE status::text = ANY(%s)"
    return {name for (name,) in instance.rows(query, list(statuses or ("todo", "doing")))}


def times_recorded(instance: Instance, event: str, email: str) -> int:
    """How often the audit tells this of the applicant with that address."""
    query = "SELECT count(*) FROM audit_event JOIN accounts_account a ON a.id = owner_id WHERE name = %s AND email = %s"
    (count,) = instance.rows(query, event, email)[0]
    assert isinstance(count, int)
    return count


def state_of_identity(instance: Instance, email: str) -> object:
    query = "SELECT state FROM identity_identity JOIN accounts_account a ON a.id = applicant_id WHERE email = %s"
    return instance.rows(query, email)[0][0]


def test_what_a_killed_worker_left_is_done_once_by_the_next(instance: Instance, visitor: Visitor) -> None:
    """In the middle of a question to the registry and of an SMS."""
    person, colleague = instance.sandbox.next_person(), Visitor(instance)
    visitor.sign_up_and_in(person)
    instance.sandbox.switch("registry", "slow", seconds=4)
    instance.sandbox.switch("sms-satu", "slow", seconds=4)
    assert visitor.send_numbers(person) == "Menunggu jawaban Dukcapil"
    colleague.sign_in(email_of_stage("declaration"))
    assert colleague.send_phone_number(person) == "Ketik kode dari SMS kami"
    both = {"identity.check_identity", "messages.deliver_code_by_sms"}
    wait_until(lambda: both <= jobs_left(instance, "doing"), what="both jobs are under way")

    instance.kill("worker")
    assert state_of_identity(instance, person.email) == "asking"
    instance.start_worker()

    wait_until(lambda: not both & jobs_left(instance), what="nothing is left of the jobs")
    assert visitor.open("/verifikasi-ktp/") == "Foto KTP Anda"
    assert times_recorded(instance, "identity.registry.answered", person.email) == 1
    assert len(instance.sandbox.inbox(person.phone, channel="sms")) == 1
    colleague.leave()


@contextmanager
def nobody_may_join(instance: Instance) -> Iterator[psycopg.Connection]:
    """Whoever joins waits, as behind a long transaction, until the block ends."""
    with psycopg.connect(instance.database_url) as connection:
        connection.execute("LOCK TABLE waves_joiner IN SHARE MODE")
        yield connection


def test_a_request_whose_process_is_killed_can_be_sent_again(instance: Instance, visitor: Visitor) -> None:
    """In the middle of joining a wave; nothing is doubled and nothing is half there."""
    email = "tested@contoh.example"
    visitor.sign_in(email)
    join = {"wants_this_wave": "on", "accepts_the_draw": "on"}
    with nobody_may_join(instance), ThreadPoolExecutor() as threads:
        first_try = threads.submit(visitor.submit, "/gabung/12/setuju/", **join)
        wait_until(lambda: someone_waits_for_a_lock(instance), what="the request waits", every=0.02)
        for worker in instance.web_workers():
            os.kill(worker, signal.SIGKILL)
        with pytest.raises(httpx.HTTPError):
            first_try.result(timeout=PATIENCE_S)
    assert times_recorded(instance, "waves.joiner.joined", email) == 0

    instance.wait_until_healthy()
    assert visitor.submit("/gabung/12/setuju/", **join) == "Anda sudah bergabung di gelombang 12"
    assert visitor.submit("/gabung/12/setuju/", **join) == "Anda sudah bergabung di gelombang 12"
    assert times_recorded(instance, "waves.joiner.joined", email) == 1
    rows = "SELECT receipt FROM waves_joiner j JOIN accounts_account a ON a.id = applicant_id WHERE email = %s"
    assert len(instance.rows(rows, email)) == 1


def someone_waits_for_a_lock(instance: Instance) -> bool:
    query = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    return bool(instance.rows(query))


def test_a_process_that_is_begun_for_a_killed_one_has_the_pages_loaded(instance: Instance) -> None:
    """Loading takes seconds of a processor; on a busy machine visitors waited for it half a minute. Killed over and
    over, as by a request that is sent again, it is begun over and over."""
    for _kill in range(3):
        (killed,) = instance.web_workers()
        os.kill(killed, signal.SIGKILL)
        wait_until(partial(another_one_is_there, instance, killed), what="another one has begun")
    instance.wait_until_healthy()
    (begun,) = instance.web_workers()
    used = psutil.Process(begun).cpu_times()
    assert used.user + used.system < 1


def another_one_is_there(instance: Instance, killed: int) -> bool:
    return bool(set(instance.web_workers()) - {killed})


def test_everything_killed_at_once_comes_back(instance: Instance, visitor: Visitor) -> None:
    """As after a power cut: who was signed in still is, and what waited is sent."""
    person = instance.sandbox.next_person()
    instance.sandbox.switch("mail", "down")
    waiting = visitor.sign_up(person)
    instance.kill("web")
    instance.kill("worker")
    instance.sandbox.switch("mail", "ok")
    instance.start_worker()
    instance.start_web()
    instance.let_time_pass()
    code = instance.sandbox.latest_code(person.email)
    assert visitor.submit(waiting, code=code) == "Beranda"
    assert len(instance.sandbox.inbox(person.email)) == 1
