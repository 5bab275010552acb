"""The people of a measurement: signed in, ready to join the wave that is open."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from prakerja.accounts.models import Account
from prakerja.accounts.session_store import SessionStore
from prakerja.journey.join_wave import facts_of_joining
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock, wib_day
from prakerja.kit.shown import version_of
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.profile.models import Particulars
from prakerja.simulation.lives import adult_lives, without_barriers
from prakerja.simulation.ready_applicants import Applicant, applicant_of, put_ready_applicants
from prakerja.waves.kept_waves import read_waves, wave_of
from prakerja.waves.models import SeatRow, Wave, WaveId

WAVE_NUMBER: Final = 12
CSRF_TOKEN: Final = "a" * 32


@dataclass(frozen=True)
class People:
    wave_id: int
    #: Of each: the cookies of a browser in which they are signed in.
    cookies: list[str]
    #: Of each, in the same order: the version of what the join page shows them.
    versions: list[str]


def put_people(count: int) -> People:
    """An open wave with seats everywhere, and that many who could join it, each with a session of their own."""
    now = read_clock()
    with unit_of_work(by=Actor.system("bench"), statement_timeout_ms=600_000):
        wave = _open_wave()
        lives = adult_lives(start=0, count=count, on=wib_day(now))
        applicants = [applicant_of(without_barriers(life)) for life in lives]
        put_ready_applicants(applicants, at=now - timedelta(days=1))
        return People(wave.pk, [signed_in(one) for one in applicants], _versions(wave, applicants))


def _versions(wave: Wave, applicants: list[Applicant]) -> list[str]:
    of = dict(Particulars.objects.values_list("applicant_id", "domicile_regency"))
    one = wave_of(WaveId(wave.pk), read_waves())
    by_domicile = {place: version_of(*facts_of_joining(one, place)) for place in set(of.values())}
    return [by_domicile[of[each.id]] for each in applicants]


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


def signed_in(applicant: Applicant) -> str:
    """The cookies of a browser in which they are."""
    account = Account.objects.get(pk=applicant.id)
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    was_signed_in = settings.WAS_SIGNED_IN_COOKIE_NAME
    return f"sessionid={session.session_key}; csrftoken={CSRF_TOKEN}; {was_signed_in}=1"
