// @ts-check
// What bad input gets: a clear error, by name, and no change.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Chain, event } from './support/chain.js'
import { startNode } from './support/node.js'
import {
	application, CARE, enrol, fund, license, openFolder, POLICY, randomName, roundTheClock,
	sealed, stranger
} from './support/people.js'
import { createFolder, register, rotateFolder, rotateKey } from './support/statements.js'
import { DAY, HOUR, MINUTE, SECOND, SLOT_GRAIN } from './support/time.js'

/** @typedef {import('./support/chain.js').Pair} Pair */

/** @type {Awaited<ReturnType<typeof startNode>>} */
let node
/** @type {Chain} */
let chain
/** @type {import('@polkadot/api').ApiPromise['tx']} */
let tx
/** @type {Pair} */
let hospital
/** @type {Record<'clinic' | 'doctor' | 'colleague' | 'ann' | 'ben', Pair>} */
let people

/** The first start of a slot at least this long ahead. */
const startAhead = async (/** @type {number} */ length) =>
	Math.ceil((await chain.now() + length) / SLOT_GRAIN) * SLOT_GRAIN

/**
 * A booking without a fee.
 *
 * @param {Pair} doctor
 * @param {number} start
 * @param {string | null} [folder]
 */
const book = (doctor, start, folder = null) =>
	tx.appointments.book(doctor.address, start, 0, null, null, folder)

before(async () => {
	node = await startNode()
	chain = await Chain.connect(node.endpoint)
	tx = chain.api.tx
	hospital = chain.keyring.addFromUri('//Bob')
	people = await enrol(chain, hospital, {
		clinic: 'Clinic', doctor: 'Doctor', colleague: 'Doctor', ann: 'Patient', ben: 'Patient'
	})
	await license(chain, hospital, people.doctor)
})

after(async () => {
	await chain?.api.disconnect()
	await node?.stop()
})

describe('an invitation', () => {
	const inADay = async () => await chain.now() + DAY

	test('is for an account that is neither invited nor registered', async () => {
		const { ann, clinic } = people
		const expires = await inADay()
		await chain.refused(tx.participants.invite(ann.address, 'Patient', expires), hospital,
			'participants.AlreadyParticipant')
		const guest = stranger(chain)
		await chain.accepted(tx.participants.invite(guest.address, 'Patient', expires), hospital)
		await chain.refused(tx.participants.invite(guest.address, 'Patient', expires), hospital,
			'participants.AlreadyInvited')
	})

	test('comes from a hospital, or from a clinic for patients', async () => {
		const { ann, clinic } = people
		const guest = stranger(chain).address
		const expires = await inADay()
		await chain.refused(tx.participants.invite(guest, 'Patient', expires), ann,
			'participants.NotAuthorized')
		await chain.refused(tx.participants.invite(guest, 'Doctor', expires), clinic,
			'participants.RoleNotAllowed')
		await chain.refused(tx.participants.invite(guest, 'Hospital', expires), hospital,
			'participants.RoleNotAllowed')
	})

	test('ends ahead, and not too far', async () => {
		const guest = stranger(chain).address
		const now = await chain.now()
		await chain.refused(tx.participants.invite(guest, 'Patient', now - SECOND), hospital,
			'participants.EndInPast')
		await chain.refused(tx.participants.invite(guest, 'Patient', now + 400 * DAY), hospital,
			'participants.EndTooFar')
	})

	test('works once', async () => {
		const { ann } = people
		await chain.unpayable(register(chain, ann, hospital), ann)
		await fund(chain, hospital, CARE, ann.address)
		await chain.refused(register(chain, ann, hospital), ann, 'participants.AlreadyParticipant')
	})

	test('of somebody else is none', async () => {
		const guest = stranger(chain)
		await chain.unpayable(register(chain, guest, hospital), guest)
		await fund(chain, hospital, CARE, guest.address)
		await chain.refused(register(chain, guest, hospital), guest, 'participants.NotInvited')
	})

	test('can be withdrawn by who gave it', async () => {
		const guest = stranger(chain)
		await chain.accepted(
			tx.participants.invite(guest.address, 'Patient', await inADay()), hospital)
		const withdraw = tx.participants.withdrawInvitation(guest.address, hospital.address)
		await chain.refused(withdraw, people.clinic, 'participants.NotAuthorized')
		await chain.accepted(withdraw, hospital)
		await chain.unpayable(register(chain, guest, hospital), guest)
		await fund(chain, hospital, CARE, guest.address)
		await chain.refused(register(chain, guest, hospital), guest, 'participants.NotInvited')
		await chain.refused(withdraw, hospital, 'participants.NotInvited')
	})

	test('expires', async () => {
		const guest = stranger(chain)
		const expires = await chain.now() + 8 * SECOND
		await chain.accepted(tx.participants.invite(guest.address, 'Patient', expires), hospital)
		await chain.until(expires)
		assert.equal((await chain.care.invitations(guest.address)).length, 0)
		await chain.unpayable(register(chain, guest, hospital), guest)
		await fund(chain, hospital, CARE, guest.address)
		// Once the chain has cleaned up, there is none.
		const { error } = await chain.send(register(chain, guest, hospital), guest)
		assert.match(String(error), /^participants\.(InvitationExpired|NotInvited)$/)
	})

	test('wants a sound key', async () => {
		const guest = stranger(chain)
		await chain.accepted(
			tx.participants.invite(guest.address, 'Patient', await inADay()), hospital)
		const weak = `0x${'00'.repeat(32)}`
		const joining = register(chain, guest, hospital, { key: weak })
		await chain.refused(joining, guest, 'participants.WeakKey')
		await chain.accepted(register(chain, guest, hospital), guest)
	})
})

