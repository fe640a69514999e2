//! What the node and its users ask the runtime.

use crate::{configs::policy, *};
use alloc::vec::Vec;
use carechain_primitives::{api::*, *};
use codec::Encode;
use polkadot_sdk::{
	frame_support::{
		genesis_builder_helper::{build_state, get_preset},
		traits::KeyOwnerProofSystem,
		weights::Weight,
	},
	frame_system_rpc_runtime_api, pallet_aura, pallet_grandpa, pallet_transaction_payment,
	pallet_transaction_payment_rpc_runtime_api,
	sp_api::{self, impl_runtime_apis},
	sp_block_builder,
	sp_consensus_aura::{self, sr25519::AuthorityId as AuraId},
	sp_consensus_grandpa::{self, AuthorityId as GrandpaId},
	sp_core::{crypto::KeyTypeId, OpaqueMetadata},
	sp_genesis_builder, sp_inherents, sp_offchain,
	sp_runtime::{
		traits::{Block as BlockT, NumberFor},
		transaction_validity::{TransactionSource, TransactionValidity},
		ApplyExtrinsicResult, ExtrinsicInclusionMode,
	},
	sp_session, sp_transaction_pool,
};

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block)
		}

		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: frame_support::view_functions::ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, frame_support::view_functions::ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(data: sp_inherents::InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: sp_inherents::InherentData,
		) -> sp_inherents::CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			transaction: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, transaction, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
		fn slot_duration() -> sp_consensus_aura::SlotDuration {
			sp_consensus_aura::SlotDuration::from_millis(Aura::slot_duration())
		}

		fn authorities() -> Vec<AuraId> {
			pallet_aura::Authorities::<Runtime>::get().into_inner()
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			pallet_grandpa::CurrentSetId::<Runtime>::get()
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_grandpa::EquivocationProof<
				<Block as BlockT>::Hash,
				NumberFor<Block>,
			>,
			key_owner_proof: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			Grandpa::submit_unsigned_equivocation_report(
				equivocation_proof,
				key_owner_proof.decode()?,
			)
		}

		fn generate_key_ownership_proof(
			_: sp_consensus_grandpa::SetId,
			authority: GrandpaId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			let proof = Historical::prove((sp_consensus_grandpa::KEY_TYPE, authority))?;
			Some(sp_consensus_grandpa::OpaqueKeyOwnershipProof::new(proof.encode()))
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			owner: Vec<u8>,
			seed: Option<Vec<u8>>,
		) -> sp_session::OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	// A plain number, as JSON-RPC shows it; its encoding is that of `Nonce`.
	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, u64> for Runtime {
		fn account_nonce(account: AccountId) -> u64 {
			*System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance>
		for Runtime
	{
		fn query_info(
			extrinsic: <Block as BlockT>::Extrinsic,
			length: u32,
		) -> pallet_transaction_payment_rpc_runtime_api::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(extrinsic, length)
		}

		fn query_fee_details(
			extrinsic: <Block as BlockT>::Extrinsic,
			length: u32,
		) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_fee_details(extrinsic, length)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<
		Block,
		Balance,
		RuntimeCall,
	> for Runtime {
		fn query_call_info(
			call: RuntimeCall,
			length: u32,
		) -> pallet_transaction_payment::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, length)
		}

		fn query_call_fee_details(
			call: RuntimeCall,
			length: u32,
		) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, length)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(config)
		}

		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, genesis::presets::get_preset)
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			genesis::presets::preset_names()
		}
	}

	impl carechain_primitives::api::CareApi<Block> for Runtime {
		fn participant(who: AccountId) -> Option<ParticipantInfo<AccountId, Balance>> {
			Participants::participant_info(who)
		}

		fn purses(principal: AccountId) -> Vec<PurseInfo<AccountId, Balance>> {
			Participants::purses_of(&principal)
		}

		fn invitations(invitee: AccountId) -> Vec<InvitationInfo<AccountId>> {
			Participants::invitations_info(invitee)
		}

		fn allowance(who: AccountId) -> AllowanceInfo<Balance> {
			Participants::allowance_info(who)
		}

		fn recovery(account: AccountId) -> RecoveryInfo<AccountId> {
			Participants::recovery_info(account)
		}

		fn signs_for(signer: AccountId) -> Vec<AccountId> {
			Participants::signs_for(signer)
		}

		fn hospitals() -> Vec<HospitalInfo<AccountId>> {
			Consortium::hospitals()
		}

		fn auditors() -> Vec<AuditorInfo<AccountId>> {
			Consortium::auditors()
		}

		fn doctor(who: AccountId) -> Option<DoctorInfo<AccountId, Balance>> {
			DoctorRegistry::doctor(&who)
		}

		fn doctors(
			speciality: Speciality,
			after: Option<AccountId>,
			limit: u32,
		) -> Page<DoctorInfo<AccountId, Balance>, AccountId> {
			DoctorRegistry::doctors(speciality, after, limit)
		}

		fn open_slots(
			doctor: AccountId,
			from: Moment,
			until: Moment,
		) -> Result<Vec<Slot>, SlotsError> {
			Appointments::open_slots(doctor, from, until)
		}

		fn appointment(id: AppointmentId) -> Option<AppointmentInfo<AccountId, Balance>> {
			Appointments::appointment_info(id)
		}

		fn strangers(id: AppointmentId) -> Vec<AccountId> {
			let hospitals = Consortium::hospitals().into_iter().map(|hospital| hospital.account);
			Appointments::strangers(id, hospitals.collect())
		}

		fn appointments(
			who: AccountId,
			after: Option<AppointmentId>,
			limit: u32,
		) -> Page<AppointmentInfo<AccountId, Balance>, AppointmentId> {
			Appointments::appointments_of(who, after, limit)
		}

		fn agenda(
			who: AccountId,
			from: Option<Moment>,
			until: Option<Moment>,
			statuses: Vec<StatusKind>,
			after: Option<AgendaPlace>,
			limit: u32,
		) -> Page<AppointmentInfo<AccountId, Balance>, AgendaPlace> {
			Appointments::agenda(who, from, until, statuses, after, limit)
		}

		fn open_disputes(
			judge: Option<AccountId>,
			after: Option<DisputePlace>,
			limit: u32,
		) -> Page<AppointmentInfo<AccountId, Balance>, DisputePlace> {
			Appointments::open_disputes(judge, after, limit)
		}

		fn first_slots(
			speciality: Speciality,
			from: Moment,
			until: Moment,
			after: Option<AccountId>,
			limit: u32,
		) -> Result<Page<FirstSlot<AccountId, Balance>, AccountId>, SlotsError> {
			Appointments::check_range(from, until)?;
			let limit = limit.min(MAX_DOCTORS_LOOKED_AT);
			let page = DoctorRegistry::doctors(speciality, after, limit);
			let mut items: Vec<_> = page
				.items
				.into_iter()
				.filter(|doctor| doctor.licensed)
				.filter_map(|doctor| Appointments::first_slot(doctor.account, from, until).ok()?)
				.collect();
			items.sort_by_key(|first| first.slot.start);
			Ok(Page { items, next: page.next })
		}

		fn patient_folders(
			patient: AccountId,
			after: Option<FolderId>,
			limit: u32,
		) -> Page<FolderInfo<AccountId>, FolderId> {
			RecordAccess::patient_folders(&patient, after, limit)
		}

		fn folder(id: FolderId) -> Option<FolderInfo<AccountId>> {
			RecordAccess::folder_info(id)
		}

		fn records(
			folder: FolderId,
			after: Option<RecordId>,
			limit: u32,
		) -> Page<RecordInfo<AccountId>, RecordId> {
			RecordAccess::records(folder, after, limit)
		}

		fn record(id: RecordId) -> Option<RecordInfo<AccountId>> {
			RecordAccess::record_info(id)
		}

		fn grants(
			of: Selector<AccountId>,
			after: Option<GrantId>,
			limit: u32,
		) -> Page<GrantInfo<AccountId>, GrantId> {
			RecordAccess::grants(of, after, limit)
		}

		fn access_requests(
			folder: FolderId,
			after: Option<RequestId>,
			limit: u32,
		) -> Page<RequestInfo<AccountId>, RequestId> {
			RecordAccess::access_requests(folder, after, limit)
		}

		fn can_access(
			who: AccountId,
			record: RecordId,
			purpose: Option<PurposeOfUse>,
			by: Option<AccountId>,
		) -> Access {
			RecordAccess::can_access(&who, record, purpose, by.as_ref())
		}

		fn emergencies(
			of: Selector<AccountId>,
			after: Option<EmergencyId>,
			limit: u32,
		) -> Page<EmergencyInfo<AccountId>, EmergencyId> {
			RecordAccess::emergencies(of, after, limit)
		}

		fn emergency_standing(who: AccountId) -> EmergencyStanding {
			RecordAccess::emergency_standing(&who)
		}

		fn declared_reads(
			folder: FolderId,
			after: Option<u64>,
			limit: u32,
		) -> Page<DeclaredRead<AccountId>, u64> {
			RecordAccess::declared_reads(folder, after, limit)
		}

		fn policy() -> Policy {
			policy::in_force()
		}

		fn motion_threshold(call: Vec<u8>) -> Option<u32> {
			let depth = polkadot_sdk::frame_support::MAX_EXTRINSIC_DEPTH;
			let call = <RuntimeCall as codec::DecodeLimit>::decode_all_with_depth_limit(
				depth,
				&mut call.as_slice(),
			);
			let call = call.ok()?;
			configs::motions::threshold(&call)
		}
	}

	// A node that runs such a build in place of the chain's own code answers whether all invariants
	// hold at a block, and whether a migration works on its state.
	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
			match Executive::try_runtime_upgrade(checks) {
				Ok(weight) => (weight, configs::system::RuntimeBlockWeights::get().max_block),
				Err(error) => panic!("{error:?}"),
			}
		}

		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			match Executive::try_execute_block(block, state_root_check, signature_check, select) {
				Ok(weight) => weight,
				Err(error) => panic!("{error:?}"),
			}
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(extra: bool) -> (
			Vec<frame_benchmarking::BenchmarkList>,
			Vec<frame_support::traits::StorageInfo>,
		) {
			use frame_benchmarking::{baseline::Pallet as BaselineBench, BenchmarkList};
			use frame_support::traits::StorageInfoTrait;
			use frame_system_benchmarking::{
				extensions::Pallet as SystemExtensionsBench, Pallet as SystemBench,
			};

			let mut list = Vec::<BenchmarkList>::new();
			list_benchmarks!(list, extra);
			(list, AllPalletsWithSystem::storage_info())
		}

		#[allow(non_local_definitions)]
		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			use frame_benchmarking::{baseline::Pallet as BaselineBench, BenchmarkBatch};
			use frame_support::traits::{TrackedStorageKey, WhitelistedStorageKeys};
			use frame_system_benchmarking::{
				extensions::Pallet as SystemExtensionsBench, Pallet as SystemBench,
			};

			impl frame_system_benchmarking::Config for Runtime {}
			impl frame_benchmarking::baseline::Config for Runtime {}

			let whitelist: Vec<TrackedStorageKey> =
				AllPalletsWithSystem::whitelisted_storage_keys();
			let mut batches = Vec::<BenchmarkBatch>::new();
			let params = (&config, &whitelist);
			add_benchmarks!(params, batches);
			Ok(batches)
		}
	}
}
