"""Between which accounts the money of a case moves."""

from collections.abc import Iterator

from prakerja.connectors.rails.rail import Rail
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind, of_number
from prakerja.ledger.posting import Leg
from prakerja.payouts import money
from prakerja.payouts.models import Instruction, ReconciliationCase
from prakerja.payouts.reconciliation.case_rules import Becomes, CaseFollows
from prakerja.payouts.states import ON_ITS_WAY, PayeeKind


def legs_of(case: ReconciliationCase, one: Instruction, follows: CaseFollows, treasury: Rupiah) -> Iterator[Leg]:
    """`treasury`: what of it comes out of the year's money once more."""
    is_partner = one.payee_kind == PayeeKind.PARTNER
    due = Account(AccountKind.PAYABLE if is_partner else AccountKind.INCENTIVE_DUE, one.payee_id)
    at_bank, transit = money.at_bank(case.house, one.batch.year), money.in_transit(Rail(one.rail))
    amount = Rupiah(one.amount)
    if follows.becomes is Becomes.PAID:
        if treasury:
            yield Leg(of_number(AccountKind.TREASURY, one.batch.year), due, treasury)
        if one.state not in ON_ITS_WAY:
            yield Leg(due, transit, amount)
        yield Leg(transit, at_bank, amount)
    elif follows.becomes is Becomes.RETURNED:
        yield Leg(at_bank, due, amount)
    elif follows.becomes is Becomes.NEVER_ARRIVED:
        yield Leg(transit, due, amount)
    if follows.short:
        yield Leg(at_bank, due, Rupiah(follows.short))
    if follows.more:
        yield from _owed(one, at_bank, follows.more)


def _owed(one: Instruction, at_bank: Account, more: int) -> Iterator[Leg]:
    """What went out beyond the payment its payee owes; what of that came back, they owe no more, or is theirs."""
    if one.payee_kind == PayeeKind.PARTNER:
        yield leg_at_bank(at_bank, Account(AccountKind.PAYABLE, one.payee_id), -more)
        return
    claim, theirs = (Account(kind, one.payee_id) for kind in (AccountKind.CLAIM, AccountKind.OVERPAID))
    if more > 0:
        yield Leg(claim, at_bank, Rupiah(more))
        return
    owed = min(-more, int(balance_of(claim)))
    for account, amount in ((claim, owed), (theirs, -more - owed)):
        if amount:
            yield Leg(at_bank, account, Rupiah(amount))


def leg_at_bank(at_bank: Account, other: Account, difference: int) -> Leg:
    """So much more is at the bank than the books have, or less."""
    amount = Rupiah(abs(difference))
    return Leg(at_bank, other, amount) if difference > 0 else Leg(other, at_bank, amount)