describe('a booking', () => {
	test('of a taken slot', async () => {
		const { doctor, ann, ben } = people
		const start = await startAhead(HOUR)
		await chain.accepted(book(doctor, start), ann)
		await chain.refused(book(doctor, start), ben, 'appointments.SlotTaken')
	})

	test('of a past, an off-hours, a far and a closed time', async () => {
		const { doctor, ben } = people
		const start = await startAhead(HOUR)
		const now = await chain.now()
		await chain.refused(book(doctor, start - 2 * HOUR), ben, 'appointments.InThePast')
		await chain.refused(book(doctor, start + MINUTE), ben, 'appointments.OffHours')
		await chain.refused(book(doctor, start + 14 * DAY), ben, 'appointments.OffHours')
		await chain.refused(book(doctor, start + 400 * DAY), ben, 'appointments.TooFarAhead')
		const day = Math.floor(now / DAY) + 3
		await chain.accepted(tx.appointments.closeDay(day), doctor)
		await chain.refused(book(doctor, day * DAY + HOUR), ben, 'appointments.DayClosed')
	})

	test('on worse terms than looked at', async () => {
		const { doctor, ben } = people
		const start = await startAhead(HOUR + SLOT_GRAIN)
		await chain.refused(
			tx.appointments.book(
				doctor.address, start, 0, { ...POLICY, lateShare: POLICY.lateShare - 1 }, null, null
			),
			ben,
			'appointments.PolicyChanged'
		)
	})

	test('naming another\'s folder', async () => {
		const { doctor, ann, ben } = people
		const folder = await openFolder(chain, ann)
		await chain.refused(book(doctor, await startAhead(2 * HOUR), folder), ben,
			'appointments.NotOwnFolder')
	})

	test('without funds', async () => {
		const { colleague, ben } = people
		await license(chain, hospital, colleague, { feePerHour: 12n * CARE })
		const start = await startAhead(HOUR)
		await chain.refused(
			tx.appointments.book(colleague.address, start, CARE, null, null, null),
			ben,
			'escrow.InsufficientFunds'
		)
		assert.deepEqual(await chain.balance(ben.address), { free: 0n, held: 0n })
	})

	test('of somebody who is no doctor, unverified, expired or suspended', async () => {
		const { clinic, ben } = people
		const start = await startAhead(HOUR)
		await chain.refused(book(clinic, start), ben, 'doctorRegistry.NotFound')
		const { locum, newcomer } = await enrol(chain, hospital, { locum: 'Doctor', newcomer: 'Doctor' })
		const claim = application(newcomer, 0n)
		await chain.accepted(tx.doctorRegistry.apply(claim), newcomer)
		await chain.refused(book(newcomer, start), ben, 'doctorRegistry.NotVerified')
		await chain.refused(
			tx.appointments.publishHours(roundTheClock(start), POLICY), newcomer,
			'doctorRegistry.NotVerified'
		)

		// Nor does a hospital that nobody asked make itself a verifier, to take it all back.
		await chain.refused(
			tx.utility.batchAll([
				tx.doctorRegistry.verify(
					newcomer.address, claim.licence, claim.specialities, start + DAY
				),
				tx.doctorRegistry.withdrawVerification(newcomer.address, 'PatientSafety')
			]),
			hospital,
			'doctorRegistry.NotRequested'
		)

		const validUntil = await chain.now() + 20 * SECOND
		await license(chain, hospital, locum, { validUntil })
		await chain.until(validUntil)
		await chain.refused(book(locum, start), ben, 'doctorRegistry.LicenceExpired')
		await chain.accepted(tx.doctorRegistry.renew(locum.address, start + DAY), hospital)
		await chain.accepted(book(locum, start), ben)
		await chain.accepted(tx.doctorRegistry.suspendVerification(locum.address, 'Investigation'), hospital)
		await chain.refused(book(locum, start + SLOT_GRAIN), ben, 'doctorRegistry.VerificationSuspended')
		await chain.accepted(tx.doctorRegistry.suspendEverywhere(locum.address, 'Investigation'), hospital)
		await chain.refused(book(locum, start + SLOT_GRAIN), ben, 'doctorRegistry.LicenceSuspended')
	})

	test('is not the doctor\'s alone to end early, nor anybody else\'s', async () => {
		const { doctor, colleague, ann } = people
		const start = await startAhead(3 * HOUR)
		const outcome = await chain.accepted(book(doctor, start), ann)
		const { appointment } = event(outcome, 'appointments', 'AppointmentBooked')
		await chain.refused(tx.appointments.complete(appointment, 0), doctor, 'appointments.TooEarly')
		await chain.refused(tx.appointments.complete(appointment, 0), ann, 'appointments.NotAuthorized')
		await chain.refused(tx.appointments.cancel(appointment), colleague,
			'appointments.NotAuthorized')
		await chain.refused(tx.appointments.checkIn(appointment), ann, 'appointments.TooEarly')
		await chain.refused(tx.appointments.confirm(appointment), ann, 'appointments.WrongStatus')
	})
})

