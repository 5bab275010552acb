"""Publishing: once, for everybody, and each joiner is told once."""

from collections.abc import Callable
from itertools import product
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.audit.models import Event
from prakerja.draw.acts import PUBLISH
from prakerja.draw.models import Draw, Outcome
from prakerja.draw.publish_result import OutcomesInDisorder, publish_result
from prakerja.draw.results import NoSeat, NotEligible, Seated, result_of
from prakerja.draw.tell_joiners import tell_joiners
from prakerja.journey.person import person_of
from prakerja.kit.actor import ApplicantId
from prakerja.kit.states import MoveRefused
from prakerja.messages.models import Message
from prakerja.messages.states import Channel
from prakerja.messages.words import read_words
from prakerja.messages.write_text import write_text
from prakerja.screening.reasons import Reason
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from prakerja.work.models import LongWork
from prakerja.work.states import WorkState
from tests.situations.draw import NOW, drawn_wave, published_wave, revealed_wave
from tests.situations.screening import a_joiner, a_list, closed_wave
from tests.situations.waves import approved, second

pytestmark = pytest.mark.django_db

ONE_SEAT = (SeatsLine(pass_number=1, area="3273", group="*", seats=1, carry=False),)


def a_wave_of_three() -> Wave:
    """Two candidates for one seat, and a student."""
    wave = closed_wave(seats=ONE_SEAT)
    a_joiner(wave)
    a_joiner(wave)
    a_joiner(wave, in_formal_education=True)
    return wave


def text_of(message: Message) -> str:
    words = read_words(message.words_as_json)
    return "\n".join(
        write_text(text=message.text, channel=message.channel, language=message.language, words=words)  # type: ignore[arg-type]
    )


def test_before_publishing_nobody_has_a_result() -> None:
    drawn_wave(a_wave_of_three())
    outcome = Outcome.objects.first()
    assert outcome is not None
    assert result_of(wave_id=outcome.draw_id, applicant_id=outcome.applicant_id) is None
    assert person_of(ApplicantId(outcome.applicant_id), now=NOW).readiness.received_in == ()


def test_everybody_has_the_result_that_verdicts_and_outcomes_say() -> None:
    wave = closed_wave(seats=ONE_SEAT)
    candidates = [a_joiner(wave), a_joiner(wave)]
    student = a_joiner(wave, in_formal_education=True)
    published_wave(wave)
    drawn = [result_of(wave_id=wave.pk, applicant_id=known.applicant_id) for known in candidates]
    seated = next(result for result in drawn if isinstance(result, Seated))
    missed = next(result for result in drawn if isinstance(result, NoSeat))
    assert (seated.area, seated.rank) == ("3273", 1)
    assert (missed.area, missed.candidates, missed.seats, missed.area_rank) == ("3273", 2, 1, 2)
    refused = result_of(wave_id=wave.pk, applicant_id=student.applicant_id)
    assert isinstance(refused, NotEligible)
    assert [rule.reason for rule in refused.failed] == ["declared_student"]


def test_a_stranger_has_no_result() -> None:
    wave, other = published_wave(a_wave_of_three()), closed_wave(number=13)
    stranger = a_joiner(other)
    assert result_of(wave_id=wave.pk, applicant_id=stranger.applicant_id) is None


def test_whoever_won_has_a_seat_from_then_on() -> None:
    wave = closed_wave()
    known = a_joiner(wave)
    published_wave(wave)
    assert person_of(known.applicant_id, now=NOW).readiness.received_in == (NOW.year,)


def test_publishing_twice_is_publishing_once(run_queue: Callable[[], int]) -> None:
    wave = published_wave(a_wave_of_three())
    publish_result(wave_id=wave.pk, by=second(wave, PUBLISH), now=NOW)
    assert Event.objects.filter(name="draw.result.published").count() == 1


def test_one_person_does_not_publish() -> None:
    wave = drawn_wave(a_wave_of_three())
    with pytest.raises(NotConfirmed):
        publish_result(wave_id=wave.pk, by=second(wave, PUBLISH), now=NOW)


