"""The office's forms about money, filled in."""

from datetime import timedelta

from prakerja.authority.roles import Role
from prakerja.backoffice.cards.found import found_by
from prakerja.cards import jobs
from prakerja.cards.models import Card
from prakerja.kit.actor import ApplicantId, StaffId
from prakerja.waves.models import Joiner
from tests.situations.accounts import NOW, a_member_of_staff
from tests.situations.cards import allowed, awarded, deposited
from tests.situations.doubts import told_of
from tests.situations.lives import a_card as lives_card
from tests.situations.lives import held
from tests.situations.own_cards import a_card
from tests.situations.purchases import bought
from tests.situations.reader import version_for
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.seats import seated_wave
from tests.situations.training import a_buyer, a_market
from tests.situations.waves import a_wave
from tests.situations.work import failed_work
from tests.situations.year_ends import OF_2020, money_of_2020
from tests.web.forms.of_accounts import signed_in
from tests.web.forms.table import Filled, form

_TYPED = {"year": "2021", "amount": "5.000.000.000", "reason": "DIPA 1/2021", "go": "propose"}
_AT_BNI = {**_TYPED, "house": "bni"}


def _ratna(address: str, fields: dict[str, object]) -> Filled:
    browser = signed_in(a_member_of_staff("ratna@prakerja.example", Role.OFFICER))
    if "go" not in fields:
        return Filled(browser, address, fields)
    read = browser.post(address, {name: value for name, value in fields.items() if name != "go"})
    return Filled(browser, address, {**fields, "shown": version_for(address, read.content.decode())})


@form("proposing more budget", leads_to="/kantor/anggaran/")
def proposing_budget() -> Filled:
    return _ratna("/kantor/anggaran/tambah/", {**_TYPED})


@form("proposing to note a deposit", leads_to="/kantor/anggaran/")
def proposing_a_deposit() -> Filled:
    return _ratna("/kantor/anggaran/setoran/", {**_AT_BNI})


@form("proposing to note a fee", leads_to="/kantor/anggaran/")
def proposing_a_fee() -> Filled:
    deposited(2021, 6_000_000_000, at=NOW)
    return _ratna("/kantor/anggaran/biaya/", {**_AT_BNI})


@form("proposing to move money between houses", leads_to="/kantor/anggaran/")
def proposing_a_move() -> Filled:
    deposited(2021, 6_000_000_000, at=NOW)
    return _ratna("/kantor/anggaran/pindah/", {**_AT_BNI, "to_house": "gopay"})


_YEAR_END = "/kantor/anggaran/akhir-tahun/2020b/2020/saldo/"


@form("proposing to close a year's end", leads_to=_YEAR_END)
def proposing_to_close() -> Filled:
    money_of_2020()
    return _ratna(_YEAR_END, {"reason_close": "Akhir tahun"})


@form("having a year's closing go on", leads_to=_YEAR_END)
def closing_again() -> Filled:
    failed_work(jobs.close_year, subject=OF_2020)
    return _ratna(f"{_YEAR_END}coba-lagi/", {})


@form("proposing to set money aside", leads_to="/kantor/anggaran/gelombang/12/")
def proposing_to_fund() -> Filled:
    a_wave()
    allowed(2021, at=NOW)
    return _ratna("/kantor/anggaran/gelombang/12/", {"reason_fund": "Kuota penuh"})


def _a_recipient() -> Joiner:
    wave = closed_wave()
    a_joiner(wave)
    seated_wave(wave)
    awarded(wave)
    return Joiner.objects.get()


@form("searching for a person", leads_to="/kantor/kartu/orang/", is_another=True)
def searching() -> Filled:
    return _ratna("/kantor/kartu/cari/", {"sought": _a_recipient().receipt})


@form("opening the account of a recipient", leads_to="/kantor/buku-besar/penerima/", is_another=True)
def opening_an_account() -> Filled:
    return _ratna(f"/kantor/buku-besar/penerima/training-balance/{_a_recipient().applicant_id}/", {})


@form("opening what befell the holder of a card", leads_to="/kantor/kartu/orang/", is_another=True)
def looking() -> Filled:
    return _ratna(f"/kantor/kartu/lihat/{_a_recipient().applicant_id}/", {})


def _proposing(word: str, card: Card, **typed: object) -> Filled:
    return _about(word, card, reason_card="Sakit", **typed)


def _about(word: str, card: Card, **typed: object) -> Filled:
    officer = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    found = found_by(StaffId(officer.pk), ApplicantId(card.applicant_id))
    address = f"/kantor/kartu/orang/{found}/{card.award}/{word}/"
    return Filled(signed_in(officer), address, typed)


@form("proposing more days for a card", leads_to="/kantor/kartu/orang/", is_another=True)
def proposing_more_days() -> Filled:
    return _proposing("perpanjang", a_card(), days="7")


@form("proposing to revoke a card", leads_to="/kantor/kartu/orang/", is_another=True)
def proposing_to_revoke() -> Filled:
    return _proposing("cabut", a_card())


@form("noting a death", leads_to="/kantor/kartu/orang/", is_another=True)
def noting_a_death() -> Filled:
    typed = {"told": "death", "effective_on": "2021-02-20", "reason_note": "Akta kematian"}
    return _about("sendiri/catat", a_card(), **typed)


@form("proposing to end an entitlement", leads_to="/kantor/kartu/orang/", is_another=True)
def proposing_to_end() -> Filled:
    card = told_of(lives_card(), on=NOW.date() - timedelta(days=20), at=NOW - timedelta(days=20))
    return _proposing("akhiri", card)


@form("proposing to undo a training under way", leads_to="/kantor/kartu/orang/", is_another=True)
def proposing_to_void() -> Filled:
    buyer = a_buyer()
    bought(a_market(), buyer)
    return _proposing("batalkan-pelatihan", held(Card.objects.get(pk=(buyer.applicant_id, buyer.award)), at=NOW))


@form("proposing to give a card back to its holder", leads_to="/kantor/kartu/orang/", is_another=True)
def proposing_to_reinstate() -> Filled:
    return _proposing("pulihkan", held(lives_card(), at=NOW))


def _alone(word: str, card: Card, fields: dict[str, object]) -> Filled:
    officer = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    found = found_by(StaffId(officer.pk), ApplicantId(card.applicant_id))
    address = f"/kantor/kartu/orang/{found}/{card.award}/sendiri/{word}/"
    return Filled(signed_in(officer), address, {"reason_note": "Laporan telepon", **fields})


@form("holding a card", leads_to="/kantor/kartu/orang/")
def holding() -> Filled:
    return _alone("tahan", lives_card(), {"held_for": "cause"})


@form("releasing a card", leads_to="/kantor/kartu/orang/")
def releasing() -> Filled:
    card = held(lives_card(), at=NOW)
    return _alone("lepas", card, {"moves": str(card.moves)})


@form("replacing the number of somebody's card", leads_to="/kantor/kartu/orang/")
def replacing() -> Filled:
    card = lives_card()
    return _alone("ganti-nomor", card, {"leaked": card.last_four})
