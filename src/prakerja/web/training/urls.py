"""The addresses of these pages."""

from django.urls import path

from prakerja.web.training import catalogue, course, reviews

app_name = "training"

urlpatterns = [
    path("", catalogue.catalogue, name="catalogue"),
    path("<int:course_id>/", course.course_page, name="course"),
    path("<int:course_id>/ulasan/", reviews.reviews_page, name="reviews"),
]