def test_what_is_not_drawn_is_not_published() -> None:
    wave = revealed_wave(a_wave_of_three())
    approved(wave, PUBLISH)
    with pytest.raises(MoveRefused):
        publish_result(wave_id=wave.pk, by=second(wave, PUBLISH), now=NOW)


def another_outcome(wave: Wave, **changed: object) -> None:
    """A fourth candidate, as nobody drew them: in order unless something is changed."""
    values: dict[str, object] = {"rank": 4, "receipt": "12-BUKANSIAPA2"} | changed
    Outcome.objects.create(
        applicant_id=uuid4(), draw_id=wave.pk, outcome="no_seat", home_area="ID", home_rank=1, key="0" * 16, **values
    )
    Draw.objects.filter(pk=wave.pk).update(candidates_count=4)


def a_wave_with_three_outcomes() -> Wave:
    wave = closed_wave(seats=ONE_SEAT)
    for _ in range(3):
        a_joiner(wave)
    wave = drawn_wave(wave)
    approved(wave, PUBLISH)
    return wave


@pytest.mark.parametrize("rank", [1, 3, 5, 0])
def test_a_result_whose_ranks_do_not_run_from_one_to_the_last_is_not_published(rank: int) -> None:
    wave = a_wave_with_three_outcomes()
    another_outcome(wave, rank=rank)
    with pytest.raises(OutcomesInDisorder), transaction.atomic():
        publish_result(wave_id=wave.pk, by=second(wave, PUBLISH), now=NOW)
    assert Wave.objects.get(pk=wave.pk).state == WaveState.DRAWN


def test_a_result_that_names_a_receipt_twice_is_not_published() -> None:
    wave = a_wave_with_three_outcomes()
    another_outcome(wave, receipt=Outcome.objects.values_list("receipt", flat=True)[0])
    with pytest.raises(OutcomesInDisorder), transaction.atomic():
        publish_result(wave_id=wave.pk, by=second(wave, PUBLISH), now=NOW)


def test_a_result_that_lacks_a_candidate_is_not_published() -> None:
    wave = a_wave_with_three_outcomes()
    Draw.objects.filter(pk=wave.pk).update(candidates_count=4)
    with pytest.raises(OutcomesInDisorder), transaction.atomic():
        publish_result(wave_id=wave.pk, by=second(wave, PUBLISH), now=NOW)


def test_a_result_with_a_rank_and_a_receipt_for_each_is_published() -> None:
    wave = a_wave_with_three_outcomes()
    another_outcome(wave)
    publish_result(wave_id=wave.pk, by=second(wave, PUBLISH), now=NOW)
    assert Wave.objects.get(pk=wave.pk).state == WaveState.PUBLISHED


def test_nothing_is_saved_when_the_audit_fails(request: pytest.FixtureRequest) -> None:
    wave = drawn_wave(a_wave_of_three())
    approved(wave, PUBLISH)
    request.getfixturevalue("broken_audit")
    with pytest.raises(RuntimeError), transaction.atomic():
        publish_result(wave_id=wave.pk, by=second(wave, PUBLISH), now=NOW)
    assert Wave.objects.get(pk=wave.pk).state == WaveState.DRAWN


def test_every_joiner_is_told_once_by_email_and_sms() -> None:
    wave = published_wave(a_wave_of_three())
    assert not tell_joiners(wave_id=wave.pk, now=NOW)
    assert not tell_joiners(wave_id=wave.pk, now=NOW)
    told = sorted(Message.objects.values_list("text", "channel"))
    assert told == [
        (text, channel)
        for text in ("result_no_seat", "result_not_eligible", "result_seated")
        for channel in ("email", "sms")
    ]


def test_telling_goes_on_where_a_killed_job_stood() -> None:
    wave = published_wave(a_wave_of_three())
    assert tell_joiners(wave_id=wave.pk, now=NOW, at_once=2)
    with transaction.atomic():  # the second batch is killed before it is saved
        tell_joiners(wave_id=wave.pk, now=NOW, at_once=2)
        transaction.set_rollback(True)
    assert Message.objects.count() == 4
    assert not tell_joiners(wave_id=wave.pk, now=NOW, at_once=2)
    assert Message.objects.count() == 6


