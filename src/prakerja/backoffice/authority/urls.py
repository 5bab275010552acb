"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.authority import who_may_page

app_name = "authority"

urlpatterns = [
    path("", who_may_page.who_may, name="who_may"),
]
