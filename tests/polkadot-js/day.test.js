// @ts-check
// A clinic's day, from the invitations in the morning to the payment.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { u8aConcat } from '@polkadot/util'
import { blake2AsU8a, encodeAddress } from '@polkadot/util-crypto'
import { Chain, event } from './support/chain.js'
import { startNode } from './support/node.js'
import {
	application, CARDIOLOGY, CARE, encryptionKey, fund, openFolder, POLICY, randomName, roundTheClock,
	sealed, stranger
} from './support/people.js'
import {
	createFolder, keyText, openingText, register, rotateFolder, signature
} from './support/statements.js'
import { DAY, HOUR, MINUTE, SLOT_GRAIN } from './support/time.js'

/** @typedef {import('./support/chain.js').Pair} Pair */

/** @type {Awaited<ReturnType<typeof startNode>>} */
let node
/** @type {Chain} */
let chain
/** @type {Record<'hospital' | 'clinic' | 'doctor' | 'colleague' | 'ann' | 'ben', Pair>} */
let people
/** @type {import('@polkadot/api').ApiPromise['tx']} */
let tx

const feePerHour = 12n * CARE
const price = feePerHour / 12n

/** @type {number[]} starts of the slots that are booked */
let starts
/** @type {any} */
let freeVisit
/** @type {any} */
let paidVisit
/** @type {string} */
let folder
/** @type {any} */
let record
/** @type {any} */
let grant
/** @type {string} the block the record was added in */
let blockOfRecord
/** @type {string} the block the grant was given in */
let blockOfGrant
/** @type {string} */
let child

const nothing = { free: 0n, held: 0n }

before(async () => {
	node = await startNode()
	chain = await Chain.connect(node.endpoint)
	tx = chain.api.tx
	const hospital = chain.keyring.addFromUri('//Alice')
	people = {
		hospital,
		clinic: stranger(chain),
		doctor: stranger(chain),
		colleague: stranger(chain),
		ann: stranger(chain),
		ben: stranger(chain)
	}
})

after(async () => {
	await chain?.api.disconnect()
	await node?.stop()
})

test('the hospital invites a clinic and doctors, the clinic invites its patients', async () => {
	const { hospital, clinic, doctor, colleague, ann, ben } = people
	const expires = await chain.now() + DAY
	await chain.accepted(tx.utility.batchAll([
		tx.participants.invite(clinic.address, 'Clinic', expires),
		tx.participants.invite(doctor.address, 'Doctor', expires),
		tx.participants.invite(colleague.address, 'Doctor', expires)
	]), hospital)
	const [invitation, ...more] = await chain.care.invitations(doctor.address)
	assert.equal(more.length, 0)
	assert.equal(invitation.sponsor.toString(), hospital.address)
	assert.equal(invitation.role.type, 'Doctor')
	assert.equal(invitation.expiresAt.toNumber(), expires)
	assert.ok(invitation.attemptsLeft.toNumber() > 0)

	await chain.accepted(register(chain, clinic, hospital), clinic)
	await chain.accepted(tx.utility.batchAll([
		tx.participants.invite(ann.address, 'Patient', expires),
		tx.participants.invite(ben.address, 'Patient', expires)
	]), clinic)
})

