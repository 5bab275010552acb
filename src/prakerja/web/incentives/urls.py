"""The address of one's own incentive."""

from django.urls import path

from prakerja.web.incentives import incentives

app_name = "incentives"

urlpatterns = [path("", incentives.incentives_page, name="incentives")]
