"""The address of the first page after signing in."""

from django.urls import path

from prakerja.web.journey import dashboard

app_name = "journey"

urlpatterns = [
    path("", dashboard.dashboard, name="dashboard"),
]
