"""Courses as partners copy them: an institution its own, a platform the catalogue."""

from django.db.models import QuerySet

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.copies.rounds import Piece, Round, piece_of
from prakerja.training.models import Course
from prakerja.training.states import CourseState


def copy_own_courses(*, asked: Round, by: Actor) -> Piece[Course]:
    """All of the institution's, in any state. Raises PermissionMissing, NotAPartner, PartnerSuspended."""
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    return piece_of(_read().filter(institution=institution), asked, at="updated_at", key="code")


def copy_catalogue(*, asked: Round, by: Actor) -> Piece[Course]:
    """Every course that is no draft any more, also those that were withdrawn.

    Raises PermissionMissing, NotAPartner, PartnerSuspended.
    """
    require_partner(PartnerKind.PLATFORM, Permission.SELL_TRAINING, by=by)
    known = _read().exclude(state=CourseState.DRAFT)
    return piece_of(known, asked, at="updated_at", key="code")


def _read() -> QuerySet[Course]:
    return Course.objects.select_related("institution")