test('they register without a coin, and what they do draws on the allowance', async () => {
	const { hospital, clinic, doctor, colleague, ann, ben } = people
	const key = encryptionKey()
	const registered = await Promise.all([
		chain.accepted(register(chain, ann, clinic, { key, profile: sealed() }), ann),
		chain.accepted(register(chain, ben, clinic), ben),
		chain.accepted(register(chain, doctor, hospital), doctor),
		chain.accepted(register(chain, colleague, hospital), colleague)
	])
	assert.equal(event(registered[0], 'participants', 'Registered').sponsor.toString(), clinic.address)
	assert.equal((await chain.care.invitations(ann.address)).length, 0)
	const participant = (await chain.care.participant(ann.address)).unwrap()
	assert.equal(participant.role.type, 'Patient')
	assert.equal(participant.encryptionKey.unwrap().toHex(), key)
	assert.equal(participant.keyVersion.toNumber(), 1)

	const fresh = await chain.care.allowance(ann.address)
	assert.equal(fresh.free.toBigInt(), fresh.limit.toBigInt())
	const update = tx.participants.updateProfile(sealed())
	const nominal = (await update.paymentInfo(ann)).partialFee.toBigInt()
	const outcome = await chain.accepted(update, ann)
	const waived = event(outcome, 'participants', 'FeeWaived').amount.toBigInt()
	assert.ok(waived > 0n && waived <= nominal, `${waived} of nominal ${nominal}`)
	const used = await (await chain.careAt(outcome.blockHash)).allowance(ann.address)
	// What came back since is less than what was drawn.
	assert.ok(used.free.toBigInt() < fresh.free.toBigInt())
	assert.ok(used.free.toBigInt() >= fresh.free.toBigInt() - waived)
	for (const person of [ann, ben, doctor, clinic]) {
		assert.deepEqual(await chain.balance(person.address), nothing)
	}
})

test('a doctor applies, is verified, and is found by speciality', async () => {
	const { hospital, doctor, colleague, ann } = people
	const claims = [application(doctor, 0n), application(colleague, feePerHour)]
	await Promise.all([
		chain.accepted(tx.doctorRegistry.apply(claims[0]), doctor),
		chain.accepted(tx.doctorRegistry.apply(claims[1]), colleague)
	])
	const start = await chain.now() + HOUR
	await chain.refused(
		tx.appointments.book(doctor.address, start, 0, null, null, null),
		ann,
		'doctorRegistry.NotVerified'
	)
	assert.equal((await chain.care.doctor(doctor.address)).unwrap().licensed.isTrue, false)

	const validUntil = await chain.now() + 365 * DAY
	await chain.refused(
		tx.doctorRegistry.verify(
			doctor.address, claims[0].licence, claims[0].specialities, validUntil
		),
		hospital,
		'doctorRegistry.NotRequested'
	)
	await Promise.all([doctor, colleague].map(person =>
		chain.accepted(tx.doctorRegistry.requestVerification(hospital.address), person)))
	await chain.accepted(tx.utility.batchAll([
		tx.doctorRegistry.verify(
			doctor.address, claims[0].licence, claims[0].specialities, validUntil
		),
		tx.doctorRegistry.verify(
			colleague.address, claims[1].licence, claims[1].specialities, validUntil
		)
	]), hospital)
	const entry = (await chain.care.doctor(doctor.address)).unwrap()
	assert.equal(entry.licensed.isTrue, true)
	assert.equal(entry.status.type, 'Verified')
	assert.equal(entry.licenceNumber.toUtf8(), claims[0].licence.number)
	assert.equal(entry.validUntil.unwrap().toNumber(), validUntil)
	assert.deepEqual(entry.verifications.map((/** @type {any} */ one) => String(one.hospital)), [hospital.address])

	// Page by page, as a list for people is filled.
	const found = []
	let next = null
	do {
		const page = /** @type {any} */ (await chain.care.doctors(CARDIOLOGY, next, 1))
		assert.ok(page.items.length <= 1)
		found.push(...page.items.map((/** @type {any} */ item) => item.account.toString()))
		next = page.next.unwrapOr(null)
	} while (next)
	assert.ok(found.includes(doctor.address) && found.includes(colleague.address))
	assert.equal(new Set(found).size, found.length)
})

