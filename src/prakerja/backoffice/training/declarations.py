"""What waits of declarations: objections that two curators decide, and institutions that are late with theirs."""

from typing import Final

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.kit.clock import read_clock
from prakerja.training.declarations.overdue import overdue_declarations, unanswered_hand_ins
from prakerja.training.declarations.states import DeclarationKind
from prakerja.training.models import TrainingDeclaration
from prakerja.words.declarations import DECLARED_NAMES

#: Whoever has waited longest; the others come when these are decided.
_SHOWN: Final = 50


@require_safe
@staff_page(Permission.READ_TRAINING)
def declarations(request: StaffRequest) -> HttpResponse:
    now = read_clock()
    waiting = TrainingDeclaration.objects.objected_to().select_related("institution")[:_SHOWN]
    by_institution = overdue_declarations(now=now, institution_id=None).values("schedule__course__institution__name")
    late = by_institution.annotate(count=Count("*")).order_by("-count", "schedule__course__institution__name")
    context = {
        "waiting": [(one, DECLARED_NAMES[DeclarationKind(one.kind)]) for one in waiting],
        "late": [(row["schedule__course__institution__name"], row["count"]) for row in late[:_SHOWN]],
        "unanswered": unanswered_hand_ins(now=now, institution_id=None).count(),
    }
    return render(request, "backoffice/declarations.html", context)
