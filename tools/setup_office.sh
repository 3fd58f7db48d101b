#!/bin/sh
# LibreOffice's reckoning sheets, from Debian, if missing: tests have it reckon our workbooks anew.
set -eu
command -v soffice >/dev/null 2>&1 && exit 0
run=""
if [ "$(id -u)" != 0 ]; then
  if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then run="sudo -n"; else
    echo "The tests of workbooks need LibreOffice. Run this as root, then try again:" >&2
    echo "    apt-get install --no-install-recommends libreoffice-calc" >&2
    exit 1
  fi
fi
echo "Installing LibreOffice ..." >&2
export DEBIAN_FRONTEND=noninteractive
{ $run apt-get update -qq && $run apt-get install -y -qq --no-install-recommends libreoffice-calc; } >&2
