"""What partners are owed, and schemes that pay for more than the certificate."""

from datetime import datetime
from pathlib import Path
from typing import Final

from pytest_django.fixtures import Settings

from prakerja.authority.roles import Role
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.partners.models import Partner
from prakerja.training.models import PayableLine
from prakerja.training.statements.hold_payables import hold_payables
from prakerja.training.statements.release_payables import release_payables
from tests.situations.learning import STARTS, Bought
from tests.situations.schemes import another_scheme
from tests.situations.training import Buyer, buyers
from tests.situations.waves import an_officer

#: As `schemes/2021.toml` has it.
_WHOLE: Final = 'milestones = [{ evidence = "certificate", percent = 100, window = 5 }]'
#: A third for entering, a fifth for what is declared, and the rest.
_IN_PARTS: Final = """milestones = [
    { evidence = "entry", percent = 33, window = 3 },
    { evidence = "completion", percent = 20, window = 5 },
    { evidence = "certificate", percent = 47, window = 5 },
]"""


def buyer_who_pays_in_parts(*, folder: Path, settings: Settings) -> Buyer:
    """Of a wave whose scheme pays a part for each proof; no law knows it."""
    another_scheme("parts", {_WHOLE: _IN_PARTS}, folder=folder, settings=settings)
    return buyers(1, scheme="parts")[0]


def lines_of(bought: Bought) -> list[PayableLine]:
    """What its purchase has earned and gave back, in the order of their numbers."""
    key = bought.buyer.applicant_id, bought.number
    return list(PayableLine.objects.of_purchase(key).order_by("number"))


def said_of(bought: Bought) -> list[tuple[str, str, str, int, str]]:
    """Each line in short: kind, whose part, what proves it, how much, state."""
    return [(one.kind, one.part, one.evidence, one.amount, one.state) for one in lines_of(bought)]


def owed_to(partner: Partner) -> int:
    """As the books have it, also where the partner owes."""
    holds = balance_of(Account(AccountKind.PAYABLE, partner.pk))
    return int(holds)


def held(bought: Bought, *, at: datetime = STARTS) -> None:
    by = an_officer(Role.CURATOR)
    with unit_of_work(by=by):
        whose = {"applicant_id": bought.buyer.applicant_id, "purchase": bought.number}
        hold_payables(**whose, reason="Satu perangkat", by=by, now=at)  # type: ignore[arg-type]


def released(bought: Bought, *, at: datetime = STARTS) -> None:
    by = an_officer(Role.CURATOR)
    with unit_of_work(by=by):
        whose = {"applicant_id": bought.buyer.applicant_id, "purchase": bought.number}
        release_payables(**whose, reason="Sudah diperiksa", by=by, now=at)  # type: ignore[arg-type]
