//! Tests: a file per call, then what goes across calls.

mod access;
mod add_record;
mod amend_record;
mod answer_emergency;
mod break_glass;
mod clean_up;
mod clear_bar;
mod close_emergency;
mod close_folder;
mod create_folder;
mod declare_read;
mod deny_request;
mod erase_record;
mod exclude_doctor;
mod freeze;
mod grant_access;
mod justify_emergency;
mod losses;
mod mark_entered_in_error;
mod marks;
mod obligations;
mod property;
mod queries;
mod readmit_doctor;
mod renounce_access;
mod request_access;
mod request_correction;
mod review_emergency;
mod revoke_access;
mod rotate_folder;
mod rotation;
mod running_time;
mod set_emergency_custodian;
mod vouchers;
mod withdraw_request;

pub(crate) use crate::{mock::*, *};
pub(crate) use carechain_primitives::{
	api::{Access, GrantState, Selector},
	time::{DAY, HOUR},
	traits::{Folders as FoldersOfPatients, KeyLosses, Obligations, OnDeregistered},
	AccessDenial, HospitalStatus, Obligation, RecordState, Role,
};
pub(crate) use frame::testing_prelude::*;

pub(crate) type E = Error<Test>;
pub(crate) type Ev = Event<Test>;

/// The event that happened last.
pub(crate) fn last(event: Ev) {
	System::assert_last_event(event.into());
}

/// An event that happened.
pub(crate) fn has(event: Ev) {
	System::assert_has_event(event.into());
}
