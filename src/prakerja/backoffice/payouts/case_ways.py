"""In which ways a case may be closed as it stands: the form of each, and what booking it would do, in figures."""

from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.payouts.case_forms import BeforeForm, BookAsForm, PairForm
from prakerja.kit.clock import read_clock
from prakerja.kit.refused import Refused
from prakerja.payouts.models import ReconciliationCase
from prakerja.payouts.reconciliation.case_act import BOOK_CASE
from prakerja.payouts.reconciliation.case_books import is_booked
from prakerja.payouts.reconciliation.note_booked_before import booked_alike
from prakerja.payouts.reconciliation.pair_cases import other_halves
from prakerja.words.acts import CONSEQUENCES
from prakerja.words.approvals import REFUSED
from prakerja.words.plans import plan_words

_MISSING: Final = gettext_lazy("Tulis apa yang Anda temukan")
#: So many other halves are offered.
_OFFERED: Final = 10

type CaseForm = ReasonForm | None


NO_BOOKING: Final[dict[str, Any]] = {"book_form": None, "plan": [], "why_not": "", "consequence": ""}


def form_of(word: str, case: ReconciliationCase, data: QueryDict | None = None) -> CaseForm:
    """Filled in, where it was sent."""
    missing = str(_MISSING)
    match word:
        case "close":
            return ReasonForm(data, name="close", missing=missing)
        case "pair":
            return PairForm(data, missing=missing, halves=other_halves(case, _OFFERED))
        case "before":
            return BeforeForm(data, missing=missing, decisions=booked_alike(case))
        case "book":
            return ReasonForm(data, name="book") if case.payee_id else BookAsForm(data, name="book")
    return None


def ways_of(case: ReconciliationCase, wrong: CaseForm) -> dict[str, CaseForm]:
    """By which one person may close it."""
    if not is_booked(case):
        words = ["close"]
    else:
        words = ["pair"] if other_halves(case, 1) else []
        words += ["before"] if booked_alike(case) else []
    return {word: wrong if wrong is not None and wrong.name == word else form_of(word, case) for word in words}


def booking_of(case: ReconciliationCase, wrong: CaseForm) -> dict[str, Any]:
    """What two people would do, in figures; or why they cannot now."""
    form = wrong if wrong is not None and wrong.name == "book" else form_of("book", case)
    told: dict[str, Any] = {**NO_BOOKING, "book_form": form, "consequence": CONSEQUENCES[BOOK_CASE.name]}
    asked = [{}] if case.payee_id else [{"booked_as": one, "year": case.day.year} for one in ("fee", "deposit")]
    try:
        plans = [BOOK_CASE.foresee(str(case.pk), one, read_clock()) for one in asked]
    except Refused as refused:
        return {**told, "book_form": None, "why_not": REFUSED[type(refused)]}
    return {**told, "plan": [plan_words(one) for one in plans]}
