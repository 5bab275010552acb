"""The addresses of one's own incentive."""

from django.urls import path

from prakerja.web.incentives import incentives, survey

app_name = "incentives"

urlpatterns = [
    path("", incentives.incentives_page, name="incentives"),
    path("survei/<int:number>/", survey.survey_page, name="survey"),
]
