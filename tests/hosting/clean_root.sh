#!/bin/sh
# A fresh clone in a bare root of a distribution: the steps of the workflow that checks, or what a newcomer meets.
#
#   sudo sh tests/hosting/clean_root.sh trixie                     what check.yml runs: packages, libraries, browsers, test
#   sudo sh tests/hosting/clean_root.sh trixie -- make build       its packages, and then another command
#   sudo sh tests/hosting/clean_root.sh bookworm git make -- make serve
#                                                                  with these packages alone, as a newcomer's machine has them
#   USER_NAME=nobody sudo -E sh … trixie git make python3 -- make serve     the command as somebody who is not root
#
# It needs debootstrap (https://wiki.debian.org/Debootstrap), some 3 GB below build/roots, and a mirror of Debian. The
# clone is of the last commit. Variables of pip and npm, certificates and name servers are those of this machine.
set -eu
suite=$1
shift
here=$(cd "$(dirname "$0")/../.." && pwd)
root=${ROOTS:-$here/build/roots}/$suite
workflow=$here/.github/workflows/check.yml

# The commands of the workflow's steps: each `run:` of one line.
steps() {
    sed -n 's/^ *run: \([^|].*\)$/\1/p' "$workflow"
}

packages=
while [ $# -gt 0 ] && [ "$1" != -- ]; do
    packages="$packages $1"
    shift
done
test $# -eq 0 || shift
if [ -n "$packages" ]; then
    begin="apt-get update -qq && apt-get install -y -qq --no-install-recommends ca-certificates$packages"
else
    begin=$(steps | sed -n 1p)
fi
if [ $# -gt 0 ]; then
    command=$*
else
    command=$(steps | sed 1d | sed 's/$/ \&\&/' | tr '\n' ' ')true
fi

if ! [ -e "$root/.whole" ]; then
    rm -rf "$root"
    mkdir -p "$root"
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$root" http://deb.debian.org/debian
    touch "$root/.whole"
fi
cp /etc/resolv.conf "$root/etc/resolv.conf"
rm -rf "$root/fotfeste"
git clone -q "$here" "$root/fotfeste"

inside() {
    env -i $(env | grep -i '^\(pip\|npm_config\|node_extra\|ssl_cert\|https\{0,1\}_proxy\|no_proxy\|site_url\)[a-z_]*=[^ ]*$') \
        HOME="$1" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
        chroot ${2:+--userspec="$2"} "$root" sh -ec "$3"
}

# What a program expects of a running system; undone however this ends.
undo() {
    umount -l "$root/dev/shm" "$root/dev" "$root/proc" 2>/dev/null || true
}
trap undo EXIT INT TERM
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev" 2>/dev/null || mount --bind /dev "$root/dev"

export DEBIAN_FRONTEND=noninteractive
echo "$suite: $begin"
inside /root "" "export DEBIAN_FRONTEND=noninteractive; $begin" >"$root/packages.log" 2>&1 || {
    tail -5 "$root/packages.log"
    exit 1
}
cat /etc/ssl/certs/ca-certificates.crt >"$root/etc/ssl/certs/ca-certificates.crt" 2>/dev/null || true
home=/root
if [ -n "${USER_NAME:-}" ]; then
    home=/fotfeste/..home
    mkdir -p "$root$home"
    chown -R "$USER_NAME" "$root/fotfeste"
fi
echo "$suite: $command"
inside "$home" "${USER_NAME:-}" "cd /fotfeste; $command"
