"""What a page says when a proposal was made, confirmed or withdrawn, or could not be."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.utils.translation import gettext as _

from prakerja.accounts.models import Account
from prakerja.approvals.confirm_proposal import ConfirmedAlready, confirm_proposal
from prakerja.approvals.withdraw_proposal import withdraw_proposal
from prakerja.backoffice.access import StaffRequest
from prakerja.kit.unit_of_work import Work, unit_of_work
from prakerja.pages.shown import require_as_shown, shown_in
from prakerja.words.approvals import REFUSED


def tell(request: StaffRequest, do: Callable[[Work], object], done: str, *, shown: tuple[object, ...] | None) -> None:
    """Does it in a unit of work, and leaves a message for the next page: what was done, or why it was not.

    `shown`: what its page says of it, as it is now; None where all there is to know was typed. Raises ShownOtherwise
    where that page was shown otherwise, and then nothing was done.
    """
    try:
        with unit_of_work(by=request.actor) as work:
            do(work)
            # Asked last: who comes too late is told of that first.
            if shown is not None:
                require_as_shown(request, *shown)
    except ConfirmedAlready as refused:
        told = _("Sudah dikonfirmasi lebih dulu oleh %(who)s; Anda tidak mengubah apa pun.")
        messages.warning(request, told % {"who": _name(refused)})
    except tuple(REFUSED) as refused:
        messages.error(request, str(REFUSED[type(refused)]))
    else:
        messages.success(request, done)


def confirm_and_tell(request: StaffRequest, proposal_id: UUID, done: str) -> None:
    """As the second person, who has read what would happen."""
    version = shown_in(request)
    tell(
        request,
        lambda work: confirm_proposal(proposal_id=proposal_id, by=work.actor, now=work.now, shown=version),
        done,
        shown=None,
    )


def withdraw_and_tell(request: StaffRequest, proposal_id: UUID, reason: str) -> None:
    done = _("Usulan ditarik.")
    tell(
        request,
        lambda work: withdraw_proposal(proposal_id=proposal_id, reason=reason, by=work.actor, now=work.now),
        done,
        shown=None,
    )


def _name(refused: ConfirmedAlready) -> str:
    return Account.objects.values_list("full_name", flat=True).filter(pk=str(refused.by)).first() or ""
