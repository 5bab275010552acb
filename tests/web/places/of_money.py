"""The office's pages about money, in their states."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from prakerja.approvals.propose_act import propose_act
from prakerja.authority.roles import Role
from prakerja.backoffice.cards.found import found_by
from prakerja.backoffice.ledger.page_link import Reached, link_on
from prakerja.cards import jobs
from prakerja.cards.acts import ALLOW_BUDGET
from prakerja.cards.models import Card
from prakerja.cards.reasons import HoldReason
from prakerja.kit.actor import ApplicantId, StaffId
from prakerja.ledger.close_hold import void_held
from prakerja.ledger.correct import correct
from prakerja.ledger.hold import hold
from prakerja.ledger.posting import posting_id
from prakerja.ledger.transfers_of import page_of
from prakerja.waves.models import Wave
from tests.situations import lives
from tests.situations.accounts import NOW, a_member_of_staff
from tests.situations.cards import allowed, awarded, funded
from tests.situations.doubts import told_of
from tests.situations.ledger import RESERVE, a_hold
from tests.situations.ledger import awarded as a_recipient_of
from tests.situations.lives import DEADLINE, held, objected, revoked, seats_that_came_back
from tests.situations.own_cards import a_card
from tests.situations.profile import an_applicant
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.seats import seated_wave
from tests.situations.waves import a_wave, an_officer, planned_wave
from tests.situations.work import failed_work
from tests.situations.year_ends import OF_2020, closed, decided_closing, money_of_2020, proposed_closing
from tests.web.forms.of_accounts import signed_in
from tests.web.places.table import Open, add, place

_WAVE = "/kantor/anggaran/gelombang/12/"


def _desk(role: Role, address: str) -> Callable[[], Open]:
    return lambda: Open(signed_in(a_member_of_staff("ratna@prakerja.example", role)), address)


add("no budget", _desk(Role.OFFICER, "/kantor/anggaran/"))
add("more budget", _desk(Role.OFFICER, "/kantor/anggaran/tambah/"))
add("a deposit", _desk(Role.OFFICER, "/kantor/anggaran/setoran/"))


add("a fee", _desk(Role.OFFICER, "/kantor/anggaran/biaya/"))
add("money for another house", _desk(Role.OFFICER, "/kantor/anggaran/pindah/"))
_YEAR_ENDS = "/kantor/anggaran/akhir-tahun/"
add("the ends of years", _desk(Role.OFFICER, _YEAR_ENDS))
add("a year that is not over", _desk(Role.OFFICER, f"{_YEAR_ENDS}2021/2021/kartu/"))
add("a year of which nothing is left", _desk(Role.AUDITOR, f"{_YEAR_ENDS}2020b/2020/saldo/"))


@place("the ends of years, one of a wave whose scheme knows none")
def endless() -> Open:
    funded(a_wave(result_expected_at=NOW + timedelta(days=9_000)), at=NOW)
    return _desk(Role.OFFICER, _YEAR_ENDS)()


@place("a year that can be closed")
def can_be_closed() -> Open:
    money_of_2020()
    return _desk(Role.OFFICER, f"{_YEAR_ENDS}2020b/2020/saldo/")()


@place("a year's end that waits for its second person")
def year_end_waits() -> Open:
    money_of_2020()
    proposed_closing(OF_2020, at=NOW)
    return _desk(Role.OFFICER, f"{_YEAR_ENDS}2020b/2020/saldo/")()


@place("a year's end that is being closed")
def year_end_under_way() -> Open:
    money_of_2020()
    decided_closing(OF_2020, at=NOW)
    return _desk(Role.OFFICER, f"{_YEAR_ENDS}2020b/2020/saldo/")()


@place("a year's end whose work has failed")
def year_end_failed() -> Open:
    failed_work(jobs.close_year, subject=OF_2020)
    return _desk(Role.OFFICER, f"{_YEAR_ENDS}2020b/2020/saldo/")()


@place("a year's end that is closed")
def year_end_closed() -> Open:
    money_of_2020()
    closed(OF_2020, at=NOW)
    return _desk(Role.OFFICER, f"{_YEAR_ENDS}2020b/2020/saldo/")()


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


_BOOKS = "/kantor/buku-besar/"
add("no books", _desk(Role.OFFICER, _BOOKS))
add("an empty kind of account", _desk(Role.AUDITOR, f"{_BOOKS}jenis/payable/"))
add("an account that nothing ever moved", _desk(Role.OFFICER, f"{_BOOKS}rekening/fees:2021/"))


def _in_books(address: Callable[[UUID], str], role: Role = Role.OFFICER) -> Open:
    """Somebody has a card's money, and of some of it an answer is awaited."""
    a_wave()
    who = a_recipient_of(now=NOW)
    hold(a_hold(who, now=NOW), now=NOW)
    return _desk(role, _BOOKS + address(who))()


