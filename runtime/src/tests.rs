//! Tests of the composed runtime.
