"""The ends of the schemes' years: all of them in a list, and one part of one, with its dry run, to be proposed."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prakerja.approvals.facts_of_proposal import facts_of_plan
from prakerja.approvals.propose_act import propose_act
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.cards.year_end_page import (
    PARTS,
    address_of,
    outcomes,
    percent_done,
    waiting_proposals,
    year_end_rows,
)
from prakerja.cards.try_closing_again import try_closing_again
from prakerja.cards.unclosed_years import endless_waves
from prakerja.cards.year_end_act import CLOSE_YEAR
from prakerja.cards.year_end_figures import year_end_figures
from prakerja.cards.year_ends import Closing, NoYearEnd, closing_in
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.shown import shows
from prakerja.words.acts import CONSEQUENCES
from prakerja.words.year_ends import STANDINGS, YEAR_PARTS, CloseStanding, last_days


@require_safe
@staff_page(Permission.READ_CARDS)
def year_ends(request: StaffRequest) -> HttpResponse:
    context = {"rows": year_end_rows(now=read_clock()), "endless": endless_waves()}
    return render(request, "backoffice/year_ends.html", context)


@form_page
@staff_page(Permission.READ_CARDS, Permission.DECIDE_BUDGET)
def year_end(request: StaffRequest, scheme: str, year: int, word: str) -> HttpResponse:
    closing = _closing(scheme, year, word)
    if request.method != "POST":
        return _page(request, closing, word, ReasonForm(name="close"))
    form = ReasonForm(request.POST, name="close")
    if not form.is_valid():
        return _page(request, closing, word, form)
    tell(
        request,
        lambda work: propose_act(
            act=CLOSE_YEAR, subject=closing.subject, reason=form.reason, by=work.actor, now=work.now
        ),
        _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."),
        shown=facts_of_plan(CLOSE_YEAR, closing.subject, {}, now=read_clock()),
    )
    return redirect(address_of(closing))


@require_POST
@staff_page(Permission.READ_CARDS, do=Permission.TRY_WORK_AGAIN)
def close_again(request: StaffRequest, scheme: str, year: int, word: str) -> HttpResponse:
    closing = _closing(scheme, year, word)
    with unit_of_work(by=request.actor) as work:
        try_closing_again(subject=closing.subject, by=work.actor, now=work.now)
    return redirect(address_of(closing))


def _closing(scheme: str, year: int, word: str) -> Closing:
    try:
        return closing_in(f"{scheme}:{year}:{PARTS.get(word, '')}")
    except NoYearEnd:
        raise Http404 from None


def _page(request: StaffRequest, closing: Closing, word: str, form: ReasonForm) -> HttpResponse:
    now = read_clock()
    shows(request, *facts_of_plan(CLOSE_YEAR, closing.subject, {}, now=now))
    standing = next(row.standing for row in year_end_rows(now=now) if row.closing == closing)
    figures = year_end_figures(closing, now=now) if standing is not CloseStanding.OPEN else None
    context: dict[str, object] = {
        "closing": closing,
        "word": word,
        "part": YEAR_PARTS[closing.part],
        "tag": STANDINGS[standing],
        "standing": standing.value,
        "days": list(last_days(closing.end)),
        "figures": figures,
        "waiting": waiting_proposals(now=now).get(closing.subject),
        "percent": percent_done(closing),
        "outcomes": outcomes(closing),
        "consequence": CONSEQUENCES[CLOSE_YEAR.name],
        "form": form,
        "may_decide": Permission.DECIDE_BUDGET in request.may,
        "may_try_again": Permission.TRY_WORK_AGAIN in request.may,
    }
    return render(request, "backoffice/year_end.html", context)
