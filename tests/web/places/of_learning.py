"""The pages of somebody who follows a training."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.test import Client

from prakerja.accounts.models import Account
from prakerja.approvals.propose_act import propose_act
from prakerja.authority.roles import Role
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.confirm_presence import confirm_presence
from prakerja.training.declarations.objection_acts import (
    DISMISS_OBJECTION,
    UPHOLD_OBJECTION,
    subject_of_declaration,
)
from prakerja.training.decline_presence import decline_presence
from prakerja.training.models import Certificate, PresenceRequest
from tests.situations import presence_photos as by_photo
from tests.situations.accounts import NOW, a_member_of_staff
from tests.situations.badges import asked_for_badge, with_badge
from tests.situations.declarations import absent, confirmed, decided, deferred, key_of, latest_of, left, objected
from tests.situations.learning import Bought, a_purchase, a_webinar, asked, declared, finished, present
from tests.situations.presence_photos import in_doubt, photo_of
from tests.situations.rehearsals import a_test_page, rehearsed_presence
from tests.situations.reviews import WITH_A_PHONE, answered, reviewed
from tests.situations.training import a_schedule, an_institution
from tests.situations.waves import an_officer
from tests.web.forms.of_accounts import signed_in
from tests.web.places.table import Open, Opening, add, place

_AHEAD: Final = timedelta(days=3)
#: After the start of a webinar, whose code is redeemed until an hour after it.
_HOURS: Final = timedelta(hours=2)


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


def _of_photo(become: Callable[[Bought], Bought]) -> Opening:
    def opening() -> Open:
        bought = become(a_beginning())
        return Open(signed_in(Account.objects.get(pk=bought.buyer.applicant_id)), f"/hadir/foto/{bought.number}/1/")

    return opening


def _at_the_desk(become: Callable[[Bought], Bought], *, is_one: bool) -> Opening:
    def opening() -> Open:
        photo = photo_of(become(a_beginning()))
        rina = a_member_of_staff("rina@prakerja.example", Role.REVIEWER)
        one = f"{photo.applicant_id}/{photo.purchase}/{photo.sequence}/" if is_one else ""
        return Open(signed_in(rina), f"/kantor/kehadiran/{one}")

    return opening


_PHOTOS: Final[dict[str, Callable[[Bought], Bought]]] = {
    "in doubt": lambda one: in_doubt(one, at=NOW),
    "refused": lambda one: by_photo.refused(one, at=NOW),
    "objected about": lambda one: by_photo.objected(one, at=NOW),
    "that counts again": lambda one: by_photo.decided(by_photo.objected(one, at=NOW), is_theirs=True, at=NOW),
}
for _name, _photo in _PHOTOS.items():
    add(f"the photo of a presence {_name}, at the office", _at_the_desk(_photo, is_one=True))
    if _photo is not _PHOTOS["in doubt"]:
        add(f"the photo of a presence {_name}", _of_photo(_photo))
add("photos of presences that wait", _at_the_desk(_PHOTOS["in doubt"], is_one=False))


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
add("a withdrawn certificate", _certificate(withdrawn_at=NOW, withdrawn_for="attendance_forged"))


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


def _declaration(become: Callable[[], Bought], what: str = "keterangan") -> Opening:
    def opening() -> Open:
        bought = become()
        browser = signed_in(Account.objects.get(pk=bought.buyer.applicant_id))
        return Open(browser, f"/pelatihan-saya/{bought.number}/{what}/")

    return opening


add("a test page", _test_page())
add("a test page that is confirmed", _test_page("confirm"))
add("a test page that was declined", _test_page("decline"))


def a_missed_webinar() -> Bought:
    """Its participant did not come, and says nothing yet."""
    return absent(a_webinar(at=NOW - _AHEAD - _HOURS), at=NOW)


def _missed_with_another() -> Bought:
    bought = a_missed_webinar()
    a_schedule(bought.market.course, at=NOW, starts_in=_AHEAD)
    return bought


def _left() -> Bought:
    return left(present(a_webinar(at=NOW - _AHEAD, meetings=2), at=NOW), at=NOW)


def _deferred() -> Bought:
    bought = a_beginning()
    return deferred(bought, to=a_schedule(bought.market.course, at=NOW, starts_in=_AHEAD), at=NOW)


_DECLARED: Final[dict[str, Callable[[], Bought]]] = {
    "an absence that was declared": a_missed_webinar,
    "a leaving that was declared": _left,
    "a deferral that was declared": _deferred,
    "a completion that was declared": lambda: declared(a_beginning(), at=NOW),
    "a declaration that was confirmed": lambda: confirmed(a_missed_webinar(), at=NOW),
    "a declaration that was objected to": lambda: objected(a_missed_webinar(), at=NOW),
    "an objection that was upheld": lambda: decided(objected(_left(), at=NOW), UPHOLD_OBJECTION, at=NOW),
    "an objection that was dismissed": lambda: decided(objected(_left(), at=NOW), DISMISS_OBJECTION, at=NOW),
}
for _name, _made in _DECLARED.items():
    add(_name, _declaration(_made))
add("another schedule", _declaration(_missed_with_another, "jadwal"))
add("no other schedule", _declaration(a_missed_webinar, "jadwal"))
add("a training that was missed", _trainings(a_missed_webinar))


def _objection(become: Callable[[], Bought]) -> Opening:
    def opening() -> Open:
        key = "/".join(map(str, key_of(become())))
        account = a_member_of_staff("ratna@prakerja.example", Role.CURATOR)
        return Open(signed_in(account), f"/kantor/pelatihan/keterangan/{key}/")

    return opening


def _objected() -> Bought:
    return objected(_left(), at=NOW)


def _proposed() -> Bought:
    bought, by = _objected(), an_officer(Role.CURATOR)
    with unit_of_work(by=by):
        subject = subject_of_declaration(latest_of(bought).pk)
        propose_act(act=UPHOLD_OBJECTION, subject=subject, reason="Terbukti", by=by, now=NOW)
    return bought


add("an objection at the desk", _objection(_objected))
add("an objection that waits for its second curator", _objection(_proposed))


def _certified() -> Bought:
    return objected(finished(a_beginning(), at=NOW), at=NOW)


add("an objection to what is certified", _objection(_certified))
_SAYING = {"withdrawn_for": "not_taught"}
add(
    "an upheld objection whose certificate stands",
    _objection(lambda: decided(_certified(), UPHOLD_OBJECTION, at=NOW, asked=_SAYING)),
)
add("an objection that two have decided", _objection(lambda: decided(_objected(), DISMISS_OBJECTION, at=NOW)))


@place("declarations at the desk")
def declarations_at_the_desk() -> Open:
    _objected()
    a_webinar(at=NOW - 20 * _AHEAD)
    return Open(signed_in(a_member_of_staff("ratna@prakerja.example", Role.CURATOR)), "/kantor/pelatihan/keterangan/")


add("a training whose badge is asked for", _trainings(lambda: asked_for_badge(_finished(), at=NOW)))
add("a training with a badge", _trainings(lambda: with_badge(_finished(), at=NOW)))