test('published hours show as slots', async () => {
	const { doctor } = people
	const now = await chain.now()
	await chain.accepted(tx.appointments.publishHours(roundTheClock(now), POLICY), doctor)
	const slots = await chain.care.openSlots(doctor.address, now, now + 2 * HOUR)
	assert.equal(slots.isOk, true)
	starts = slots.asOk.map((/** @type {any} */ slot) => slot.start.toNumber())
		// Time enough to book it before it starts.
		.filter((/** @type {number} */ start) => start > now + MINUTE)
	assert.ok(starts.length >= 22, `${starts.length} slots in two hours`)
	assert.ok(starts.every(start => start % SLOT_GRAIN === 0))
})

test('a visit without a fee is booked without money', async () => {
	const { doctor, ann } = people
	const outcome = await chain.accepted(
		tx.appointments.book(doctor.address, starts[1], 0, POLICY, sealed(), null),
		ann
	)
	freeVisit = event(outcome, 'appointments', 'AppointmentBooked').appointment
	const visit = (await chain.care.appointment(freeVisit)).unwrap()
	assert.equal(visit.status.type, 'Booked')
	assert.equal(visit.price.toBigInt(), 0n)
	assert.equal(visit.escrow.isNone, true)
	assert.equal(visit.slot.start.toNumber(), starts[1])
	assert.equal(visit.freeCancellationUntil.toNumber(), starts[1] - POLICY.notice)
	assert.deepEqual(await chain.balance(ann.address), nothing)

	const slots = (await chain.care.openSlots(doctor.address, starts[0], starts[2] + 1)).asOk
	const open = slots.map((/** @type {any} */ slot) => slot.start.toNumber())
	assert.ok(!open.includes(starts[1]), 'a taken slot is not open')
	assert.ok(open.includes(starts[2]))
})

test('the patient creates a folder and names it in a visit that is paid into escrow', async () => {
	const { hospital, doctor, ann } = people
	folder = await openFolder(chain, ann)
	const entry = (await chain.care.doctor(doctor.address)).unwrap()
	await chain.accepted(
		tx.doctorRegistry.updatePractice(
			feePerHour, doctor.address, entry.languages, null, [CARDIOLOGY]
		),
		doctor
	)
	const book = tx.appointments.book(doctor.address, starts[0], price, POLICY, sealed(), folder)
	await chain.refused(book, ann, 'escrow.InsufficientFunds')
	await chain.refused(
		tx.appointments.book(doctor.address, starts[0], price - 1n, POLICY, null, null),
		ann,
		'appointments.PriceExceeded'
	)

	await fund(chain, hospital, 3n * CARE, ann.address)
	const outcome = await chain.accepted(book, ann)
	const booked = event(outcome, 'appointments', 'AppointmentBooked')
	paidVisit = booked.appointment
	assert.equal(booked.price.toBigInt(), price)
	assert.equal(booked.by.toString(), ann.address)
	// Booking itself was free: only the price left.
	assert.deepEqual(await chain.balance(ann.address), { free: 3n * CARE - price, held: price })
	assert.equal(event(outcome, 'escrow', 'EscrowOpened').amount.toBigInt(), price)
	const free = (await chain.care.appointment(freeVisit)).unwrap()
	assert.equal(free.price.toBigInt(), 0n, 'what was agreed before stays')
})

test('patient and doctor agree on another time for the free visit, then it is called off', async () => {
	const { doctor, ann } = people
	await chain.accepted(tx.appointments.proposeReschedule(freeVisit, starts[4]), doctor)
	await chain.accepted(tx.appointments.acceptReschedule(freeVisit, starts[4]), ann)
	const moved = (await chain.care.appointment(freeVisit)).unwrap()
	assert.equal(moved.slot.start.toNumber(), starts[4])
	await chain.accepted(tx.appointments.cancel(freeVisit), ann)
	const over = (await chain.care.appointment(freeVisit)).unwrap()
	assert.equal(over.status.type, 'Cancelled')
	assert.equal(over.status.asCancelled.by.type, 'Patient')
	const visits = await chain.care.appointments(ann.address, null, 10)
	assert.deepEqual(visits.items.map((/** @type {any} */ visit) => visit.id.toNumber()).sort(),
		[freeVisit.toNumber(), paidVisit.toNumber()].sort())
})