describe('a grant', () => {
	/** @type {string} */
	let folder
	/** @type {number} */
	let until

	before(async () => {
		folder = await openFolder(chain, people.ann)
		until = await chain.now() + DAY
	})

	/**
	 * A grant to read the folder, good but for what is said.
	 *
	 * @param {Partial<{ folder: string, grantee: Pair, scope: unknown, right: string, purposes: any,
	 *   until: number, envelope: unknown, keyVersion: number, epoch: number }>} [differently]
	 */
	const grant = (differently = {}) => {
		const terms = {
			folder, grantee: people.doctor, scope: 'Folder', right: 'Read', purposes: ['Treatment'], until,
			envelope: sealed(), keyVersion: 1, epoch: 0, ...differently
		}
		return tx.recordAccess.grantAccess(
			terms.folder, terms.scope, terms.grantee.address, terms.right, terms.purposes, terms.until,
			terms.envelope, terms.keyVersion, terms.epoch, null
		)
	}

	test('to oneself, and to a stranger', async () => {
		const { ann } = people
		await chain.refused(grant({ grantee: ann }), ann, 'recordAccess.GrantToSelf')
		await chain.refused(grant({ grantee: stranger(chain) }), ann, 'recordAccess.NotParticipant')
	})

	test('past its end, and too long', async () => {
		const { ann } = people
		await chain.refused(grant({ until: await chain.now() - SECOND }), ann, 'recordAccess.PastEnd')
		await chain.refused(grant({ until: until + 60 * DAY }), ann, 'recordAccess.GrantTooLong')
	})

	test('for another\'s folder, and for none', async () => {
		await chain.refused(grant(), people.ben, 'recordAccess.NotAuthorized')
		await chain.refused(grant({ folder: randomName() }), people.ann, 'recordAccess.NotFound')
	})

	test('for an old key', async () => {
		const { ann, doctor } = people
		await chain.refused(grant({ keyVersion: 2 }), ann, 'recordAccess.StaleKey')
		await chain.accepted(rotateKey(chain, doctor, 2), doctor)
		await chain.refused(grant({ keyVersion: 1 }), ann, 'recordAccess.StaleKey')
		await chain.accepted(grant({ keyVersion: 2 }), ann)
	})

	test('for another epoch', async () => {
		const { ann } = people
		await chain.refused(grant({ keyVersion: 2, epoch: 1 }), ann, 'recordAccess.StaleEpoch')
	})

	test('without keys, with keys where there are none, and to write one record', async () => {
		const { ann, doctor } = people
		await chain.refused(grant({ keyVersion: 2, envelope: null }), ann,
			'recordAccess.EnvelopeMissing')
		await chain.refused(grant({ keyVersion: 2, right: 'Write' }), ann,
			'recordAccess.EnvelopeUnexpected')
		await chain.accepted(grant({ keyVersion: 2, right: 'Write', envelope: null }), ann)
		const outcome = await chain.accepted(
			tx.recordAccess.addRecord(folder, 0, 'Folder', sealed(), sealed(), null), doctor)
		const { record } = event(outcome, 'recordAccess', 'RecordAdded')
		await chain.refused(
			grant({ scope: { Record: record }, keyVersion: 2, right: 'Write', envelope: null }), ann,
			'recordAccess.WriteNeedsFolder'
		)
	})

	test('without a purpose, whether it is forgotten or made up', async () => {
		for (const purposes of [null, [], ['Unspecified']]) {
			await chain.refused(grant({ purposes }), people.ann, 'recordAccess.PurposeMissing')
		}
		assert.throws(() => grant({ purposes: ['Curiosity'] }), /Curiosity/)
	})

	test('a record is posted once', async () => {
		const { ann } = people
		const content = sealed()
		const add = (/** @type {unknown} */ manifest) =>
			tx.recordAccess.addRecord(folder, 0, 'Folder', content, manifest, null)
		await chain.refused(add(content), ann, 'recordAccess.SameContent')
		await chain.refused(add({ ...sealed(), size: 6_000 }), ann, 'recordAccess.ManifestTooLarge')
		await chain.accepted(add(sealed()), ann)
		await chain.refused(add(sealed()), ann, 'recordAccess.AlreadyExists')
	})
})

