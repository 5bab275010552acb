# Sourced by run, test and check: finds or fetches uv, then installs exactly what uv.lock says into .venv.
# A machine with nothing but git and either uv or Python 3.13 is enough.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Nothing of what the shell has been told about Python holds here; and what was compiled once is kept, or each of our
# processes would begin with two seconds of compiling.
unset VIRTUAL_ENV PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE

say() { printf '%s\n' "$*" >&2; }

python_313() {
    for candidate in python3.13 python3 python; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    return 1
}

find_uv() {
    if uv --version >/dev/null 2>&1; then
        uv=uv
        return
    fi
    uv=$root/.venv-uv/bin/uv
    "$uv" --version >/dev/null 2>&1 && return
    python=$(python_313) || {
        say "Neither uv nor Python 3.13 was found. Install one of them and run this again."
        exit 1
    }
    say "Fetching uv …"
    "$python" -m venv "$root/.venv-uv"
    "$root/.venv-uv/bin/python" -m pip install --quiet --disable-pip-version-check uv
}

# The version managers of Python look for .python-version where one stands, so this stands in the project.
install() {
    here=$PWD
    cd "$root"
    find_uv
    say "Installing what uv.lock names …"
    "$uv" sync --quiet --frozen "$@"
    cd "$here"
    PATH="$root/.venv/bin:$PATH"
    export PATH
}
