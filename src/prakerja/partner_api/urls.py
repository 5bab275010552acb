"""The addresses that partners' programs know."""

from django.urls import include, path, re_path

from prakerja.partner_api import outside
from prakerja.partner_api.sso import urls as sso
from prakerja.partner_api.v1 import api as v1
from prakerja.partner_api.v2 import api as v2

urlpatterns = [
    path("v1/integration/", include((v1.urls(), "partner_api_v1"))),
    path("v2/", include((v2.urls(), "partner_api_v2"))),
    path("v1/oauth/", include((sso.OAUTH, "partner_api_sso"))),
    path("v1/resource/", include((sso.RESOURCE, "partner_api_resource"))),
    re_path(r"", outside.no_endpoint, name="no_endpoint"),
]
