"""The people of a measurement: signed in, ready to join the wave that is open."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from django.db import transaction

from prakerja.kit.clock import read_clock, wib_day
from prakerja.profile.answers import Employment, Office
from prakerja.simulation.lives import Life, adult_lives
from prakerja.simulation.ready_applicants import Applicant, applicant_of, put_ready_applicants
from prakerja.waves.models import SeatRow, Wave

WAVE_NUMBER: Final = 12


@dataclass(frozen=True)
class People:
    wave_id: int
    #: Of each: the cookies of a browser in which they are signed in.
    cookies: list[str]


def put_people(count: int) -> People:
    """An open wave with seats everywhere, and that many who could join it, each with a session of their own."""
    now = read_clock()
    with transaction.atomic():
        wave = _open_wave()
        lives = adult_lives(start=0, count=count, on=wib_day(now))
        applicants = [applicant_of(_without_barriers(life)) for life in lives]
        put_ready_applicants(applicants, at=now - timedelta(days=1))
        return People(wave.pk, [_signed_in(one) for one in applicants])


def _open_wave() -> Wave:
    now = read_clock()
    wave = Wave.objects.create(
        number=WAVE_NUMBER,
        scheme="2021",
        scheme_version="0" * 12,
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=3),
        result_expected_at=now + timedelta(days=6),
        state="open",
    )
    SeatRow.objects.create(wave=wave, position=1, pass_number=1, area="ID", group="*", seats=600, carry=False)
    return wave


def _without_barriers(life: Life) -> Life:
    return replace(life, in_formal_education=False, office=Office.NONE, employment=Employment.JOB_SEEKER)


def _signed_in(applicant: Applicant) -> str:
    from django.contrib.sessions.backends.db import SessionStore

    from prakerja.accounts.models import Account

    a = Account(id=applicant.id, password="!synthetic", session_round=0)
    s = SessionStore()
    s["_auth_user_id"] = str(applicant.id)
    s["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    s["_auth_user_hash"] = a.get_session_auth_hash()
    s.save()
    return f"sessionid={s.session_key}; csrftoken={'a' * 32}; was_signed_in=1"
