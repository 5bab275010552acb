"""“Pembayaran saya”: where the money of each instalment and survey is, and the slip of what has arrived."""

from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from prakerja.kit.clock import read_clock
from prakerja.pages.middleware import ApplicantRequest
from prakerja.payouts.own_payments import own_payments
from prakerja.payouts.shown_payments import OwnDue, OwnPayment
from prakerja.payouts.slip_pdf import SlipWords, write_slip_pdf
from prakerja.payouts.standing import Standing
from prakerja.words.amounts import rupiah
from prakerja.words.holds import HOLD_REASONS
from prakerja.words.moments import in_wib
from prakerja.words.payments import Said, due_name, failures_of, paid_into, said_of

_TO_LINK: Final = {Standing.NO_ACCOUNT, Standing.ACCOUNT_FAILED, Standing.ACCOUNT_LATER}
_TO_ACCOUNT: Final = {Standing.ACCOUNT_ASKED, Standing.ACCOUNT_REFUSED, Standing.ACCOUNT_RESTS}
_TO_CARD: Final = {Standing.HELD, Standing.GONE}
#: As many as the column holds.
_MOST: Final = 2**31


@dataclass(frozen=True)
class DueOnPage:
    due: OwnDue
    name: str
    said: Said
    #: What else is in the same transfer.
    beside: str
    failures: list[str]
    #: Where there is something to do: address and words.
    action: tuple[str, str] | None

    @property
    def slip(self) -> int | None:
        """The number of the payment that has arrived."""
        newest = self.due.newest
        return newest.number if newest is not None and self.due.standing is Standing.PAID else None


@require_safe
def payments_page(request: ApplicantRequest) -> HttpResponse:
    now = read_clock()
    own = own_payments(request.applicant_id, at=now)
    rows = [
        DueOnPage(due, due_name(due), said_of(due, now=now), _beside(due), failures_of(due), _action(due))
        for due in own.dues
    ]
    held_because = HOLD_REASONS[own.held_for] if own.held_for else ""
    return render(request, "payouts/payments.html", {"rows": rows, "held_because": held_because})


@require_safe
def slip(request: ApplicantRequest, number: int) -> HttpResponse:
    """In Indonesian, whatever language its reader reads in."""
    payment = own_payments(request.applicant_id, at=read_clock()).paid(number) if number < _MOST else None
    if payment is None:
        raise Http404
    with override("id"):
        pdf = write_slip_pdf(_words(payment, request.user.full_name))
    # No name and no number in the file's name: it lies in a folder that others see.
    disposition = 'attachment; filename="bukti-pembayaran-prakerja.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})


def _words(payment: OwnPayment, name: str) -> SlipWords:
    return SlipWords(
        name=name,
        reference=payment.reference,
        bank_reference=payment.bank_reference,
        account=paid_into(payment),
        paid=in_wib(payment.moved_at),
        dues=[(due_name(one), rupiah(one.amount)) for one in payment.carries],
        total=rupiah(payment.amount),
    )


def _beside(due: OwnDue) -> str:
    newest = due.newest
    if newest is None or newest in due.failures or len(newest.carries) == 1:
        return ""
    others = [due_name(one) for one in newest.carries if (one.kind, one.number) != (due.kind, due.number)]
    said = {"amount": rupiah(newest.amount), "others": ", ".join(others)}
    return _("Satu kiriman %(amount)s bersama %(others)s.") % said


def _action(due: OwnDue) -> tuple[str, str] | None:
    if due.standing in _TO_LINK:
        return reverse("payouts:link"), _("Sambungkan rekening")
    if due.standing in _TO_ACCOUNT:
        return reverse("payouts:account"), _("Buka rekening saya")
    if due.standing in _TO_CARD:
        return reverse("cards:card"), _("Buka kartu saya")
    if due.standing is Standing.OPEN:
        return reverse("incentives:survey", args=[due.number]), _("Isi survei")
    if due.standing is Standing.WAITS:
        return reverse("incentives:incentives"), _("Lihat syaratnya")
    if due.standing is Standing.NO_CERTIFICATE:
        return reverse("learning:trainings"), _("Lihat pelatihan saya")
    return None