describe('a delegate', () => {
	test('acts for nobody else, and not within another delegation', async () => {
		const { clinic, ann, ben } = people
		const until = await chain.now() + DAY
		await chain.accepted(
			tx.participants.appointDelegate(clinic.address, 'ClinicDesk', 'Desk', until, 0), ann)
		const update = tx.participants.updateProfile(null)
		await chain.refused(tx.participants.actFor(ben.address, update), clinic,
			'participants.NotDelegate')
		await chain.refused(tx.participants.actFor(ann.address, update), clinic,
			'participants.OutOfScope')
		await chain.refused(
			tx.participants.actFor(ann.address, tx.participants.actFor(ben.address, update)), clinic,
			'participants.NestedDelegation'
		)
		await chain.accepted(tx.participants.dismissDelegate(clinic.address), ann)
		await chain.refused(tx.participants.actFor(ann.address, book(people.doctor, until)), clinic,
			'participants.NotDelegate')
	})
})

describe('a suspended patient', () => {
	test('does nothing new, and whatever protects', async () => {
		const { doctor } = people
		const { carl } = await enrol(chain, hospital, { carl: 'Patient' })
		const folder = await openFolder(chain, carl)
		const { keyVersion } = (await chain.care.participant(doctor.address)).unwrap()
		const granted = await chain.accepted(
			tx.recordAccess.grantAccess(
				folder, 'Folder', doctor.address, 'Read', ['Treatment'], await chain.now() + DAY, sealed(),
				keyVersion, 0, null
			),
			carl
		)
		const { grant } = event(granted, 'recordAccess', 'AccessGranted')
		const booked = await chain.accepted(book(doctor, await startAhead(5 * HOUR)), carl)
		const { appointment } = event(booked, 'appointments', 'AppointmentBooked')

		const until = await chain.now() + 4 * MINUTE
		await chain.refused(
			tx.participants.suspendParticipant(carl.address, 'IdentityInDoubt', until + DAY), hospital,
			'participants.EndTooFar'
		)
		await chain.accepted(
			tx.participants.suspendParticipant(carl.address, 'IdentityInDoubt', until), hospital)
		assert.equal((await chain.care.allowance(carl.address)).free.toBigInt(), 0n)

		// Nothing new is free, and what is paid for is refused.
		const newFolder = createFolder(chain, carl, randomName(), { longest: DAY })
		await chain.unpayable(newFolder, carl)
		await fund(chain, hospital, CARE, carl.address)
		await chain.refused(newFolder, carl, 'participants.Suspended')
		await chain.refused(book(doctor, await startAhead(6 * HOUR)), carl, 'participants.Suspended')
		const { free } = await chain.balance(carl.address)

		await chain.accepted(tx.recordAccess.revokeAccess(grant, 'KeyCompromised'), carl)
		await chain.accepted(tx.appointments.cancel(appointment), carl)
		await chain.accepted(rotateKey(chain, carl, 2), carl)
		await chain.accepted(rotateFolder(chain, carl, folder, 1), carl)
		await chain.accepted(tx.recordAccess.closeFolder(folder), carl)
		assert.equal((await chain.balance(carl.address)).free, free, 'protective calls are free')

		await chain.accepted(tx.participants.reinstateParticipant(carl.address), hospital)
		await chain.accepted(newFolder, carl)
	})
})
