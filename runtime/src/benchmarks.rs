//! The pallets whose calls are benchmarked here.
