"""`post()`: what an act does to the books, in the act's own transaction."""

from django.db import DataError, IntegrityError, connection

from prakerja.kit.constraints import violates
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import save_nothing
from prakerja.ledger.models import Transfer
from prakerja.ledger.post_statement import run_posting
from prakerja.ledger.posting import NoPosting, Posting


class BalanceTooSmall(Refused):
    """An account of a recipient does not hold what was to be taken from it. The transaction cannot go on."""


class ClosedAlready(Refused):
    """What was held is posted, given back or expired already. The transaction cannot go on."""


class PostedOtherwise(Refused):
    """The same act on the same thing stands in the books with other legs. Nothing changed; where some of its legs
    were new, the transaction cannot go on."""


class AgainstTheBooks(NoPosting, IntegrityError):
    """What no act may write, told by the constraint that it runs against, or by the column that must be filled."""


def post(posting: Posting) -> bool:
    """The posting stands in the books, and the balances are moved by it. False: it stood there already.

    Raises BalanceTooSmall, ClosedAlready, PostedOtherwise; NoPosting where no act may do this.
    """
    require_transaction(posting.act)
    try:
        written = run_posting(posting)
    except (IntegrityError, DataError) as error:
        raise why_refused(error, posting.act) from error.__cause__
    if not written:
        if stands_there(posting):
            return False
        raise PostedOtherwise(posting.act)
    if written < len(posting.legs):
        raise cannot_go_on(PostedOtherwise(posting.act))
    return True


def require_transaction(act: str) -> None:
    """Raises RuntimeError: money never moves apart from what it is moved for."""
    if not connection.in_atomic_block:
        raise RuntimeError(f"{act} must be posted inside the unit of work that it belongs to")


def why_refused(error: IntegrityError | DataError, act: str) -> Exception:
    """What the database said, in the ledger's words; what has none is a mistake of whoever wrote the act."""
    if isinstance(error, DataError):
        return NoPosting(f"{act}: an amount or a balance is none that can be counted")
    if violates(error, "balance_is_never_below_zero"):
        return BalanceTooSmall(act)
    if violates(error, "what_is_held_is_closed_once"):
        return ClosedAlready(act)
    diagnosis = getattr(error.__cause__, "diag", None)
    column = getattr(diagnosis, "column_name", None)
    return AgainstTheBooks(f"{act}: {getattr(diagnosis, 'constraint_name', None) or column}")


def cannot_go_on[E: Refused](refusal: E) -> E:
    """As after a refusal of the database itself: whoever goes on all the same saves nothing."""
    save_nothing()
    return refusal


def stands_there(posting: Posting) -> bool:
    """Whether it is the same as what stands in the books, but for when it was written and how it was put in words."""
    rows = Transfer.objects.filter(owner_id=posting.owner_id, posting_id=posting.id).order_by("leg")
    there = rows.values_list("debit", "debit_of", "credit", "credit_of", "amount", "year", "wave", "corrects", "closes")
    named = (posting.year, posting.wave, posting.corrects, posting.closes)
    return list(there) == [
        (leg.debit.kind.value, leg.debit.of, leg.credit.kind.value, leg.credit.of, int(leg.amount), *named)
        for leg in posting.legs
    ]
