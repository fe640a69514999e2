//! How a chain starts.

pub mod policy;
pub mod presets;
