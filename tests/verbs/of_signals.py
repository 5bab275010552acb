"""What is found of fraud, and judged, ready to be done."""

from functools import partial

from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.training.confirm_presence import confirm_presence
from prakerja.training.signals.clear_signal import clear_signal
from prakerja.training.signals.confirm_signal import confirm_signal
from prakerja.training.signals.find_signals import find_signals
from prakerja.training.signals.forget_traces import KEPT_FOR, forget_traces
from prakerja.training.signals.keep_trace import SeenFrom
from prakerja.training.signals.states import SignalKind
from tests.situations.learning import STARTS, a_purchase, asked
from tests.situations.signals import FINDING, a_signal, decided_to_clear, on_one_device
from tests.situations.waves import an_officer
from tests.verbs.table import Doing, verb


@verb(
    "training.confirm_presence: seen from somewhere",
    writes="training_purchase training_purchasemove training_attendance training_presencetrace partners_partnerevent",
    events="training.presence.confirmed",
)
def confirming_from_somewhere() -> Doing:
    bought = a_purchase()
    whose = {"applicant_id": bought.buyer.applicant_id, "state": asked(bought), "seen": SeenFrom("198.51.100.7", "x")}
    do = partial(confirm_presence, **whose, by=bought.learner, now=STARTS)  # type: ignore[arg-type]
    return Doing(do, bought.learner, bought.buyer.applicant_id)


@verb(
    "training.find_signals",
    writes="training_signal training_signalledpurchase training_payablehold",
    events="training.signal.found",
    is_of_all=True,
)
def finding() -> Doing:
    bought = on_one_device()[0]
    do = partial(find_signals, kind=SignalKind.ONE_DEVICE, by=FINDING, now=STARTS)
    return Doing(do, FINDING, bought.buyer.applicant_id)


@verb("training.forget_traces", writes="training_presencetrace", is_of_all=True)
def forgetting() -> Doing:
    bought, by = on_one_device(1)[0], Actor.system("training.forget_traces")
    return Doing(partial(forget_traces, by=by, now=STARTS + KEPT_FOR * 2), by, bought.buyer.applicant_id)


@verb("training.confirm_signal", writes="training_signal", events="training.signal.confirmed")
def confirming() -> Doing:
    signal, by = a_signal(), an_officer(Role.CURATOR)
    do = partial(confirm_signal, signal_id=signal.pk, reason="Dilihat di lokasi", by=by, now=STARTS)
    return Doing(do, by, signal.purchases.values_list("applicant_id", flat=True)[0])


@verb(
    "training.clear_signal",
    writes="training_signal training_payablehold approvals_proposal",
    events="training.signal.cleared",
)
def clearing() -> Doing:
    signal = a_signal()
    by = decided_to_clear(signal)
    do = partial(clear_signal, signal_id=signal.pk, by=by, now=STARTS)
    return Doing(do, by, signal.purchases.values_list("applicant_id", flat=True)[0])