test('the desk checks the patient in', async () => {
	const { clinic, ann } = people
	const until = await chain.now() + DAY
	await chain.accepted(
		tx.participants.appointDelegate(clinic.address, 'ClinicDesk', 'Desk', until, 0),
		ann
	)
	const outcome = await chain.accepted(
		tx.participants.actFor(ann.address, tx.appointments.checkIn(paidVisit)),
		clinic
	)
	assert.equal(event(outcome, 'appointments', 'PatientCheckedIn').by.toString(), clinic.address)
	const participant = (await chain.care.participant(ann.address)).unwrap()
	assert.deepEqual(participant.delegates.map((/** @type {any} */ given) => given.delegate.toString()),
		[clinic.address])
})

test('the doctor uploads references of what it wrote; that gives it no right to read', async () => {
	const { doctor, colleague } = people
	const content = { codec: 'DagPb', digest: randomName(), size: 250_000_000 }
	const outcome = await chain.accepted(
		tx.recordAccess.addRecord(folder, 0, 'Folder', content, sealed(), paidVisit),
		doctor
	)
	blockOfRecord = outcome.blockHash
	record = event(outcome, 'recordAccess', 'RecordAdded').record
	const { items } = await chain.care.records(folder, null, 10)
	assert.equal(items.length, 1)
	assert.equal(items[0].author.toString(), doctor.address)
	assert.deepEqual(items[0].content.unwrap().toJSON(), content)
	const one = (await chain.care.record(record)).unwrap()
	assert.deepEqual(one.toJSON(), items[0].toJSON())
	assert.equal((await chain.care.canAccess(doctor.address, record, null, null)).asDenied.reason.type, 'NoGrant')
	// Somebody else's visit, and no visit, open nothing.
	await chain.refused(
		tx.recordAccess.addRecord(folder, 0, 'Folder', sealed(), sealed(), paidVisit),
		colleague,
		'appointments.NotAuthorized'
	)
	await chain.refused(
		tx.recordAccess.addRecord(folder, 0, 'Folder', sealed(), sealed(), null),
		colleague,
		'recordAccess.NotAuthorized'
	)
})

test('a second doctor with a visit asks; the patient grants; it may read from then on', async () => {
	const { colleague, ann } = people
	const now = await chain.now()
	await chain.accepted(tx.appointments.publishHours(roundTheClock(now), POLICY), colleague)
	const visit = await chain.accepted(
		tx.appointments.book(colleague.address, starts[6], price, null, null, null),
		ann
	)
	const appointment = event(visit, 'appointments', 'AppointmentBooked').appointment
	const until = now + 7 * DAY
	const asked = await chain.accepted(
		tx.recordAccess.requestAccess(folder, 'Treatment', until, { Appointment: appointment }),
		colleague
	)
	const request = event(asked, 'recordAccess', 'AccessRequested').request
	const requests = await chain.care.accessRequests(folder, null, 10)
	assert.deepEqual(requests.items.map((/** @type {any} */ item) => item.requester.toString()),
		[colleague.address])

	const { keyVersion } = (await chain.care.participant(colleague.address)).unwrap()
	const outcome = await chain.accepted(
		tx.recordAccess.grantAccess(
			folder, 'Folder', colleague.address, 'Read', ['Treatment'], until, sealed(), keyVersion, 0,
			request
		),
		ann
	)
	blockOfGrant = outcome.blockHash
	grant = event(outcome, 'recordAccess', 'AccessGranted').grant
	const access = await chain.care.canAccess(colleague.address, record, 'Treatment', null)
	assert.equal(access.isGranted, true)
	assert.equal(access.asGranted.basis.asGrant.toNumber(), grant.toNumber())
	assert.equal(access.asGranted.until.unwrap().toNumber(), until)
	const other = await chain.care.canAccess(colleague.address, record, 'HealthcareResearch', null)
	assert.equal(other.asDenied.reason.type, 'OtherPurpose')
	assert.equal((await chain.care.accessRequests(folder, null, 10)).items.length, 0)

	// An auditor asks of a past block: no before the grant, yes after it.
	const earlier = await chain.careAt(blockOfRecord)
	const before = await earlier.canAccess(colleague.address, record, null, null)
	assert.equal(before.asDenied.reason.type, 'NoGrant')
	const later = await chain.careAt(blockOfGrant)
	const after = await later.canAccess(colleague.address, record, null, null)
	assert.equal(after.isGranted, true)
})

