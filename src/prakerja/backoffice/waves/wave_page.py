"""One wave as the office sees it: its figures, and its stages with who proposed and who confirmed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render

from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.approvals.state_now import states_now
from prakerja.approvals.states import ENDED, ProposalState
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.audit.history import history_of
from prakerja.backoffice.names import names_of
from prakerja.backoffice.waves.stage_on_page import Figures, StageOnPage, Turn, facts_of, turn_of
from prakerja.backoffice.waves.wave_progress import progress_of
from prakerja.backoffice.waves.wave_stages import STAGES
from prakerja.cards.models import WaveBudget
from prakerja.draw.acts import STATE_AGAIN, TAKE_BACK_ATTEMPT
from prakerja.draw.attempt_rules import Stage
from prakerja.draw.candidate_files import seats_lines_of
from prakerja.draw.models import Draw, Statement
from prakerja.draw.small_cells import SmallCells, foreseen_cells
from prakerja.kit.clock import read_clock
from prakerja.messages.mailing import ChannelFigures
from prakerja.pages.shown import row_facts, shows
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.acts import CANCEL, RESCHEDULE
from prakerja.waves.models import Joiner, SeatRow, Wave, WaveChange
from prakerja.waves.stages import CANCELLABLE, MOVABLE
from prakerja.waves.states import WaveState
from prakerja.waves.tell_of_change import told_of_change
from prakerja.words.acts import ACT_TITLES
from prakerja.words.approvals import STATE_NAMES as PROPOSAL_STATES
from prakerja.words.waves import STATE_NAMES, area_words, group_words, share_words

#: Another schedule, or its end.
_CHANGES: Final = (RESCHEDULE.name, CANCEL.name)
_ENDS_OF_ATTEMPT: Final = ("taken_back", "chain_given_up")


def wave_page(request: StaffRequest, wave: Wave, wrong: ReasonForm | None = None) -> HttpResponse:
    """The page. `wrong`: the form of a proposal that could not be accepted, shown with its error."""
    seat_rows = list(SeatRow.objects.filter(wave=wave))
    shows(request, *wave_facts(wave, seat_rows))
    figures = Figures(joiners=Joiner.objects.filter(wave=wave).count(), seats=sum(row.seats for row in seat_rows))
    progress = progress_of(wave)
    by_act, ended = _proposals_of(wave, read_clock())
    stages = stages_of(wave, figures, request.staff_id, by_act, attempt=progress.get("attempt_stage"))
    context = {
        "wave": wave,
        "state": STATE_NAMES[WaveState(wave.state)],
        "figures": figures,
        "stages": [(one, _form_for(one, wrong)) for one in stages if not one.stage.is_way_back],
        "ways_back": [(one, _form_for(one, wrong)) for one in stages if one.is_open_way_back],
        "stage_now": next((one for one in stages if one.turn is Turn.NOW), None),
        "form": wrong,
        "changes": _changes_of(wave),
        "history": history_of(request, wave, *_beside(wave)),
        "ended": _ended_on_page(ended),
        "may_correct": wave.state == WaveState.PLANNED and Permission.PLAN_WAVES in request.may,
        "is_movable": wave.state in MOVABLE,
        "is_cancellable": wave.state in CANCELLABLE,
        "waiting": [(one, ACT_TITLES[one.act]) for name, one in by_act.items() if name in _CHANGES],
        "share": _share_of(wave, seat_rows),
        "cells": _cells_of(wave),
        "seats": [(row, area_words(row.area), group_words(row.group)) for row in seat_rows],
        "may_decide": Permission.DECIDE_WAVES in request.may,
        **progress,
    }
    return render(request, "backoffice/wave.html", context)


def wave_facts(wave: Wave, seats: Sequence[SeatRow] | None = None) -> tuple[object, ...]:
    """What whoever decides about it is shown: not who joins it, of whom there are more each second."""
    rows = list(SeatRow.objects.filter(wave=wave)) if seats is None else seats
    return row_facts(wave, *rows)


def _beside(wave: Wave) -> list[Model]:
    """What else people decide about it: its money, its draw, and each attempt at that."""
    stated = Statement.objects.filter(draw_id=wave.pk).select_related(*_ENDS_OF_ATTEMPT).defer("file")
    ends = [getattr(one, name, None) for one in stated for name in _ENDS_OF_ATTEMPT]
    attempts = [*stated, *(row for row in ends if row is not None)]
    return [WaveBudget(wave_id=wave.pk), Draw(wave_id=wave.pk), *attempts]


def _changes_of(wave: Wave) -> list[tuple[WaveChange, list[ChannelFigures]]]:
    """What two people changed of it, the last one first, and what became of the messages about that one."""
    rows = list(WaveChange.objects.filter(wave=wave).order_by("-number")) if wave.scheme_version else []
    return [(one, told_of_change(one) if place == 0 else []) for place, one in enumerate(rows)]


def _cells_of(wave: Wave) -> SmallCells | None:
    """Before a wave is opened: how many people its seats would tell apart, by those who were in the last draw."""
    return foreseen_cells(seats_lines_of(wave)) if wave.state == WaveState.PLANNED else None


def _share_of(wave: Wave, rows: Sequence[SeatRow]) -> dict[str, str] | None:
    """The seats for those who have precedence in the wave's scheme, in words; None where nobody has."""
    priority = load_scheme(wave.scheme).priority
    if not priority.groups:
        return None
    words = share_words(priority.share_of((row.group, row.seats) for row in rows))
    return {**words, "aid": ", ".join(name.upper() for name in priority.not_yet_aided_first)}


