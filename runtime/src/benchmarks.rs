//! The pallets whose calls are benchmarked here.

polkadot_sdk::frame_benchmarking::define_benchmarks!(
	[frame_benchmarking, BaselineBench::<Runtime>]
	[frame_system, SystemBench::<Runtime>]
	[frame_system_extensions, SystemExtensionsBench::<Runtime>]
	[pallet_balances, Balances]
	[pallet_collective, Council]
	[pallet_multisig, Multisig]
	[pallet_parameters, Parameters]
	[pallet_preimage, Preimage]
	[pallet_scheduler, Scheduler]
	[pallet_timestamp, Timestamp]
	[pallet_transaction_payment, TransactionPayment]
	[pallet_utility, Utility]
	[pallet_whitelist, Whitelist]
	[pallet_care_appointments, Appointments]
	[pallet_care_consortium, Consortium]
	[pallet_care_doctor_registry, DoctorRegistry]
	[pallet_care_escrow, Escrow]
	[pallet_care_identity, Participants]
	[pallet_care_record_access, RecordAccess]
);
