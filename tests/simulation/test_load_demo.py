"""What a newcomer finds, with fewer people."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from prakerja.accounts.kinds import Kind
from prakerja.accounts.models import Account
from prakerja.accounts.terms import TERMS_VERSION
from prakerja.assessment.models import Sitting
from prakerja.authority.models import Member
from prakerja.authority.roles import Role
from prakerja.cards.models import Card, Objection, YearClosing
from prakerja.cards.numbers import is_number
from prakerja.cards.states import CardState
from prakerja.cards.unclosed_years import unclosed_years
from prakerja.draw.models import Draw
from prakerja.journey.blueprint import blueprint_of
from prakerja.kit.clock import read_clock
from prakerja.schemes.load_scheme import load_scheme
from prakerja.simulation import demo_waves
from prakerja.simulation import load_demo as load_demo_module
from prakerja.simulation.demo_cards import STAGES_OF_CARDS
from prakerja.simulation.demo_partners_file import write_partners
from prakerja.simulation.demo_payees import STAGES_OF_PAYMENTS
from prakerja.simulation.demo_people import PARTNER_STAFF, STAFF, STAGES, WHAT_FOR
from prakerja.simulation.demo_trainings import STAGES_OF_TRAININGS
from prakerja.simulation.load_demo import applicants_by_stage, load_demo, people_of_published_waves, write_authenticator
from prakerja.training.models import Course, Offer, Schedule
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.states import WaveState
from prakerja_sandbox.partner_file import read_partners

pytestmark = pytest.mark.xdist_group("demo")


def test_wave_11_is_published_with_its_bundle(demo: None) -> None:
    assert Wave.objects.get(number=11).state == WaveState.PUBLISHED
    assert Draw.objects.get(wave__number=11).bundle_name


def test_wave_12_is_open_with_its_joiners(demo: None) -> None:
    assert Wave.objects.get(number=12).state == WaveState.OPEN
    assert Joiner.objects.filter(wave__number=12).count() >= 100


def test_there_is_staff_of_every_role(demo: None) -> None:
    assert {role for roles in Member.objects.values_list("roles", flat=True) for role in roles} == set(Role.values)


def test_there_is_an_applicant_at_each_stage(demo: None) -> None:
    stages = [one.stage for one in applicants_by_stage()]
    assert stages[: len(STAGES)] == list(STAGES)
    assert {"seated", "no_seat", "not_eligible"} <= set(stages)


def test_everybody_agreed_to_terms_and_sat_a_test_that_the_programme_knows(demo: None) -> None:
    agreed = set(Account.objects.filter(kind=Kind.APPLICANT).values_list("terms_version", flat=True))
    assert agreed == {TERMS_VERSION}
    schemes = set(Sitting.objects.values_list("scheme", flat=True))
    assert schemes == {blueprint_of(load_scheme("2021")).scheme}


def test_there_is_a_card_of_each_life_and_its_holder_signs_in_with_its_number(demo: None) -> None:
    numbers = {one.stage: one.card_number for one in applicants_by_stage()}
    with_cards = {*STAGES_OF_CARDS, *STAGES_OF_TRAININGS, *STAGES_OF_PAYMENTS, "card_finished"}
    assert {stage for stage, number in numbers.items() if number} == with_cards
    assert all(is_number(number) for number in numbers.values() if number)
    lives = (
        Card.objects.filter(wave__number=11)
        .exclude(state=CardState.AWARDED, held_since=None)
        .values_list("state", flat=True)
    )
    assert sorted(set(lives)) == ["active", "annulled", "awarded", "deceased", "given_back", "revoked"]
    # The fourth is of who pays back: what they said did not help them.
    assert Objection.objects.count() == 4


def test_the_year_of_wave_10_is_closed_and_its_cards_are_finished(demo: None) -> None:
    states = Card.objects.filter(wave__number=10).values_list("state", flat=True)
    assert set(states) == {CardState.FINISHED}
    row = YearClosing.objects.get()
    assert (row.subject, row.finished, row.waiting) == ("2020b:2020:training", len(states), 0)
    assert unclosed_years(now=read_clock()) == {}


def test_every_sign_in_says_what_it_is_good_for(demo: None) -> None:
    of_partners = {f"partner_{one.role.value}" for one in PARTNER_STAFF}
    of_office = {one.role.value for one in STAFF}
    assert {one.stage for one in applicants_by_stage()} | of_office | of_partners == set(WHAT_FOR)


def test_loading_twice_is_loading_once(loaded: None, now: datetime) -> None:
    before = (Account.objects.count(), Joiner.objects.count(), Course.objects.count())
    load_demo(now=now)
    assert (Account.objects.count(), Joiner.objects.count(), Course.objects.count()) == before


def test_the_sandbox_is_told_whom_it_plays_and_what_they_sell(demo: None, tmp_path: Path) -> None:
    write_partners(tmp_path / "partners.json")
    told = read_partners(tmp_path / "partners.json")
    assert told is not None
    assert told.on_sale
    for one in told.on_sale:
        assert Schedule.objects.filter(code=one.schedule_code, course__code=one.course_code).count() == 1
    addresses = Offer.objects.filter(course__code=told.on_sale[0].course_code).values_list("address", flat=True)
    wanted = {f"/platform/courses/{one.course_code}/{one.schedule_code}" for one in told.on_sale}
    assert all(any(address.endswith(one) for one in wanted) for address in addresses)


def test_every_sign_in_has_the_telephone_that_it_has_proven(demo: None) -> None:
    proven = {one.stage: one.phone for one in applicants_by_stage()}
    without = STAGES[: STAGES.index("phone")]
    assert {stage for stage, phone in proven.items() if phone is None} == set(without)
    assert all(phone.startswith("+62811") for phone in proven.values() if phone)


def test_sign_ins_come_in_the_order_of_the_journey_and_each_once(demo: None) -> None:
    sign_ins = applicants_by_stage()
    of_waves = [*STAGES, *STAGES_OF_CARDS, "no_seat", "not_eligible", "card_finished"]
    stages = [*of_waves, *STAGES_OF_TRAININGS, *STAGES_OF_PAYMENTS]
    assert list(dict.fromkeys(one.stage for one in sign_ins)) == stages
    assert len({one.email for one in sign_ins}) == len(sign_ins)


@pytest.mark.django_db
def test_before_the_demo_is_loaded_nobody_signs_in() -> None:
    assert applicants_by_stage() == []
    assert people_of_published_waves() == {}


def test_the_authenticator_knows_every_member_of_the_office(tmp_path: Path) -> None:
    write_authenticator(tmp_path / "authenticator.json")
    entries = json.loads((tmp_path / "authenticator.json").read_text())
    shown = [(entry["email"], entry["secret"]) for entry in entries]
    of_office = [(one.email, one.totp_secret) for one in STAFF]
    assert shown == of_office + [(one.email, one.totp_secret) for one in PARTNER_STAFF]
    assert {entry["role"] for entry in entries} == {*Role.values, "partner_keeper", "partner_staff"}


@pytest.mark.django_db
def test_a_start_that_was_cut_short_is_finished_by_the_next(
    now: datetime, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the next is cut short, too, a little later."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(demo_waves, "JOINERS_OF_WAVE_11", 240)
    monkeypatch.setattr(demo_waves, "JOINERS_OF_WAVE_12", 30)

    def break_down(*_what: object, **_more: object) -> None:
        raise RuntimeError("cut short")

    for breaks in ("put_closed_year", "put_open_wave", "put_lives_of_cards", "put_one_at_each_stage"):
        with monkeypatch.context() as patch:
            patch.setattr(load_demo_module, breaks, break_down)
            with pytest.raises(RuntimeError, match="cut short"):
                load_demo(now=now)
    load_demo(now=now)
    assert list(dict.fromkeys(one.stage for one in applicants_by_stage())) == [
        *STAGES,
        *STAGES_OF_CARDS,
        "no_seat",
        "not_eligible",
        "card_finished",
        *STAGES_OF_TRAININGS,
        *STAGES_OF_PAYMENTS,
    ]
