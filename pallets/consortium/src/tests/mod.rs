//! Tests: a file per call, and one for what other pallets ask.

mod admit_auditor;
mod admit_hospital;
mod genesis;
mod issue;
mod motions;
mod offences;
mod pause_validation;
mod planned;
mod queries;
mod reinstate_validator;
mod remove_auditor;
mod remove_hospital;
mod resume_validation;
mod running_time;
mod sessions;
mod try_state;
mod update_hospital;

use crate::{mock::*, Error, Event};
use frame::testing_prelude::*;
