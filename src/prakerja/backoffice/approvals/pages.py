"""Proposals: those that wait, and one with what would happen, to be confirmed or withdrawn."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prakerja.accounts.models import Account
from prakerja.approvals.facts_of_proposal import facts_of_proposal, foreseen_now
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import act_named
from prakerja.approvals.rules import may_withdraw
from prakerja.approvals.state_now import states_now
from prakerja.approvals.states import ProposalState
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.pages_of_acts import evidence_of, home_of
from prakerja.backoffice.approvals.told import confirm_and_tell
from prakerja.backoffice.approvals.withdrawal import withdrawal
from prakerja.backoffice.audit.history import history_of
from prakerja.backoffice.cards.money_words import money_words_of
from prakerja.kit.clock import read_clock
from prakerja.pages.methods import form_page
from prakerja.pages.shown import shows
from prakerja.waves.models import Wave
from prakerja.waves.plan_of import plan_of
from prakerja.waves.seats_line import SeatsLine
from prakerja.words.acts import ACT_TITLES, CONSEQUENCES
from prakerja.words.approvals import STATE_NAMES
from prakerja.words.plans import plan_words, subject_words
from prakerja.words.waves import area_words, group_words
from prakerja.words.words import Words

_SHOWN: Final = 100


@require_safe
@staff_page(Permission.READ_PROPOSALS)
def proposals(request: StaffRequest) -> HttpResponse:
    rows = list(Proposal.objects.newest()[:_SHOWN])
    names = _names(rows)
    states = states_now(rows, now=read_clock())
    shown = [_row(row, names, states[row.pk]) for row in rows]
    return render(request, "backoffice/proposals.html", {"rows": shown})


@dataclass(frozen=True)
class Row:
    """One proposal in the list of all."""

    id: UUID
    title: Words
    subject: str
    state: Words
    proposed_by: str
    proposed_at: datetime
    #: Somebody is to confirm it.
    is_waiting: bool
    #: Who withdrew or undid it, and why.
    ended_by: str = ""
    end_reason: str = ""


def _row(one: Proposal, names: dict[UUID, str], state: ProposalState) -> Row:
    return Row(
        id=one.pk,
        title=ACT_TITLES[one.act],
        subject=subject_words(one.plan),
        state=STATE_NAMES[state],
        proposed_by=names[one.proposed_by],
        proposed_at=one.proposed_at,
        is_waiting=state is ProposalState.PROPOSED,
        ended_by=names.get(one.ended_by, "") if one.ended_by else "",
        end_reason=one.end_reason,
    )


@require_safe
@staff_page(Permission.READ_PROPOSALS)
def proposal(request: StaffRequest, proposal_id: UUID) -> HttpResponse:
    """Everything that the second person should have seen before they confirm it."""
    one = get_object_or_404(Proposal, pk=proposal_id)
    state = states_now([one], now=read_clock())[one.pk]
    now_plan = foreseen_now(one, now=read_clock()) if state is ProposalState.PROPOSED else None
    shows(request, *facts_of_proposal(one, now=read_clock()))
    is_for_reader = state is ProposalState.PROPOSED and act_named(one.act).permission in request.may
    is_partial = request.staff_id in (one.proposed_by, one.about)
    names = _names([one])
    context: dict[str, Any] = {
        "proposal": one,
        "title": ACT_TITLES[one.act],
        "subject": subject_words(one.plan),
        "consequence": CONSEQUENCES[one.act],
        "plan": plan_words(one.plan),
        "plan_now": plan_words(now_plan) if now_plan is not None and now_plan != one.plan else [],
        "state": STATE_NAMES[state],
        "is_late": state is ProposalState.EXPIRED,
        "is_void": state is ProposalState.VOID,
        "is_own": one.proposed_by == request.staff_id,
        "is_about_reader": one.about == request.staff_id,
        "is_open": is_for_reader,
        "may_confirm": is_for_reader and not is_partial,
        "may_withdraw": is_for_reader
        and may_withdraw(person=request.staff_id, proposer=one.proposed_by, about=one.about),
        "proposed_by": names[one.proposed_by],
        "confirmed_by": names.get(one.confirmed_by) if one.confirmed_by else "",
        "ended_by": names.get(one.ended_by) if one.ended_by else "",
        "home": home_of(one),
        "history": history_of(request, one),
        "seats": _seats_of(one) if state is ProposalState.PROPOSED else [],
        "evidence": evidence_of(one),
        "money": money_words_of(one) if state is ProposalState.PROPOSED else None,
    }
    return render(request, "backoffice/proposal.html", context)


def _seats_of(one: Proposal) -> list[tuple[SeatsLine, Words, Words]]:
    """All that the wave gives out, where the plan speaks of its seats: nobody confirms a sum without its rows."""
    if one.act.partition(".")[0] not in ("waves", "draw") or "seats" not in one.plan:
        return []
    seats = plan_of(Wave(pk=int(one.subject))).seats
    return [(row, area_words(row.area), group_words(row.group)) for row in seats]


@require_POST
@staff_page(Permission.READ_PROPOSALS)
def confirm(request: StaffRequest, proposal_id: UUID) -> HttpResponse:
    one = get_object_or_404(Proposal, pk=proposal_id)
    confirm_and_tell(request, proposal_id, _("Dikonfirmasi: %(act)s.") % {"act": ACT_TITLES[one.act]})
    return redirect(home_of(one))


@form_page
@staff_page(Permission.READ_PROPOSALS)
def withdraw(request: StaffRequest, proposal_id: UUID) -> HttpResponse:
    one = get_object_or_404(Proposal, pk=proposal_id)
    return withdrawal(request, one, back=reverse("backoffice:approvals:proposal", args=[one.pk]), home=home_of)


def _names(rows: list[Proposal]) -> dict[UUID, str]:
    people = {person for row in rows for person in (row.proposed_by, row.confirmed_by, row.ended_by) if person}
    return dict(Account.objects.filter(pk__in=people).values_list("pk", "full_name"))