test('the second doctor declares the read', async () => {
	const { colleague } = people
	await chain.accepted(tx.recordAccess.declareRead(record, 'Treatment'), colleague)
	const reads = await chain.care.declaredReads(folder, null, 10)
	assert.equal(reads.items.length, 1)
	assert.equal(reads.items[0].reader.toString(), colleague.address)
	assert.equal(reads.items[0].purpose.type, 'Treatment')
})

test('the patient revokes: denied from that block on, and nothing new for the keys it had', async () => {
	const { doctor, colleague, ann } = people
	const outcome = await chain.accepted(
		tx.recordAccess.revokeAccess(grant, 'ConsentWithdrawn'),
		ann
	)
	const at = await chain.careAt(outcome.blockHash)
	const denied = await at.canAccess(colleague.address, record, null, null)
	assert.equal(denied.asDenied.reason.type, 'Revoked')
	const then = await (await chain.careAt(blockOfGrant))
		.canAccess(colleague.address, record, null, null)
	assert.equal(then.isGranted, true, 'what was so stays on record')
	await chain.refused(tx.recordAccess.declareRead(record, 'Treatment'), colleague,
		'recordAccess.GrantRevoked')
	const grants = await chain.care.grants({ Account: colleague.address }, null, 10)
	assert.equal(grants.items[0].state.asRevoked.reason.type, 'ConsentWithdrawn')

	assert.equal((await chain.care.folder(folder)).unwrap().rotationDue.isTrue, true)
	await chain.refused(
		tx.recordAccess.addRecord(folder, 0, 'Folder', sealed(), sealed(), paidVisit),
		doctor,
		'recordAccess.RotationDue'
	)
	await chain.accepted(rotateFolder(chain, ann, folder, 1), ann)
	const rotated = (await chain.care.folder(folder)).unwrap()
	assert.equal(rotated.rotationDue.isTrue, false)
	assert.equal(rotated.epoch.toNumber(), 1)
	await chain.accepted(
		tx.recordAccess.addRecord(folder, 1, 'Folder', sealed(), sealed(), paidVisit),
		doctor
	)
})

