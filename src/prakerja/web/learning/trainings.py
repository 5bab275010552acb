"""“Pelatihan saya”: what was bought, how far one is with it, and its certificate."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prakerja.kit.clock import read_clock
from prakerja.pages.middleware import ApplicantRequest
from prakerja.training.certificates.reasons import WithdrawnFor
from prakerja.training.own_trainings import OwnTraining, own_trainings
from prakerja.training.states import PurchaseState
from prakerja.words.declarations import DECLARED_OF_YOU
from prakerja.words.learning import PURCHASE_TAGS, WITHDRAWN_FOR
from prakerja.words.words import Words


@dataclass(frozen=True)
class TrainingOnPage:
    training: OwnTraining
    tone: str
    words: Words

    @property
    def is_under_way(self) -> bool:
        return self.training.state in {PurchaseState.BOUGHT, PurchaseState.REDEEMED}

    @property
    def declared(self) -> Words:
        """Of them, in words; empty: nothing is."""
        return DECLARED_OF_YOU[self.training.declared_kind] if self.training.declared_kind else ""

    @property
    def withdrawn_for(self) -> Words:
        """Empty: its certificate stands, or there is none."""
        certificate = self.training.certificate
        if certificate is None or not certificate.withdrawn_for:
            return ""
        return WITHDRAWN_FOR[WithdrawnFor(certificate.withdrawn_for)]


@require_safe
def trainings_page(request: ApplicantRequest) -> HttpResponse:
    mine = own_trainings(request.applicant_id, at=read_clock())
    bought = [TrainingOnPage(one, *PURCHASE_TAGS[one.state]) for one in mine]
    return render(request, "learning/trainings.html", {"trainings": bought})
