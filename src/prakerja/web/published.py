"""What anyone may see: the published waves and their proofs."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_not_required
def published_waves(request: HttpRequest) -> HttpResponse:
    return render(request, "public/published_waves.html")
