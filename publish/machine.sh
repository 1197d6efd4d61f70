#!/bin/sh
# What a machine must have, looked at before anything is installed: one sentence says what is missing, and what to do.
#
#   sh publish/machine.sh python            print a Python that is fit; nothing if there is none
#   sh publish/machine.sh check [python]    look at system, Python, Node and npm (or at Python alone), and at $PORT
#   sh publish/machine.sh debian NAME...    see to it that Debian's packages are there, if this is Debian
#
# As root on Debian it installs what is missing, as `sudo apt-get` would; everybody else is told. PYTHON names a Python,
# PORT a port. Exit status: 0 all is there, 1 something is missing.

PYTHON_FROM=3.12
NODE_FROM=$(sed -n 's/.*"node": ">=\([0-9]*\)".*/\1/p' "$(dirname "$0")/../package.json")
MAC_FROM=15 # the first for which all packages are ready-made
AGAIN="then run make again"

main() {
    case $1 in
    python) fit_python ;;
    check)
        faults=0
        look_at_port
        look_at_system
        look_at_python
        test "$2" = python || look_at_node
        exit $faults
        ;;
    debian)
        shift
        debian "$@"
        ;;
    esac
}

say() {
    echo "$1" >&2
    faults=1
}

# Where a Python may be: the one that was named, the first on the path, or the newest that pyenv keeps.
pythons() {
    if [ -n "$PYTHON" ]; then
        echo "$PYTHON"
        return
    fi
    printf '%s\n' python3 python3.15 python3.14 python3.13 python3.12
    ls -d "$HOME"/.pyenv/versions/*/bin/python3 2>/dev/null | sort -rV
}

# Look for the first Python that passes a test, written in Python.
first_python() {
    pythons | while read -r each; do
        "$each" -c "import sys; from_ = tuple(map(int, '$PYTHON_FROM'.split('.'))); $1" 2>/dev/null && echo "$each" && break
    done
}

fit_python() {
    first_python 'import ensurepip, venv; sys.exit(sys.version_info < from_)'
}

version() {
    "$1" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null
}

look_at_python() {
    test -n "$(fit_python)" && return
    new=$(first_python 'sys.exit(sys.version_info < from_)')
    any=$(first_python 'sys.exit(0)')
    if [ -z "$new" ] && [ -z "$PYTHON" ] && offers python3 "$PYTHON_FROM" && debian python3-venv; then
        test -n "$(fit_python)" && return
    fi
    if [ -n "$new" ]; then
        package=$("$new" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        if offers "$package" "$PYTHON_FROM"; then
            debian "$package" && test -n "$(fit_python)" && return
            say "Python $(version "$new") is here, but without venv: sudo apt-get install $package, $AGAIN."
        else
            say "Python $(version "$new") is here, but without its modules venv and ensurepip. Install them, $AGAIN."
        fi
    elif [ -n "$any" ]; then
        say "Fotfeste needs Python $PYTHON_FROM or newer, and this is $(version "$any"). Install a newer one beside it (https://www.python.org/downloads/, or pyenv), $AGAIN."
    elif [ -z "$PYTHON" ] && offers python3 "$PYTHON_FROM"; then
        say "Fotfeste needs Python $PYTHON_FROM or newer, and there is none here: sudo apt-get install python3-venv, $AGAIN."
    else
        say "Fotfeste needs Python $PYTHON_FROM or newer, and there is none here${PYTHON:+ at $PYTHON}. Install it (https://www.python.org/downloads/), $AGAIN."
    fi
}

look_at_node() {
    if ! command -v node >/dev/null && offers nodejs "$NODE_FROM"; then
        debian nodejs npm
    fi
    if ! command -v node >/dev/null && offers nodejs "$NODE_FROM"; then
        say "Fotfeste needs Node $NODE_FROM or newer with npm, and there is none here: sudo apt-get install nodejs npm, $AGAIN."
        return
    fi
    if ! command -v node >/dev/null; then
        say "Fotfeste needs Node $NODE_FROM or newer with npm, and there is none here. Install it (https://nodejs.org/en/download), $AGAIN."
        return
    fi
    found=$(node --version 2>/dev/null)
    major=${found#v}
    major=${major%%.*}
    if ! [ "$major" -ge "$NODE_FROM" ] 2>/dev/null; then
        say "Fotfeste needs Node $NODE_FROM or newer, and this is ${found:-one that does not start}. Install a newer one (https://nodejs.org/en/download), $AGAIN."
        return
    fi
    command -v npm >/dev/null && return
    if offers npm 1 && [ "$(command -v node)" = /usr/bin/node ]; then
        debian npm && command -v npm >/dev/null && return
        say "Node $found is here, but without npm: sudo apt-get install npm, $AGAIN."
    else
        say "Node $found is here, but without npm. Install it (https://docs.npmjs.com/downloading-and-installing-node-js-and-npm), $AGAIN."
    fi
}

# Systems for which not every package is ready-made, and none is built here.
look_at_system() {
    if ldd --version 2>&1 | grep -q musl; then
        say "Not all that Fotfeste needs is made for systems with musl, such as Alpine. Use one with glibc, such as a container of debian:trixie."
    fi
    command -v sw_vers >/dev/null || return
    release=$(sw_vers -productVersion)
    if [ "${release%%.*}" -lt "$MAC_FROM" ]; then
        say "Fotfeste needs macOS $MAC_FROM or newer, and this is $release. Renew it, or use a container of debian:trixie."
    fi
}

look_at_port() {
    test -z "${PORT+set}" && return
    case $PORT in
    "" | *[!0-9]* | ??????*) fit=no ;;
    *) test "$PORT" -ge 1 && test "$PORT" -le 65535 && fit=yes || fit=no ;;
    esac
    test "$fit" = yes || say "PORT=$PORT is no port. Choose a number from 1 to 65535, such as PORT=8000."
}

# Whether this system's apt has a package of that version or a newer one.
offers() {
    command -v apt-cache >/dev/null || return 1
    test "$(id -u)" != 0 || fresh_lists
    candidate=$(apt-cache policy "$1" 2>/dev/null | sed -n 's/^ *Candidate: //p')
    test -n "$candidate" && test "$candidate" != "(none)" && dpkg --compare-versions "$candidate" ge "$2"
}

# A container comes without lists of packages.
fresh_lists() {
    test -n "$listed" || apt-get update -qq
    listed=yes
}

# Install the packages that are missing, when root; else name them. Mends an installation that was cut off.
debian() {
    command -v dpkg-query >/dev/null || return 0
    missing=
    for each in "$@"; do
        dpkg-query -W -f '${Status}' "$each" 2>/dev/null | grep -q 'ok installed' || missing="$missing $each"
    done
    test -z "$missing" && return 0
    if [ "$(id -u)" != 0 ]; then
        test -n "${faults+checking}" || echo "Fotfeste needs Debian packages: sudo apt-get install$missing" >&2
        return 1
    fi
    echo "Debian packages:$missing"
    export DEBIAN_FRONTEND=noninteractive
    dpkg --configure -a >/dev/null
    fresh_lists
    # Each is a name without spaces.
    # shellcheck disable=SC2086
    apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=120 $missing >/dev/null && return 0
    echo "These packages could not be installed:$missing. They are those of Debian 12 and 13; a container of debian:trixie has them." >&2
    return 1
}

main "$@"
