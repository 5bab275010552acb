"""What the office sees of training and of partners."""

from collections.abc import Iterator

from prakerja.authority.roles import Role
from prakerja.partners.sso.models import SignInAddress
from prakerja.training.models import Attendance, Statement
from prakerja.training.statements.reasons import HoldCause
from prakerja.training.statements.standing_holds import Hold, keep_off_statements
from tests.backoffice.desks.table import MANY, at, desk, more
from tests.situations.catalogue import a_draft, a_live_course, an_institution, offered
from tests.situations.certificate_doubts import certificate_of, doubted
from tests.situations.declarations import MISSED, absent, key_of, left, objected
from tests.situations.learning import STARTS, a_purchase, finished
from tests.situations.partner_staff import a_partners_member
from tests.situations.payables import lines_of
from tests.situations.signals import a_signal, a_signal_like
from tests.situations.sso import a_client
from tests.situations.statements import disputed, made
from tests.situations.training import Market, a_buyer, a_market
from tests.web.places.table import Open


@desk("courses that wait for curators", statements=4)
def courses() -> Iterator[Open]:
    a_draft()
    yield at("/kantor/pelatihan/", Role.CURATOR)
    for _number in more():
        a_draft()


@desk("declarations", statements=6)
def declarations() -> Iterator[Open]:
    first = objected(absent())
    yield at("/kantor/pelatihan/keterangan/", Role.CURATOR)
    for _number in more():
        objected(absent(a_purchase(first.market, a_buyer())))


@desk("one objection", statements=10)
def one_objection() -> Iterator[Open]:
    bought = objected(left())
    key = "/".join(map(str, key_of(bought)))
    yield at(f"/kantor/pelatihan/keterangan/{key}/", Role.CURATOR)
    for number in range(3, 10):
        Attendance.objects.create(
            applicant_id=bought.buyer.applicant_id, purchase=bought.number, sequence=number, confirmed_at=MISSED
        )


@desk("one course", statements=13)
def one_course() -> Iterator[Open]:
    course = a_live_course()
    offered(course)
    yield at(f"/kantor/pelatihan/{course.pk}/", Role.CURATOR)
    for number in more():
        offered(course, address=f"https://jual.example/{number}")
        a_live_course(course.institution)


@desk("signals of fraud", statements=4)
def signals() -> Iterator[Open]:
    a_signal()
    yield at("/kantor/sinyal/", Role.CURATOR)
    for number in more():
        a_signal_like(number)


@desk("one signal of fraud", statements=8)
def one_signal() -> Iterator[Open]:
    signal = a_signal()
    yield at(f"/kantor/sinyal/{signal.pk}/", Role.CURATOR)
    for number in more():
        a_signal_like(number)


@desk("finding a certificate", statements=3)
def finding_a_certificate() -> Iterator[Open]:
    finished()
    yield at("/kantor/sertifikat/", Role.CURATOR)
    for _number in more():
        finished()


@desk("one certificate", statements=13)
def one_certificate() -> Iterator[Open]:
    bought = finished()
    doubted(bought)
    yield at(f"/kantor/sertifikat/{certificate_of(bought).code.hex}/", Role.CURATOR)
    for _number in more():
        doubted(finished())


def _stated_again(market: Market, times: int) -> None:
    for _ in range(times):
        finished(a_purchase(market, a_buyer()))
    made()


@desk("what partners are owed", statements=8)
def statements() -> Iterator[Open]:
    finished()
    made()
    yield at("/kantor/mitra/pembayaran/")
    for _number in more():
        finished()
    made()


@desk("a statement", statements=10)
def one_statement() -> Iterator[Open]:
    market = a_market()
    _stated_again(market, 1)
    yield at(f"/kantor/mitra/pembayaran/{market.platform.pk}/2021-03/")
    Statement.objects.update(state="making", ready_at=None, disputed_until=None)
    _stated_again(market, MANY - 1)


@desk("a statement as a file", statements=4)
def statement_file() -> Iterator[Open]:
    market = a_market()
    _stated_again(market, 1)
    yield at(f"/kantor/mitra/pembayaran/{market.platform.pk}/2021-03/berkas.csv")
    Statement.objects.update(state="making", ready_at=None, disputed_until=None)
    _stated_again(market, MANY - 1)


@desk("a statement's summary", statements=4)
def statement_summary() -> Iterator[Open]:
    market = a_market()
    _stated_again(market, 1)
    yield at(f"/kantor/mitra/pembayaran/{market.platform.pk}/2021-03/ringkasan.pdf")
    Statement.objects.update(state="making", ready_at=None, disputed_until=None)
    _stated_again(market, MANY - 1)


@desk("a line of a statement", statements=11)
def one_line() -> Iterator[Open]:
    bought = finished()
    made()
    posting = lines_of(bought)[1].posting_id
    yield at(f"/kantor/mitra/pembayaran/{bought.market.institution.pk}/2021-03/baris/{posting}/")
    key = bought.buyer.applicant_id, bought.number
    for number in more():
        keep_off_statements([key], Hold(HoldCause.SIGNAL, str(number)), now=STARTS)


@desk("disputes of partners", statements=4)
def disputes() -> Iterator[Open]:
    def another() -> None:
        bought = finished()
        made()
        disputed(bought.market.institution)

    another()
    yield at("/kantor/mitra/sanggahan/")
    for _number in more():
        another()


@desk("a dispute", statements=7)
def one_dispute() -> Iterator[Open]:
    bought = finished()
    made()
    found = disputed(bought.market.institution)
    yield at(f"/kantor/mitra/sanggahan/{found.pk}/")
    for _number in more():
        finished()
    made()


@desk("partners", statements=5)
def partners() -> Iterator[Open]:
    an_institution()
    yield at("/kantor/mitra/")
    for _number in more():
        an_institution()


@desk("one partner", statements=17)
def one_partner() -> Iterator[Open]:
    partner = an_institution()
    a_partners_member(partner)
    yield at(f"/kantor/mitra/{partner.pk}/")
    for _number in more():
        a_draft(partner)
        a_partners_member(partner)


@desk("where a partner signs people in", statements=8)
def sign_in_of_partner() -> Iterator[Open]:
    partner = a_client()
    yield at(f"/kantor/mitra/{partner.pk}/masuk/")
    for number in more():
        SignInAddress.objects.create(partner_id=partner.pk, use="login", address=f"https://lain.example/{number}")


@desk("inviting a keeper", statements=4)
def inviting_a_keeper() -> Iterator[Open]:
    member = a_partners_member()
    yield at(f"/kantor/mitra/{member.partner_id}/pengelola/")
    for _number in more():
        a_partners_member(member.partner)


@desk("removing somebody of a partner's staff", statements=7)
def removing_a_member() -> Iterator[Open]:
    member = a_partners_member()
    yield at(f"/kantor/mitra/{member.partner_id}/staf/{member.pk}/akhiri/")
    for _number in more():
        a_partners_member(member.partner)


@desk("proposing a new partner", statements=3)
def new_partner() -> Iterator[Open]:
    an_institution()
    yield at("/kantor/mitra/baru/")
    for _number in more():
        an_institution()
