"""The pages of the programme office."""

from django.urls import URLPattern, URLResolver, path

from prakerja.backoffice import start

app_name = "backoffice"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", start.start, name="start"),
]
