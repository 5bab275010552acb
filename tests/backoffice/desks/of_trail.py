"""What the office sees of who did what: of all, of one member, and page by page."""

from collections.abc import Callable, Iterator
from uuid import UUID

from prakerja.authority.roles import Role
from prakerja.identity.take_review import take_review
from prakerja.kit.actor import Actor
from tests.backoffice.desks.table import Growing, at, desk, more
from tests.situations.accounts import NOW
from tests.situations.identity import in_review, numbers
from tests.situations.waves import an_officer
from tests.web.places.table import Open

#: An event that comes behind all others.
_AFTER_ALL = UUID(int=2**128 - 1)


def _reviewer() -> Actor:
    return an_officer(Role.REVIEWER)


def _growing(address: Callable[[Actor], str], *, is_of_one: bool) -> Growing:
    """The page after one act of one reviewer, and after many: of the same one, or of several."""

    def grow() -> Iterator[Open]:
        rina = _reviewer()
        take_review(review_id=in_review(numbers(1)).pk, by=rina, now=NOW)
        yield at(f"/kantor/jejak/{address(rina)}", Role.AUDITOR)
        for number in more():
            by = rina if is_of_one else _reviewer()
            take_review(review_id=in_review(numbers(number)).pk, by=by, now=NOW)

    return grow


desk("who did what", statements=5)(_growing(lambda _rina: "", is_of_one=False))
desk("what was done before", statements=5)(_growing(lambda _rina: f"sebelum/{_AFTER_ALL}/", is_of_one=False))
desk("what one member did", statements=6)(_growing(lambda rina: f"oleh/{rina.account_id}/", is_of_one=True))
desk("what one member did before", statements=6)(
    _growing(lambda rina: f"oleh/{rina.account_id}/sebelum/{_AFTER_ALL}/", is_of_one=True)
)
