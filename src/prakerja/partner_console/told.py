"""What a page says when something was done, or could not be."""

from collections.abc import Callable
from enum import Enum

from django.contrib import messages

from prakerja.kit.unit_of_work import Work, unit_of_work
from prakerja.partner_console.access import MemberRequest
from prakerja.words.own_courses import CONSOLE_REFUSED


class Told(Enum):
    DONE = "done"
    REFUSED = "refused"


def tell(request: MemberRequest, do: Callable[[Work], object], done: str) -> Told:
    """Does it in a unit of work, and leaves a message for the next page: that it was done, or why it was not."""
    try:
        with unit_of_work(by=request.actor) as work:
            do(work)
    except tuple(CONSOLE_REFUSED) as refused:
        messages.error(request, str(CONSOLE_REFUSED[type(refused)]))
        return Told.REFUSED
    messages.success(request, done)
    return Told.DONE
