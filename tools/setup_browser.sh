#!/bin/sh
# Chromium and fonts with Cyrillic and Chinese letters for the browser tests, from Debian, if missing.
set -eu
missing=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || missing="chromium"
if ! command -v fc-list >/dev/null 2>&1; then missing="$missing fontconfig fonts-dejavu-core fonts-noto-cjk"; else
  [ -n "$(fc-list ':lang=ru' 2>/dev/null | head -n 1)" ] || missing="$missing fonts-dejavu-core"
  [ -n "$(fc-list ':lang=zh-cn' 2>/dev/null | head -n 1)" ] || missing="$missing fonts-noto-cjk"
fi
# The browser driver's runtime needs this one, which a small Debian does not have.
{ ldconfig -p 2>/dev/null || /sbin/ldconfig -p; } | grep -q 'libatomic.so.1' || missing="$missing libatomic1"
missing=${missing# }
[ -z "$missing" ] && exit 0
echo "Installing $missing ..." >&2
run=""
if [ "$(id -u)" != 0 ]; then
  if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then run="sudo -n"; else
    echo "The browser tests need packages that are missing. Run this as root, then try again:" >&2
    echo "    apt-get install $missing" >&2
    exit 1
  fi
fi
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
{ $run apt-get update -qq && $run apt-get install -y -qq $missing; } >&2
