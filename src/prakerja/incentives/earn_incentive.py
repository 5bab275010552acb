"""`earn_incentive()`: whoever has finished and reviewed their first training has earned the scheme's instalments."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.models import Card, WaveBudget
from prakerja.incentives.events import IncentivesEvent
from prakerja.incentives.first_training import first_training
from prakerja.incentives.rules import instalments_of, last_day_to_earn
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.schemes.load_scheme import load_scheme
from prakerja.training.models import Purchase, Review


def earn_incentive(*, applicant_id: UUID, purchase: int, by: Actor, now: datetime) -> bool:
    """Each instalment of the scheme is planned for its day. False: they were, or this training earns none: it is not
    the first that was finished, all do not read its review, or the last day of its year is over.

    Whatever becomes of the card is asked when an instalment falls due.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    bought = Purchase.objects.filter(pk=(applicant_id, purchase)).first()
    if bought is None or first_training(applicant_id, bought.award) != purchase:
        return False
    if not Review.objects.public().filter(pk=(applicant_id, purchase)).exists():
        return False
    card = Card.objects.select_related("wave").get(pk=(applicant_id, bought.award))
    scheme, year = load_scheme(card.wave.scheme), WaveBudget.objects.get(pk=card.wave_id).year_id
    if wib_day(now) > last_day_to_earn(scheme.year_end(year)):
        return False
    planned = instalments_of(scheme.benefits, earned_on=wib_day(now))
    values: dict[str, Value] = {
        "applicant_id": applicant_id,
        "award": card.award,
        "wave_id": card.wave_id,
        "purchase": purchase,
        "numbers": [one.number for one in planned],
        "amounts": [int(one.amount) for one in planned],
        "days": [one.due_on for one in planned],
        "now": now,
    }
    is_new = bool(run_with_arrays(sql_file(__file__, "add_instalments"), values).rowcount)
    if is_new:
        record(
            IncentivesEvent.EARNED, subject=bought, by=by, at=now, applicant_id=applicant_id, instalments=len(planned)
        )
    return is_new
