//! Nothing: the build script of this crate builds the runtime with the features of this crate, and
//! puts it beside the one that the node has. `build_runtime` in `scripts/lib/environment.sh` calls
//! it.
