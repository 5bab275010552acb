"""The forms by which a case is closed: booked, found in the books, or paired with its other half."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Plan
from prakerja.backoffice.approvals.budget_year import BudgetYearField
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.kit.rupiah import Rupiah
from prakerja.payouts.models import ReconciliationCase
from prakerja.payouts.reconciliation.states import CaseKind
from prakerja.words.amounts import rupiah
from prakerja.words.moments import in_wib
from prakerja.words.reconciliation import BOOKED_AS, CASE_KINDS

_CHOOSE = {"required": gettext_lazy("Pilih salah satu"), "invalid_choice": gettext_lazy("Pilih salah satu")}


class BookAsForm(ReasonForm):
    """Of what is nobody's payment."""

    booked_as = forms.ChoiceField(
        label=gettext_lazy("Dibukukan sebagai"),
        choices=[(one.value, words) for one, words in BOOKED_AS.items()],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    year = BudgetYearField()

    def asked(self) -> Plan:
        return {"booked_as": self.cleaned_data["booked_as"], "year": int(self.cleaned_data["year"])}


class _ChosenForm(ReasonForm):
    """One of several rows, and why."""

    def __init__(
        self, data: Mapping[str, Any] | None, *, name: str, missing: str, label: str, rows: Sequence[tuple[UUID, str]]
    ) -> None:
        super().__init__(data, name=name, missing=missing)
        self.fields[f"which_{name}"] = forms.ChoiceField(
            label=label,
            choices=[(str(key), words) for key, words in rows],
            widget=forms.RadioSelect,
            error_messages=_CHOOSE,
        )
        self.order_fields([f"which_{name}", f"reason_{name}"])

    @property
    def which(self) -> UUID:
        return UUID(self.cleaned_data[f"which_{self.name}"])


class PairForm(_ChosenForm):
    def __init__(
        self, data: Mapping[str, Any] | None = None, *, missing: str, halves: Sequence[ReconciliationCase]
    ) -> None:
        rows = [(one.pk, _words_of(one)) for one in halves]
        super().__init__(data, name="pair", missing=missing, label=_("Selisih yang satu lagi"), rows=rows)


class BeforeForm(_ChosenForm):
    def __init__(self, data: Mapping[str, Any] | None = None, *, missing: str, decisions: Sequence[Proposal]) -> None:
        rows = [(one.pk, f"{in_wib(one.proposed_at)}: {one.reason}") for one in decisions]
        super().__init__(data, name="before", missing=missing, label=_("Yang sudah dicatat"), rows=rows)


def _words_of(one: ReconciliationCase) -> str:
    kind, day = CASE_KINDS[CaseKind(one.kind)], date_format(one.day, "j F Y")
    return f"{kind}, {day}, {rupiah(Rupiah(abs(one.difference)))}, {one.remark or one.about}"
