"""How many appeals in a draw were decided, and what became of them, for anybody. Reads only."""

from dataclasses import dataclass

from django.db.models import Count, Q

from prakerja.draw.engine.continuing.appeal_ends import AppealEnd
from prakerja.draw.models import AppealDecision, AppealOutcome


@dataclass(frozen=True)
class AppealFigures:
    """`waiting`: their keys are not computed yet."""

    won: int
    lost: int
    seated: int
    waiting: int


def appeal_figures(draw_id: int) -> AppealFigures | None:
    """None: nobody has appealed."""
    decided = AppealDecision.objects.filter(draw_id=draw_id).aggregate(
        won=Count("draw_id", filter=Q(is_won=True)), lost=Count("draw_id", filter=Q(is_won=False))
    )
    if not any(decided.values()):
        return None
    heard = AppealOutcome.objects.filter(draw_id=draw_id).aggregate(
        all=Count("draw_id"), seated=Count("draw_id", filter=Q(outcome=AppealEnd.SEATED))
    )
    return AppealFigures(**decided, seated=heard["seated"], waiting=sum(decided.values()) - heard["all"])
