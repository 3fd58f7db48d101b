#!/bin/sh
# Makes .venv with the tested versions, once: a stamp holds the checksum of what was installed.
# Usage: tools/setup.sh run|dev
set -eu
cd "$(dirname "$0")/.."
want=${1:-run}

say() { printf '%s\n' "$*" >&2; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo -n "$@"
  else return 1; fi
}

python=""
for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
  if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$candidate; break
  fi
done
if [ -z "$python" ]; then say "Python 3.11 or newer is missing. Install it: apt-get install python3 python3-venv"; exit 1; fi

stamp=".venv/.installed-$want"
sum=$(cat requirements.txt requirements-dev.txt requirements.lock pyproject.toml | cksum)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sum" ] && .venv/bin/python -c '' 2>/dev/null; then exit 0; fi

make_venv() {
  rm -rf .venv
  "$python" -m venv .venv >/dev/null 2>&1 && .venv/bin/python -m pip --version >/dev/null 2>&1 && return 0
  rm -rf .venv
  command -v virtualenv >/dev/null 2>&1 && virtualenv -q -p "$python" .venv
}

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
  if ! make_venv; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    say "Installing Python's venv module ..."
    if ! { as_root apt-get update -qq && { as_root apt-get install -y -qq "python$version-venv" || as_root apt-get install -y -qq python3-venv; } && make_venv; } >&2; then
      say "A virtual environment cannot be made. Run this as root, then try again:"
      say "    apt-get install python$version-venv"
      exit 1
    fi
  fi
fi

files="-r requirements.txt"
[ "$want" = dev ] && files="-r requirements-dev.txt"
say "Installing the tested versions into .venv (once) ..."
# shellcheck disable=SC2086
.venv/bin/python -m pip install -q --disable-pip-version-check --no-input $files -c requirements.lock >&2
printf '%s' "$sum" > "$stamp"
[ "$want" = dev ] && printf '%s' "$sum" > .venv/.installed-run
exit 0