test('the desk books for a patient without a key, and cannot grant', async () => {
	const { hospital, clinic, doctor } = people
	const salt = randomName()
	const until = await chain.now() + DAY
	// Whoever knows hospital and salt can tell the address beforehand.
	const account = blake2AsU8a(u8aConcat('carechain/keyless/v1', hospital.publicKey, salt), 256)
	const key = encryptionKey()
	const text = keyText(chain, account, 1, key)
	const opened = await chain.accepted(
		tx.participants.openKeylessAccount(
			salt, key, null, clinic.address, 'ClinicDesk', 'Desk', until,
			signature(clinic, text), signature(hospital, openingText(text, clinic.addressRaw))
		),
		hospital
	)
	child = event(opened, 'participants', 'KeylessAccountOpened').account.toString()
	assert.equal(child, encodeAddress(account, 42))

	await fund(chain, hospital, 2n * CARE, child)
	await chain.accepted(tx.participants.proposePurse(child, clinic.address, price), hospital)
	await chain.accepted(tx.participants.confirmPurse(child, clinic.address, price),
		chain.keyring.addFromUri('//Bob'))
	const outcome = await chain.accepted(
		tx.participants.actFor(
			child, tx.appointments.book(doctor.address, starts[8], price, POLICY, null, null)
		),
		clinic
	)
	const booked = event(outcome, 'appointments', 'AppointmentBooked')
	assert.equal(booked.patient.toString(), child)
	assert.equal(booked.by.toString(), clinic.address)
	assert.deepEqual(await chain.balance(child), { free: 2n * CARE - price, held: price })
	assert.deepEqual(await chain.balance(clinic.address), nothing)

	const grantCall = tx.recordAccess.grantAccess(
		folder, 'Folder', doctor.address, 'Read', ['Treatment'], until, sealed(), 1, 1, null
	)
	await chain.refused(tx.participants.actFor(child, grantCall), clinic, 'participants.OutOfScope')
	await chain.refused(
		tx.participants.actFor(child, tx.utility.batchAll([grantCall])),
		clinic,
		'participants.OutOfScope'
	)
	await chain.refused(
		tx.participants.actFor(child, tx.balances.transferAllowDeath(clinic.address, CARE)),
		hospital,
		'participants.NotDelegate'
	)
})

test('a doctor breaks the glass, the custodian answers, an auditor reviews', async () => {
	const { hospital, doctor, ben } = people
	const auditor = chain.keyring.addFromUri('//Dave')
	const emergencyFolder = randomName()
	await chain.accepted(
		createFolder(chain, ben, emergencyFolder, { longest: DAY, custodian: hospital.address }),
		ben
	)
	const opened = await chain.accepted(
		tx.recordAccess.breakGlass(emergencyFolder),
		doctor
	)
	const emergency = event(opened, 'recordAccess', 'GlassBroken').emergency
	await chain.accepted(
		tx.recordAccess.answerEmergency(emergency, sealed(), 1, 0),
		hospital
	)
	await chain.accepted(tx.recordAccess.justifyEmergency(emergency, sealed()), doctor)
	await chain.refused(tx.recordAccess.reviewEmergency(emergency, 'Justified'), hospital,
		'participants.WrongRole')
	await chain.accepted(tx.recordAccess.reviewEmergency(emergency, 'Justified'), auditor)
	const { items } = await chain.care.emergencies({ Folder: emergencyFolder }, null, 10)
	assert.equal(items.length, 1)
	assert.equal(items[0].doctor.toString(), doctor.address)
	assert.equal(items[0].verdict.unwrap().type, 'Justified')
	assert.equal(items[0].reviewer.unwrap().toString(), auditor.address)
})

