"""The office's pages about money, in their states."""

from collections.abc import Callable

from prakerja.approvals.propose_act import propose_act
from prakerja.authority.roles import Role
from prakerja.backoffice.cards.found import found_by
from prakerja.cards.acts import ALLOW_BUDGET
from prakerja.cards.models import Card
from prakerja.cards.reasons import HoldReason
from prakerja.kit.actor import ApplicantId, StaffId
from prakerja.waves.models import Wave
from tests.situations import lives
from tests.situations.accounts import NOW, a_member_of_staff
from tests.situations.cards import allowed, awarded, funded
from tests.situations.draw import published_wave
from tests.situations.lives import DEADLINE, held, objected, revoked, seats_that_came_back
from tests.situations.own_cards import a_card
from tests.situations.profile import an_applicant
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import a_wave, an_officer, planned_wave
from tests.web.forms.of_accounts import signed_in
from tests.web.places.table import Open, add, place

_WAVE = "/kantor/anggaran/gelombang/12/"


def _desk(role: Role, address: str) -> Callable[[], Open]:
    return lambda: Open(signed_in(a_member_of_staff("ratna@prakerja.example", role)), address)


add("no budget", _desk(Role.OFFICER, "/kantor/anggaran/"))
add("more budget", _desk(Role.OFFICER, "/kantor/anggaran/tambah/"))
add("a deposit", _desk(Role.OFFICER, "/kantor/anggaran/setoran/"))


@place("budgets and seats")
def budgets() -> Open:
    funded(a_wave(), at=NOW)
    planned_wave(number=13)
    return _desk(Role.OFFICER, "/kantor/anggaran/")()


@place("budgets and seats, read by an auditor")
def budgets_read() -> Open:
    funded(a_wave(), at=NOW)
    return _desk(Role.AUDITOR, "/kantor/anggaran/")()


@place("a budget that waits for its second person")
def budget_waits() -> Open:
    asked = {"amount": 7}
    propose_act(act=ALLOW_BUDGET, subject="2021", asked=asked, reason="DIPA", by=an_officer(name="Dewi"), now=NOW)
    return _desk(Role.OFFICER, "/kantor/anggaran/")()


@place("a wave that can have its money")
def can_be_funded() -> Open:
    a_wave()
    allowed(2021, at=NOW)
    return _desk(Role.OFFICER, _WAVE)()


@place("a wave that no budget has money for")
def cannot_be_funded() -> Open:
    a_wave()
    return _desk(Role.OFFICER, _WAVE)()


@place("a wave that has its money")
def is_funded() -> Open:
    funded(a_wave(), at=NOW)
    return _desk(Role.OFFICER, _WAVE)()


add("no cards", _desk(Role.OFFICER, "/kantor/kartu/"))
add("searching for a person", _desk(Role.AUDITOR, "/kantor/kartu/cari/"))


def _with_a_card() -> ApplicantId:
    wave = closed_wave()
    joiner = a_joiner(wave)
    published_wave(wave)
    awarded(wave, at=NOW)
    return ApplicantId(joiner.applicant_id)


@place("cards by state")
def cards() -> Open:
    _with_a_card()
    return _desk(Role.OFFICER, "/kantor/kartu/")()


@place("the cards of a wave")
def cards_of_a_wave() -> Open:
    _with_a_card()
    return _desk(Role.OFFICER, "/kantor/kartu/gelombang/12/")()


@place("no such cards of a wave")
def no_such_cards() -> Open:
    a_wave()
    return _desk(Role.OFFICER, "/kantor/kartu/gelombang/12/?last_four=1234")()


@place("what befell a person")
def what_befell() -> Open:
    officer, who = a_member_of_staff("ratna@prakerja.example", Role.OFFICER), _with_a_card()
    return Open(signed_in(officer), f"/kantor/kartu/orang/{found_by(StaffId(officer.pk), who)}/")


@place("what befell somebody without a card")
def nothing_befell() -> Open:
    officer = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    return Open(
        signed_in(officer), f"/kantor/kartu/orang/{found_by(StaffId(officer.pk), ApplicantId(an_applicant()))}/"
    )


def _deciding(word: str, card: Card) -> Open:
    officer = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    found = found_by(StaffId(officer.pk), ApplicantId(card.applicant_id))
    return Open(signed_in(officer), f"/kantor/kartu/orang/{found}/{card.award}/{word}/")


@place("proposing more days for a card")
def more_days() -> Open:
    return _deciding("perpanjang", a_card())


@place("proposing to revoke a card")
def revoking() -> Open:
    return _deciding("cabut", a_card())


@place("proposing to give a card back to its holder")
def reinstating() -> Open:
    card = revoked(lives.a_card())
    objected(card, at=DEADLINE)
    return _deciding("pulihkan", card)


@place("proposing what cannot be done with a card")
def nothing_to_decide() -> Open:
    return _deciding("pulihkan", a_card())


@place("objections that wait")
def waiting_objections() -> Open:
    objected(revoked(lives.a_card()), at=DEADLINE)
    return _desk(Role.OFFICER, "/kantor/kartu/")()


@place("a budget with seats to give again")
def seats_to_give() -> Open:
    seats_that_came_back(2)
    return _desk(Role.OFFICER, "/kantor/anggaran/")()


@place("planning a recovery wave")
def planning_recovery() -> Open:
    seats_that_came_back(2)
    return _desk(Role.OFFICER, "/kantor/gelombang/pemulihan/2021/")()


@place("a recovery wave for which too few seats came back")
def too_few_seats() -> Open:
    Wave.objects.filter(pk=a_wave().pk).update(is_recovery=True)
    return _desk(Role.OFFICER, _WAVE)()


@place("a held card and its person")
def held_person() -> Open:
    officer, card = a_member_of_staff("ratna@prakerja.example", Role.OFFICER), held(lives.a_card(), at=NOW)
    found = found_by(StaffId(officer.pk), ApplicantId(card.applicant_id))
    return Open(signed_in(officer), f"/kantor/kartu/orang/{found}/")


_ALONE: dict[str, tuple[str, Callable[[], Card]]] = {
    "holding a card": ("tahan", lives.a_card),
    "holding a card that is held": ("tahan", lambda: held(lives.a_card(), at=NOW)),
    "releasing a card": ("lepas", lambda: held(lives.a_card(), at=NOW)),
    "releasing a card that takes two": ("lepas", lambda: held(lives.a_card(), at=NOW, reason=HoldReason.DEATH)),
    "releasing a card that is not held": ("lepas", lives.a_card),
    "replacing the number of somebody's card": ("ganti-nomor", lives.a_card),
    "replacing the number of a card that has ended": ("ganti-nomor", lambda: revoked(lives.a_card())),
}
for _name, (_word, _card) in _ALONE.items():
    add(_name, lambda word=_word, card=_card: _deciding(f"sendiri/{word}", card()))  # type: ignore[misc]
