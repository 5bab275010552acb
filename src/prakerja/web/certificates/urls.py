"""The address at which anybody checks a certificate. Whoever has it has the certificate: no log holds it."""

from django.urls import path

from prakerja.web.certificates import machines, pages

app_name = "certificates"

urlpatterns = [
    path("penerbit.json", machines.issuer, name="issuer"),
    path("<str:secret>/", pages.checked, name="checked"),
    path("<str:secret>/status.json", machines.status, name="status"),
]
