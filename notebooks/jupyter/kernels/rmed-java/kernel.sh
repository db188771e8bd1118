#!/bin/sh
# Started by Jupyter with a connection file: a Java kernel that has this checkout's rmed on its class path.
# notebooks/run fetches and compiles what it needs.

set -u
here=$(cd -P "$(dirname "$0")" && pwd) || exit
root=$(cd -P "$here/../../../.." && pwd) || exit
built=$root/target/notebook
kernel=$(ls "$built"/rapaio-jupyter-kernel-*.jar) || {
    echo "the Java kernel is not there yet; call notebooks/run --prepare" >&2
    exit 1
}
classes=$("$root/rmed" --class-path) || exit

# The kernel runs cells in its own process, with these classes; its compiler wants them named again, its own way.
RJK_CLASSPATH=$(echo "$classes" | sed 's|:|;|g; s|\*|*.jar|g')
RJK_COMPILER_OPTIONS=
RJK_INIT_SCRIPT=$here/imports.jsh
RJK_TIMEOUT_MILLIS=-1
RJK_MIMA_CACHE=$built/mima
export RJK_CLASSPATH RJK_COMPILER_OPTIONS RJK_INIT_SCRIPT RJK_TIMEOUT_MILLIS RJK_MIMA_CACHE

# out/ is that of the command line in the checkout's folder.
cd "$root" || exit

# built/classes first: it replaces a class of the kernel, see there. What the kernel says of itself is not for the cells.
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Djava.awt.headless=true -Dfile.encoding=UTF-8 -XX:+UseSerialGC \
    "-Drmed.root=$root" "-Djava.util.logging.config.file=$built/classes/logging.properties" \
    -cp "$built/classes:$kernel:$classes" org.rapaio.jupyter.kernel.MainApp "$1" >/dev/null
