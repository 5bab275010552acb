"""A published wave with cards, people who were left out of its draw, and what becomes of their objections."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from prakerja.appeals.screening.acts import REJECT_VERDICT, UPHOLD_VERDICT, subject_of_verdict
from prakerja.appeals.screening.object_to_verdict import object_to_verdict
from prakerja.appeals.screening.reject_verdict_objection import reject_verdict_objection
from prakerja.appeals.screening.uphold_verdict_objection import uphold_verdict_objection
from prakerja.draw.attempts import attempt_now
from prakerja.draw.continuations import addenda_of
from prakerja.draw.engine.proof.papers import spelt
from prakerja.draw.engine.reference.rank import key_of
from prakerja.draw.models import Draw, Outcome
from prakerja.journey.draw_appeals.hearing_job import run_hearing
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.screening.models import Verdict
from prakerja.screening.screen_wave import screen_wave
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.seats_line import SeatsLine
from tests.owner import as_owner
from tests.situations.attempts import seen_by_witnesses
from tests.situations.cards import awarded, decided
from tests.situations.draw import NOW, SYSTEM, published_wave
from tests.situations.screening import a_joiner, closed_wave

OBJECTED: Final = NOW + timedelta(days=2)
DECIDED: Final = NOW + timedelta(days=5)
#: So many that somebody's key comes behind the last one seated, and of those with many tickets somebody's before it:
#: but for one time in a hundred thousand.
_LEFT_OUT, _WITH_TICKETS, _TICKETS = 20, 5, 30_000


def a_wave_with_people_left_out(
    *, candidates: int = 10, seats: int = 2, left_out: int = _LEFT_OUT, number: int = 12
) -> Wave:
    """Students by their own word: a rule was not met, and their identity is proven. Some have many tickets."""
    line = SeatsLine(pass_number=1, area="ID", group="*", seats=seats, carry=False)
    wave = closed_wave(number=number, seats=(line,))
    for _ in range(candidates):
        a_joiner(wave)
    for _ in range(left_out):
        a_joiner(wave, in_formal_education=True)
    with unit_of_work(by=SYSTEM):
        screen_wave(wave_id=wave.pk, by=SYSTEM, now=NOW)
    lucky = Verdict.objects.of_draw(wave.pk).failed().order_by("receipt").values_list("applicant_id", flat=True)
    with as_owner():
        Verdict.objects.filter(applicant_id__in=list(lucky[:_WITH_TICKETS])).update(tickets=_TICKETS)
    published_wave(wave)
    awarded(wave)
    return wave


def left_out_of(wave: Wave) -> list[UUID]:
    drawn = Outcome.objects.filter(draw_id=wave.pk).values_list("applicant_id", flat=True)
    rows = Joiner.objects.filter(wave=wave).exclude(applicant_id__in=list(drawn)).order_by("receipt")
    return list(rows.values_list("applicant_id", flat=True))


def whole_key(wave: Wave, applicant_id: UUID) -> str:
    """Under the seed of the draw."""
    verdict = Verdict.objects.of_draw(wave.pk).get(applicant_id=applicant_id)
    return key_of(Draw.objects.get(pk=wave.pk).seed, verdict.receipt, verdict.tickets).hex()


def last_key(wave: Wave) -> str:
    """Of whoever was seated last, as the result has it."""
    seated = Outcome.objects.filter(draw_id=wave.pk, outcome="seated").order_by("-rank")
    return seated.values_list("key", flat=True)[0]


def before_the_last(wave: Wave) -> list[UUID]:
    """Whose key comes before the last seated one."""
    return [one for one in left_out_of(wave) if whole_key(wave, one)[:16] < last_key(wave)]


def behind_the_last(wave: Wave) -> list[UUID]:
    return [one for one in left_out_of(wave) if whole_key(wave, one)[:16] > last_key(wave)]


def objected(
    wave: Wave, *people: UUID, text: str = "Saya sudah lulus, bukan mahasiswa.", at: datetime = OBJECTED
) -> None:
    for one in people:
        by = Actor.applicant(ApplicantId(one))
        with unit_of_work(by=by):
            object_to_verdict(wave_id=wave.pk, applicant_id=one, text=text, by=by, now=at)


def deciders(wave: Wave, person: UUID, *, at: datetime = DECIDED, is_upheld: bool = True) -> Actor:
    """Two people have decided it, and nothing is carried out yet; the second of them."""
    act = UPHOLD_VERDICT if is_upheld else REJECT_VERDICT
    return decided(act, subject_of_verdict((person, wave.pk)), at=at)


def upheld(wave: Wave, *people: UUID, at: datetime = DECIDED) -> None:
    """They objected, and two people found them right; the log has yet to grow."""
    objected(wave, *people)
    for one in people:
        by = deciders(wave, one, at=at)
        with unit_of_work(by=by):
            uphold_verdict_objection(applicant_id=one, wave_id=wave.pk, by=by, now=at)


def rejected(wave: Wave, *people: UUID, at: datetime = DECIDED) -> None:
    objected(wave, *people)
    for one in people:
        by = deciders(wave, one, at=at, is_upheld=False)
        with unit_of_work(by=by):
            reject_verdict_objection(applicant_id=one, wave_id=wave.pk, by=by, now=at)


def heard(wave: Wave, *, at: datetime = DECIDED) -> bool:
    """Witnesses have seen the decisions, whoever can be is heard, and witnesses have seen that too."""
    seen_by_witnesses(at + timedelta(minutes=1))
    is_heard = run_hearing(wave_id=wave.pk, now=at + timedelta(minutes=2))
    seen_by_witnesses(at + timedelta(minutes=3))
    return is_heard


def addenda_file(wave: Wave, folder: Path) -> Path:
    """`addenda.json`, as the wave's page hands it out."""
    attempt = attempt_now(wave.pk)
    assert attempt
    path = folder / "addenda.json"
    path.write_bytes(spelt(addenda_of(attempt).model_dump()))
    return path
