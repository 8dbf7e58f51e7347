#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Who only builds the programs (make, make demo, make install) needs no package of the tests.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"

mkdir known
IFS=: read -ra places <<<"$(pkg-config --variable pc_path pkg-config)"
for place in "${places[@]}"; do
    for file in "$place"/*.pc; do
        [ ! -e "$file" ] || ln -sf "$file" known/
    done
done
rm -f known/check.pc known/libical*.pc
PKG_CONFIG_PATH='' PKG_CONFIG_LIBDIR=$work/known cmake -S "$TRACUU_SOURCE" -B built -G Ninja >out 2>err ||
    fail "the programs cannot be built without what the tests need"
(cd built && ctest -N) >out 2>err
says out 'Total Tests: 0'

# Nothing is asked of apt-get where all is there, and nobody is asked anything where it is not.
mkdir bin
cat >bin/dpkg-query <<'END'
#!/bin/sh
for name; do :; done
[ "$name" = "$MISSING" ] || echo installed
END
printf '#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >>said\n' >bin/apt-get
printf '#!/bin/sh\nunset DEBIAN_FRONTEND\nexec "$@"\n' >bin/sudo
chmod +x bin/*
: >said
PATH=$work/bin:$PATH MISSING='' "$TRACUU_SOURCE/packaging/install-packages" check >out 2>err || fail "all is there"
silent said
PATH=$work/bin:$PATH MISSING=check "$TRACUU_SOURCE/packaging/install-packages" >out 2>err || fail "a package of the tests"
silent said
PATH=$work/bin:$PATH MISSING=re2c "$TRACUU_SOURCE/packaging/install-packages" >out 2>err || fail "one is missing"
lines said 2
says said '^noninteractive .*update$'
says said '^noninteractive .*install -y --no-install-recommends re2c$'
exit "$failed"
