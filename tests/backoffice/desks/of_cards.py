"""What the office sees of budgets, cards and the books."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.backoffice.assessment.extra_time_case import found_by
from prakerja.backoffice.cards.found import found_by as person_found_by
from prakerja.backoffice.ledger.page_link import Reached, link_on
from prakerja.cards.models import Card, YearBudget
from prakerja.kit.actor import ApplicantId, StaffId
from prakerja.ledger.chart import Account as LedgerAccount
from prakerja.ledger.hold import hold
from prakerja.ledger.posting import posting_id
from prakerja.ledger.transfers_of import page_of
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from tests.backoffice.desks.table import MANY, at, desk, more
from tests.situations.cards import a_card_like, a_move_like, awarded, funded
from tests.situations.ledger import RESERVE, WAVE, a_hold, training
from tests.situations.ledger import awarded as a_recipient
from tests.situations.lives import seats_that_came_back
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.seats import seated_wave
from tests.situations.vacant_seats import a_wave_with_cards, ended_for_good
from tests.situations.waves import OPENS, a_wave, planned_wave, ready_applicant
from tests.web.places.table import Open

#: More than the rows of any page, and other numbers than those that situations give their waves.
_OURS: Final = 20


def _money_for(number: int) -> None:
    """A wave with its money, one without, and another year."""
    funded(a_wave(number=number, state=WaveState.PLANNED))
    planned_wave(number=number + _OURS)
    YearBudget.objects.create(year=2021 + number, allowed=number)


@desk("budgets and seats", statements=9)
def budgets() -> Iterator[Open]:
    _money_for(1)
    yield at("/kantor/anggaran/")
    for number in more():
        _money_for(number)


@desk("more budget", statements=3)
def more_budget() -> Iterator[Open]:
    _money_for(1)
    yield at("/kantor/anggaran/tambah/")
    for number in more():
        _money_for(number)


@desk("a deposit", statements=3)
def a_deposit() -> Iterator[Open]:
    _money_for(1)
    yield at("/kantor/anggaran/setoran/")
    for number in more():
        _money_for(number)


@desk("a fee", statements=3)
def a_fee() -> Iterator[Open]:
    _money_for(1)
    yield at("/kantor/anggaran/biaya/")
    for number in more():
        _money_for(number)


@desk("money for another house", statements=3)
def a_move() -> Iterator[Open]:
    _money_for(1)
    yield at("/kantor/anggaran/pindah/")
    for number in more():
        _money_for(number)


@desk("the ends of years", statements=8)
def year_ends() -> Iterator[Open]:
    _money_for(1)
    yield at("/kantor/anggaran/akhir-tahun/")
    for number in more():
        _money_for(number)


@desk("the end of a year", statements=10)
def year_end() -> Iterator[Open]:
    _money_for(1)
    yield at("/kantor/anggaran/akhir-tahun/2021/2021/saldo/")
    for number in more():
        _money_for(number)


@desk("money for a wave", statements=14)
def money_for_a_wave() -> Iterator[Open]:
    _money_for(1)
    yield at(f"/kantor/anggaran/gelombang/{1 + _OURS}/")
    for number in more():
        _money_for(number)


def _cards(count: int) -> Wave:
    """So many people have a card of wave 12."""
    wave = closed_wave()
    for _ in range(count):
        a_joiner(wave)
    seated_wave(wave)
    awarded(wave)
    return wave


def _more_cards(first: Card) -> None:
    for number in more():
        a_card_like(first, last_four=f"{number:04}")


@desk("cards by state", statements=6)
def cards_by_state() -> Iterator[Open]:
    _cards(1)
    yield at("/kantor/kartu/")
    _more_cards(Card.objects.get())


@desk("the cards of a wave", statements=6)
def cards_of_a_wave() -> Iterator[Open]:
    _cards(1)
    yield at("/kantor/kartu/gelombang/12/")
    _more_cards(Card.objects.get())


@desk("searching for a person", statements=3)
def searching() -> Iterator[Open]:
    _cards(1)
    yield at("/kantor/kartu/cari/")
    _more_cards(Card.objects.get())


@desk("what befell a person", statements=16)
def what_befell() -> Iterator[Open]:
    _cards(1)
    card, page = Card.objects.get(), at("")
    officer = StaffId(Account.objects.get(email="meja@prakerja.example").pk)
    yield Open(page.browser, f"/kantor/kartu/orang/{person_found_by(officer, ApplicantId(card.applicant_id))}/")
    for number in more():
        a_move_like(card, number=number)


def _more_postings() -> None:
    for _ in more():
        a_recipient(now=OPENS)


@desk("the books", statements=4)
def books() -> Iterator[Open]:
    a_recipient(now=OPENS)
    yield at("/kantor/buku-besar/")
    _more_postings()


@desk("one kind of account", statements=6)
def kind_of_account() -> Iterator[Open]:
    a_recipient(now=OPENS)
    yield at("/kantor/buku-besar/jenis/wave-reserve/")
    _more_postings()


@desk("accounts of a wave's recipients", statements=6)
def accounts_of_a_wave() -> Iterator[Open]:
    _cards(1)
    yield at("/kantor/buku-besar/jenis/training-balance/gelombang/12/")
    _more_cards(Card.objects.get())


@desk("an account of the programme", statements=5)
def an_account() -> Iterator[Open]:
    a_recipient(now=OPENS)
    yield at(f"/kantor/buku-besar/rekening/wave-reserve:{WAVE}/")
    _more_postings()


@desk("an account of the programme as a file", statements=5)
def an_account_as_a_file() -> Iterator[Open]:
    a_recipient(now=OPENS)
    yield at(f"/kantor/buku-besar/rekening/wave-reserve:{WAVE}/unduh/rekening.csv")
    _more_postings()


@desk("an account of a recipient", statements=4)
def an_account_of_ones_own() -> Iterator[Open]:
    who, page = a_recipient(now=OPENS), at("")
    officer = StaffId(Account.objects.get(email="meja@prakerja.example").pk)
    found = person_found_by(officer, ApplicantId(who))
    yield Open(page.browser, f"/kantor/buku-besar/penerima/{found}/training-balance/")
    for number in more():
        hold(a_hold(who, now=OPENS, amount=1, about=number), now=OPENS)


@desk("an account of the programme, further down", statements=5)
def an_account_further_down() -> Iterator[Open]:
    a_recipient(now=OPENS)
    yield at(f"/kantor/buku-besar/rekening/wave-reserve:{WAVE}/lanjutan/{_link(RESERVE)}/")
    _more_postings()


@desk("an account of a recipient, further down", statements=4)
def an_own_account_further_down() -> Iterator[Open]:
    who, page = a_recipient(now=OPENS), at("")
    officer = StaffId(Account.objects.get(email="meja@prakerja.example").pk)
    found, link = person_found_by(officer, ApplicantId(who)), _link(training(who))
    yield Open(page.browser, f"/kantor/buku-besar/penerima/{found}/training-balance/lanjutan/{link}/")
    _more_postings()


def _link(account: LedgerAccount) -> str:
    first = page_of(account, after="", limit=1)
    return link_on(account, Reached(first.seen, OPENS, first.lines[-1].key, first.holds))


@desk("more accounts of a wave's recipients", statements=6)
def more_accounts_of_a_wave() -> Iterator[Open]:
    _cards(1)
    yield at(f"/kantor/buku-besar/jenis/training-balance/gelombang/12/sesudah/{UUID(int=0)}/")
    _more_cards(Card.objects.get())


@desk("a posting", statements=4)
def a_posting() -> Iterator[Open]:
    who = a_recipient(now=OPENS)
    yield at(f"/kantor/buku-besar/pembukuan/{who}/{posting_id('cards.award', who, WAVE)}/")
    _more_postings()


@desk("proposing a decision about a card", statements=6)
def deciding() -> Iterator[Open]:
    _cards(1)
    card, page = Card.objects.get(), at("")
    officer = StaffId(Account.objects.get(email="meja@prakerja.example").pk)
    found = person_found_by(officer, ApplicantId(card.applicant_id))
    yield Open(page.browser, f"/kantor/kartu/orang/{found}/{card.award}/perpanjang/")
    for number in more():
        a_move_like(card, number=number)


@desk("holding a card", statements=4)
def holding() -> Iterator[Open]:
    _cards(1)
    card, page = Card.objects.get(), at("")
    officer = StaffId(Account.objects.get(email="meja@prakerja.example").pk)
    found = person_found_by(officer, ApplicantId(card.applicant_id))
    yield Open(page.browser, f"/kantor/kartu/orang/{found}/{card.award}/sendiri/tahan/")
    for number in more():
        a_move_like(card, number=number)


@desk("planning a recovery wave", statements=5)
def planning_recovery() -> Iterator[Open]:
    seats_that_came_back(1)
    yield at("/kantor/gelombang/pemulihan/2021/")
    for number in more():
        planned_wave(number=number + _OURS)


@desk("seats of a wave that fell vacant", statements=22)
def vacant_seats() -> Iterator[Open]:
    wave = a_wave_with_cards(joiners=MANY + 2, seats=MANY)
    ended_for_good(wave)
    yield at(f"/kantor/gelombang/{wave.number}/kuota-kosong/")
    ended_for_good(wave, cards=MANY - 1)


@desk("looking an applicant up", statements=3)
def looking_up() -> Iterator[Open]:
    ready_applicant()
    yield at("/kantor/tambahan-waktu/")
    for _ in more():
        ready_applicant()


@desk("an applicant who was looked up", statements=8)
def looked_up() -> Iterator[Open]:
    page = at("")
    officer = StaffId(Account.objects.get(email="meja@prakerja.example").pk)
    yield Open(page.browser, f"/kantor/tambahan-waktu/{found_by(officer, ready_applicant())}/")
    for _ in more():
        ready_applicant()
