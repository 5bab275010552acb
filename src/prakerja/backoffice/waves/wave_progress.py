"""What screening, secrets, draw and telling have come to in one wave, for the parts of its page."""

from typing import Any

from prakerja.authority.models import Member
from prakerja.authority.roles import Role
from prakerja.backoffice.cards.money_words import money_words
from prakerja.draw.engine.seed import FEWEST_CUSTODIANS
from prakerja.draw.kept_checks import newest_check
from prakerja.draw.models import Custodian, Draw
from prakerja.draw.tell_joiners import told_so_far
from prakerja.journey.due_work import due_work, failed_work
from prakerja.screening.figures import figures_of
from prakerja.screening.wave_to_wait_for import wave_to_wait_for
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.words.checks import checks_words
from prakerja.words.screening import RULE_NAMES
from prakerja.work.states import WorkState

_BEFORE_SCREENING = (WaveState.PLANNED, WaveState.OPEN, WaveState.CLOSED)


def progress_of(wave: Wave) -> dict[str, Any]:
    """The context of the parts in `backoffice/stages/`."""
    draw = Draw.objects.filter(pk=wave.pk).first()
    waits_for = wave_to_wait_for(wave.pk) if wave.state == WaveState.CLOSED else None
    context: dict[str, Any] = {"waits_for": waits_for, "draw": draw, "fewest_custodians": FEWEST_CUSTODIANS}
    context["work"] = _work_on(wave)
    if wave.state not in _BEFORE_SCREENING:
        screening = figures_of(wave.pk)
        context["screening"] = screening
        context["refused_by"] = [(RULE_NAMES[rule], people) for rule, people in screening.refused_by.items()]
    if wave.state == WaveState.SCREENED:
        context["known_custodians"] = Member.objects.holding(Role.CUSTODIAN).count()
    context["money"] = money_words(wave, draw)
    context["checks"] = None
    if draw is not None:
        kept = newest_check(wave.pk)
        context["checks"] = checks_words(kept.checks) if kept else None
        context["custodians"] = list(Custodian.objects.filter(draw=draw).order_by("position"))
    if draw is not None and draw.published_at is not None:
        context["told"] = told_so_far(wave)
    return context


def _work_on(wave: Wave) -> WorkState | None:
    """Work that is due counts as under way, also before anybody has begun it."""
    due = due_work(wave)
    if failed_work(wave, due=due):
        return WorkState.FAILED
    return WorkState.UNDER_WAY if due else None
