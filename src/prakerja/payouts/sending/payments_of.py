"""Instructions as a rail needs to know them: with the account, which stands sealed elsewhere."""

from collections.abc import Collection, Sequence
from uuid import UUID

from prakerja.connectors.rails.payment import Payment
from prakerja.connectors.rails.rail import Rail
from prakerja.kit.rupiah import Rupiah
from prakerja.payouts.models import LinkedAccount, PartnerAccount
from prakerja.payouts.sending.take_to_send import ToSend

type _Account = LinkedAccount | PartnerAccount

_TO_ANOTHER_BANK = (Rail.INTERBANK, Rail.SKN, Rail.RTGS)


def payments_of(to_send: Sequence[ToSend], *, house: str) -> dict[ToSend, Payment | None]:
    """Each with the account that it was built for; None where no bank would take what stands there. Called by who is
    about to send; nothing of it is kept.
    """
    by_key = _accounts([one.payee_id for one in to_send])
    return {one: _payment_or_none(one, by_key[one.payee_id, one.account], house) for one in to_send}


def _accounts(payees: Collection[UUID]) -> dict[tuple[UUID, int], _Account]:
    """Recipients' and partners': a batch is of one kind, and what is sent again of several."""
    linked = LinkedAccount.objects.filter(applicant_id__in=payees)
    found: dict[tuple[UUID, int], _Account] = {(one.applicant_id, one.number): one for one in linked}
    if {payee for payee, _ in found} != set(payees):
        of_partners = PartnerAccount.objects.filter(partner_id__in=payees)
        found |= {(one.partner_id, one.number): one for one in of_partners}
    return found


def _payment_or_none(one: ToSend, account: _Account, house: str) -> Payment | None:
    try:
        return _payment(one, account, house)
    except ValueError:
        return None


def _payment(one: ToSend, account: _Account, house: str) -> Payment:
    rail = Rail(one.rail)
    return Payment(
        reference=one.reference,
        external_id=one.external_id,
        rail=rail,
        house=house,
        amount=Rupiah(one.amount),
        number=account.account_number,
        name=account.account_name,
        # A statement prints it: by this the line is found again.
        remark=one.reference,
        bank_code=account.bank_code if rail in _TO_ANOTHER_BANK else "",
        is_company=isinstance(account, PartnerAccount),
    )
