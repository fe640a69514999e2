// @ts-check
// What staff of a hospital or a clinic tries beyond its scope, or for itself; and delegates of doctors.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Chain, event } from './support/chain.js'
import { startNode } from './support/node.js'
import {
	application, CARE, encryptionKey, enrol, fund, license, openFolder, randomName, sealed, stranger
} from './support/people.js'
import { DAY, HOUR, MINUTE, SLOT_GRAIN } from './support/time.js'

/** @typedef {import('./support/chain.js').Pair} Pair */

const PRICE = 5n * CARE
const SCOPES = ['Invitations', 'Licences', 'Emergencies', 'Desk', 'Records']

/** @type {Awaited<ReturnType<typeof startNode>>} */
let node
/** @type {Chain} */
let chain
/** @type {import('@polkadot/api').ApiPromise['tx']} */
let tx
/** @type {Pair} */
let hospital
/** @type {Record<'clinic' | 'doctor' | 'clerk' | 'ann', Pair>} */
let people

const employ = async (/** @type {Pair} */ who, /** @type {string} */ scope) =>
	tx.participants.appointDelegate(who.address, 'Staff', scope, await chain.now() + DAY, 0)
const forHospital = (/** @type {any} */ call) => tx.participants.actFor(hospital.address, call)

before(async () => {
	node = await startNode()
	chain = await Chain.connect(node.endpoint)
	tx = chain.api.tx
	hospital = chain.keyring.addFromUri('//Bob')
	people = await enrol(chain, hospital,
		{ clinic: 'Clinic', doctor: 'Doctor', clerk: 'Patient', ann: 'Patient' })
	await license(chain, hospital, people.doctor, { feePerHour: 12n * PRICE })
	await fund(chain, hospital, 50n * CARE, people.ann.address, people.clerk.address)
})

after(async () => {
	await chain?.send(tx.participants.dismissDelegate(people.clerk.address), hospital)
	await chain?.api.disconnect()
	await node?.stop()
})

test('staff invites in the hospital\'s name, and is named', async () => {
	const { clerk } = people
	const invitee = stranger(chain)
	const invite = tx.participants.invite(invitee.address, 'Doctor', await chain.now() + HOUR)
	await chain.refused(forHospital(invite), clerk, 'participants.NotDelegate')
	await chain.accepted(await employ(clerk, 'Invitations'), hospital)
	const invited = event(await chain.accepted(forHospital(invite), clerk), 'participants', 'Invited')
	assert.deepEqual([invited.sponsor.toString(), invited.by.toString()],
		[hospital.address, clerk.address])
	await chain.accepted(forHospital(tx.participants.withdrawInvitation(invitee.address, hospital.address)), clerk)
})

test('no scope brings what only a seat or an owner may', async () => {
	const { clerk, doctor } = people
	const reach = tx.system.remark('0x')
	const propose = tx.council.propose(2, reach, 1_000)
	const until = await chain.now() + MINUTE
	for (const scope of SCOPES) {
		await chain.accepted(await employ(clerk, scope), hospital)
		for (const call of [
			tx.participants.rotateEncryptionKey(encryptionKey()),
			tx.participants.setBackup(null),
			tx.participants.deregister(),
			tx.participants.dismissDelegate(clerk.address),
			await employ(clerk, 'Licences'),
			tx.participants.suspendParticipant(doctor.address, 'Misuse', until),
			tx.participants.reinstateParticipant(doctor.address),
			tx.consortium.updateHospital(null),
			tx.consortium.pauseValidation(),
			tx.doctorRegistry.suspendEverywhere(doctor.address, 'PatientSafety'),
			tx.appointments.resolve(0, 0),
			tx.balances.transferKeepAlive(clerk.address, CARE),
			propose
		]) {
			await chain.refused(forHospital(call), clerk, 'participants.OutOfScope')
		}
	}
})

test('a clerk opens no account with itself as guardian', async () => {
	const { clerk, ann } = people
	await chain.accepted(await employ(clerk, 'Invitations'), hospital)
	const until = await chain.now() + DAY
	const open = (/** @type {Pair} */ delegate) => tx.participants.openKeylessAccount(
		randomName(), encryptionKey(), null, delegate.address, 'Guardian', 'Guardian', until)
	await chain.refused(forHospital(open(clerk)), clerk, 'participants.SelfDelegation')
	await chain.accepted(forHospital(open(ann)), clerk)
})

