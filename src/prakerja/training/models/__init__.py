"""The catalogue, what was bought of it, and what became of that; what partners are told of it is theirs."""

from prakerja.training.models.catalogue import Course, CourseMove, CoursePrice, Offer, Schedule, ScheduleSeats
from prakerja.training.models.certificates import Badge, Certificate, CertificateCode
from prakerja.training.models.declarations import TrainingDeclaration
from prakerja.training.models.learning import Attendance, Completion, Feedback, HandIn, LearnerHolder, PresenceRequest
from prakerja.training.models.presence_photos import PresenceDecision, PresencePhoto
from prakerja.training.models.purchases import (
    CustomerHolder,
    InvoiceHolder,
    Payment,
    Purchase,
    PurchaseMove,
    RedeemCodeHolder,
)
from prakerja.training.models.rehearsals import Rehearsal, RehearsalPass, RehearsalPresence, RehearsalTask
from prakerja.training.models.reviews import Review
from prakerja.training.models.signals import PresenceTrace, Signal, SignalledPurchase
from prakerja.training.models.statement_disputes import StatementAdjustment, StatementDispute
from prakerja.training.models.statements import PayableHold, PayableLine, Statement

__all__ = [
    "Attendance",
    "Badge",
    "Certificate",
    "CertificateCode",
    "Completion",
    "Course",
    "CourseMove",
    "CoursePrice",
    "CustomerHolder",
    "Feedback",
    "HandIn",
    "InvoiceHolder",
    "LearnerHolder",
    "Offer",
    "PayableHold",
    "PayableLine",
    "Payment",
    "PresenceDecision",
    "PresencePhoto",
    "PresenceRequest",
    "PresenceTrace",
    "Purchase",
    "PurchaseMove",
    "RedeemCodeHolder",
    "Rehearsal",
    "RehearsalPass",
    "RehearsalPresence",
    "RehearsalTask",
    "Review",
    "Schedule",
    "ScheduleSeats",
    "Signal",
    "SignalledPurchase",
    "Statement",
    "StatementAdjustment",
    "StatementDispute",
    "TrainingDeclaration",
]