test('every question of the runtime API is answered', async () => {
	const { hospital, doctor, ann } = people
	const now = await chain.now()
	/** @type {Record<string, (answer: any) => void>} */
	const checks = {
		participant: answer => assert.equal(answer.unwrap().account.toString(), ann.address),
		invitations: answer => assert.equal(answer.length, 0),
		allowance: answer => assert.equal(answer.maxPending.toNumber(), 16),
		hospitals: answer => assert.ok(answer.some((/** @type {any} */ one) =>
			one.account.toString() === hospital.address && one.status.isActive)),
		auditors: answer => assert.ok(answer.length >= 1),
		doctor: answer => assert.equal(answer.unwrap().feePerHour.toBigInt(), feePerHour),
		doctors: answer => assert.ok(answer.items.length >= 2),
		openSlots: answer => assert.ok(answer.asOk.length > 0),
		appointment: answer => assert.equal(answer.unwrap().patient.toString(), ann.address),
		appointments: answer => assert.equal(answer.items.length, 3),
		agenda: answer => assert.deepEqual(
			answer.items.map((/** @type {any} */ item) => item.id.toNumber()), [paidVisit.toNumber()]),
		openDisputes: answer => assert.equal(answer.items.length, 0),
		firstSlots: answer => assert.ok(answer.asOk.items.some((/** @type {any} */ item) =>
			item.doctor.toString() === doctor.address)),
		patientFolders: answer => assert.deepEqual(
			answer.items.map((/** @type {any} */ item) => item.id.toHex()), [folder]),
		folder: answer => assert.equal(answer.unwrap().patient.toString(), ann.address),
		records: answer => assert.equal(answer.items.length, 2),
		record: answer => assert.equal(answer.unwrap().folder.toHex(), folder),
		grants: answer => assert.equal(answer.items.length, 1),
		accessRequests: answer => assert.equal(answer.items.length, 0),
		canAccess: answer => assert.equal(answer.asGranted.basis.type, 'Owner'),
		emergencies: answer => assert.equal(answer.items.length, 0),
		emergencyStanding: answer => assert.equal(answer.barred.isFalse, true),
		declaredReads: answer => assert.equal(answer.items.length, 1),
		policy: answer => assert.ok(answer.development.isTrue && answer.longestGrant.toNumber() > 0),
		motionThreshold: answer => assert.equal(answer.unwrap().toNumber(), 2),
		purses: answer => assert.ok(answer.every((/** @type {any} */ one) => one.held.isZero())),
		recovery: answer => assert.equal(answer.signer.toString(), ann.address),
		signsFor: answer => assert.equal(answer.length, 0),
		// All but the hospital that vouches for both.
		strangers: answer => assert.equal(answer.length, 2)
	}
	/** @type {Record<string, unknown[]>} */
	const questions = {
		participant: [ann.address],
		invitations: [ann.address],
		allowance: [ann.address],
		hospitals: [],
		auditors: [],
		doctor: [doctor.address],
		doctors: [CARDIOLOGY, null, 100],
		openSlots: [doctor.address, now, now + DAY],
		appointment: [paidVisit],
		appointments: [ann.address, null, 100],
		agenda: [ann.address, starts[0], starts[0] + 1, [], null, 100],
		openDisputes: [null, null, 100],
		firstSlots: [CARDIOLOGY, now, now + DAY, null, 25],
		patientFolders: [ann.address, null, 100],
		folder: [folder],
		records: [folder, null, 100],
		record: [record],
		grants: [{ Folder: folder }, null, 100],
		accessRequests: [folder, null, 100],
		canAccess: [ann.address, record, 'PatientRequested', null],
		emergencyStanding: [doctor.address],
		emergencies: [{ Folder: folder }, null, 100],
		declaredReads: [folder, null, 100],
		policy: [],
		motionThreshold: [tx.consortium.admitAuditor(ann.address, null).method.toHex()],
		purses: [ann.address],
		recovery: [ann.address],
		signsFor: [ann.address],
		strangers: [paidVisit]
	}
	assert.deepEqual(Object.keys(questions).sort(), Object.keys(chain.care).sort())
	for (const [name, parameters] of Object.entries(questions)) {
		const answer = await chain.care[name](...parameters)
		checks[name](answer)
	}
})

// The next slot starts within two times five minutes.
const asLongAsASlot = { timeout: 12 * MINUTE }
test('the visit takes place, the patient confirms, the doctor is paid', asLongAsASlot, async () => {
	const { doctor, ann } = people
	await chain.until(starts[0])
	const before = await chain.balance(doctor.address)
	await chain.accepted(tx.appointments.complete(paidVisit, price), doctor)
	const outcome = await chain.accepted(tx.appointments.confirm(paidVisit), ann)
	assert.equal(event(outcome, 'escrow', 'EscrowSettled').payee.toString(), doctor.address)
	const visit = (await chain.care.appointment(paidVisit)).unwrap()
	assert.equal(visit.status.type, 'Fulfilled')
	assert.equal(visit.escrow.isNone, true)
	const paid = await chain.balance(doctor.address)
	assert.equal(paid.free - before.free, price)
	// What is still held is for the visit to the second doctor.
	assert.equal((await chain.balance(ann.address)).held, price)
})
