"""What a newcomer finds, with fewer people."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.conf import settings
from pytest_django import DjangoDbBlocker

from prakerja.accounts.kinds import Kind
from prakerja.accounts.models import Account, AuthenticatorApp
from prakerja.accounts.terms import TERMS_VERSION
from prakerja.approvals.models import Proposal
from prakerja.assessment.models import Sitting
from prakerja.authority.models import Member
from prakerja.authority.roles import NEVER_TOGETHER, Role
from prakerja.console import demo
from prakerja.draw.engine.verify_bundle import verify_bundle
from prakerja.draw.models import Draw, Outcome
from prakerja.identity.models import Identity, Review
from prakerja.identity.states import IdentityState
from prakerja.journey.blueprint import blueprint_of
from prakerja.journey.known_waves import known_waves
from prakerja.journey.person import person_of
from prakerja.journey.whats_next import (
    DoStep,
    JoinWave,
    MendStep,
    NextMove,
    SeeResult,
    WaitForClosing,
    whats_next,
)
from prakerja.kit.actor import ApplicantId
from prakerja.messages.models import Message
from prakerja.schemes.load_scheme import load_scheme
from prakerja.screening.models import Recipient
from prakerja.simulation import demo_waves
from prakerja.simulation.demo_people import PASSWORD, STAFF, STAGES, WHAT_FOR, StaffSignIn, email_of_stage
from prakerja.simulation.load_demo import applicants_by_stage, load_demo, people_of_wave_11, write_authenticator
from prakerja.waves.kept_waves import read_waves
from prakerja.waves.models import Joiner, SeatRow, Wave
from prakerja.waves.rules import JourneyStep
from prakerja.waves.states import WaveState
from prakerja_sandbox.population import index_of
from tests.conftest import Copies, pointed_to
from tests.situations.draw import kept
from tests.situations.everything import contents, tables_changed

pytestmark = pytest.mark.django_db

NOW = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def loaded(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    copied_database: Copies,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Loaded once, in a database of its own, from which every test takes back what it does."""
    name = f"prakerja_demo_{os.getpid()}"
    with django_db_blocker.unblock(), copied_database(name), pointed_to(name), pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo_waves, "JOINERS_OF_WAVE_11", 60)
        patch.setattr(demo_waves, "JOINERS_OF_WAVE_12", 100)
        patch.setattr(settings, "MEDIA_ROOT", tmp_path_factory.mktemp("uploads"))
        load_demo(now=NOW)
        yield


def test_wave_11_is_published_with_a_proof_that_holds() -> None:
    assert Wave.objects.get(number=11).state == WaveState.PUBLISHED
    assert verify_bundle(kept(Draw.objects.get(wave__number=11).bundle_name)).verified


def test_wave_12_is_open_with_its_joiners() -> None:
    wave = Wave.objects.get(number=12)
    assert wave.state == WaveState.OPEN
    assert wave.opens_at < NOW < wave.closes_at
    assert Joiner.objects.filter(wave=wave).count() >= 100


def test_three_in_ten_joiners_are_given_a_seat() -> None:
    for number, joiners in ((11, 60), (12, 100)):
        assert sum(SeatRow.objects.filter(wave__number=number).values_list("seats", flat=True)) == joiners * 3 // 10


def test_wave_11_sets_aside_what_its_scheme_asks_for() -> None:
    rows = SeatRow.objects.filter(wave__number=11).values_list("group", "seats")
    assert load_scheme("2020b").priority.share_of(rows).is_enough


def test_the_winners_of_wave_11_are_recipients() -> None:
    seated = set(Outcome.objects.seated().values_list("applicant_id", flat=True))
    assert seated == set(Recipient.objects.values_list("applicant_id", flat=True))
    assert seated


def test_nobody_is_written_to_because_of_the_demo() -> None:
    assert not Message.objects.filter(text__startswith="result_").exists()


