"""The pages of somebody who follows a training."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.test import Client

from prakerja.accounts.models import Account
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.confirm_presence import confirm_presence
from prakerja.training.decline_presence import decline_presence
from prakerja.training.models import Certificate, PresenceRequest
from tests.situations.accounts import NOW
from tests.situations.learning import Bought, a_purchase, asked, finished, present
from tests.situations.rehearsals import a_test_page, rehearsed_presence
from tests.situations.reviews import WITH_A_PHONE, answered, reviewed
from tests.situations.training import an_institution
from tests.web.forms.of_accounts import signed_in
from tests.web.places.table import Open, Opening, add

_AHEAD: Final = timedelta(days=3)


def a_beginning(**changes: object) -> Bought:
    """Bought as long ago as it takes for its schedule to begin in the moment of these tests."""
    return a_purchase(at=NOW - _AHEAD, **changes)  # type: ignore[arg-type]


def _as_it_is(_bought: Bought, _state: str) -> None:
    """Nothing came of it yet."""


def _asked(become: Callable[[Bought, str], object] = _as_it_is, sequence: int = 1) -> Opening:
    def opening() -> Open:
        bought = a_beginning(meetings=2)
        if sequence > 1:
            present(bought, at=NOW)
        state = asked(bought, sequence, at=NOW)
        become(bought, state)
        return Open(signed_in(Account.objects.get(pk=bought.buyer.applicant_id)), f"/hadir/{state}/")

    return opening


def _confirmed(bought: Bought, state: str) -> None:
    with unit_of_work(by=bought.learner):
        confirm_presence(applicant_id=bought.buyer.applicant_id, state=state, by=bought.learner, now=NOW)


def _declined(bought: Bought, state: str) -> None:
    with unit_of_work(by=bought.learner):
        decline_presence(applicant_id=bought.buyer.applicant_id, state=state, by=bought.learner, now=NOW)


def _over(_bought: Bought, _state: str) -> None:
    PresenceRequest.objects.update(expires_at=NOW)


_BECOMES: Final = {"that is confirmed": _confirmed, "that was declined": _declined, "that is over": _over}
add("confirming presence", _asked())
add("confirming presence at a later meeting", _asked(sequence=2))
for _name, _become in _BECOMES.items():
    add(f"a presence {_name}", _asked(_become))


def _trainings(become: Callable[[], Bought]) -> Opening:
    return lambda: Open(signed_in(Account.objects.get(pk=become().buyer.applicant_id)), "/pelatihan-saya/")


def _finished() -> Bought:
    return finished(a_beginning(), at=NOW)


def _certificate(**changes: object) -> Opening:
    def opening() -> Open:
        bought = _finished()
        certificates = Certificate.objects.filter(applicant_id=bought.buyer.applicant_id)
        certificates.update(**changes or {"withdrawn_for": ""})
        return Open(Client(), f"/sertifikat/{certificates.get().code.hex}/")

    return opening


add("a training that was bought", _trainings(a_beginning))
add("a training under way", _trainings(lambda: present(a_beginning(), at=NOW)))
add("a finished training", _trainings(_finished))
add("a genuine certificate", _certificate())
add("a withdrawn certificate", _certificate(withdrawn_at=NOW, withdrawn_for="SK 7/2021"))


def _review(become: Callable[[], Bought]) -> Opening:
    return lambda: Open(signed_in(Account.objects.get(pk=become().buyer.applicant_id)), "/pelatihan-saya/1/ulasan/")


def _reviews() -> Open:
    bought = answered(reviewed(_finished(), at=NOW), at=NOW)
    return Open(Client(), f"/pelatihan/{bought.market.course.pk}/ulasan/")


add("writing a review", _review(_finished))
add("a review of one's own", _review(lambda: reviewed(_finished(), at=NOW)))
add("a review that is hidden", _review(lambda: reviewed(_finished(), text=WITH_A_PHONE, at=NOW)))
add("a review that was answered", _review(lambda: answered(reviewed(_finished(), at=NOW), at=NOW)))
add("trainings with a review", _trainings(lambda: reviewed(_finished(), at=NOW)))
add("the reviews of a course", _reviews)


def _test_page(become: str = "") -> Opening:
    def opening() -> Open:
        state = a_test_page(an_institution())
        if become:
            rehearsed_presence(state, is_present=become == "confirm")
        return Open(Client(), f"/hadir-uji/{state}/")

    return opening


add("a test page", _test_page())
add("a test page that is confirmed", _test_page("confirm"))
add("a test page that was declined", _test_page("decline"))
