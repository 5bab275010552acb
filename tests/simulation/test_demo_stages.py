"""One applicant at each stage: what lies behind them is done, and the next thing is what their sign-in promises."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.test import Client
from pytest_django.fixtures import Settings

from prakerja.accounts.models import Account
from prakerja.identity.models import Identity, Photo, Review
from prakerja.identity.rules import RefusalReason
from prakerja.identity.states import IdentityState
from prakerja.journey.known_waves import known_waves
from prakerja.journey.next_moves import DoStep, JoinWave, MendStep, NextMove, SeeResult, WaitForClosing
from prakerja.journey.person import person_of
from prakerja.journey.whats_next import whats_next
from prakerja.kit.actor import ApplicantId
from prakerja.kit.clock import wib_day
from prakerja.kit.step_status import StepStatus
from prakerja.simulation import demo_stages
from prakerja.simulation.demo_cards import STAGES_OF_CARDS
from prakerja.simulation.demo_people import PASSWORD, STAGES, email_of_stage
from prakerja.simulation.demo_stages import put_one_at_each_stage
from prakerja.simulation.demo_trainings import STAGES_OF_TRAININGS, learners_by_stage
from prakerja.simulation.load_demo import people_of_published_waves
from prakerja.training.models import Purchase
from prakerja.waves.models import Joiner
from prakerja.waves.rules import JourneyStep
from tests.simulation.conftest import LOADED
from tests.situations.authority import OPERATOR
from tests.situations.rows import all_rows, changed_since
from tests.situations.waves import open_wave

pytestmark = pytest.mark.xdist_group("demo")

#: What each of them has done, in the order of the journey.
DONE = {
    "account": 0,
    "identity_refused": 0,
    "identity_photos": 0,
    "identity_review": 0,
    "identity_verified": 1,
    "particulars": 2,
    "phone": 3,
    "declaration": 4,
    "tested": 5,
    "joined": 5,
}
NEXT = {
    "account": DoStep,
    "identity_refused": MendStep,
    "identity_photos": DoStep,
    "identity_review": DoStep,
    "identity_verified": DoStep,
    "particulars": DoStep,
    "phone": DoStep,
    "declaration": DoStep,
    "tested": JoinWave,
    "joined": WaitForClosing,
}


def at(stage: str) -> ApplicantId:
    return ApplicantId(Account.objects.with_address(email_of_stage(stage)).get().pk)


def next_of(applicant_id: ApplicantId) -> NextMove:
    person = person_of(applicant_id, now=LOADED)
    waves = known_waves(person=person, now=LOADED)
    return whats_next(readiness=person.readiness, waves=waves, now=LOADED)


def test_every_stage_is_spoken_of_here() -> None:
    assert tuple(DONE) == tuple(NEXT) == STAGES


@pytest.mark.parametrize("stage", STAGES)
def test_what_lies_before_a_stage_is_done_and_nothing_after_it(demo: None, stage: str) -> None:
    statuses = person_of(at(stage), now=LOADED).readiness.statuses
    done = [step for step in JourneyStep if statuses[step] is StepStatus.DONE]
    assert done == list(JourneyStep)[: DONE[stage]]


@pytest.mark.parametrize("stage", STAGES)
def test_the_dashboard_of_a_stage_says_what_its_sign_in_promises(demo: None, stage: str) -> None:
    move = next_of(at(stage))
    assert isinstance(move, NEXT[stage])
    if isinstance(move, DoStep | MendStep):
        # Whoever waits for a reviewer goes on meanwhile.
        place = 1 if stage == "identity_review" else DONE[stage]
        assert move.step is list(JourneyStep)[place]


@pytest.mark.parametrize("stage", STAGES)
def test_nothing_bars_whoever_the_demo_shows(demo: None, stage: str) -> None:
    readiness = person_of(at(stage), now=LOADED).readiness
    assert (readiness.barriers, readiness.received_in) == ((), ())


@pytest.mark.parametrize("stage", [*STAGES, *STAGES_OF_CARDS, "no_seat", "not_eligible", "card_finished"])
def test_the_demos_password_opens_every_stage_to_its_own_page(demo: None, stage: str) -> None:
    people = people_of_published_waves()
    account = Account.objects.get(pk=people.get(stage) or at(stage))
    assert account.check_password(PASSWORD)
    client = Client()
    with time_machine.travel(LOADED, tick=False):
        client.force_login(account)
        assert client.get("/beranda/").status_code == 200


@pytest.mark.parametrize("stage", STAGES_OF_TRAININGS)
def test_whoever_follows_a_training_sees_it_on_pages_of_their_own(demo: None, stage: str) -> None:
    account = Account.objects.get(pk=dict(learners_by_stage())[stage])
    assert account.check_password(PASSWORD)
    title = Purchase.objects.get(applicant_id=account.pk).schedule.course.title
    client = Client()
    with time_machine.travel(LOADED, tick=False):
        client.force_login(account)
        for page in ("/beranda/", "/kartu/", "/pelatihan-saya/"):
            assert client.get(page).status_code == 200
        assert title in client.get("/pelatihan-saya/").content.decode()


def test_results_of_the_published_wave_wait_to_be_read(demo: None) -> None:
    for stage, applicant_id in people_of_published_waves().items():
        move = next_of(ApplicantId(applicant_id))
        assert isinstance(move, SeeResult)
        assert move.wave.number == (10 if stage == "card_finished" else 11)
        assert move.wave.result is not None
        assert move.wave.result.value == ("seated" if stage in {*STAGES_OF_CARDS, "card_finished"} else stage)


def test_the_refused_one_typed_another_family_card_than_the_registry_has(demo: None) -> None:
    identity = Identity.objects.get(pk=at("identity_refused"))
    assert (identity.state, identity.refusal) == (IdentityState.REFUSED, RefusalReason.NOT_FOUND)


def test_the_one_with_photos_to_come_has_sent_none(demo: None) -> None:
    applicant_id = at("identity_photos")
    assert Identity.objects.get(pk=applicant_id).state == IdentityState.PHOTOS
    assert not Photo.objects.filter(applicant_id=applicant_id).exists()


def test_the_one_who_waits_for_a_reviewer_has_sent_two_that_lie_in_the_store(demo: None) -> None:
    applicant_id = at("identity_review")
    assert Identity.objects.get(pk=applicant_id).state == IdentityState.REVIEW
    photos = Photo.objects.filter(applicant_id=applicant_id)
    assert sorted(photo.kind for photo in photos) == ["ktp", "selfie"]
    assert all(default_storage.exists(photo.file_name) and photo.problem == "" for photo in photos)
    review = Review.objects.get(applicant_id=applicant_id)
    assert (review.decision, review.reviewer_id) == ("", None)


def test_the_reviewed_ones_name_is_abbreviated_which_is_why_a_person_must_look(demo: None) -> None:
    account = Account.objects.get(pk=at("identity_review"))
    first, _, others = account.full_name.partition(" ")
    assert len(first) == 2
    assert first.endswith(".")
    assert others


def test_the_joined_one_stands_among_the_joiners_of_wave_12(demo: None) -> None:
    joined = Joiner.objects.get(applicant_id=at("joined"))
    assert joined.wave.number == 12
    assert not Joiner.objects.filter(applicant_id=at("tested")).exists()


@pytest.mark.django_db
class TestPuttingThem:
    """Into an empty house in which wave 12 is open."""

    @pytest.fixture(autouse=True)
    def house(self, settings: Settings, tmp_path: Path) -> None:
        settings.MEDIA_ROOT = tmp_path
        open_wave()

    def put(self, now: datetime) -> None:
        put_one_at_each_stage(by=OPERATOR, at=now, on=wib_day(now))

    def test_twice_is_once(self, now: datetime) -> None:
        self.put(now)
        before = all_rows()
        self.put(now + timedelta(days=1))
        assert changed_since(before) == set()

    @pytest.mark.parametrize("breaks", ["refuse_family_card", "want_photos", "put_into_review", "let_in"])
    def test_whatever_breaks_none_of_them_stays(
        self, breaks: str, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """So that the next start finds nobody and puts them all."""

        def break_down(*_people: object, **_more: object) -> None:
            raise RuntimeError(breaks)

        before = all_rows()
        with monkeypatch.context() as patch:
            patch.setattr(demo_stages, breaks, break_down)
            with pytest.raises(RuntimeError, match=breaks):
                self.put(now)
        assert changed_since(before) == set()
        self.put(now)
        assert all(Account.objects.with_address(email_of_stage(stage)).exists() for stage in STAGES)

    def test_they_are_the_same_people_on_every_machine(self, now: datetime) -> None:
        self.put(now)
        people = demo_stages._people(wib_day(now))
        assert {str(at(stage)) for stage in STAGES} == {str(one.id) for one in people.values()}
        assert [one.email for one in people.values()] == [email_of_stage(stage) for stage in STAGES]
