//! A doctor's entry.

use crate::{licence::Unfit, specialities, Config, Error, Licence};
use carechain_primitives::{ContentRef, Language, LicenceReason, Moment, Speciality};
use frame::prelude::*;

/// The most specialities of a doctor.
pub const MAX_SPECIALITIES: u32 = 8;
/// The most languages of a doctor.
pub const MAX_LANGUAGES: u32 = 8;

/// Specialities: SNOMED CT codes, at least one, none twice.
pub type Specialities = BoundedVec<Speciality, ConstU32<MAX_SPECIALITIES>>;
/// Languages: ISO 639-1 codes, none twice.
pub type Languages = BoundedVec<Language, ConstU32<MAX_LANGUAGES>>;

/// What a doctor applies with.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	codec::Encode,
	codec::Decode,
	codec::DecodeWithMemTracking,
	codec::MaxEncodedLen,
	scale_info::TypeInfo,
)]
pub struct Application<AccountId, Balance> {
	/// The licence.
	pub licence: Licence,
	/// The specialities.
	pub specialities: Specialities,
	/// The languages the doctor speaks with patients.
	pub languages: Languages,
	/// The fee per hour of sixty minutes, in plancks. It may be zero.
	pub fee_per_hour: Balance,
	/// Who is paid for the doctor's work.
	pub payee: AccountId,
	/// The public profile in the store.
	pub profile: Option<ContentRef>,
	/// The public credentials in the store.
	pub credentials: ContentRef,
}

/// A hospital's own word for a doctor: nobody else ends it, and it ends nobody else's.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	codec::Encode,
	codec::Decode,
	codec::DecodeWithMemTracking,
	codec::MaxEncodedLen,
	scale_info::TypeInfo,
)]
pub struct Verification<AccountId> {
	/// The hospital.
	pub hospital: AccountId,
	/// Since when.
	pub since: Moment,
	/// Until when: not valid any more at this moment.
	pub valid_until: Moment,
	/// Why the hospital suspended it, while it is.
	pub suspended: Option<LicenceReason>,
}

impl<AccountId> Verification<AccountId> {
	/// Whether it is neither past its end nor suspended. Whether its hospital's word counts is
	/// another question.
	pub(crate) fn is_live(&self, now: Moment) -> bool {
		self.suspended.is_none() && now < self.valid_until
	}
}

/// A doctor's entry in the register.
#[derive(
	CloneNoBound,
	PartialEqNoBound,
	EqNoBound,
	DebugNoBound,
	codec::Encode,
	codec::Decode,
	codec::MaxEncodedLen,
	scale_info::TypeInfo,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct DoctorRecord<T: Config> {
	/// The licence, normalised.
	pub licence: Licence,
	/// The hospitals that the doctor asked to verify it, and that have not yet.
	pub requests: BoundedVec<T::AccountId, T::MaxVerifiers>,
	/// Who verified it. Some may not count any more.
	pub verifications: BoundedVec<Verification<T::AccountId>, T::MaxVerifiers>,
	/// The specialities, sorted.
	pub specialities: Specialities,
	/// The languages.
	pub languages: Languages,
	/// The fee per hour of sixty minutes, in plancks.
	pub fee_per_hour: T::Balance,
	/// Who is paid.
	pub payee: T::AccountId,
	/// The public profile.
	pub profile: Option<ContentRef>,
	/// The public credentials.
	pub credentials: ContentRef,
	/// When the doctor applied.
	pub applied_at: Moment,
}

impl<T: Config> DoctorRecord<T> {
	/// The entry of an application.
	pub(crate) fn applied(
		application: Application<T::AccountId, T::Balance>,
		applied_at: Moment,
	) -> Result<Self, DispatchError> {
		Ok(Self {
			licence: normalised::<T>(&application.licence)?,
			requests: BoundedVec::new(),
			verifications: BoundedVec::new(),
			specialities: checked_specialities::<T>(application.specialities)?,
			languages: checked_languages::<T>(application.languages)?,
			fee_per_hour: application.fee_per_hour,
			payee: application.payee,
			profile: application.profile,
			credentials: application.credentials,
			applied_at,
		})
	}

	/// Whether the doctor holds its licence and is in the lookup: it has a verification.
	pub fn is_registered(&self) -> bool {
		!self.verifications.is_empty()
	}
}

/// A licence as it is shown.
pub(crate) fn normalised<T: Config>(licence: &Licence) -> Result<Licence, DispatchError> {
	licence.normalised().map_err(|unfit| match unfit {
		Unfit::Jurisdiction => Error::<T>::InvalidJurisdiction.into(),
		Unfit::Number => Error::<T>::InvalidLicenceNumber.into(),
	})
}

/// Specialities, sorted, if they are of the value set, at least one, and none twice.
pub(crate) fn checked_specialities<T: Config>(
	mut list: Specialities,
) -> Result<Specialities, DispatchError> {
	ensure!(!list.is_empty(), Error::<T>::NoSpeciality);
	ensure!(list.iter().all(|code| specialities::is_known(*code)), Error::<T>::UnknownSpeciality);
	list.sort();
	let is_twice = list.iter().zip(list.iter().skip(1)).any(|(one, next)| one == next);
	ensure!(!is_twice, Error::<T>::DuplicateSpeciality);
	Ok(list)
}

/// Languages, in the order given, if they have the form of codes and none is there twice.
pub(crate) fn checked_languages<T: Config>(
	languages: Languages,
) -> Result<Languages, DispatchError> {
	let is_code = |language: &Language| language.iter().all(u8::is_ascii_lowercase);
	ensure!(languages.iter().all(is_code), Error::<T>::InvalidLanguage);
	let is_twice = languages
		.iter()
		.enumerate()
		.any(|(at, language)| languages.iter().take(at).any(|other| other == language));
	ensure!(!is_twice, Error::<T>::DuplicateLanguage);
	Ok(languages)
}
