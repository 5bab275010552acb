"""What a newcomer finds, with fewer people."""

from datetime import datetime

import pytest

from prakerja.accounts.kinds import Kind
from prakerja.accounts.models import Account
from prakerja.accounts.terms import TERMS_VERSION
from prakerja.assessment.models import Sitting
from prakerja.authority.models import Member
from prakerja.authority.roles import Role
from prakerja.draw.models import Draw
from prakerja.journey.blueprint import blueprint_of
from prakerja.schemes.load_scheme import load_scheme
from prakerja.simulation import demo_waves
from prakerja.simulation.demo_people import STAFF, STAGES, WHAT_FOR
from prakerja.simulation.load_demo import applicants_by_stage, load_demo
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.states import WaveState


@pytest.fixture
def loaded(db: None, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_waves, "JOINERS_OF_WAVE_11", 60)
    monkeypatch.setattr(demo_waves, "JOINERS_OF_WAVE_12", 100)
    load_demo(now=now)


def test_wave_11_is_published_with_its_bundle(loaded: None) -> None:
    assert Wave.objects.get(number=11).state == WaveState.PUBLISHED
    assert Draw.objects.get(wave__number=11).bundle_name


def test_wave_12_is_open_with_its_joiners(loaded: None) -> None:
    assert Wave.objects.get(number=12).state == WaveState.OPEN
    assert Joiner.objects.filter(wave__number=12).count() >= 100


def test_there_is_staff_of_every_role(loaded: None) -> None:
    assert {role for roles in Member.objects.values_list("roles", flat=True) for role in roles} == set(Role.values)


def test_there_is_an_applicant_at_each_stage(loaded: None) -> None:
    stages = [one.stage for one in applicants_by_stage()]
    assert stages[: len(STAGES)] == list(STAGES)
    assert {"seated", "no_seat", "not_eligible"} <= set(stages)


def test_everybody_agreed_to_terms_and_sat_a_test_that_the_programme_knows(loaded: None) -> None:
    agreed = set(Account.objects.filter(kind=Kind.APPLICANT).values_list("terms_version", flat=True))
    assert agreed == {TERMS_VERSION}
    schemes = set(Sitting.objects.values_list("scheme", flat=True))
    assert schemes == {blueprint_of(load_scheme("2021")).scheme}


def test_every_sign_in_says_what_it_is_good_for(loaded: None) -> None:
    assert {one.stage for one in applicants_by_stage()} | {one.role.value for one in STAFF} == set(WHAT_FOR)


def test_loading_twice_is_loading_once(loaded: None, now: datetime) -> None:
    before = (Account.objects.count(), Joiner.objects.count())
    load_demo(now=now)
    assert (Account.objects.count(), Joiner.objects.count()) == before
