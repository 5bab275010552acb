"""An earlier card bars from another as the wave's own scheme says: at joining, on every page, at screening."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from django.utils import translation
from pytest_django.fixtures import Settings

from prakerja.accounts.models import Account
from prakerja.identity.models import Identity
from prakerja.identity.states import IdentityState
from prakerja.journey.join_wave import join_wave
from prakerja.journey.person import person_of
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.clock import WIB
from prakerja.screening.failed_rules import failed_rules_of
from prakerja.screening.models import ListInForce, Verdict
from prakerja.waves.join_wave import CannotJoin
from prakerja.waves.models import Joiner, Wave, WaveId
from prakerja.waves.rules import HasReceived, Refusal
from prakerja.waves.states import WaveState
from prakerja.words.reasons import reason_sentence, what_to_do
from tests.situations.draw import screened_wave
from tests.situations.schemes import another_scheme
from tests.situations.screening import Known, a_list_of_recipients, a_person, a_recipient
from tests.situations.waves import CLOSES, OPENS, a_wave, joined, with_declaration, with_finished_test

pytestmark = pytest.mark.django_db

FIRST = datetime(2020, 11, 1, tzinfo=UTC)
#: 1 January 2021 in Jakarta and 31 December 2020 in London.
NEW_YEAR = datetime(2020, 12, 31, 17, 0, tzinfo=UTC)
NOW = OPENS + timedelta(hours=1)


@pytest.fixture
def yearly(tmp_path: Path, settings: Settings) -> str:
    """Whoever received in 2020 receives nothing else; whoever did so later, may."""
    changes = {"one_card_per_lifetime = true": "one_card_per_lifetime = false"}
    return another_scheme("yearly", changes, folder=tmp_path, settings=settings).name


def a_holder(*awards: datetime) -> ApplicantId:
    """Has done everything that comes before joining, and has had a card at each of these moments."""
    known = a_person()
    with_declaration(known.applicant_id)
    with_finished_test(known.applicant_id)
    for number, at in enumerate(awards, start=1):
        earlier = Wave.objects.filter(number=number).first() or a_wave(number=number, state=WaveState.PUBLISHED)
        a_recipient(known, wave=earlier, award=number, at=at)
    return known.applicant_id


def refusals(wave: Wave, applicant_id: ApplicantId) -> tuple[Refusal, ...]:
    """Why they cannot join; nothing: they have joined."""
    try:
        join_wave(wave_id=WaveId(wave.pk), applicant_id=applicant_id, by=Actor.applicant(applicant_id), now=NOW)
    except CannotJoin as refused:
        return refused.reasons
    return ()


@pytest.mark.parametrize(
    ("awards", "told"),
    [
        ([], ()),
        ([FIRST], (HasReceived(2020),)),
        ([NEW_YEAR - timedelta(microseconds=1)], (HasReceived(2020),)),
        ([NEW_YEAR], ()),
        ([FIRST, NEW_YEAR], (HasReceived(2020),)),
    ],
)
def test_at_joining_the_year_of_the_card_decides_as_jakarta_counts_it(
    yearly: str, awards: list[datetime], told: tuple[Refusal, ...]
) -> None:
    wave, applicant_id = a_wave(scheme=yearly), a_holder(*awards)
    assert refusals(wave, applicant_id) == told
    assert Joiner.objects.filter(applicant_id=applicant_id).exists() is (told == ())


@pytest.mark.parametrize("awards", [[FIRST], [NEW_YEAR], [FIRST, NEW_YEAR]])
def test_under_the_schemes_that_the_law_knows_any_card_bars_for_life(awards: list[datetime]) -> None:
    assert refusals(a_wave(), a_holder(*awards)) == (HasReceived(),)


def test_the_years_of_their_cards_are_known_in_order() -> None:
    assert person_of(a_holder(FIRST, NEW_YEAR), now=NOW).readiness.received_in == (2020, 2021)
    assert person_of(a_holder(), now=NOW).readiness.received_in == ()


@pytest.mark.parametrize("awards", [[FIRST], [NEW_YEAR], [FIRST, NEW_YEAR], []])
@pytest.mark.parametrize("is_yearly", [True, False])
def test_joining_and_screening_say_the_same(yearly: str, is_yearly: bool, awards: list[datetime]) -> None:
    applicant_id = a_holder(*awards)
    is_let_in = refusals(a_wave(number=13, scheme=yearly if is_yearly else "2021"), applicant_id) == ()
    closed = a_wave(state=WaveState.CLOSED, scheme=yearly if is_yearly else "2021")
    joined(closed, applicant_id)
    screened_wave(closed)
    assert (Verdict.objects.of_draw(closed.pk).get().reasons == []) is is_let_in


def page(applicant_id: ApplicantId, address: str) -> str:
    client = Client()
    with time_machine.travel(NOW, tick=False):
        client.force_login(Account.objects.get(pk=applicant_id))
        return " ".join(client.get(address, follow=True).content.decode().split())


@pytest.mark.parametrize("address", ["/gabung/12/", "/gabung/12/setuju/", "/beranda/"])
def test_every_page_says_why_in_the_words_of_the_scheme(yearly: str, address: str) -> None:
    a_wave(scheme=yearly)
    shown = page(a_holder(FIRST), address)
    assert "Anda sudah menerima Kartu Prakerja pada tahun 2020." in shown
    assert "seumur hidup" not in shown


def test_whoever_may_have_another_card_is_invited(yearly: str) -> None:
    a_wave(scheme=yearly)
    shown = page(a_holder(NEW_YEAR), "/beranda/")
    assert "Anda sudah menerima" not in shown
    assert "/gabung/12/" in shown


def test_without_a_wave_the_laws_own_rule_is_told() -> None:
    assert "satu kali seumur hidup" in page(a_holder(NEW_YEAR), "/beranda/")


@pytest.mark.parametrize(("language", "elsewhere"), [("id", "skema lain"), ("en", "another scheme")])
@pytest.mark.parametrize(("is_yearly", "life"), [(True, False), (False, True)])
def test_a_verdict_tells_what_its_own_scheme_says(
    yearly: str, is_yearly: bool, life: bool, language: str, elsewhere: str
) -> None:
    closed = a_wave(state=WaveState.CLOSED, scheme=yearly if is_yearly else "2021")
    applicant_id = a_holder(FIRST)
    joined(closed, applicant_id, at=CLOSES - timedelta(hours=1))
    screened_wave(closed)
    (failed,) = failed_rules_of(wave_id=closed.pk, applicant_ids=[applicant_id])[applicant_id]
    with translation.override(language):
        told = what_to_do(failed)
        assert "1" in reason_sentence(failed)
    assert (elsewhere in told) is not life
    assert ("seumur hidup" in told or "in a lifetime" in told) is life


# recipients that another office tells of


def somebody_ready() -> Known:
    known = a_person()
    with_declaration(known.applicant_id)
    with_finished_test(known.applicant_id)
    return known


def test_a_recipient_on_a_list_in_force_cannot_join() -> None:
    known = somebody_ready()
    a_list_of_recipients(known, year=2020)
    assert refusals(a_wave(), known.applicant_id) == (HasReceived(),)
    assert not Joiner.objects.exists()


def test_a_list_that_nobody_has_put_in_force_keeps_nobody_from_joining() -> None:
    known = somebody_ready()
    a_list_of_recipients(known, year=2020)
    ListInForce.objects.all().delete()
    assert refusals(a_wave(), known.applicant_id) == ()


def test_a_list_is_in_force_from_its_day_in_jakarta_whatever_the_databases_clock_says() -> None:
    known, begins = somebody_ready(), datetime(2021, 2, 26, tzinfo=WIB)
    a_list_of_recipients(known, year=2020, valid_from=begins.date())
    moments = [begins - timedelta(microseconds=1), begins]
    assert [person_of(known.applicant_id, now=one).readiness.received_in for one in moments] == [(), (2020,)]


def test_a_list_that_ends_is_left_to_the_day_of_closing() -> None:
    known = somebody_ready()
    a_list_of_recipients(known, year=2020, valid_until=date(2021, 2, 25))
    assert refusals(a_wave(), known.applicant_id) == ()


def test_a_list_of_others_keeps_nobody_from_joining() -> None:
    a_list_of_recipients(a_person(), year=2020)
    assert refusals(a_wave(), somebody_ready().applicant_id) == ()


def test_whoever_only_typed_a_listed_nik_learns_nothing_from_it() -> None:
    known = somebody_ready()
    a_list_of_recipients(known, year=2020)
    Identity.objects.filter(pk=known.applicant_id).update(state=IdentityState.ASKING, verified_at=None)
    assert person_of(known.applicant_id, now=NOW).readiness.received_in == ()
