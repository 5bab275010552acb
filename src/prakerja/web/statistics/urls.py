"""The addresses of the public figures."""

from django.urls import path

from prakerja.web.statistics import surveys

app_name = "statistics"

urlpatterns = [
    path("survei/", surveys.survey_answers, name="survey_answers"),
    path("survei/<str:month>.csv", surveys.as_csv, name="as_csv"),
    path("survei/<str:month>.parquet", surveys.as_parquet, name="as_parquet"),
]
