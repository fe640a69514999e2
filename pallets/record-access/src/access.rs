//! Who may read what, and what they declared to read.

use crate::{index::take_number, *};
use carechain_primitives::{
	api::{Access, GrantState},
	AccessDenial, RecordState, Role,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// That somebody reads a record, and why.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Declaration<AccountId> {
	/// The record.
	pub record: RecordId,
	/// In whose name it is read.
	pub reader: AccountId,
	/// Who signed.
	pub by: AccountId,
	/// For which purpose.
	pub purpose: PurposeOfUse,
	/// What makes it possible.
	pub basis: AccessBasis,
	/// When it was declared.
	pub at: Moment,
}

/// Of two reasons to refuse, the one that tells more: about a right that stands rather than one
/// that is over, about one that is over rather than none.
fn telling(one: AccessDenial, other: AccessDenial) -> AccessDenial {
	let rank = |reason| match reason {
		AccessDenial::NoGrant => 0,
		AccessDenial::Revoked | AccessDenial::Expired => 1,
		_ => 2,
	};
	if rank(other) > rank(one) {
		other
	} else {
		one
	}
}

impl<T: Config> Pallet<T> {
	/// Whether an account may read a record now; with a purpose, for that purpose; with somebody
	/// else who signs, whether that delegate may in its name.
	pub fn can_access(
		who: &T::AccountId,
		record: RecordId,
		purpose: Option<PurposeOfUse>,
		by: Option<&T::AccountId>,
	) -> Access {
		match Self::access_basis_by(who, by.unwrap_or(who), record, purpose) {
			Ok((basis, until)) => Access::Granted { basis, until },
			Err(reason) => Access::Denied { reason },
		}
	}

	/// What lets `by` read the record in the account's name now, and until when. A delegation may
	/// end sooner.
	fn access_basis_by(
		who: &T::AccountId,
		by: &T::AccountId,
		record: RecordId,
		purpose: Option<PurposeOfUse>,
	) -> Result<(AccessBasis, Option<Moment>), AccessDenial> {
		if by != who {
			// Whom the council barred reads in nobody's name either.
			if T::Licences::is_barred(by) {
				return Err(AccessDenial::AccountBarred);
			}
			if !T::Participants::may_act(who, by).is_some_and(DelegationScope::reads) {
				return Err(AccessDenial::NotDelegate);
			}
			let doctor = T::Participants::role(who) == Some(Role::Doctor);
			if doctor && purpose.is_some_and(PurposeOfUse::is_care) {
				return Err(AccessDenial::CareIsPersonal);
			}
		}
		Self::access_basis(who, record, purpose)
	}

	/// What lets the account read the record now, and until when.
	pub(crate) fn access_basis(
		who: &T::AccountId,
		record: RecordId,
		purpose: Option<PurposeOfUse>,
	) -> Result<(AccessBasis, Option<Moment>), AccessDenial> {
		let data = Records::<T>::get(record).ok_or(AccessDenial::NotFound)?;
		let folder = Folders::<T>::get(data.folder).ok_or(AccessDenial::NotFound)?;
		if data.state == RecordState::Erased {
			return Err(AccessDenial::Erased);
		}
		if *who == folder.patient {
			// Nobody knows who asks.
			if T::Participants::is_frozen(who) {
				return Err(AccessDenial::Suspended);
			}
			return Ok((AccessBasis::Owner, None));
		}
		let role = T::Participants::role(who).ok_or(AccessDenial::NotParticipant)?;
		if T::Participants::is_suspended(who) {
			return Err(AccessDenial::Suspended);
		}
		// Whatever the purpose, and whatever the role: a barred doctor who leaves and comes back as
		// a clinic would read on otherwise.
		if T::Licences::is_barred(who) {
			return Err(AccessDenial::AccountBarred);
		}
		let unlicensed = role == Role::Doctor && !T::Licences::is_licensed(who);
		if unlicensed && purpose.is_some_and(PurposeOfUse::is_care) {
			return Err(AccessDenial::NotLicensed);
		}
		if folder.closed_at.is_some() {
			return Err(AccessDenial::FolderClosed);
		}

		let mut denial = AccessDenial::NoGrant;
		for scope in [GrantScope::Record(record), GrantScope::Folder] {
			let Some((id, grant)) = Self::latest_grant(data.folder, scope, who, Right::Read) else {
				continue;
			};
			match Self::judge_grant(&grant, &data, purpose, unlicensed) {
				Ok(()) => return Ok((AccessBasis::Grant(id), Some(grant.terms.until))),
				Err(reason) => denial = telling(denial, reason),
			}
		}
		let latest = LatestEmergency::<T>::get(data.folder, who)
			.and_then(|id| Emergencies::<T>::get(id).map(|emergency| (id, emergency)));
		if let Some((id, emergency)) = latest {
			match Self::judge_emergency(&emergency, &data, purpose, unlicensed) {
				Ok(()) => {
					let until = emergency.until.estimate(Self::times());
					return Ok((AccessBasis::Emergency(id), Some(until)));
				},
				Err(reason) => denial = telling(denial, reason),
			}
		}
		Err(denial)
	}

