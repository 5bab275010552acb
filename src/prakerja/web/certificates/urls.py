"""The addresses at which anybody checks a certificate. Whoever has its number has it: no log holds that."""

from django.urls import path

from prakerja.web.certificates import machines, pages

app_name = "certificates"

urlpatterns = [
    path("", pages.ask, name="ask"),
    path("penerbit.json", machines.issuer, name="issuer"),
    path("<str:secret>/", pages.checked, name="checked"),
    path("<str:secret>/status.json", machines.status, name="status"),
]
