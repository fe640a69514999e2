//! Tests: a file a call, and one for each thing that goes through several.

mod act_for;
mod admission;
mod appoint_delegate;
mod appoint_guardian;
mod charge_allowance;
mod check_pending;
mod classes;
mod deregister;
mod dismiss_delegate;
mod expiry;
mod invite;
mod open_keyless_account;
mod participants;
mod properties;
mod queries;
mod register;
mod reinstate_participant;
mod replay;
mod resign_delegation;
mod rotate_encryption_key;
mod set_backup;
mod sponsorship;
mod statements;
mod suspend_participant;
mod update_profile;
mod withdraw_invitation;

pub(crate) use crate::{mock::*, *};
pub(crate) use carechain_primitives::{CallClass, HospitalStatus, DAY, HOUR, MINUTE};
pub(crate) use frame::testing_prelude::{assert_err, assert_noop, assert_ok};
pub(crate) type Errors = Error<Test>;
pub(crate) type Identity = crate::Pallet<Test>;
