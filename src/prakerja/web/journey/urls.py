"""The addresses of the first page after signing in, and of what comes next."""

from django.urls import path

from prakerja.web.journey import dashboard, onward

app_name = "journey"

urlpatterns = [
    path("", dashboard.dashboard, name="dashboard"),
    path("lanjut/", onward.onward, name="onward"),
]
