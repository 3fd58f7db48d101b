#!/bin/sh
# LibreOffice without windows (sheets, slides, documents), a font as wide as the one slides name, and the tools that
# draw PDF pages, from Debian, if missing: tests have our workbooks reckoned anew and look at our papers.
set -eu
missing=""
program=$(command -v soffice 2>/dev/null || true)
if [ -z "$program" ]; then
  missing="libreoffice-calc-nogui libreoffice-impress-nogui libreoffice-writer-nogui"
else
  # A LibreOffice with windows stays as it is: the two kinds of one part exclude each other.
  parts=$(dirname "$(readlink -f "$program")")
  kind=""
  [ -e /usr/share/doc/libreoffice-core-nogui ] && kind="-nogui"
  [ -e "$parts/libsclo.so" ] || missing="$missing libreoffice-calc$kind"
  [ -e "$parts/libsdlo.so" ] || missing="$missing libreoffice-impress$kind"
  [ -e "$parts/libswlo.so" ] || missing="$missing libreoffice-writer$kind"
fi
command -v pdftoppm >/dev/null 2>&1 || missing="$missing poppler-utils"
if ! command -v fc-list >/dev/null 2>&1 || [ -z "$(fc-list 'Liberation Sans' 2>/dev/null | head -n 1)" ]; then
  missing="$missing fontconfig fonts-liberation"
fi
missing=${missing# }
[ -z "$missing" ] && exit 0
run=""
if [ "$(id -u)" != 0 ]; then
  if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then run="sudo -n"; else
    echo "The tests of papers need packages that are missing. Run this as root, then try again:" >&2
    echo "    apt-get install --no-install-recommends $missing" >&2
    exit 1
  fi
fi
echo "Installing $missing ..." >&2
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
{ $run apt-get update -qq && $run apt-get install -y -qq --no-install-recommends $missing; } >&2
