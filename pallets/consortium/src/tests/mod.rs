//! Tests: a file per call, and one for what other pallets ask.

mod admit_auditor;
mod genesis;
mod queries;
mod remove_auditor;
mod try_state;
mod update_hospital;

use crate::{mock::*, Error, Event};
use frame::testing_prelude::*;
