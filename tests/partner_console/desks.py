"""The table of the partners' console: each page, who of a partner's staff may see it, and what it costs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID, uuid4

from prakerja.partners.models import Call, PartnerMember, RedirectAddress
from prakerja.partners.renew_own_key import renew_own_key
from prakerja.partners.states import PartnerKind, PartnerRole
from prakerja.partners.webhooks.models import Delivery, PartnerEvent
from prakerja.partners.webhooks.states import EventState
from prakerja.payouts.accounts.rules import NotPayable
from prakerja.payouts.models import PartnerAccount
from prakerja.training.declarations.states import DeclarationKind, DeclarationState, LeaveReason
from prakerja.training.models import (
    Course,
    HandIn,
    Offer,
    PayableLine,
    Purchase,
    Review,
    Schedule,
    Statement,
    StatementDispute,
    TrainingDeclaration,
)
from prakerja.training.statements.states import StatementState
from tests.situations.accounts import NOW
from tests.situations.learning import a_purchase, finished, present
from tests.situations.partner_pay import a_paid_statement, account_named, an_approved_statement, bank_answered
from tests.situations.partner_staff import a_partners_member, acts
from tests.situations.statements import made
from tests.situations.training import Market, a_course, a_platform, a_schedule, offered
from tests.situations.webhooks import told, webhook_set
from tests.thorough import as_many

#: More rows of whatever the page lists.
MANY: Final = as_many(3, thorough=20)
_TEACHES: Final = PartnerKind.INSTITUTION
_SELLS: Final = PartnerKind.PLATFORM


@dataclass(frozen=True)
class Desk:
    #: Its address of this partner's things.
    address: Callable[[PartnerMember], str]
    #: Of a page that is read, for one row as for many; None: it takes forms alone.
    statements: int | None
    grow: Callable[[PartnerMember], object] = lambda _member: None
    for_keepers: bool = False
    kind: PartnerKind | None = None
    #: Also while the office has stopped the partner.
    when_suspended: bool = False


def at(address: str) -> Callable[[PartnerMember], str]:
    return lambda _member: f"/mitra/{address}"


def _key(member: PartnerMember) -> str:
    renew_own_key(by=acts(member), now=NOW)
    return "/mitra/kunci/1/akhiri/"


def a_call(member: PartnerMember, error: str = "ERRRED40001") -> Call:
    return Call.objects.create(
        partner_id=member.partner_id,
        endpoint="status",
        status=400 if error else 200,
        error=error,
        at=NOW,
        microseconds=1_500,
    )


def _another_course(member: PartnerMember) -> Course:
    return a_course(member.partner)


def _of_course(member: PartnerMember) -> str:
    course = _another_course(member)
    a_schedule(course)
    offered(course, a_platform())
    return f"/mitra/pelatihan/{course.pk}/"


def _another_schedule(member: PartnerMember) -> None:
    course = Course.objects.filter(institution=member.partner).latest("pk")
    a_schedule(course)
    offered(course, a_platform())


def _of_schedule(member: PartnerMember) -> str:
    RedirectAddress.objects.get_or_create(partner=member.partner, address="https://lembaga.example/kembali")
    market = Market(a_platform(), member.partner, course := a_course(member.partner), a_schedule(course))
    return f"/mitra/jadwal/{present(a_purchase(market), 1).purchase.schedule_id}/"


def _another_offer(member: PartnerMember) -> Offer:
    return offered(a_course(), member.partner)


def _of_month(member: PartnerMember) -> str:
    """Something was earned in it, and it can be disputed."""
    RedirectAddress.objects.get_or_create(partner=member.partner, address="https://lembaga.example/kembali")
    course = a_course(member.partner)
    finished(a_purchase(Market(a_platform(), member.partner, course, a_schedule(course))))
    made()
    return "/mitra/rekapitulasi/2021-03/"


def _line_of(member: PartnerMember) -> UUID:
    line: PayableLine = PayableLine.objects.filter(partner_id=member.partner_id)[0]
    return line.posting_id


def _another_month(member: PartnerMember) -> None:
    months = Statement.objects.filter(partner=member.partner).count()
    Statement.objects.create(
        partner=member.partner,
        month=date(2015 + months // 12, 1 + months % 12, 1),
        cut_off=NOW,
        state=StatementState.READY,
        ready_at=NOW,
        disputed_until=NOW,
    )


def _another_event(member: PartnerMember) -> PartnerEvent:
    """That was delivered to its webhook."""
    webhook_set(member.partner)
    (event,) = told(member.partner)
    PartnerEvent.objects.filter(partner_id=member.partner_id, id=event.id).update(
        state=EventState.DELIVERED, due_at=None
    )
    Delivery.objects.create(partner_id=member.partner_id, event_id=event.id, at=NOW, milliseconds=80, status=200)
    return event


def _to_replay(member: PartnerMember) -> str:
    return f"/mitra/webhook/kabar/{_another_event(member).id}/kirim-lagi/"


def _another_review(member: PartnerMember) -> Review:
    course = a_course(member.partner)
    return Review.objects.create(
        applicant_id=uuid4(), purchase=1, course_id=course.pk, stars=4, text="Pengajarnya sabar.", written_at=NOW
    )


def _review_of(member: PartnerMember) -> str:
    review = _another_review(member)
    review.refresh_from_db()
    return f"/mitra/ulasan/{review.reference}/"


def _colleague(member: PartnerMember) -> str:
    return str(a_partners_member(member.partner, PartnerRole.STAFF, is_accepted=False).pk)


def _another_account(member: PartnerMember) -> None:
    """That its bank did not find."""
    bank_answered(account_named(member, at=NOW - timedelta(days=account_number(member))), NotPayable("4041511"))


def account_number(member: PartnerMember) -> int:
    return PartnerAccount.objects.of(member.partner_id).count() + 1


def _another_payment(member: PartnerMember) -> None:
    """Of an earlier month, which waits for an account."""
    months = Statement.objects.filter(partner=member.partner).count()
    an_approved_statement(member.partner, 400, month=date(2016 + months // 12, 1 + months % 12, 1))


def _slip(member: PartnerMember) -> str:
    return f"/mitra/pembayaran/{a_paid_statement(member).number}/bukti.pdf"


def _to_be_stopped(member: PartnerMember) -> str:
    return f"/mitra/rekening/{account_named(member).number}/hentikan/"


def _under_way(member: PartnerMember) -> Purchase:
    """Of somebody who has begun, and of whom nothing is declared in time."""
    of_it = Purchase.objects.filter(schedule__course__institution=member.partner)
    if not of_it.exists():
        RedirectAddress.objects.get_or_create(partner=member.partner, address="https://lembaga.example/kembali")
        course = a_course(member.partner)
        present(a_purchase(Market(a_platform(), member.partner, course, a_schedule(course, meetings=2)), meetings=2), 1)
        Schedule.objects.filter(course=course).update(
            starts_at=NOW - timedelta(days=20), ends_at=NOW - timedelta(days=10)
        )
    found: Purchase = of_it.get()
    return found


def _another_declaration(member: PartnerMember) -> TrainingDeclaration:
    purchase = _under_way(member)
    numbers = TrainingDeclaration.objects.of_purchase(purchase).count()
    return TrainingDeclaration.objects.create(
        applicant_id=purchase.applicant_id,
        purchase=purchase.number,
        number=numbers + 1,
        institution=member.partner,
        kind=DeclarationKind.LEFT,
        reason=LeaveReason.WORK,
        state=DeclarationState.TAKEN_BACK,
        declared_at=NOW,
        objected_until=NOW,
        reference=numbers + 1,
    )


def _another_task(member: PartnerMember) -> HandIn:
    purchase = _under_way(member)
    tasks = HandIn.objects.filter(applicant_id=purchase.applicant_id).count()
    return HandIn.objects.create(
        applicant_id=purchase.applicant_id,
        purchase=purchase.number,
        scope="tpm",
        sequence=tasks + 1,
        attempt=1,
        reference=tasks + 1,
        file_address="https://lembaga.example/tugas.pdf",
        at=NOW - timedelta(days=tasks),
    )


def _much_waits(member: PartnerMember) -> None:
    """What is late, what failed, what is to be looked at, and what the office has to answer."""
    _another_task(member)
    _another_event(member)
    PartnerEvent.objects.filter(partner_id=member.partner_id).update(state=EventState.PARKED)
    a_call(member, f"ERRRED4000{Call.objects.filter(partner_id=member.partner_id).count() % 5}")
    _another_month(member)
    of_it = Statement.objects.filter(partner=member.partner)
    of_it.update(disputed_until=NOW + timedelta(days=3))
    StatementDispute.objects.create(
        partner=member.partner,
        month=of_it.latest("month").month,
        reason="other",
        text="Dua peserta kurang",
        raised_at=NOW,
        answer_by=NOW + timedelta(days=9),
    )


#: By the name of the address.
DESKS: Final = {
    "start": Desk(at(""), 9, _much_waits, when_suspended=True),
    "keys": Desk(at("kunci/"), 4, lambda member: renew_own_key(by=acts(member), now=NOW)),
    "new_key": Desk(at("kunci/baru/"), 4, for_keepers=True),
    "end_key": Desk(_key, 4, for_keepers=True),
    "calls": Desk(at("panggilan/"), 5, a_call),
    "errors": Desk(at("kesalahan/"), 3),
    "courses": Desk(at("pelatihan/"), 4, _another_course, kind=_TEACHES),
    "draft": Desk(at("pelatihan/baru/"), 3, kind=_TEACHES),
    "course": Desk(_of_course, 8, _another_schedule, kind=_TEACHES),
    "change": Desk(lambda member: f"{_of_course(member)}isi/", 4, kind=_TEACHES),
    "price": Desk(lambda member: f"{_of_course(member)}harga/", 4, kind=_TEACHES),
    "withdraw": Desk(lambda member: f"{_of_course(member)}tarik/", 4, kind=_TEACHES),
    "add": Desk(lambda member: f"{_of_course(member)}jadwal/", 4, kind=_TEACHES),
    "schedule": Desk(_of_schedule, 9, kind=_TEACHES),
    "cancel": Desk(lambda member: f"{_of_schedule(member)}batal/", 5, kind=_TEACHES),
    "declarations": Desk(at("keterangan/"), 9, _another_declaration, kind=_TEACHES),
    "declare": Desk(at("keterangan/keluar/"), 3, kind=_TEACHES),
    "tasks": Desk(at("tugas/"), 6, _another_task, kind=_TEACHES),
    "feedback": Desk(at("tugas/umpan-balik/"), 3, kind=_TEACHES),
    "offers": Desk(at("dijual/"), 4, _another_offer, kind=_SELLS),
    "offer": Desk(at("dijual/baru/"), 3, kind=_SELLS),
    "end_selling": Desk(lambda member: f"/mitra/dijual/{_another_offer(member).pk}/akhiri/", 4, kind=_SELLS),
    "statements": Desk(at("rekapitulasi/"), 5, _another_month, when_suspended=True),
    "statement": Desk(_of_month, 11, when_suspended=True),
    "lines_file": Desk(lambda member: f"{_of_month(member)}baris.csv", 9, when_suspended=True),
    "summary": Desk(lambda member: f"{_of_month(member)}ringkasan.pdf", 6, when_suspended=True),
    "dispute": Desk(lambda member: f"{_of_month(member)}sanggah/", 6, when_suspended=True),
    "dispute_line": Desk(lambda member: f"{_of_month(member)}sanggah/{_line_of(member)}/", 8, when_suspended=True),
    "webhook": Desk(at("webhook/"), 7, _another_event),
    "set_address": Desk(at("webhook/pasang/"), 4, for_keepers=True),
    "try_address": Desk(at("webhook/coba/"), None, for_keepers=True),
    "replay": Desk(
        lambda member: f"/mitra/webhook/kabar/{_another_event(member).id}/kirim-lagi/", None, for_keepers=True
    ),
    "rotate_secret": Desk(at("webhook/rahasia/"), 3, for_keepers=True),
    "end_address": Desk(at("webhook/akhiri/"), 3, for_keepers=True),
    "reviews": Desk(at("ulasan/"), 5, _another_review, kind=_TEACHES),
    "answer": Desk(_review_of, 5, kind=_TEACHES),
    "test_runs": Desk(at("uji-coba/"), 5, kind=_TEACHES),
    "begin_anew": Desk(at("uji-coba/TC1-001-200/"), None, kind=_TEACHES),
    "addresses": Desk(at("alamat-kembali/"), 4, for_keepers=True, kind=PartnerKind.INSTITUTION),
    "remove_address": Desk(at("alamat-kembali/hapus/"), None, for_keepers=True, kind=PartnerKind.INSTITUTION),
    "payments": Desk(at("pembayaran/"), 5, _another_payment, when_suspended=True),
    "payment_slip": Desk(_slip, 6, when_suspended=True),
    "account": Desk(at("rekening/"), 5, _another_account, when_suspended=True),
    "name_account": Desk(at("rekening/ajukan/"), 3, for_keepers=True),
    "stop_account": Desk(_to_be_stopped, 5, for_keepers=True),
    "staff": Desk(at("staf/"), 6, _colleague),
    "invite": Desk(at("staf/undang/"), 3, for_keepers=True),
    "send_again": Desk(lambda member: f"/mitra/staf/{_colleague(member)}/kirim-lagi/", None, for_keepers=True),
    "end_membership": Desk(lambda member: f"/mitra/staf/{_colleague(member)}/akhiri/", 6, for_keepers=True),
}
