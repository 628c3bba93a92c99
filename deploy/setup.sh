#!/bin/sh
# Sees to it that the system's own programs are there; installs what is missing through apt, or says what to install.
# Usage: setup.sh run|test|browser     run: what the program needs; test: also what its tests need; browser: what the
# tests of the review station need.
set -eu

purpose=${1:-run}
python=${PYTHON:-python3}
missing=""
packages=""

need() { # need NAME PACKAGE COMMAND...: NAME is missing, and PACKAGE has it, when COMMAND fails
    name=$1 package=$2
    shift 2
    if ! "$@" >/dev/null 2>&1; then
        missing="$missing
  - $name (Debian and Ubuntu: $package)"
        packages="$packages $package"
    fi
}

has_swedish() { tesseract --list-langs 2>/dev/null | grep -qx swe; }
has_postgres() { ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | grep -q . || command -v initdb; }
has_dovecot() { command -v dovecot || ls /usr/sbin/dovecot; }
has_faketime() { ls /usr/lib/*/faketime/libfaketimeMT.so.1; }
has_chromium() { command -v chromium || command -v google-chrome || command -v chromium-browser; }
has_font() { find /usr/share/fonts -iname "$1*" 2>/dev/null | grep -q .; }
has_library() { "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1"; }
python_new_enough() { "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; }

find_missing() {
    missing="" packages=""
    need "Python 3.11 or later" python3 python_new_enough
    need "Python's venv and ensurepip" python3-venv "$python" -c 'import venv, ensurepip'
    need "Tesseract 5" tesseract-ocr tesseract --version
    need "Tesseract's Swedish model" tesseract-ocr-swe has_swedish
    if [ "$(uname -s)" = Linux ]; then # elsewhere the libraries have other names; intake check tries them
        need "Pango, which sets replies" libpangoft2-1.0-0 has_library libpangoft2-1.0.so.0
        need "HarfBuzz, which embeds their fonts" libharfbuzz-subset0 has_library libharfbuzz-subset.so.0
    fi
    need "the font of replies" fonts-liberation has_font LiberationSans-Regular
    if [ "$purpose" = test ]; then
        # Print and handwriting of the simulated faxes, all under open licences: package, and a file of it.
        while read -r package file; do
            need "the fonts of $package" "$package" has_font "$file"
        done <<FONTS
fonts-breip Breip
fonts-comic-neue ComicNeue-Regular
fonts-courier-prime Courier Prime
fonts-crosextra-caladea Caladea-Regular
fonts-crosextra-carlito Carlito-Regular
fonts-dancingscript DancingScript
fonts-dejavu-core DejaVuSans.ttf
fonts-dejavu-extra DejaVuSerif-Italic
fonts-dkg-handwriting dkg.ttf
fonts-klee KleeOne
fonts-kristi Kristi
fonts-lato Lato-Regular
fonts-liberation LiberationSans-Regular
fonts-open-sans OpenSans-Regular
fonts-roboto-unhinted Roboto-Regular
fonts-sjfonts Delphine.ttf
fonts-urw-base35 NimbusSans-Regular
FONTS
        need "a PostgreSQL server" postgresql has_postgres
        need "an IMAP server" dovecot-imapd has_dovecot
        need "OpenSSL, which makes its certificate" openssl openssl version
        need "strace, which kills and fails at system calls" strace strace --version
        need "libfaketime, which sets the clock of one program" libfaketime has_faketime
    fi
    if [ "$purpose" = browser ]; then
        need "Chromium" chromium has_chromium
    fi
}

find_missing
[ -z "$missing" ] && exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    cat >&2 <<MESSAGE
intake needs these programs, and this system has no apt to install them with:$missing
Install them by the system's own means (Fedora: dnf install tesseract tesseract-langpack-swe pango postgresql-server
dejavu-sans-fonts liberation-fonts urw-base35-fonts; macOS: brew install python tesseract tesseract-lang pango postgresql) and
run make again.
MESSAGE
    exit 1
fi

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "intake needs these packages; ask an administrator to run: apt-get install$packages" >&2
        exit 1
    fi
    as_root="sudo"
fi
echo "Installing:$packages"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086  # a list of packages, on purpose
$as_root apt-get install -y -qq --no-install-recommends $packages >/dev/null

find_missing
if [ -n "$missing" ]; then
    echo "Still missing after the installation:$missing" >&2
    exit 1
fi