def stages_of(
    wave: Wave, figures: Figures, reader: UUID, by_act: dict[str, Proposal], *, attempt: Stage | None
) -> list[StageOnPage]:
    """Every stage in order, with its proposal and the names of those who decided."""
    if wave.state == WaveState.CANCELLED:
        return []
    people = {person for one in by_act.values() for person in (one.proposed_by, one.confirmed_by) if person}
    names = dict(Account.objects.filter(pk__in=people).values_list("pk", "full_name"))
    facts = facts_of(wave, figures)
    shown = []
    for stage in STAGES:
        proposal = by_act.get(stage.decided.name) if stage.decided else None
        turn = turn_of(stage, wave, attempt=attempt, is_proposed=proposal is not None)
        shown.append(
            StageOnPage(
                stage=stage,
                turn=turn,
                words=str(stage.has_done if turn is Turn.DONE else stage.will_do) % facts,
                proposal=proposal,
                proposed_by=names.get(proposal.proposed_by, "") if proposal else "",
                confirmed_by=names.get(proposal.confirmed_by, "") if proposal and proposal.confirmed_by else "",
                is_own=proposal is not None and proposal.proposed_by == reader,
            )
        )
    return shown


def _proposals_of(wave: Wave, now: datetime) -> tuple[dict[str, Proposal], list[tuple[Proposal, ProposalState]]]:
    """For each act the proposal that waits, or what was decided; and what came to its end, the last first."""
    acts = [*_CHANGES, *(stage.decided.name for stage in STAGES if stage.decided)]
    rows = list(Proposal.objects.filter(subject=str(wave.pk), act__in=acts).order_by("proposed_at", "pk"))
    states = states_now(rows, now=now)
    current = {one.act: one for one in rows if states[one.pk] not in ENDED and not _may_come_again(one)}
    return current, [(one, states[one.pk]) for one in reversed(rows) if states[one.pk] in ENDED]


def _ended_on_page(ended: list[tuple[Proposal, ProposalState]]) -> list[dict[str, object]]:
    """What was proposed and came to nothing: who proposed it, who withdrew it and why."""
    names = names_of(person for one, _ in ended for person in (one.proposed_by, one.ended_by))
    return [
        {
            "proposal": one,
            "title": ACT_TITLES[one.act],
            "state": PROPOSAL_STATES[state],
            "proposed_by": names.get(one.proposed_by, ""),
            "ended_by": names.get(one.ended_by, "") if one.ended_by else "",
        }
        for one, state in ended
    ]


def _may_come_again(one: Proposal) -> bool:
    """What was done to an attempt, or to the schedule, can be done to the next one again."""
    again = (TAKE_BACK_ATTEMPT.name, STATE_AGAIN.name, *_CHANGES)
    return one.act in again and one.state == ProposalState.CARRIED_OUT


def _form_for(one: StageOnPage, wrong: ReasonForm | None) -> ReasonForm | None:
    if not one.may_propose or one.turn is not Turn.NOW:
        return None
    return wrong if wrong is not None and wrong.name == one.stage.name else ReasonForm(name=one.stage.name)
