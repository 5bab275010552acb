"""The addresses of a site that are the same everywhere (RFC 8615)."""

from django.urls import path

from prakerja.web.certificates import machines

app_name = "well_known"

urlpatterns = [path("jwks.json", machines.keys, name="keys")]
