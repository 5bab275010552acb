"""What an objection keeps off statements: all that its purchase has earned or will."""

from prakerja.training.models import TrainingDeclaration
from prakerja.training.statements.reasons import HoldCause
from prakerja.training.statements.standing_holds import Hold


def hold_for(objected: TrainingDeclaration) -> Hold:
    return Hold(HoldCause.OBJECTION, str(objected.number))
