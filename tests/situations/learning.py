"""Trainings that were bought, at every point of what becomes of them. Their money waits as it does after a purchase."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Final

from prakerja.cards.models import WaveBudget
from prakerja.kit.actor import Actor
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.ask_for_presence import ask_for_presence
from prakerja.training.attendance_rules import FINAL_TEST
from prakerja.training.confirm_presence import confirm_presence
from prakerja.training.declarations.declare_proven import declare_proven
from prakerja.training.declare_completion import declare_completion
from prakerja.training.hand_in_task import hand_in_task
from prakerja.training.issue_certificates import issue_certificates
from prakerja.training.models import HandIn, Purchase, PurchaseMove, RedeemCodeHolder
from prakerja.training.purchase_money import hold_price
from prakerja.training.reasons import PurchaseReason
from prakerja.training.statements.pay_milestone import milestones_of
from prakerja.training.states import Method
from tests.situations.cards import NOW
from tests.situations.training import Buyer, Market, a_buyer, a_market, a_schedule, acting

_codes: Final = count(1)
#: The schedule of whatever is bought here begins then.
STARTS: Final = NOW + timedelta(days=3)
COMMISSION: Final = 60_000
ISSUING: Final = Actor.system("training.issue_certificates")
DECLARING: Final = Actor.system("training.declare_proven")


@dataclass(frozen=True)
class Bought:
    """Somebody has bought a training, and knows the code."""

    market: Market
    buyer: Buyer
    code: str
    number: int = 1

    @property
    def purchase(self) -> Purchase:
        """As it is now."""
        of_it = Purchase.objects.select_related("schedule__course__institution")
        found: Purchase = of_it.get(pk=(self.buyer.applicant_id, self.number))
        return found

    @property
    def teacher(self) -> Actor:
        return acting(self.market.institution)

    @property
    def learner(self) -> Actor:
        return Actor.applicant(self.buyer.applicant_id)

    @property
    def redirect_address(self) -> str:
        address = self.market.institution.redirect_addresses.values_list("address", flat=True).first()
        assert address is not None
        return address


def a_purchase(
    market: Market | None = None,
    buyer: Buyer | None = None,
    *,
    at: datetime = NOW,
    meetings: int = 1,
    waits: timedelta = timedelta(days=90),
    number: int = 1,
    commission: int = COMMISSION,
    **of_course: object,
) -> Bought:
    """Bought three days before it begins, and not redeemed."""
    market = market or a_market(at=at, **of_course)  # type: ignore[arg-type]
    if meetings != market.schedule.meetings:
        market = replace(market, schedule=a_schedule(market.course, at=at, meetings=meetings))
    buyer = buyer or a_buyer(at=at)
    bought = Bought(market, buyer, f"KODE{next(_codes):08d}", number)
    purchase = Purchase(
        applicant_id=buyer.applicant_id,
        number=number,
        award=buyer.award,
        platform=market.platform,
        schedule=market.schedule,
        price=market.course.price,
        commission=commission,
        moves=1,
        invoice_code=f"INV-{bought.code}",
        invoice_address="https://platform.contoh.example/invoice",
        transaction_code="01ARZ3NDEKTSV4RRFFQ69G5FAV",
        redeem_digest=digest(bought.code, purpose=Purpose.REDEEM_CODE),
        bought_at=at,
        waits_until=at + waits,
    )
    purchase.redeem_code = bought.code
    purchase.save(force_insert=True)
    RedeemCodeHolder.objects.take(digest(bought.code, purpose=Purpose.REDEEM_CODE), holder_id=buyer.applicant_id)
    _move_and_hold(purchase, buyer, at)
    return bought


def _move_and_hold(purchase: Purchase, buyer: Buyer, at: datetime) -> None:
    PurchaseMove.objects.create(
        applicant_id=purchase.applicant_id,
        purchase=purchase.number,
        number=1,
        state=purchase.state,
        reason=PurchaseReason.BOUGHT,
        at=at,
    )
    budget = WaveBudget.objects.select_related("wave").get(pk=buyer.card.wave_id)
    with unit_of_work(by=Actor.applicant(buyer.applicant_id)):
        hold_price(purchase, year=budget.year_id, wave=budget.wave.number, milestones=milestones_of(purchase), now=at)


def asked(bought: Bought, sequence: int = 1, *, at: datetime = STARTS, email: str = "") -> str:
    """The institution has asked its participant to confirm; the state."""
    with unit_of_work(by=bought.teacher):
        return ask_for_presence(
            code=bought.code,
            redirect_address=bought.redirect_address,
            email=email or f"peserta-{bought.code.lower()}@contoh.example",
            sequence=sequence,
            by=bought.teacher,
            now=at,
        ).state


def present(bought: Bought, *sequences: int, at: datetime = STARTS) -> Bought:
    """The participant has confirmed each of these."""
    for sequence in sequences or (1,):
        state = asked(bought, sequence, at=at)
        with unit_of_work(by=bought.learner):
            confirm_presence(applicant_id=bought.buyer.applicant_id, state=state, by=bought.learner, now=at)
    return bought


def attended(bought: Bought | None = None, *, at: datetime = STARTS) -> Bought:
    """All meetings, and the test at the end."""
    bought = bought or a_purchase()
    return present(bought, *range(1, bought.market.schedule.meetings + 1), FINAL_TEST, at=at)


def a_webinar(**changes: object) -> Bought:
    return a_purchase(method=Method.WEBINAR, **changes)  # type: ignore[arg-type]


def declared(bought: Bought | None = None, *, at: datetime = STARTS) -> Bought:
    """Its institution says that it is finished; no certificate yet."""
    bought = attended(bought, at=at)
    with unit_of_work(by=bought.teacher):
        declare_completion(code=bought.code, score_before=40, score_after=80, by=bought.teacher, now=at)
    return bought


def own_declaration(bought: Bought) -> datetime:
    """When it is declared by itself."""
    at = bought.purchase.declares_itself_at
    assert at is not None
    return at


def the_clock_has_declared(*, at: datetime) -> None:
    """What was proven, and not declared in time."""
    with unit_of_work(by=DECLARING):
        while declare_proven(by=DECLARING, now=at):
            pass


def certificates_issued(*, at: datetime = STARTS) -> None:
    with unit_of_work(by=ISSUING):
        while issue_certificates(by=ISSUING, now=at):
            pass


def finished(bought: Bought | None = None, *, at: datetime = STARTS) -> Bought:
    """With its certificate."""
    bought = declared(bought, at=at)
    certificates_issued(at=at)
    return bought


def handed_in(
    bought: Bought, scope: str = "tpm", sequence: int = 1, *, at: datetime = STARTS, file: str = ""
) -> HandIn:
    with unit_of_work(by=bought.teacher):
        return hand_in_task(
            code=bought.code,
            scope=scope,
            sequence=sequence,
            file_address=file or "https://lembaga.contoh.example/tugas.pdf",
            by=bought.teacher,
            now=at,
        )