	/// Whether a read grant on an open folder covers the record.
	fn judge_grant(
		grant: &GrantOf<T>,
		record: &RecordOf<T>,
		purpose: Option<PurposeOfUse>,
		unlicensed: bool,
	) -> Result<(), AccessDenial> {
		match Self::grant_state(grant, None) {
			GrantState::Live => {},
			GrantState::Revoked { .. } => return Err(AccessDenial::Revoked),
			GrantState::Expired => return Err(AccessDenial::Expired),
		}
		if grant.key.scope == GrantScope::Folder {
			if record.epoch > grant.terms.epoch {
				return Err(AccessDenial::EpochNotCovered);
			}
			// The folder's identity does not open it; the headers of a grant on the record do.
			if record.sealed_to == SealedTo::Patient {
				return Err(AccessDenial::SealedToPatient);
			}
		}
		let purposes = &grant.terms.purposes;
		if purpose.is_some_and(|purpose| !purposes.contains(&purpose)) {
			return Err(AccessDenial::OtherPurpose);
		}
		// For care it was refused before; without a purpose one of the others has to be left.
		if unlicensed && purposes.iter().all(|purpose| purpose.is_care()) {
			return Err(AccessDenial::NotLicensed);
		}
		Ok(())
	}

	/// Whether an emergency of an open folder covers the record.
	fn judge_emergency(
		emergency: &EmergencyOf<T>,
		record: &RecordOf<T>,
		purpose: Option<PurposeOfUse>,
		unlicensed: bool,
	) -> Result<(), AccessDenial> {
		if !Self::is_open(emergency, None) {
			return Err(AccessDenial::Expired);
		}
		let answer = emergency.answer.as_ref().ok_or(AccessDenial::EmergencyUnanswered)?;
		if record.epoch > answer.epoch {
			return Err(AccessDenial::EpochNotCovered);
		}
		if record.sealed_to == SealedTo::Patient {
			return Err(AccessDenial::SealedToPatient);
		}
		match purpose {
			None | Some(PurposeOfUse::BreakTheGlass | PurposeOfUse::EmergencyTreatment) => {},
			Some(_) => return Err(AccessDenial::OtherPurpose),
		}
		if unlicensed {
			return Err(AccessDenial::NotLicensed);
		}
		Ok(())
	}

	/// The error that says why an access is refused.
	fn refusal(reason: AccessDenial) -> Error<T> {
		match reason {
			AccessDenial::NotFound => Error::<T>::NotFound,
			AccessDenial::Erased => Error::<T>::RecordErased,
			AccessDenial::NotParticipant => Error::<T>::NotParticipant,
			AccessDenial::Suspended => Error::<T>::Suspended,
			AccessDenial::NotDelegate => Error::<T>::NotDelegate,
			AccessDenial::CareIsPersonal => Error::<T>::CareIsPersonal,
			AccessDenial::AccountBarred => Error::<T>::AccountBarred,
			AccessDenial::NotLicensed => Error::<T>::NotLicensed,
			AccessDenial::NoGrant => Error::<T>::NoGrant,
			AccessDenial::Revoked => Error::<T>::GrantRevoked,
			AccessDenial::Expired => Error::<T>::GrantExpired,
			AccessDenial::EpochNotCovered => Error::<T>::EpochNotCovered,
			AccessDenial::SealedToPatient => Error::<T>::SealedToPatient,
			AccessDenial::OtherPurpose => Error::<T>::OtherPurpose,
			AccessDenial::EmergencyUnanswered => Error::<T>::EmergencyUnanswered,
			AccessDenial::FolderClosed => Error::<T>::FolderClosed,
		}
	}

	pub(crate) fn do_declare_read(
		actor: Actor<T::AccountId>,
		record: RecordId,
		purpose: PurposeOfUse,
	) -> DispatchResult {
		let Actor { principal: reader, by } = actor;
		Self::ensure_purpose(purpose)?;
		let (basis, _) =
			Self::access_basis_by(&reader, &by, record, Some(purpose)).map_err(Self::refusal)?;
		ensure!(basis != AccessBasis::Owner, Error::<T>::OwnRecord);
		let (data, owner) = Self::record_and_folder(record)?;
		let folder = data.folder;
		let at = Self::now();
		let read = NextRead::<T>::try_mutate(take_number)?;
		ReadTimes::<T>::insert(bucket_of(at), read, folder);
		DeclaredReads::<T>::insert(
			folder,
			ordered(read),
			Declaration { record, reader: reader.clone(), by: by.clone(), purpose, basis, at },
		);
		Self::deposit_event(Event::ReadDeclared {
			read,
			record,
			folder,
			patient: owner.patient,
			reader,
			purpose,
			basis,
			by,
		});
		Ok(())
	}
}
