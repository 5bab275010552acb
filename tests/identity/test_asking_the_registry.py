"""From the numbers to the registry's answer."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prakerja.audit.models import Event
from prakerja.authority.require import BelongsToAnother
from prakerja.codes.forget_old_codes import forget_old_codes
from prakerja.codes.limits import Limit
from prakerja.codes.models import Tally
from prakerja.codes.tallies import count
from prakerja.connectors.registry.answers import Comparison, RegistryAnswer, RegistryStatus
from prakerja.identity.ask_registry import TooManyAsks, ask_registry
from prakerja.identity.enter_numbers import NumbersAreFixed, enter_numbers
from prakerja.identity.models import Identity, RegistryCheck
from prakerja.identity.note_registry_silence import note_registry_silence
from prakerja.identity.question_of import question_of
from prakerja.identity.rules import (
    RefusalReason,
    ReviewReason,
    Standing,
    further_asks_about_nik,
    own_asks_of_all,
    policy_on,
)
from prakerja.identity.states import IdentityState
from prakerja.identity.status import status_of
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.queue import waiting_jobs
from prakerja.kit.states import MoveRefused
from prakerja.kit.step_status import StepStatus
from prakerja.messages.models import Message
from tests.situations.identity import (
    BUDI,
    NOW,
    SITI,
    SYSTEM,
    all_match,
    an_account,
    answered,
    asking,
    entered,
    in_photos,
    in_review,
    numbers,
    verified,
)

pytestmark = pytest.mark.django_db
POLICY = policy_on(date(2021, 2, 24))


def ask_again(identity: Identity, now: datetime = NOW) -> Identity:
    return ask_registry(
        applicant_id=ApplicantId(identity.applicant_id), by=Actor.applicant(identity.applicant_id), now=now
    )


def jobs() -> list[dict[str, object]]:
    return [dict(job.arguments) for job in waiting_jobs() if job.name == "identity.check_identity"]


def test_numbers_are_saved_sealed() -> None:
    identity = entered(SITI)
    assert SITI.nik.encode() not in bytes(identity.sealed_nik)
    assert identity.nik == SITI.nik
    assert identity.kk_digest == digest(SITI.family_card, purpose=Purpose.FAMILY_CARD)


def test_entering_again_replaces_what_was_entered() -> None:
    account = an_account()
    entered(SITI, account=account)
    again = entered(BUDI, account=account)
    assert Identity.objects.count() == 1
    assert again.birth_date == BUDI.birth_date


@pytest.mark.parametrize("situation", [asking, in_photos, verified, lambda: in_review().identity])
def test_numbers_that_are_on_their_way_or_proven_cannot_be_changed(situation: object) -> None:
    identity = situation()  # type: ignore[operator]
    with pytest.raises(NumbersAreFixed):
        enter_numbers(
            applicant_id=ApplicantId(identity.applicant_id),
            numbers=BUDI,
            by=Actor.applicant(identity.applicant_id),
            now=NOW,
        )


def test_nothing_is_saved_when_the_audit_row_fails(broken_audit: None) -> None:
    account = an_account()
    with pytest.raises(RuntimeError):
        entered(SITI, account=account)


def test_asking_puts_one_question_on_the_queue() -> None:
    identity = asking()
    assert identity.state == IdentityState.ASKING
    assert jobs() == [{"applicant_id": str(identity.pk), "question_number": 1}]


def test_asking_twice_is_refused_and_asks_once() -> None:
    identity = asking()
    with pytest.raises(MoveRefused):
        ask_again(identity)
    assert len(jobs()) == 1


def test_the_sixth_question_of_a_day_is_refused_with_the_time() -> None:
    account = an_account()
    for number in range(5):
        answered(asking(numbers(number), account=account), all_match(family_card=Comparison.NO_MATCH))
    identity = entered(numbers(6), account=account)
    with pytest.raises(TooManyAsks) as refused:
        ask_again(identity)
    assert refused.value.open_again_at.isoformat() == "2021-02-25T00:00:00+07:00"


def test_a_new_day_in_jakarta_brings_new_questions() -> None:
    account = an_account()
    for number in range(5):
        answered(asking(numbers(number), account=account), all_match(family_card=Comparison.NO_MATCH))
    entered(numbers(6), account=account)
    five_past_midnight = datetime.fromisoformat("2021-02-25T00:05:00+07:00")
    assert asking(numbers(6), account=account, now=five_past_midnight).state == IdentityState.ASKING


def spent_by_strangers(nik_digest: UUID, limit: Limit) -> None:
    for _ in range(limit.most):
        assert count(limit, str(nik_digest), now=NOW)


def test_one_nik_cannot_be_probed_from_however_many_accounts() -> None:
    spent_by_strangers(digest(SITI.nik, purpose=Purpose.NIK), own_asks_of_all(POLICY))
    with pytest.raises(TooManyAsks):
        asking(SITI)
    assert asking(BUDI).state == IdentityState.ASKING


@given(st.lists(st.integers(1, 5), max_size=12))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_however_often_other_accounts_ask_about_a_nik_its_owner_has_three_questions(asked_by_others: list[int]) -> None:
    Tally.objects.all().delete()
    for times in asked_by_others:
        stranger = an_account()
        for _ in range(times):
            with suppress(TooManyAsks), transaction.atomic():
                answered(asking(SITI, account=stranger), all_match(family_card=Comparison.NO_MATCH))
    owner = an_account()
    for _ in range(2):
        answered(asking(SITI, account=owner), all_match(birth_date=Comparison.NO_MATCH))
    assert asking(SITI, account=owner).state == IdentityState.ASKING


def test_beyond_three_of_ones_own_a_nik_is_asked_about_ten_times_a_day_by_all_together() -> None:
    account = an_account()
    spent_by_strangers(digest(SITI.nik, purpose=Purpose.NIK), further_asks_about_nik(POLICY))
    for _ in range(3):
        answered(asking(SITI, account=account), all_match(family_card=Comparison.NO_MATCH))
    with pytest.raises(TooManyAsks), transaction.atomic():
        asking(SITI, account=account)
    assert asking(BUDI, account=account).state == IdentityState.ASKING


def test_a_refused_question_costs_nobody_a_try() -> None:
    spent_by_strangers(digest(SITI.nik, purpose=Purpose.NIK), own_asks_of_all(POLICY))
    before = Tally.objects.count()
    account = an_account()
    entered(SITI, account=account)
    with pytest.raises(TooManyAsks), transaction.atomic():
        asking(SITI, account=account)
    assert Tally.objects.count() == before
    assert Identity.objects.get(applicant_id=account.pk).state == IdentityState.ENTERED


def test_a_full_match_leads_to_the_photos() -> None:
    identity = answered(asking())
    assert (identity.state, identity.doubts) == (IdentityState.PHOTOS, [])


@pytest.mark.parametrize(
    ("answer", "standing", "refusal"),
    [
        (RegistryAnswer(RegistryStatus.NOT_FOUND), Standing.CLEAR, RefusalReason.NOT_FOUND),
        (RegistryAnswer(RegistryStatus.MALFORMED), Standing.CLEAR, RefusalReason.NOT_FOUND),
        (RegistryAnswer(RegistryStatus.INACTIVE), Standing.CLEAR, RefusalReason.NOT_FOUND),
        (RegistryAnswer(RegistryStatus.DECEASED), Standing.CLEAR, RefusalReason.NOT_FOUND),
        (RegistryAnswer(RegistryStatus.DUPLICATE), Standing.CLEAR, RefusalReason.NOT_FOUND),
        (all_match(family_card=Comparison.NO_MATCH), Standing.CLEAR, RefusalReason.NOT_FOUND),
        (all_match(family_card=Comparison.NOT_JUDGED), Standing.CLEAR, RefusalReason.NOT_FOUND),
        (all_match(birth_date=Comparison.NO_MATCH), Standing.CLEAR, RefusalReason.NOT_FOUND),
        (all_match(), Standing.ALREADY_RECIPIENT, RefusalReason.ALREADY_RECIPIENT),
        (all_match(), Standing.BARRED, RefusalReason.BARRED),
    ],
)
def test_each_refusal_has_its_own_reason(answer: RegistryAnswer, standing: Standing, refusal: RefusalReason) -> None:
    identity = answered(asking(), answer, standing=standing)
    assert (identity.state, identity.refusal) == (IdentityState.REFUSED, refusal)


@pytest.mark.parametrize("standing", [Standing.ALREADY_RECIPIENT, Standing.BARRED])
def test_what_a_nik_did_before_is_not_told_to_somebody_who_does_not_know_the_whole_of_it(standing: Standing) -> None:
    identity = answered(asking(), all_match(family_card=Comparison.NO_MATCH), standing=standing)
    assert identity.refusal == RefusalReason.NOT_FOUND


def test_a_refusal_may_be_corrected_and_sent_again() -> None:
    account = an_account()
    answered(asking(BUDI, account=account), all_match(family_card=Comparison.NO_MATCH))
    identity = answered(asking(SITI, account=account))
    assert (identity.state, identity.question_number) == (IdentityState.PHOTOS, 2)
    assert RegistryCheck.objects.count() == 2


def test_a_name_below_the_limit_is_a_doubt_and_no_refusal() -> None:
    identity = answered(asking(), all_match(name=84))
    assert (identity.state, identity.doubts) == (IdentityState.PHOTOS, [ReviewReason.NAME_DIFFERS])


def test_a_nik_that_another_account_holds_is_refused_with_a_way_to_claim_it() -> None:
    verified(SITI)
    assert answered(asking(SITI)).refusal == RefusalReason.NIK_IN_USE


def test_another_fault_of_the_database_is_not_told_as_a_nik_in_use(
    table_that_refuses: Callable[[str, str], None],
) -> None:
    identity = asking()
    table_that_refuses("identity_identity", "state <> 'photos'")
    with pytest.raises(IntegrityError, match="something_is_wrong"):
        answered(identity)


def test_that_a_nik_is_in_use_is_not_told_before_the_registry_has_confirmed_the_whole_of_it() -> None:
    verified(SITI)
    assert answered(asking(SITI), all_match(birth_date=Comparison.NO_MATCH)).refusal == RefusalReason.NOT_FOUND
    unproven = answered(asking(SITI), all_match(birth_date=Comparison.NOT_JUDGED))
    assert (unproven.state, unproven.refusal) == (IdentityState.CLAIMING, "")


def test_somebody_who_merely_typed_a_nik_does_not_keep_its_owner_out() -> None:
    asking(SITI)
    assert answered(asking(SITI)).state == IdentityState.PHOTOS


def test_a_late_answer_to_an_earlier_question_changes_nothing() -> None:
    account = an_account()
    first = answered(asking(BUDI, account=account), RegistryAnswer(RegistryStatus.NOT_FOUND))
    second = asking(SITI, account=account)
    first.question_number = 1
    answered(first, all_match())
    second.refresh_from_db()
    assert second.state == IdentityState.ASKING


def test_the_same_answer_twice_is_one_answer() -> None:
    identity = asking()
    answered(identity)
    answered(identity)
    assert RegistryCheck.objects.count() == 1


def test_the_decision_is_a_row_with_its_facts_and_no_numbers() -> None:
    identity = answered(asking(), all_match(name=84))
    check = RegistryCheck.objects.get(applicant_id=identity.pk)
    assert check.comparisons["name"] == ["no_match", 84]
    assert check.policy == date(2020, 4, 11)
    assert SITI.nik not in str(check.comparisons)


def test_nothing_is_saved_when_the_audit_row_of_the_answer_fails(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    identity = asking()
    request.getfixturevalue("broken_audit")
    with pytest.raises(RuntimeError), transaction.atomic():
        answered(identity)
    identity.refresh_from_db()
    assert identity.state == IdentityState.ASKING
    assert not RegistryCheck.objects.exists()


def test_silence_is_no_answer_and_is_noted_once() -> None:
    identity = asking()
    for minute in range(2):
        now = NOW + timedelta(minutes=minute)
        note_registry_silence(applicant_id=ApplicantId(identity.pk), question_number=1, by=SYSTEM, now=now)
    identity.refresh_from_db()
    assert (identity.state, identity.unanswered_since) == (IdentityState.ASKING, NOW)
    assert Event.objects.filter(name="identity.registry.silent").count() == 1


def test_a_question_that_was_answered_is_not_asked_again() -> None:
    identity = answered(asking())
    assert question_of(applicant_id=ApplicantId(identity.pk), question_number=1, by=SYSTEM) is None


@pytest.mark.parametrize(
    ("answer", "after", "texts"),
    [
        (all_match(), timedelta(seconds=5), []),
        (all_match(), timedelta(minutes=2), ["identity_photos_wanted"]),
        (RegistryAnswer(RegistryStatus.NOT_FOUND), timedelta(seconds=5), []),
        (RegistryAnswer(RegistryStatus.NOT_FOUND), timedelta(minutes=2), ["identity_refused"]),
        (RegistryAnswer(RegistryStatus.INACTIVE), timedelta(seconds=5), []),
        (RegistryAnswer(RegistryStatus.INACTIVE), timedelta(minutes=2), ["identity_refused"]),
    ],
)
def test_an_e_mail_goes_to_whoever_may_have_left_the_page(
    answer: RegistryAnswer, after: timedelta, texts: list[str]
) -> None:
    answered(asking(), answer, after=after)
    assert list(Message.objects.values_list("text", flat=True)) == texts


def test_who_was_promised_an_e_mail_gets_it_however_soon_the_registry_is_back() -> None:
    identity = asking()
    note_registry_silence(applicant_id=ApplicantId(identity.pk), question_number=1, by=SYSTEM, now=NOW)
    answered(identity, RegistryAnswer(RegistryStatus.NOT_FOUND), after=timedelta(seconds=20))
    assert Message.objects.get().text == "identity_refused"


def test_the_status_tells_whose_turn_it_is() -> None:
    account = an_account()
    applicant_id = ApplicantId(account.pk)
    seen = [status_of(applicant_id)]
    identity = entered(SITI, account=account)
    seen.append(status_of(applicant_id))
    ask_again(identity)
    seen.append(status_of(applicant_id))
    identity.refresh_from_db()
    answered(identity, RegistryAnswer(RegistryStatus.NOT_FOUND))
    seen.append(status_of(applicant_id))
    assert seen == [StepStatus.NOT_STARTED, StepStatus.IN_PROGRESS, StepStatus.WAITING, StepStatus.ATTENTION]


def test_no_event_holds_a_number() -> None:
    verified(SITI)
    for event in Event.objects.all():
        assert SITI.nik not in str(event.facts)
        assert event.owner_id


def test_somebody_else_cannot_be_asked_for() -> None:
    identity = entered()
    with pytest.raises(BelongsToAnother):
        ask_registry(applicant_id=ApplicantId(identity.applicant_id), by=Actor.applicant(an_account().pk), now=NOW)
    identity.refresh_from_db()
    assert not Tally.objects.exists()
    assert identity.state == IdentityState.ENTERED


def test_the_counts_of_days_that_are_over_are_forgotten() -> None:
    asking()
    midnight = datetime.fromisoformat("2021-02-25T00:00:00+07:00")
    forget_old_codes(now=midnight - timedelta(microseconds=1))
    assert Tally.objects.count() == 3
    forget_old_codes(now=midnight)
    assert not Tally.objects.exists()
