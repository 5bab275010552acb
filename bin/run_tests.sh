# Sourced by test: run_tests ARGUMENTS runs pytest, and what failed once more, alone.
# Journeys and faults start, kill and wait for real processes, and a machine that something else keeps busy can make one
# of 28,000 wait for too long. A second failure is a failure; what passes only then is named, to be looked into. More than
# a few are never the machine's doing.
most_tried_again=5

failed_tests() {
    python - <<'END'
import json, pathlib
kept = pathlib.Path(".pytest_cache/v/cache/lastfailed")
print("\n".join(sorted(json.loads(kept.read_text()))) if kept.exists() else "", end="")
END
}

run_tests() {
    status=0
    pytest "$@" || status=$?
    failed=$(failed_tests)
    [ "$status" = 1 ] && [ "$(printf '%s\n' "$failed" | wc -l)" -le "$most_tried_again" ] || return "$status"
    say "Once more, alone: what failed …"
    pytest "$@" -n 0 --no-cov --last-failed --last-failed-no-failures none || return "$?"
    say "Failed beside all others, and passed alone; each deserves a look:"
    say "$failed"
}
