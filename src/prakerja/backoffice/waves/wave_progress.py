"""What screening, secrets, draw and telling have come to in one wave, for the parts of its page."""

from typing import Any, Final

from prakerja.backoffice.cards.money_words import money_words
from prakerja.backoffice.waves.attempt_on_page import attempt_on_page
from prakerja.draw.attempt_rules import FEWEST_CUSTODIANS
from prakerja.draw.attempts import attempt_now
from prakerja.draw.custodians import count_custodians
from prakerja.draw.dry_runs import DryRun
from prakerja.draw.jobs import dry_run
from prakerja.draw.kept_checks import newest_check
from prakerja.draw.models import Draw
from prakerja.draw.tell_joiners import told_so_far
from prakerja.journey.due_work import change_untold, due_work, failed_work
from prakerja.kit.clock import read_clock
from prakerja.screening.figures import figures_of
from prakerja.screening.wave_to_wait_for import wave_to_wait_for
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.words.checks import checks_words
from prakerja.words.draws import WORK_STAGES
from prakerja.words.screening import RULE_NAMES
from prakerja.words.words import Words
from prakerja.work.progress import Progress
from prakerja.work.progress import progress_of as work_progress
from prakerja.work.state_of import state_of
from prakerja.work.states import WorkState

#: The newest ones.
_DRY_RUNS: Final = 10
_BEFORE_SCREENING = (WaveState.PLANNED, WaveState.OPEN, WaveState.CLOSED)


def progress_of(wave: Wave) -> dict[str, Any]:
    """The context of the parts in `backoffice/stages/`."""
    draw = Draw.objects.filter(pk=wave.pk).first()
    waits_for = wave_to_wait_for(wave.pk) if wave.state == WaveState.CLOSED else None
    context: dict[str, Any] = {"waits_for": waits_for, "draw": draw, "fewest_custodians": FEWEST_CUSTODIANS}
    context["work"], context["work_stage"], context["work_reached"] = _work_on(wave)
    if wave.state not in _BEFORE_SCREENING:
        screening = figures_of(wave.pk)
        context["screening"] = screening
        context["refused_by"] = [(RULE_NAMES[rule], people) for rule, people in screening.refused_by.items()]
    if wave.state == WaveState.SCREENED:
        context["known_custodians"] = count_custodians(now=read_clock())
    context["money"] = money_words(wave, draw)
    context["checks"] = None
    if draw is not None:
        kept = newest_check(wave.pk)
        context["checks"] = checks_words(kept.checks) if kept else None
        is_frozen = wave.state == WaveState.FROZEN
        context["dry_run_state"] = state_of(dry_run, wave_id=wave.pk) if is_frozen else None
        context["dry_runs"] = list(DryRun.objects.filter(draw_id=wave.pk).order_by("-ended_at")[:_DRY_RUNS])
    if attempt := attempt_now(wave.pk) if draw is not None else None:
        context |= attempt_on_page(attempt, now=read_clock())
    if draw is not None and draw.published_at is not None:
        context["told"] = told_so_far(wave)
    return context


def _work_on(wave: Wave) -> tuple[WorkState | None, Words | str, Progress]:
    """Work that is due counts as under way, also before anybody has begun it. With what is being done, and how far."""
    due = due_work(wave)
    if failed_work(wave, due=due) or (wave.scheme_version and change_untold(wave)):
        return WorkState.FAILED, "", Progress()
    if due is None:
        return None, "", Progress()
    reached = work_progress(due, wave_id=wave.pk)
    return WorkState.UNDER_WAY, WORK_STAGES.get(reached.cursor.partition(" ")[0], ""), reached
