"""The subjects that have a page in the office: who may read what was done to them, and what is proposed about them."""

from dataclasses import dataclass
from typing import Final

from prakerja.accounts.acts import CHANGE_ROLES, RESET_FACTOR
from prakerja.appeals.repayment.acts import (
    DEMAND,
    FIND_ALIVE,
    GIVE_BACK,
    HAND_OVER,
    LONGER_PLAN,
    REJECT,
    UPHOLD,
    WRITE_OFF,
)
from prakerja.approvals.register import Act
from prakerja.authority.permissions import Permission
from prakerja.cards.acts import FUND_WAVE
from prakerja.cards.card_acts import EXTEND, REINSTATE, REJECT_OBJECTION, REVOKE
from prakerja.cards.entitlement_act import END_ENTITLEMENT
from prakerja.draw.acts import DRAW, FREEZE, PUBLISH, STATE_AGAIN, TAKE_BACK_ATTEMPT
from prakerja.journey.acts import HAND_OVER_NIK
from prakerja.journey.vacant_seats.act import FILL_SEATS
from prakerja.partners.acts import ADMIT
from prakerja.partners.acts import RESUME as RESUME_PARTNER
from prakerja.partners.sso.act import REGISTER_SIGN_IN
from prakerja.payouts.acts import LET_GO, PAUSE, RELEASE
from prakerja.payouts.acts import RESUME as RESUME_PAYOUTS
from prakerja.payouts.partners.account_act import USE_PARTNER_ACCOUNT
from prakerja.payouts.reconciliation.case_act import BOOK_CASE
from prakerja.screening.acts import PUT_IN_FORCE, WITHDRAW
from prakerja.training.certificates.reinstatement_act import REINSTATE_CERTIFICATE
from prakerja.training.certificates.withdrawal_act import WITHDRAW_CERTIFICATE
from prakerja.training.course_acts import PUBLISH_COURSE, RESUME_COURSE
from prakerja.training.declarations.objection_acts import DISMISS_OBJECTION, UPHOLD_OBJECTION
from prakerja.training.signals.signal_act import CLEAR_SIGNAL
from prakerja.training.statements.dispute_act import ACCEPT_DISPUTE
from prakerja.training.statements.statement_acts import APPROVE_STATEMENT, TAKE_BACK
from prakerja.training.teaching_act import END_TEACHING
from prakerja.training.under_way_act import VOID_UNDER_WAY
from prakerja.waves.acts import CANCEL, CLOSE, OPEN, RESCHEDULE


@dataclass(frozen=True)
class Kind:
    """`read`: what its page takes. `acts`: by their names, those that are proposed on such a subject."""

    read: Permission
    acts: frozenset[str]


def _kind(read: Permission, *acts: Act) -> Kind:
    return Kind(read, frozenset(act.name for act in acts))


_WAVE: Final = (OPEN, CLOSE, RESCHEDULE, CANCEL, FREEZE, TAKE_BACK_ATTEMPT, STATE_AGAIN, DRAW, PUBLISH)
_CARD: Final = (EXTEND, REINSTATE, REVOKE, END_ENTITLEMENT, REJECT_OBJECTION, DEMAND, VOID_UNDER_WAY)
_DEMAND: Final = (LONGER_PLAN, HAND_OVER, WRITE_OFF, FIND_ALIVE, UPHOLD, REJECT, GIVE_BACK)

#: By the label of the table whose rows they are.
KINDS: Final[dict[str, Kind]] = {
    "waves.Wave": _kind(Permission.READ_WAVES, *_WAVE, FUND_WAVE, FILL_SEATS),
    "accounts.Account": _kind(Permission.READ_STAFF, CHANGE_ROLES, RESET_FACTOR),
    "approvals.Proposal": _kind(Permission.READ_PROPOSALS),
    "screening.ExclusionList": _kind(Permission.READ_LISTS, PUT_IN_FORCE, WITHDRAW),
    "identity.Review": _kind(Permission.READ_REVIEWS, HAND_OVER_NIK),
    "cards.Card": _kind(Permission.READ_CARDS, *_CARD),
    "appeals.Demand": _kind(Permission.READ_REPAYMENTS, *_DEMAND),
    "partners.Partner": _kind(Permission.READ_TRAINING, ADMIT, RESUME_PARTNER, END_TEACHING, REGISTER_SIGN_IN),
    "training.Course": _kind(Permission.READ_TRAINING, PUBLISH_COURSE, RESUME_COURSE),
    "training.Certificate": _kind(Permission.READ_TRAINING, WITHDRAW_CERTIFICATE, REINSTATE_CERTIFICATE),
    "training.Signal": _kind(Permission.READ_TRAINING, CLEAR_SIGNAL),
    "training.Statement": _kind(Permission.READ_TRAINING, APPROVE_STATEMENT),
    "training.StatementDispute": _kind(Permission.READ_TRAINING, ACCEPT_DISPUTE),
    "training.Purchase": _kind(Permission.READ_TRAINING, TAKE_BACK),
    "training.TrainingDeclaration": _kind(Permission.READ_TRAINING, UPHOLD_OBJECTION, DISMISS_OBJECTION),
    "payouts.Batch": _kind(Permission.READ_PAYOUTS, RELEASE, PAUSE, RESUME_PAYOUTS),
    "payouts.Instruction": _kind(Permission.READ_PAYOUTS, LET_GO),
    "payouts.ReconciliationCase": _kind(Permission.READ_PAYOUTS, BOOK_CASE),
    "payouts.PartnerAccount": _kind(Permission.READ_PAYOUTS, USE_PARTNER_ACCOUNT),
    "payouts.LinkedAccount": _kind(Permission.READ_REVIEWS),
}
