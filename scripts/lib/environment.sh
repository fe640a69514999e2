# What all scripts share: where things are built, and how they speak. Sourced, not run.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export root

# One target folder outside the clone: a fresh clone on the same machine builds warm.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/carechain/target}"
# Debian's OpenSSL instead of one built from source.
export OPENSSL_NO_VENDOR=1
export CARGO_TERM_COLOR="${CARGO_TERM_COLOR:-never}"

# The programs this repository builds.
node_binary="$CARGO_TARGET_DIR/release/carechain-node"
care_binary="$CARGO_TARGET_DIR/release/care"
export node_binary care_binary

say() { echo "$(basename "$0"): $*"; }
die() {
	echo "$(basename "$0"): $*" >&2
	exit 1
}

build_node() { cargo build --quiet --locked --release -p carechain-node; }

# Builds the programs, each on its own: together, features that only one of them needs would have
# the SDK compiled again.
build_programs() {
	say "building the node and the care command line (the first time takes about 20 minutes)"
	build_node
	cargo build --quiet --locked --release -p carechain-client
}

# Builds the runtime with features, in the order of runtime/variant/build.rs, beside the one that
# the node has. Prints the file.
build_runtime() {
	cargo build --quiet --locked --release -p carechain-runtime-variant --features "$*" >&2
	local features="$*"
	echo "$CARGO_TARGET_DIR/release/wbuild/carechain-runtime/carechain-${features// /-}.compact.compressed.wasm"
}
