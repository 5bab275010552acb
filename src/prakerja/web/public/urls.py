"""The addresses of the pages for everybody."""

from django.urls import path

from prakerja.web.public import pages

app_name = "public"

urlpatterns = [
    path("", pages.landing, name="landing"),
    path("bantuan/", pages.help_page, name="help"),
    path("data-pribadi/", pages.privacy, name="privacy"),
    path("tampilan/", pages.look, name="look"),
    path("bahasa/", pages.set_language, name="set_language"),
    path("sesi/lanjut/", pages.stay_signed_in, name="stay_signed_in"),
]