def test_even_a_lost_place_tells_nobody_twice() -> None:
    wave = published_wave(a_wave_of_three())
    tell_joiners(wave_id=wave.pk, now=NOW)
    LongWork.objects.all().delete()
    tell_joiners(wave_id=wave.pk, now=NOW)
    assert Message.objects.count() == 6


def test_nobody_is_told_before_the_wave_is_published() -> None:
    wave = drawn_wave(a_wave_of_three())
    assert not tell_joiners(wave_id=wave.pk, now=NOW)
    assert not Message.objects.exists()


def test_somebody_without_a_phone_is_told_by_email() -> None:
    wave = closed_wave()
    a_joiner(wave, phone=False)
    tell_joiners(wave_id=published_wave(wave).pk, now=NOW)
    assert list(Message.objects.values_list("channel", flat=True)) == ["email"]


@pytest.mark.parametrize(
    ("language", "phrase"), [("id", "tercatat menerima bantuan"), ("en", "receiving other social aid")]
)
def test_the_letter_names_rule_and_list_in_the_readers_language(language: str, phrase: str) -> None:
    wave = closed_wave()
    known = a_joiner(wave, language=language)
    a_list(known.nik, name="Penerima DTKS 2020")
    tell_joiners(wave_id=published_wave(wave).pk, now=NOW)
    email, sms = (text_of(Message.objects.get(channel=channel)) for channel in ("email", "sms"))
    assert phrase in email
    assert "Penerima DTKS 2020" in email
    assert phrase in sms


def test_every_reason_has_its_words_in_both_languages() -> None:
    facts = {"age": 17, "minimum": 18, "maximum": 64, "held": 2, "cap": 2, "wave": 12, "lists": [], "name": "Siti"}

    def told(reason: str, channel: Channel, language: str) -> tuple[str, str]:
        words = {**facts, "reasons": [reason]}
        return write_text(text="result_not_eligible", channel=channel, language=language, words=words)

    for language, channel in product(("id", "en"), Channel):
        every = {told(reason, channel, language) for reason in Reason}
        with pytest.raises(ValueError, match="not a valid Reason"):
            told("", channel, language)
        # a recipient is a recipient, whoever says so
        assert len(every) == len(Reason) - 1


def test_the_texts_of_a_missed_seat_say_figures_and_rank() -> None:
    wave = published_wave(a_wave_of_three())
    tell_joiners(wave_id=wave.pk, now=NOW)
    sms = text_of(Message.objects.get(text="result_no_seat", channel="sms"))
    assert "Kota Bandung: 2 peserta, 1 kuota, urutan undian Anda 2" in sms
    assert "http" not in sms


def test_an_sms_of_a_result_fits_in_two_parts() -> None:
    wave = published_wave(a_wave_of_three())
    tell_joiners(wave_id=wave.pk, now=NOW)
    assert max(len(text_of(message)) for message in Message.objects.filter(channel="sms")) <= 306


def test_publishing_by_the_queue_tells_everybody(run_queue: Callable[[], int], monkeypatch: pytest.MonkeyPatch) -> None:
    wave = published_wave(a_wave_of_three())
    delivered: list[UUID] = []

    def note(*, keys: list[tuple[UUID, UUID]]) -> list[object]:
        delivered.extend(message_id for _, message_id in keys)
        return []

    monkeypatch.setattr("prakerja.messages.tasks.run_delivery", note)
    run_queue()
    telling = LongWork.objects.get(kind="draw.tell_joiners")
    of_results = Message.objects.filter(text__startswith="result_").count()
    of_cards = Message.objects.filter(text="card_awarded").count()
    assert (of_results, len(delivered)) == (6, 6 + of_cards)
    assert (telling.state, telling.done, telling.of) == (WorkState.ENDED, 3, 3)
    assert Wave.objects.get(pk=wave.pk).state == WaveState.PUBLISHED
