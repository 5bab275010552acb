"""The program's settings with the URL table of the measurements."""

from prakerja.config.settings import *  # noqa: F403

ROOT_URLCONF = "prakerja.console.bench_urls"
