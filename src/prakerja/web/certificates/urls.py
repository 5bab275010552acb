"""The address at which anybody checks a certificate. Whoever has it has the certificate: no log holds it."""

from django.urls import path

from prakerja.web.certificates import pages

app_name = "certificates"

urlpatterns = [path("<str:secret>/", pages.checked, name="checked")]
