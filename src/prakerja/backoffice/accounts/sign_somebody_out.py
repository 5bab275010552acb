"""The form by which the office signs somebody out everywhere, on the page of a member and on that of an applicant."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _

from prakerja.accounts.end_sessions_of import end_sessions_of
from prakerja.accounts.models import Account
from prakerja.backoffice.access import StaffRequest
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.kit.unit_of_work import unit_of_work


def sign_out_form(data: Mapping[str, Any] | None = None) -> ReasonForm:
    """One person decides it: no second one reads the reason."""
    return ReasonForm(data, name="out", missing=_("Tulis alasannya, untuk jejak audit"))


def sign_somebody_out(request: StaffRequest, person: Account, form: ReasonForm) -> None:
    """They are signed in nowhere, and the next page says what came of it. The form is valid."""
    with unit_of_work(by=request.actor) as work:
        was_in = end_sessions_of(account=person, reason=form.reason, by=work.actor, now=work.now)
    if was_in:
        messages.success(request, _("Orang ini sudah dikeluarkan dari semua perangkat. Kami menulis kepadanya."))
    else:
        messages.info(request, _("Orang ini sedang tidak masuk di perangkat mana pun, jadi tidak ada yang diubah."))