add("the books", lambda: _in_books(lambda _who: ""))
add("the books, read by an auditor", lambda: _in_books(lambda _who: "", Role.AUDITOR))
add("reserves of waves", lambda: _in_books(lambda _who: "jenis/wave-reserve/"))
add("balances of recipients", lambda: _in_books(lambda _who: "jenis/training-balance/"))
add("an account of the programme", lambda: _in_books(lambda _who: "rekening/wave-reserve:11/"))
add("an award in the books", lambda: _in_books(lambda who: f"pembukuan/{who}/{posting_id('cards.award', who, 11)}/"))
add("something held", lambda: _in_books(lambda who: f"pembukuan/{who}/{posting_id('training.hold', who, 1)}/"))
add("no accounts in a wave", lambda: _in_books(lambda _who: "jenis/claim/gelombang/12/"))


@place("something held and given back")
def given_back() -> Open:
    who = a_recipient_of(now=NOW)
    wanted = a_hold(who, now=NOW)
    hold(wanted, now=NOW)
    void_held(owner_id=who, hold_id=wanted.id, act="ledger.expire", now=NOW)
    return _desk(Role.OFFICER, f"{_BOOKS}pembukuan/{who}/{wanted.id}/")()


@place("a posting that was put right")
def put_right() -> Open:
    who = a_recipient_of(now=NOW)
    wrong = posting_id("cards.award", who, 11)
    correct(owner_id=who, wrong=wrong, reason="Salah kirim", now=NOW)
    return _desk(Role.OFFICER, f"{_BOOKS}pembukuan/{who}/{wrong}/")()


@place("the correction of a posting")
def correction() -> Open:
    who = a_recipient_of(now=NOW)
    wrong = posting_id("cards.award", who, 11)
    correct(owner_id=who, wrong=wrong, reason="Salah kirim", now=NOW)
    return _desk(Role.AUDITOR, f"{_BOOKS}pembukuan/{who}/{posting_id('ledger.correct', who, wrong)}/")()


def _own_account(page: str = "") -> Open:
    officer, who = a_member_of_staff("ratna@prakerja.example", Role.OFFICER), a_recipient_of(now=NOW)
    found = found_by(StaffId(officer.pk), ApplicantId(who))
    return Open(signed_in(officer), f"{_BOOKS}penerima/{found}/training-balance/{page}")


add("an account of a recipient", _own_account)


@place("an account of the programme, further down")
def further_down() -> Open:
    a_recipient_of(now=NOW)
    first = page_of(RESERVE, after="", limit=1)
    link = link_on(RESERVE, Reached(first.seen, NOW, first.lines[-1].key, first.holds))
    return _desk(Role.OFFICER, f"{_BOOKS}rekening/wave-reserve:11/lanjutan/{link}/")()


@place("accounts of a wave's recipients")
def accounts_of_a_wave() -> Open:
    _with_a_card()
    return _desk(Role.OFFICER, f"{_BOOKS}jenis/training-balance/gelombang/12/")()


add("no cards", _desk(Role.OFFICER, "/kantor/kartu/"))
add("searching for a person", _desk(Role.AUDITOR, "/kantor/kartu/cari/"))


def _with_a_card() -> ApplicantId:
    wave = closed_wave()
    joiner = a_joiner(wave)
    seated_wave(wave)
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


@place("proposing to end an entitlement")
def ending_an_entitlement() -> Open:
    card = told_of(lives.a_card(), on=NOW.date() - timedelta(days=20), at=NOW - timedelta(days=20))
    return _deciding("akhiri", card)


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
    "noting a death": ("catat", lives.a_card),
    "noting a death of one whose card has ended": ("catat", lambda: revoked(lives.a_card())),
    "replacing the number of somebody's card": ("ganti-nomor", lives.a_card),
    "replacing the number of a card that has ended": ("ganti-nomor", lambda: revoked(lives.a_card())),
}
for _name, (_word, _card) in _ALONE.items():
    add(_name, lambda word=_word, card=_card: _deciding(f"sendiri/{word}", card()))  # type: ignore[misc]
