"""What the processes count, for whoever watches the house; labels name views, jobs and outcomes, never a person.

Each process counts for itself; `prakerja metrics` adds up those of a machine (config/shared_figures.py).
"""

from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

#: Of this process alone.
OWN: Final = CollectorRegistry()

#: Half of a figure to reach, the figure, twice that: what lies between is one step on a chart.
_OF_REQUESTS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0)
_OF_JOBS: Final = (0.05, 0.25, 1.0, 5.0, 15.0, 60.0, 300.0, 1_800.0)

REQUESTS: Final = Counter(
    "prakerja_requests", "Requests answered, by view and status.", ["view", "method", "status"], registry=OWN
)
REQUEST_SECONDS: Final = Histogram(
    "prakerja_request_seconds",
    "From the moment a request was whole until it was answered.",
    ["view"],
    buckets=_OF_REQUESTS,
    registry=OWN,
)
UNDER_WAY: Final = Gauge(
    "prakerja_under_way", "Requests and jobs being done now.", ["what"], multiprocess_mode="livesum", registry=OWN
)
REFUSED: Final = Counter(
    "prakerja_requests_refused", "Sent away by the server before a page was asked.", ["status"], registry=OWN
)
JOBS: Final = Counter("prakerja_jobs", "Jobs ended, by kind and outcome.", ["job", "outcome"], registry=OWN)
JOB_SECONDS: Final = Histogram("prakerja_job_seconds", "How long a job took.", ["job"], buckets=_OF_JOBS, registry=OWN)
POOL_FAILED: Final = Counter(
    "prakerja_database_pool_failures", "Connections waited for in vain, and found dead.", ["what"], registry=OWN
)
POOL: Final = Gauge(
    "prakerja_database_pool", "Connections to the database, by use.", ["use"], multiprocess_mode="livesum", registry=OWN
)
