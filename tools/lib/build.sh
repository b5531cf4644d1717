# Sourced by tools/demo, tools/test and tools/bench: one way to configure and build.
# build PRESET [TARGET...]: quiet when all goes well, the compiler's words when not.
build() {
    # A second checkout finds what the first one compiled.
    export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
    local preset=$1
    shift
    local folder="$root/build/$preset" log
    log=$(mktemp)
    echo "build: $preset in ${folder#"$root"/}"
    if ! cmake --preset "$preset" -S "$root" >"$log" 2>&1; then
        tail -n 40 "$log" >&2
        echo "build: configuring failed" >&2
        return 1
    fi
    # Tests that run beside it (tools/test) come first: a compiler takes what they leave.
    if ! ${running:+nice -n 10} cmake --build "$folder" ${1:+--target "$@"} >"$log" 2>&1; then
        grep -E -A12 'error|FAILED|Error' "$log" | head -n 80 >&2 || tail -n 40 "$log" >&2
        echo "build: failed" >&2
        return 1
    fi
    rm -f "$log"
}