def test_everything_decisive_was_decided_by_two() -> None:
    decided = Proposal.objects.all()
    assert {one.act for one in decided} >= {"waves.open", "waves.close", "draw.freeze", "draw.draw", "draw.publish"}
    assert all(one.confirmed_by not in {None, one.proposed_by} for one in decided)


# the office


def test_there_is_staff_of_every_role_and_enough_of_each() -> None:
    people = list(Member.objects.values_list("roles", flat=True))
    held = [role for roles in people for role in roles]
    assert set(held) == set(Role.values)
    assert (held.count(Role.OFFICER), held.count(Role.CUSTODIAN)) == (2, 3)
    assert not any(set(pair) <= set(roles) for pair in NEVER_TOGETHER for roles in people)


@pytest.mark.parametrize("one", STAFF, ids=lambda one: one.email)
def test_each_member_of_staff_can_sign_in_as_it_is_printed(one: StaffSignIn) -> None:
    account = Account.objects.with_address(one.email).get()
    assert (account.full_name, account.is_staff) == (one.full_name, True)
    assert account.check_password(PASSWORD)
    assert AuthenticatorApp.objects.get(pk=account.pk).secret == one.totp_secret


def test_the_sandbox_shows_the_second_factor_of_everybody_in_the_office(tmp_path: Path) -> None:
    file = tmp_path / "authenticator.json"
    write_authenticator(file)
    assert [(one["email"], one["role"], one["secret"]) for one in json.loads(file.read_text())] == [
        (one.email, one.role, one.totp_secret) for one in STAFF
    ]


# the applicants


def test_there_is_an_applicant_at_each_stage() -> None:
    stages = [one.stage for one in applicants_by_stage()]
    assert stages[: len(STAGES)] == list(STAGES)
    assert set(stages[len(STAGES) :]) == {"seated", "no_seat", "not_eligible"}


def what_comes_next(stage: str) -> NextMove:
    applicant_id = ApplicantId(Account.objects.with_address(email_of_stage(stage)).get().pk)
    read_waves()
    person = person_of(applicant_id)
    return whats_next(readiness=person.readiness, waves=known_waves(person=person, now=NOW), now=NOW)


#: What each of them is told to do: what the table that is printed promises.
NEXT: dict[str, DoStep | MendStep] = {
    "account": DoStep(JourneyStep.IDENTITY, begun=False, wave=None),
    "identity_refused": MendStep(JourneyStep.IDENTITY, None),
    "identity_photos": DoStep(JourneyStep.IDENTITY, begun=True, wave=None),
    "identity_review": DoStep(JourneyStep.PARTICULARS, begun=False, wave=None),
    "identity_verified": DoStep(JourneyStep.PARTICULARS, begun=False, wave=None),
    "particulars": DoStep(JourneyStep.PHONE, begun=False, wave=None),
    "phone": DoStep(JourneyStep.DECLARATION, begun=False, wave=None),
    "declaration": DoStep(JourneyStep.ASSESSMENT, begun=False, wave=None),
}


@pytest.mark.parametrize("stage", list(NEXT))
def test_whoever_is_at_a_stage_has_done_what_comes_before_and_nothing_after(stage: str) -> None:
    move, expected = what_comes_next(stage), NEXT[stage]
    assert isinstance(move, DoStep | MendStep)
    assert move == replace(expected, wave=move.wave)
    assert move.wave is not None
    assert move.wave.number == 12


def test_who_has_done_everything_may_join_and_who_has_joined_waits() -> None:
    tested, waits = what_comes_next("tested"), what_comes_next("joined")
    assert isinstance(tested, JoinWave)
    assert isinstance(waits, WaitForClosing)
    assert (tested.wave.number, waits.wave.number) == (12, 12)


def test_those_in_the_middle_of_their_identity_stand_where_the_table_says() -> None:
    states = {
        stage: Identity.objects.get(pk=Account.objects.with_address(email_of_stage(stage)).get().pk)
        for stage in ("identity_refused", "identity_photos", "identity_review", "identity_verified")
    }
    assert {stage: identity.state for stage, identity in states.items()} == {
        "identity_refused": IdentityState.REFUSED,
        "identity_photos": IdentityState.PHOTOS,
        "identity_review": IdentityState.REVIEW,
        "identity_verified": IdentityState.VERIFIED,
    }
    assert Review.objects.waiting().get().applicant_id == states["identity_review"].pk
    assert all(index_of(identity.nik) is not None for identity in states.values())


