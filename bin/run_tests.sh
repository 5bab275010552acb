# Sourced by test: run_tests ARGUMENTS runs pytest, and what failed once more, alone.
# Journeys and faults start, kill and wait for real processes, and a machine that something else keeps busy can make one
# of 28,000 wait for too long. A second failure is a failure; what passes only then is named, to be looked into. More than
# a few are never the machine's doing.
most_tried_again=5

# Under --dist loadgroup a test of a group is kept as NAME@GROUP, by which no test is found again, and where none is found
# pytest runs all: an hour, one by one, for two failures. So the group is taken off what is kept.
failed_tests() {
    python - <<'END'
import json, pathlib
kept = pathlib.Path(".pytest_cache/v/cache/lastfailed")
failed = json.loads(kept.read_text()) if kept.exists() else {}
names = sorted(name[: name.rfind("@")] if name.rfind("@") > name.rfind("]") else name for name in failed)
if failed:
    kept.write_text(json.dumps(dict.fromkeys(names, True)))
print("\n".join(names), end="")
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
