"""How long a code takes while somebody else is silent: `prakerja bench faults`."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Final
from uuid import uuid4

from prakerja.console.bench_faults_applicant import Applicant, somebody
from prakerja.console.bench_faults_programme import Programme

_LONGEST_S: Final = 120
#: Whom the registry leaves waiting: as many as hold all its places, and one more.
_WAITING: Final = 4
_LETTERS: Final = 1_000


def seconds_of_codes(programme: Programme) -> dict[str, float]:
    """From asking for it until it is in the inbox."""
    codes = {"by e-mail, all well": _by_email(programme)}
    programme.switch("registry", "slow", seconds=60)
    with ThreadPoolExecutor(_WAITING) as threads:
        until = time.monotonic() + 20
        for _ in range(_WAITING):
            threads.submit(somebody(programme).go, until=until)
        time.sleep(10)
        codes["by e-mail, registry silent"] = _by_email(programme)
    programme.switch("registry", "ok")
    programme.switch("mail", "slow", seconds=60)
    codes["by SMS, mail server silent"] = _by_sms(programme)
    programme.switch("mail", "ok")
    _begin_mass_mailing()
    codes["by e-mail, behind a mass mailing"] = _by_email(programme)
    return codes


def _by_email(programme: Programme) -> float:
    return _first_code(somebody(programme))


def _by_sms(programme: Programme) -> float:
    """Of the demo's applicant who has still to prove a number."""
    from prakerja.simulation.demo_people import PASSWORD, email_of_stage

    waits = somebody(programme, email=email_of_stage("particulars"), password=PASSWORD)
    waits.stands_at = "/masuk/"
    return _first_code(waits)


def _first_code(applicant: Applicant) -> float:
    applicant.go(until=time.monotonic() + _LONGEST_S, codes=1)
    return round(applicant.code_seconds[0], 1) if applicant.code_seconds else float(_LONGEST_S)


def _begin_mass_mailing() -> None:
    """A thousand letters wait, as after a result; the owners are nobody's accounts."""
    from prakerja.kit.actor import Actor
    from prakerja.kit.unit_of_work import unit_of_work
    from prakerja.messages.post_messages import Draft, post_messages
    from prakerja.messages.states import Channel

    words: dict[str, str | int | bool] = {"name": "Siti", "wave": 1, "receipt": "1-ABCDEFGHJKLMNP"}
    words |= {"area": "Kota Bandung", "rank": 5, "candidates": 20_000, "seats": 600, "household_full": False}
    drafts = [
        Draft("result_no_seat", Channel.EMAIL, "warga@contoh.example", dict(words), "id", owner, f"mailing:{owner}")
        for owner in (uuid4() for _ in range(_LETTERS))
    ]
    with unit_of_work(by=Actor.system("prakerja bench faults"), statement_timeout_ms=60_000) as work:
        post_messages(drafts, now=work.now)
