"""From the end of one step straight to the next one."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from prakerja.journey.known_waves import known_waves
from prakerja.journey.next_moves import DoStep, JoinWave, MendStep
from prakerja.journey.person import person_of
from prakerja.journey.whats_next import whats_next
from prakerja.kit.clock import read_clock
from prakerja.pages.middleware import ApplicantRequest, desk_of
from prakerja.words.waves import step_page


@require_safe
def onward(request: ApplicantRequest) -> HttpResponse:
    """To the page of what they can do now; to their first page, which says what comes, where there is nothing."""
    if desk := desk_of(request.user):
        return redirect(desk)
    now = read_clock()
    person = person_of(request.applicant_id, now=now)
    match whats_next(readiness=person.readiness, waves=known_waves(person=person, now=now), now=now):
        case DoStep(step=step) | MendStep(step=step):
            return redirect(step_page(step))
        case JoinWave(wave):
            return redirect("waves:join", wave.number)
        case _:
            return redirect("journey:dashboard")
