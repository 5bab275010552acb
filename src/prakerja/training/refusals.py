"""Why a platform is not paid, in the programme's words; each entrance has its own codes for them."""

from prakerja.kit.refused import Refused


class CannotBuy(Refused):
    """This training cannot be bought so."""


class CourseUnknown(CannotBuy):
    """No course has this code."""


class ScheduleUnknown(CannotBuy):
    """The course has no schedule of this code."""


class NotOffered(CannotBuy):
    """This platform does not sell the course."""


class AffiliatedSale(CannotBuy):
    """Platform and institution belong to the same owner."""


class CourseNotLive(CannotBuy):
    """The course is not to be had now: not looked at yet, suspended, withdrawn, or its institution is stopped."""


class ScheduleCancelled(CannotBuy):
    """It does not take place."""


class ScheduleBegun(CannotBuy):
    """It has begun; of a self-paced one: its time is over."""


class SeatsGone(CannotBuy):
    """All seats are taken."""


class WrongAmount(CannotBuy):
    """The course costs something else."""


class CustomerUnnamed(CannotBuy):
    """The platform must say who of its customers pays, in 1 to 100 signs."""


class CustomerOfAnother(CannotBuy):
    """This account of the platform pays with somebody else's card."""


class CardNotAccepted(CannotBuy):
    """No card that can pay has this number: unknown, held, ended or too late. Which of these, nobody is told."""


class MethodBarred(CannotBuy):
    """The scheme of the card does not pay for what is taught so, or takes so few hours."""


class BuyingOver(CannotBuy):
    """The last day of buying of the card's year is over."""


class EndsTooLate(CannotBuy):
    """It ends after the last day on which a training of the card's year can be finished."""


class AgeBarred(CannotBuy):
    """The course is for younger or for older people."""


class EducationBarred(CannotBuy):
    """The course asks for more schooling."""


class TrainingUnfinished(CannotBuy):
    """An earlier training is not finished."""


class BalanceShort(CannotBuy):
    """There is less on the card than it costs."""


class PhoneUnknown(CannotBuy):
    """No telephone is proven to which a code could be sent."""


class PaymentUnknown(Refused):
    """This platform has asked for no payment of this token."""


class PaymentOver(Refused):
    """Ten minutes are over; the payment is to be asked for anew."""


class InvoiceMalformed(Refused):
    """An invoice has a code of 1 to 64 signs that can be typed, and the address of a page."""


class InvoiceUsed(Refused):
    """The platform has another purchase under this invoice."""


class PurchaseUnknown(Refused):
    """Nothing of this partner's was bought under these codes."""


class VoidedAlready(Refused):
    """It is voided already."""


class RedeemedAlready(Refused):
    """Its code is redeemed: the training has begun, and what was paid for it is not undone."""


class PurchaseOver(Refused):
    """It ended in another way."""
