"""The addresses of the pages for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from prakerja.web.public import pages

urlpatterns = [
    path("", pages.landing, name="landing"),
    path("bantuan/", pages.help_page, name="help"),
    path("data-pribadi/", pages.privacy, name="privacy"),
    path("tampilan/", pages.look, name="look"),
    # Public pages carry no form token, and the worst that another site could do is change the language.
    path("bahasa/", csrf_exempt(login_not_required(set_language)), name="set_language"),
    path("sesi/lanjut/", pages.stay_signed_in, name="stay_signed_in"),
]