test('a doctor that is staff does not verify itself', async () => {
	const { novice } = await enrol(chain, hospital, { novice: 'Doctor' })
	const { clerk } = people
	await fund(chain, hospital, CARE, novice.address)
	const claim = application(novice, PRICE)
	await chain.accepted(tx.doctorRegistry.apply(claim), novice)
	await chain.accepted(tx.doctorRegistry.requestVerification(hospital.address), novice)
	const verify = tx.doctorRegistry.verify(
		novice.address, claim.licence, claim.specialities, await chain.now() + 365 * DAY)
	await chain.accepted(await employ(novice, 'Licences'), hospital)
	await chain.refused(forHospital(verify), novice, 'doctorRegistry.ConflictOfInterest')
	await chain.accepted(await employ(clerk, 'Licences'), hospital)
	const verified = event(await chain.accepted(forHospital(verify), clerk), 'doctorRegistry',
		'LicenceVerified')
	assert.equal(verified.by.toString(), clerk.address)
	await chain.accepted(tx.participants.dismissDelegate(novice.address), hospital)
})

test('a clinic\'s staff books for those who appointed the clinic, and grants nothing', async () => {
	const { clinic, clerk, ann, doctor } = people
	const until = await chain.now() + DAY
	await chain.accepted(
		tx.participants.appointDelegate(clinic.address, 'ClinicDesk', 'Desk', until, PRICE), ann)
	await chain.accepted(await employ(clerk, 'Desk'), clinic)
	const through = (/** @type {any} */ call) =>
		tx.participants.actFor(clinic.address, tx.participants.actFor(ann.address, call))
	const start = Math.ceil((await chain.now() + 2 * HOUR) / SLOT_GRAIN) * SLOT_GRAIN
	const booked = await chain.accepted(
		through(tx.appointments.book(doctor.address, start, PRICE, null, null, null)), clerk)
	const acted = event(booked, 'participants', 'ActedThrough')
	assert.deepEqual([acted.organisation, acted.principal, acted.by].map(String),
		[clinic, ann, clerk].map(one => one.address))
	const { appointment } = event(booked, 'appointments', 'AppointmentBooked')
	await chain.refused(through(tx.participants.updateProfile(null)), clerk, 'participants.OutOfScope')
	await chain.refused(through(tx.recordAccess.excludeDoctor(doctor.address)), clerk,
		'participants.OutOfScope')
	// Nobody else goes through somebody.
	const third = tx.participants.actFor(ann.address, tx.participants.actFor(
		clinic.address, tx.appointments.cancel(appointment)))
	await chain.refused(third, clerk, 'participants.NestedDelegation')
	await chain.accepted(through(tx.appointments.cancel(appointment)), clerk)
	await chain.accepted(tx.participants.dismissDelegate(clerk.address), clinic)
	await chain.refused(through(tx.appointments.cancel(appointment)), clerk, 'participants.NotDelegate')
})

test('each role gives its own scopes', async () => {
	const { clinic, doctor, clerk } = people
	const until = await chain.now() + DAY
	for (const scope of ['Licences', 'Emergencies', 'Guardian', 'Access']) {
		await chain.refused(await employ(clerk, scope), clinic, 'participants.ScopeNotAllowed')
	}
	const guardian = tx.participants.appointDelegate(clerk.address, 'Family', 'Guardian', until, 0)
	await chain.refused(guardian, doctor, 'participants.ScopeNotAllowed')
	const organisation = tx.participants.appointDelegate(clinic.address, 'Staff', 'Desk', until, 0)
	await chain.refused(organisation, hospital, 'participants.WrongRelationship')
})

test('nobody asks, or reads for care, in a doctor\'s name; nor readmits whom a patient excluded', async () => {
	const { doctor, clerk, ann } = people
	const folder = await openFolder(chain, ann)
	const added = await chain.accepted(
		tx.recordAccess.addRecord(folder, 0, 'Folder', sealed(), sealed(), null), ann)
	const { record } = event(added, 'recordAccess', 'RecordAdded')
	const { keyVersion } = (await chain.care.participant(doctor.address)).unwrap()
	const until = await chain.now() + DAY
	await chain.accepted(tx.recordAccess.grantAccess(folder, 'Folder', doctor.address, 'Read',
		['Treatment'], until, sealed(), keyVersion, 0, null), ann)
	await chain.accepted(
		tx.participants.appointDelegate(clerk.address, 'Staff', 'Access', until, 0), doctor)
	const forDoctor = (/** @type {any} */ call) => tx.participants.actFor(doctor.address, call)
	await chain.refused(forDoctor(tx.recordAccess.declareRead(record, 'Treatment')), clerk,
		'recordAccess.CareIsPersonal')
	await chain.refused(
		forDoctor(tx.recordAccess.requestAccess(folder, 'Treatment', until, 'Assignment')), clerk,
		'participants.OutOfScope')
	await chain.accepted(
		tx.participants.appointDelegate(clerk.address, 'Family', 'Access', until, 0), ann)
	const forAnn = (/** @type {any} */ call) => tx.participants.actFor(ann.address, call)
	await chain.accepted(forAnn(tx.recordAccess.excludeDoctor(doctor.address)), clerk)
	await chain.refused(forAnn(tx.recordAccess.readmitDoctor(doctor.address)), clerk,
		'participants.OutOfScope')
	await chain.accepted(tx.recordAccess.readmitDoctor(doctor.address), ann)
})
