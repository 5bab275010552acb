"""Which page of the step fits an identity: the guard that leads there."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import redirect

from prakerja.identity.models import Identity
from prakerja.identity.states import IdentityState
from prakerja.pages.middleware import ApplicantRequest

type IdentityView = Callable[[ApplicantRequest, Identity], HttpResponse]


def while_in(*states: IdentityState) -> Callable[[IdentityView], Callable[[ApplicantRequest], HttpResponse]]:
    """The view gets the identity; in any other state the applicant is led to the page that fits."""

    def guard(view: IdentityView) -> Callable[[ApplicantRequest], HttpResponse]:
        @wraps(view)
        def led(request: ApplicantRequest) -> HttpResponse:
            identity = Identity.objects.for_applicant(request.applicant_id).first()
            if identity is None or identity.state not in states:
                return redirect("identity:start")
            return view(request, identity)

        return led

    return guard
