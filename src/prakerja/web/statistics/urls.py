"""The addresses of the public figures."""

from django.urls import path, register_converter

from prakerja.web.statistics import surveys
from prakerja.web.statistics.month_in_address import MonthInAddress

app_name = "statistics"
register_converter(MonthInAddress, "survey_month")

urlpatterns = [
    path("survei/", surveys.survey_answers, name="surveys"),
    path("survei/<survey_month:month>.csv", surveys.as_csv, name="surveys_csv"),
    path("survei/<survey_month:month>.parquet", surveys.as_parquet, name="surveys_parquet"),
]
