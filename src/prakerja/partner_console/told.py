"""What a page says when something was done, or could not be."""

from collections.abc import Callable
from enum import Enum

from django.contrib import messages

from prakerja.kit.unit_of_work import Work, unit_of_work
from prakerja.pages.shown import require_as_shown
from prakerja.partner_console.access import MemberRequest
from prakerja.words.own_courses import CONSOLE_REFUSED


class Told(Enum):
    DONE = "done"
    REFUSED = "refused"


def tell(request: MemberRequest, do: Callable[[Work], object], done: str, *, shown: tuple[object, ...]) -> Told:
    """Does it in a unit of work, and leaves a message for the next page: that it was done, or why it was not.

    `shown`: what its page says of it, as it is now. Raises ShownOtherwise where that page was shown otherwise.
    """
    try:
        with unit_of_work(by=request.actor) as work:
            do(work)
            # Asked last: who comes too late is told of that first.
            require_as_shown(request, *shown)
    except tuple(CONSOLE_REFUSED) as refused:
        messages.error(request, str(CONSOLE_REFUSED[type(refused)]))
        return Told.REFUSED
    messages.success(request, done)
    return Told.DONE
