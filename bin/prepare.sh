# Sourced by run, test and check: finds or fetches uv, then installs exactly what uv.lock says into .venv.
# A machine with nothing but git and either uv or Python 3.13 is enough.
set -eu
cd "$(dirname "$0")/.."
unset VIRTUAL_ENV PYTHONPATH PYTHONHOME

say() { printf '%s\n' "$*" >&2; }

python_313() {
    for candidate in python3.13 python3 python; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

find_uv() {
    if uv --version >/dev/null 2>&1; then
        UV=uv
        return
    fi
    UV=.venv-uv/bin/uv
    [ -x "$UV" ] && "$UV" --version >/dev/null 2>&1 && return
    python=$(python_313) || {
        say "Neither uv nor Python 3.13 was found. Install one of them and run this again."
        exit 1
    }
    say "Fetching uv …"
    "$python" -m venv .venv-uv
    .venv-uv/bin/python -m pip install --quiet --disable-pip-version-check uv
}

install() {
    find_uv
    say "Installing what uv.lock names …"
    "$UV" sync --quiet --frozen "$@"
    PATH="$PWD/.venv/bin:$PATH"
    export PATH
}
