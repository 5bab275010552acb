"""Every page that the office reads: opened when there is one of what it shows, and again when there are twenty."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.states import ProposalState
from prakerja.authority.roles import Role
from prakerja.backoffice.assessment.extra_time_case import found_by
from prakerja.backoffice.cards.found import found_by as person_found_by
from prakerja.backoffice.ledger.page_link import Reached, link_on
from prakerja.cards.models import Card, YearBudget
from prakerja.draw.models import Custodian, Draw
from prakerja.identity.models import RegistryCheck, Review
from prakerja.kit.actor import Actor, ApplicantId, StaffId
from prakerja.ledger.chart import Account as LedgerAccount
from prakerja.ledger.hold import hold
from prakerja.ledger.posting import posting_id
from prakerja.ledger.transfers_of import page_of
from prakerja.partners.sso.models import SignInAddress
from prakerja.payouts.models import Batch, Sending
from prakerja.payouts.states import BatchState
from prakerja.regions.known import provinces
from prakerja.screening.acts import PUT_IN_FORCE
from prakerja.training.models import Attendance, Statement
from prakerja.training.statements.reasons import HoldCause
from prakerja.training.statements.standing_holds import Hold, keep_off_statements
from prakerja.waves.acts import OPEN
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.work.models import LongWork
from tests.situations import claims
from tests.situations.accounts import NOW, a_member_of_staff
from tests.situations.accounts_to_pay import a_payee
from tests.situations.accounts_to_pay import in_doubt as name_in_doubt
from tests.situations.backoffice import signed_in
from tests.situations.bank_statements import a_case
from tests.situations.cards import a_card_like, a_move_like, awarded, funded
from tests.situations.catalogue import a_draft, a_live_course, an_institution, offered
from tests.situations.certificate_doubts import certificate_of, doubted
from tests.situations.declarations import MISSED, absent, key_of, left, objected
from tests.situations.differences import of_each_kind
from tests.situations.draw import a_drawn_row, committed_wave, published_wave, screened_wave
from tests.situations.identity import in_review, numbers, taken
from tests.situations.learning import STARTS, a_purchase, finished
from tests.situations.ledger import RESERVE, WAVE, a_hold, training
from tests.situations.ledger import awarded as a_recipient
from tests.situations.lives import seats_that_came_back
from tests.situations.partner_pay import a_keeper, account_in_use, account_named, bank_answered
from tests.situations.partner_staff import a_partners_member
from tests.situations.payables import lines_of
from tests.situations.payouts import a_batch_like, a_built_batch, built, to_be_paid
from tests.situations.presence_photos import in_doubt
from tests.situations.repayment import demanded, repaid, who_owes
from tests.situations.screening import JOINED, a_handed_in_list, a_joiner, a_list, an_imported_list, closed_wave
from tests.situations.seats import seated_wave
from tests.situations.signals import a_signal, a_signal_like
from tests.situations.sso import a_client
from tests.situations.statements import disputed, made
from tests.situations.training import Market, a_buyer, a_market
from tests.situations.waves import CLOSES, OPENS, a_wave, an_officer, joined, planned_wave, proposed, ready_applicant
from tests.web.places.table import Open

MANY: Final = 20
#: First it gives the page, with one of everything on it; after that there are twenty of everything.
type Growing = Callable[[], Iterator[Open]]


@dataclass(frozen=True)
class Desk:
    grow: Growing
    #: What the page asks of the database, its session, the second factor and the roles included.
    statements: int


DESKS: Final[dict[str, Desk]] = {}


def desk(name: str, *, statements: int) -> Callable[[Growing], Growing]:
    def enter(grow: Growing) -> Growing:
        assert name not in DESKS
        DESKS[name] = Desk(grow, statements)
        return grow

    return enter


def _at(address: str, role: Role = Role.OFFICER) -> Open:
    return Open(signed_in("meja@prakerja.example", role), address)


def _more() -> range:
    return range(2, MANY + 1)


def _waiting(number: int) -> None:
    proposed(planned_wave(number=number), OPEN, by=an_officer(name=f"Petugas {number}"))


def _held_secret(number: int, account: Account) -> None:
    draw = a_drawn_row(a_wave(number=number, state=WaveState.FROZEN))
    undrawn = {"seed": "", "result_sha256": "", "bundle_name": "", "fingerprint": "", "seated_count": None}
    Draw.objects.filter(pk=draw.pk).update(drawn_at=None, **undrawn)
    Custodian.objects.create(draw=draw, position=1, account_id=account.pk)


@desk("the first page of an officer", statements=12)
def start_of_officer() -> Iterator[Open]:
    _waiting(1)
    yield _at("/kantor/")
    for number in _more():
        _waiting(number)


@desk("the first page of a reviewer", statements=11)
def start_of_reviewer() -> Iterator[Open]:
    in_review(numbers(1))
    yield _at("/kantor/", Role.REVIEWER)
    for number in _more():
        in_review(numbers(number))


@desk("the first page of a custodian", statements=9)
def start_of_custodian() -> Iterator[Open]:
    page = _at("/kantor/", Role.CUSTODIAN)
    account = Account.objects.get(email="meja@prakerja.example")
    _held_secret(1, account)
    yield page
    for number in _more():
        _held_secret(number, account)


@desk("the first page of an auditor", statements=8)
def start_of_auditor() -> Iterator[Open]:
    _waiting(1)
    yield _at("/kantor/", Role.AUDITOR)
    for number in _more():
        _waiting(number)


@desk("all waves", statements=6)
def waves() -> Iterator[Open]:
    _waiting(1)
    yield _at("/kantor/gelombang/")
    for number in _more():
        _waiting(number)


@desk("planning a wave", statements=4)
def planning() -> Iterator[Open]:
    planned_wave(number=1)
    yield _at("/kantor/gelombang/baru/")
    for number in _more():
        planned_wave(number=number)


def _grown(wave: Wave) -> None:
    """More joiners, more rows of seats, and proposals that came to nothing."""
    for number, province in zip(_more(), provinces(), strict=False):
        joined(wave, ready_applicant())
        wave.seat_rows.create(position=number, pass_number=2, area=province.code, group="*", seats=9)
        _withdrawn(wave, an_officer(name=f"Petugas {number}"))


def _withdrawn(wave: Wave, by: Actor) -> None:
    assert by.account_id is not None
    Proposal.objects.create(
        act=OPEN.name,
        subject=str(wave.pk),
        state=ProposalState.WITHDRAWN,
        proposed_by=by.account_id,
        proposed_at=OPENS,
        expires_at=CLOSES,
        reason="Terlalu awal",
        ended_by=by.account_id,
        ended_at=OPENS,
    )


@desk("a planned wave", statements=10)
def wave_planned() -> Iterator[Open]:
    wave = planned_wave()
    proposed(wave, OPEN, by=an_officer())
    yield _at("/kantor/gelombang/12/")
    _grown(wave)


@desk("an open wave", statements=8)
def wave_open() -> Iterator[Open]:
    wave = a_wave()
    joined(wave, ready_applicant())
    yield _at("/kantor/gelombang/12/")
    _grown(wave)


@desk("a closed wave", statements=11)
def wave_closed() -> Iterator[Open]:
    wave = closed_wave()
    a_joiner(wave)
    yield _at("/kantor/gelombang/12/")
    _grown(wave)


@desk("a screened wave", statements=13)
def wave_screened() -> Iterator[Open]:
    wave = closed_wave()
    a_joiner(wave, office="police")
    screened_wave(wave)
    an_officer(Role.CUSTODIAN)
    yield _at("/kantor/gelombang/12/")
    _grown(wave)
    for number in _more():
        an_officer(Role.CUSTODIAN, f"Saksi {number}")


@desk("a frozen wave", statements=14)
def wave_frozen() -> Iterator[Open]:
    wave = closed_wave()
    a_joiner(wave)
    committed_wave(wave)
    yield _at("/kantor/gelombang/12/")
    _grown(wave)
    _more_custodians(wave)


@desk("a published wave", statements=17)
def wave_published() -> Iterator[Open]:
    wave = closed_wave()
    a_joiner(wave)
    published_wave(wave)
    yield _at("/kantor/gelombang/12/")
    _grown(wave)
    _more_custodians(wave)


def _more_custodians(wave: Wave) -> None:
    for number in _more():
        saksi = a_member_of_staff(f"saksi{number}@prakerja.example", Role.CUSTODIAN)
        Custodian.objects.create(draw_id=wave.pk, position=number + 10, account_id=saksi.pk)


@desk("the secrets of a draw", statements=5)
def secrets() -> Iterator[Open]:
    wave = closed_wave()
    a_joiner(wave)
    committed_wave(wave)
    yield _at("/kantor/gelombang/12/rahasia/", Role.CUSTODIAN)
    _more_custodians(wave)


def _three_lists(number: int) -> None:
    """One in force, one that waits for its second person, one that nobody has decided about."""
    a_list(name=f"Berlaku {number}")
    an_imported_list(name=f"Masuk {number}")
    subject = str(an_imported_list(name=f"Diusulkan {number}").pk)
    by = an_officer(name=f"Petugas {number}")
    propose_act(act=PUT_IN_FORCE, subject=subject, reason="Sesuai surat", by=by, now=JOINED)


@desk("the exclusion lists", statements=9)
def exclusion_lists() -> Iterator[Open]:
    _three_lists(1)
    yield _at("/kantor/daftar-pengecualian/")
    for number in _more():
        _three_lists(number)


@desk("one exclusion list", statements=10)
def one_list() -> Iterator[Open]:
    row = an_imported_list(name="Masuk")
    yield _at(f"/kantor/daftar-pengecualian/{row.pk}/")
    for number in _more():
        _three_lists(number)


@desk("a list that was handed in", statements=7)
def handed_in() -> Iterator[Open]:
    row = a_handed_in_list()
    yield _at(f"/kantor/daftar-pengecualian/berkas/{row.pk}/")
    for _number in _more():
        a_handed_in_list()


@desk("handing in a list", statements=3)
def handing_in() -> Iterator[Open]:
    _three_lists(1)
    yield _at("/kantor/daftar-pengecualian/baru/")
    for number in _more():
        _three_lists(number)


@desk("the cases that wait", statements=5)
def queue() -> Iterator[Open]:
    in_review(numbers(1))
    yield _at("/kantor/identitas/", Role.REVIEWER)
    for number in _more():
        in_review(numbers(number))


@desk("a case of one's own", statements=8)
def case() -> Iterator[Open]:
    page = _at("", Role.REVIEWER)
    review = in_review(numbers(1))
    taken(review, Actor.staff(Account.objects.get(email="meja@prakerja.example").pk))
    yield Open(page.browser, f"/kantor/identitas/{review.applicant_id}/{review.number}/")
    _asked_again(review)


@desk("a claim that a colleague has proposed to grant", statements=21)
def proposed_claim() -> Iterator[Open]:
    page, claim = _at("", Role.REVIEWER), claims.a_claim(numbers(1))
    claims.proposed(claim, an_officer(Role.REVIEWER))
    taken(claim, Actor.staff(Account.objects.get(email="meja@prakerja.example").pk))
    yield Open(page.browser, f"/kantor/identitas/{claim.applicant_id}/{claim.number}/")
    _asked_again(claim)


@desk("photos of presences that wait", statements=6)
def photos_of_presences() -> Iterator[Open]:
    in_doubt()
    yield _at("/kantor/kehadiran/", Role.REVIEWER)
    for _ in _more():
        in_doubt()


def _asked_again(review: Review) -> None:
    """The registry was asked again and again."""
    check = RegistryCheck.objects.get(applicant_id=review.applicant_id)
    for number in _more():
        check.question_number = number
        check._state.adding = True
        check.save(force_insert=True)


@desk("all proposals", statements=6)
def proposals() -> Iterator[Open]:
    _waiting(1)
    yield _at("/kantor/usulan/")
    for number in _more():
        _waiting(number)


@desk("one proposal", statements=7)
def proposal() -> Iterator[Open]:
    one = proposed(planned_wave(number=1), OPEN, by=an_officer())
    yield _at(f"/kantor/usulan/{one.pk}/")
    for number in _more():
        _waiting(number)


@desk("the members", statements=6)
def members() -> Iterator[Open]:
    yield _at("/kantor/anggota/")
    for number in _more():
        an_officer(Role.REVIEWER, f"Petugas {number}")


@desk("a new member", statements=3)
def appointing() -> Iterator[Open]:
    yield _at("/kantor/anggota/baru/")
    for number in _more():
        an_officer(Role.REVIEWER, f"Petugas {number}")


@desk("a member's roles", statements=7)
def roles() -> Iterator[Open]:
    yield _at(f"/kantor/anggota/{an_officer(Role.REVIEWER).account_id}/")
    for number in _more():
        an_officer(Role.REVIEWER, f"Petugas {number}")


@desk("who may what", statements=3)
def who_may() -> Iterator[Open]:
    yield _at("/kantor/wewenang/")
    for number in _more():
        an_officer(Role.REVIEWER, f"Petugas {number}")


def _money_for(number: int) -> None:
    """A wave with its money, one without, and another year."""
    funded(a_wave(number=number, state=WaveState.PLANNED))
    planned_wave(number=number + MANY)
    YearBudget.objects.create(year=2021 + number, allowed=number)


@desk("budgets and seats", statements=7)
def budgets() -> Iterator[Open]:
    _money_for(1)
    yield _at("/kantor/anggaran/")
    for number in _more():
        _money_for(number)


@desk("more budget", statements=3)
def more_budget() -> Iterator[Open]:
    _money_for(1)
    yield _at("/kantor/anggaran/tambah/")
    for number in _more():
        _money_for(number)


@desk("a deposit", statements=3)
def a_deposit() -> Iterator[Open]:
    _money_for(1)
    yield _at("/kantor/anggaran/setoran/")
    for number in _more():
        _money_for(number)


@desk("a fee", statements=3)
def a_fee() -> Iterator[Open]:
    _money_for(1)
    yield _at("/kantor/anggaran/biaya/")
    for number in _more():
        _money_for(number)


@desk("the ends of years", statements=8)
def year_ends() -> Iterator[Open]:
    _money_for(1)
    yield _at("/kantor/anggaran/akhir-tahun/")
    for number in _more():
        _money_for(number)


@desk("the end of a year", statements=10)
def year_end() -> Iterator[Open]:
    _money_for(1)
    yield _at("/kantor/anggaran/akhir-tahun/2021/2021/saldo/")
    for number in _more():
        _money_for(number)


@desk("money for a wave", statements=10)
def money_for_a_wave() -> Iterator[Open]:
    _money_for(1)
    yield _at(f"/kantor/anggaran/gelombang/{1 + MANY}/")
    for number in _more():
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
    for number in _more():
        a_card_like(first, last_four=f"{number:04}")


@desk("cards by state", statements=6)
def cards_by_state() -> Iterator[Open]:
    _cards(1)
    yield _at("/kantor/kartu/")
    _more_cards(Card.objects.get())


@desk("the cards of a wave", statements=6)
def cards_of_a_wave() -> Iterator[Open]:
    _cards(1)
    yield _at("/kantor/kartu/gelombang/12/")
    _more_cards(Card.objects.get())


@desk("searching for a person", statements=3)
def searching() -> Iterator[Open]:
    _cards(1)
    yield _at("/kantor/kartu/cari/")
    _more_cards(Card.objects.get())


@desk("what befell a person", statements=13)
def what_befell() -> Iterator[Open]:
    _cards(1)
    card, page = Card.objects.get(), _at("")
    officer = StaffId(Account.objects.get(email="meja@prakerja.example").pk)
    yield Open(page.browser, f"/kantor/kartu/orang/{person_found_by(officer, ApplicantId(card.applicant_id))}/")
    for number in _more():
        a_move_like(card, number=number)


def _more_postings() -> None:
    for _ in _more():
        a_recipient(now=OPENS)


@desk("the books", statements=4)
def books() -> Iterator[Open]:
    a_recipient(now=OPENS)
    yield _at("/kantor/buku-besar/")
    _more_postings()


@desk("one kind of account", statements=6)
def kind_of_account() -> Iterator[Open]:
    a_recipient(now=OPENS)
    yield _at("/kantor/buku-besar/jenis/wave-reserve/")
    _more_postings()


@desk("accounts of a wave's recipients", statements=6)
def accounts_of_a_wave() -> Iterator[Open]:
    _cards(1)
    yield _at("/kantor/buku-besar/jenis/training-balance/gelombang/12/")
    _more_cards(Card.objects.get())


@desk("an account of the programme", statements=5)
def an_account() -> Iterator[Open]:
    a_recipient(now=OPENS)
    yield _at(f"/kantor/buku-besar/rekening/wave-reserve:{WAVE}/")
    _more_postings()


@desk("an account of the programme as a file", statements=5)
def an_account_as_a_file() -> Iterator[Open]:
    a_recipient(now=OPENS)
    yield _at(f"/kantor/buku-besar/rekening/wave-reserve:{WAVE}/unduh/rekening.csv")
    _more_postings()


@desk("an account of a recipient", statements=4)
def an_account_of_ones_own() -> Iterator[Open]:
    who, page = a_recipient(now=OPENS), _at("")
    officer = StaffId(Account.objects.get(email="meja@prakerja.example").pk)
    found = person_found_by(officer, ApplicantId(who))
    yield Open(page.browser, f"/kantor/buku-besar/penerima/{found}/training-balance/")
    for number in _more():
        hold(a_hold(who, now=OPENS, amount=1, about=number), now=OPENS)


@desk("an account of the programme, further down", statements=5)
def an_account_further_down() -> Iterator[Open]:
    a_recipient(now=OPENS)
    yield _at(f"/kantor/buku-besar/rekening/wave-reserve:{WAVE}/lanjutan/{_link(RESERVE)}/")
    _more_postings()


@desk("an account of a recipient, further down", statements=4)
def an_own_account_further_down() -> Iterator[Open]:
    who, page = a_recipient(now=OPENS), _at("")
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
    yield _at(f"/kantor/buku-besar/jenis/training-balance/gelombang/12/sesudah/{UUID(int=0)}/")
    _more_cards(Card.objects.get())


@desk("a posting", statements=4)
def a_posting() -> Iterator[Open]:
    who = a_recipient(now=OPENS)
    yield _at(f"/kantor/buku-besar/pembukuan/{who}/{posting_id('cards.award', who, WAVE)}/")
    _more_postings()


@desk("proposing a decision about a card", statements=5)
def deciding() -> Iterator[Open]:
    _cards(1)
    card, page = Card.objects.get(), _at("")
    officer = StaffId(Account.objects.get(email="meja@prakerja.example").pk)
    found = person_found_by(officer, ApplicantId(card.applicant_id))
    yield Open(page.browser, f"/kantor/kartu/orang/{found}/{card.award}/perpanjang/")
    for number in _more():
        a_move_like(card, number=number)


@desk("holding a card", statements=4)
def holding() -> Iterator[Open]:
    _cards(1)
    card, page = Card.objects.get(), _at("")
    officer = StaffId(Account.objects.get(email="meja@prakerja.example").pk)
    found = person_found_by(officer, ApplicantId(card.applicant_id))
    yield Open(page.browser, f"/kantor/kartu/orang/{found}/{card.award}/sendiri/tahan/")
    for number in _more():
        a_move_like(card, number=number)


@desk("planning a recovery wave", statements=5)
def planning_recovery() -> Iterator[Open]:
    seats_that_came_back(1)
    yield _at("/kantor/gelombang/pemulihan/2021/")
    for number in _more():
        planned_wave(number=number + MANY)


@desk("looking an applicant up", statements=3)
def looking_up() -> Iterator[Open]:
    ready_applicant()
    yield _at("/kantor/tambahan-waktu/")
    for _ in _more():
        ready_applicant()


@desk("an applicant who was looked up", statements=8)
def looked_up() -> Iterator[Open]:
    page = _at("")
    officer = StaffId(Account.objects.get(email="meja@prakerja.example").pk)
    yield Open(page.browser, f"/kantor/tambahan-waktu/{found_by(officer, ready_applicant())}/")
    for _ in _more():
        ready_applicant()


@desk("courses that wait for curators", statements=4)
def courses() -> Iterator[Open]:
    a_draft()
    yield _at("/kantor/pelatihan/", Role.CURATOR)
    for _number in _more():
        a_draft()


@desk("declarations", statements=6)
def declarations() -> Iterator[Open]:
    first = objected(absent())
    yield _at("/kantor/pelatihan/keterangan/", Role.CURATOR)
    for _number in _more():
        objected(absent(a_purchase(first.market, a_buyer())))


@desk("one objection", statements=8)
def one_objection() -> Iterator[Open]:
    bought = objected(left())
    key = "/".join(map(str, key_of(bought)))
    yield _at(f"/kantor/pelatihan/keterangan/{key}/", Role.CURATOR)
    for number in range(3, 10):
        Attendance.objects.create(
            applicant_id=bought.buyer.applicant_id, purchase=bought.number, sequence=number, confirmed_at=MISSED
        )


@desk("one course", statements=10)
def one_course() -> Iterator[Open]:
    course = a_live_course()
    offered(course)
    yield _at(f"/kantor/pelatihan/{course.pk}/", Role.CURATOR)
    for number in _more():
        offered(course, address=f"https://jual.example/{number}")
        a_live_course(course.institution)


@desk("signals of fraud", statements=4)
def signals() -> Iterator[Open]:
    a_signal()
    yield _at("/kantor/sinyal/", Role.CURATOR)
    for number in _more():
        a_signal_like(number)


@desk("one signal of fraud", statements=6)
def one_signal() -> Iterator[Open]:
    signal = a_signal()
    yield _at(f"/kantor/sinyal/{signal.pk}/", Role.CURATOR)
    for number in _more():
        a_signal_like(number)


@desk("finding a certificate", statements=3)
def finding_a_certificate() -> Iterator[Open]:
    finished()
    yield _at("/kantor/sertifikat/", Role.CURATOR)
    for _number in _more():
        finished()


@desk("one certificate", statements=10)
def one_certificate() -> Iterator[Open]:
    bought = finished()
    doubted(bought)
    yield _at(f"/kantor/sertifikat/{certificate_of(bought).code.hex}/", Role.CURATOR)
    for _number in _more():
        doubted(finished())


def _stated_again(market: Market, times: int) -> None:
    for _ in range(times):
        finished(a_purchase(market, a_buyer()))
    made()


@desk("what partners are owed", statements=8)
def statements() -> Iterator[Open]:
    finished()
    made()
    yield _at("/kantor/mitra/pembayaran/")
    for _number in _more():
        finished()
    made()


@desk("a statement", statements=8)
def one_statement() -> Iterator[Open]:
    market = a_market()
    _stated_again(market, 1)
    yield _at(f"/kantor/mitra/pembayaran/{market.platform.pk}/2021-03/")
    Statement.objects.update(state="making", ready_at=None, disputed_until=None)
    _stated_again(market, MANY - 1)


@desk("a statement as a file", statements=4)
def statement_file() -> Iterator[Open]:
    market = a_market()
    _stated_again(market, 1)
    yield _at(f"/kantor/mitra/pembayaran/{market.platform.pk}/2021-03/berkas.csv")
    Statement.objects.update(state="making", ready_at=None, disputed_until=None)
    _stated_again(market, MANY - 1)


@desk("a statement's summary", statements=4)
def statement_summary() -> Iterator[Open]:
    market = a_market()
    _stated_again(market, 1)
    yield _at(f"/kantor/mitra/pembayaran/{market.platform.pk}/2021-03/ringkasan.pdf")
    Statement.objects.update(state="making", ready_at=None, disputed_until=None)
    _stated_again(market, MANY - 1)


@desk("a line of a statement", statements=9)
def one_line() -> Iterator[Open]:
    bought = finished()
    made()
    posting = lines_of(bought)[1].posting_id
    yield _at(f"/kantor/mitra/pembayaran/{bought.market.institution.pk}/2021-03/baris/{posting}/")
    key = bought.buyer.applicant_id, bought.number
    for number in _more():
        keep_off_statements([key], Hold(HoldCause.SIGNAL, str(number)), now=STARTS)


@desk("disputes of partners", statements=4)
def disputes() -> Iterator[Open]:
    def another() -> None:
        bought = finished()
        made()
        disputed(bought.market.institution)

    another()
    yield _at("/kantor/mitra/sanggahan/")
    for _number in _more():
        another()


@desk("a dispute", statements=5)
def one_dispute() -> Iterator[Open]:
    bought = finished()
    made()
    found = disputed(bought.market.institution)
    yield _at(f"/kantor/mitra/sanggahan/{found.pk}/")
    for _number in _more():
        finished()
    made()


@desk("partners", statements=5)
def partners() -> Iterator[Open]:
    an_institution()
    yield _at("/kantor/mitra/")
    for _number in _more():
        an_institution()


@desk("one partner", statements=15)
def one_partner() -> Iterator[Open]:
    partner = an_institution()
    a_partners_member(partner)
    yield _at(f"/kantor/mitra/{partner.pk}/")
    for _number in _more():
        a_draft(partner)
        a_partners_member(partner)


@desk("where a partner signs people in", statements=6)
def sign_in_of_partner() -> Iterator[Open]:
    partner = a_client()
    yield _at(f"/kantor/mitra/{partner.pk}/masuk/")
    for number in _more():
        SignInAddress.objects.create(partner_id=partner.pk, use="login", address=f"https://lain.example/{number}")


@desk("inviting a keeper", statements=4)
def inviting_a_keeper() -> Iterator[Open]:
    member = a_partners_member()
    yield _at(f"/kantor/mitra/{member.partner_id}/pengelola/")
    for _number in _more():
        a_partners_member(member.partner)


@desk("removing somebody of a partner's staff", statements=7)
def removing_a_member() -> Iterator[Open]:
    member = a_partners_member()
    yield _at(f"/kantor/mitra/{member.partner_id}/staf/{member.pk}/akhiri/")
    for _number in _more():
        a_partners_member(member.partner)


@desk("proposing a new partner", statements=3)
def new_partner() -> Iterator[Open]:
    an_institution()
    yield _at("/kantor/mitra/baru/")
    for _number in _more():
        an_institution()


@desk("batches of payments", statements=5)
def batches() -> Iterator[Open]:
    batch = a_built_batch()
    yield _at("/kantor/pencairan/")
    for number in _more():
        a_batch_like(batch, nights_before=number)


@desk("partners' accounts that wait", statements=4)
def partner_accounts() -> Iterator[Open]:
    bank_answered(account_named(a_keeper()))
    yield _at("/kantor/pencairan/mitra/")
    for _number in _more():
        bank_answered(account_named(a_keeper()))


@desk("a partner's account", statements=6)
def one_partner_account() -> Iterator[Open]:
    keeper = a_keeper()
    account_in_use(keeper, at=NOW - timedelta(days=1))
    row = bank_answered(account_named(keeper))
    yield _at(f"/kantor/pencairan/mitra/{row.partner_id}/{row.number}/")
    for _number in _more():
        bank_answered(account_named(a_keeper()))


@desk("a batch of payments", statements=10)
def one_batch() -> Iterator[Open]:
    to_be_paid()
    built()
    batch = Batch.objects.get()
    yield _at(f"/kantor/pencairan/{batch.pk}/")
    for number in _more():
        a_batch_like(batch, nights_before=number)
        to_be_paid()
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.BUILDING, built_at=None, sha256="")
    LongWork.objects.all().delete()
    built()


@desk("proposing what becomes of a batch", statements=6)
def proposing_on_a_batch() -> Iterator[Open]:
    batch = a_built_batch()
    yield _at(f"/kantor/pencairan/{batch.pk}/cairkan/")
    for number in _more():
        a_batch_like(batch, nights_before=number)


@desk("finding a payment", statements=3)
def finding_a_payment() -> Iterator[Open]:
    batch = a_built_batch()
    yield _at("/kantor/pencairan/pembayaran/")
    for number in _more():
        a_batch_like(batch, nights_before=number)


@desk("one payment", statements=8)
def one_payment() -> Iterator[Open]:
    one = a_built_batch().instructions.get()
    yield _at(f"/kantor/pencairan/pembayaran/{one.reference}/")
    for number in _more():
        Sending.objects.create(
            payee_id=one.payee_id, instruction=one.number, number=number, external_id=str(number), sent_at=STARTS
        )


@desk("taking a payment out", statements=8)
def taking_a_payment_out() -> Iterator[Open]:
    one = a_built_batch().instructions.get()
    yield _at(f"/kantor/pencairan/pembayaran/{one.reference}/keluarkan/")
    for number in _more():
        Sending.objects.create(
            payee_id=one.payee_id, instruction=one.number, number=number, external_id=str(number), sent_at=STARTS
        )


@desk("differences of payments", statements=6)
def payment_differences() -> Iterator[Open]:
    of_each_kind()
    yield _at("/kantor/pencairan/selisih/")
    for _number in _more():
        of_each_kind()


@desk("names of accounts that are in doubt", statements=6)
def doubts() -> Iterator[Open]:
    name_in_doubt(a_payee())
    yield _at("/kantor/pencairan/nama/", Role.REVIEWER)
    for _number in _more():
        name_in_doubt(a_payee())


@desk("one name that is in doubt", statements=5)
def one_doubt() -> Iterator[Open]:
    row = name_in_doubt(a_payee())
    yield _at(f"/kantor/pencairan/nama/{row.applicant_id}/{row.number}/", Role.REVIEWER)
    for _number in _more():
        name_in_doubt(a_payee())


@desk("what people owe back", statements=4)
def demands_of_all() -> Iterator[Open]:
    demanded()
    who_owes()
    yield _at("/kantor/pengembalian/")
    for _number in _more():
        demanded()
        who_owes()


@desk("one demand", statements=12)
def one_demand() -> Iterator[Open]:
    one = demanded()
    yield _at(f"/kantor/pengembalian/{one.applicant_id}/{one.number}/")
    for number in _more():
        repaid(one, 1_000, line=f"L{number}")


@desk("what a bank and the books do not have alike", statements=5)
def cases() -> Iterator[Open]:
    a_case(owner=an_officer())
    yield _at("/kantor/pencairan/rekening-koran/")
    for number in _more():
        a_case(about=str(number), owner=an_officer())


@desk("one difference", statements=6)
def one_case() -> Iterator[Open]:
    one = a_case(owner=an_officer())
    yield _at(f"/kantor/pencairan/rekening-koran/{one.pk}/")
    for number in _more():
        a_case(about=str(number))
