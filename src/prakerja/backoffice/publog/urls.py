"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.publog import witnesses

app_name = "publog"

urlpatterns = [path("", witnesses.witnesses, name="witnesses")]