@pytest.mark.parametrize("stage", ["seated", "no_seat", "not_eligible"])
def test_those_of_wave_11_find_their_result_first(stage: str) -> None:
    applicant_id = ApplicantId(people_of_wave_11()[stage])
    person = person_of(applicant_id)
    move = whats_next(readiness=person.readiness, waves=known_waves(person=person, now=NOW), now=NOW)
    assert isinstance(move, SeeResult)
    assert move.wave.result == stage


def test_every_applicant_of_the_table_signs_in_with_the_printed_password() -> None:
    for one in applicants_by_stage():
        assert Account.objects.with_address(one.email).get().check_password(PASSWORD), one.stage


def test_nobody_else_can_sign_in_at_all() -> None:
    known = {one.email for one in applicants_by_stage()} | {one.email for one in STAFF}
    assert not any(account.has_usable_password() for account in Account.objects.exclude(email__in=known))


def test_everybody_agreed_to_terms_and_sat_a_test_that_the_programme_knows() -> None:
    agreed = set(Account.objects.filter(kind=Kind.APPLICANT).values_list("terms_version", flat=True))
    assert agreed == {TERMS_VERSION}
    schemes = set(Sitting.objects.values_list("scheme", flat=True))
    assert schemes == {blueprint_of(load_scheme("2021")).scheme}


def test_every_sign_in_says_what_it_is_good_for() -> None:
    assert {one.stage for one in applicants_by_stage()} | {one.role.value for one in STAFF} == set(WHAT_FOR)


def test_a_phone_is_told_of_those_who_have_proven_one() -> None:
    phones = {one.stage: one.phone is not None for one in applicants_by_stage()}
    before = STAGES[: STAGES.index("phone")]
    assert phones == {stage: stage not in before for stage in phones}


def test_loading_twice_is_loading_once() -> None:
    before = contents()
    load_demo(now=NOW)
    # Those of wave 11 are let in again: the same password under another salt.
    assert tables_changed(before) <= {"accounts_account"}
    assert len(contents()["accounts_account"]) == len(before["accounts_account"])


# what the command tells


@pytest.fixture
def on_this_database(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def ready() -> Iterator[None]:
        yield

    monkeypatch.setattr(demo, "django_ready", ready)


def test_the_command_gives_one_json_object_with_everybody(on_this_database: None) -> None:
    said = CliRunner().invoke(demo.demo, ["credentials", "--json"])
    assert (said.exit_code, said.stderr) == (0, "")
    told = json.loads(said.stdout)
    assert list(told) == ["base_url", "sandbox_url", "staff", "applicants", "partners", "redeem_codes"]
    assert (told["base_url"], told["sandbox_url"]) == (settings.BASE_URL, settings.SANDBOX_URL)
    assert (told["partners"], told["redeem_codes"]) == ([], [])
    for person in told["staff"]:
        assert list(person) == ["email", "password", "role", "totp_secret"]
    for person in told["applicants"]:
        assert list(person) == ["email", "password", "stage", "card_number", "phone"]
    assert {person["password"] for person in told["staff"] + told["applicants"]} == {PASSWORD}


def test_people_get_a_table_of_everybody_and_what_for(on_this_database: None) -> None:
    said = CliRunner(env={"COLUMNS": "200"}).invoke(demo.demo, ["credentials"])
    assert said.exit_code == 0
    for one in applicants_by_stage():
        assert one.email in said.stdout
        assert WHAT_FOR[one.stage] in said.stdout
    assert f"Password of everybody: {PASSWORD}" in said.stdout
    assert f"{settings.SANDBOX_URL}/authenticator shows it" in said.stdout
