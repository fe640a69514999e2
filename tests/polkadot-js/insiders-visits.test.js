// @ts-check
// What insiders try with visits and their money: a doctor, a payee, a hospital, each alone.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Chain, event } from './support/chain.js'
import { startNode } from './support/node.js'
import { application, CARE, enrol, fund, POLICY, roundTheClock } from './support/people.js'
import { DAY, HOUR, SLOT_GRAIN } from './support/time.js'

/** @typedef {import('./support/chain.js').Pair} Pair */

/** Slots last five minutes. */
const PRICE = 5n * CARE

/** @type {Awaited<ReturnType<typeof startNode>>} */
let node
/** @type {Chain} */
let chain
/** @type {import('@polkadot/api').ApiPromise['tx']} */
let tx
/** Vouches for all. @type {Pair} */
let hospital
/** Are strangers at first. @type {Pair[]} */
let others
/** @type {Record<'doctor' | 'ann', Pair>} */
let people
/** @type {ReturnType<typeof application>} */
let claim
let booked = 0

/** Books the next free slot of the doctor. */
async function visit () {
	const ahead = Math.ceil((await chain.now() + HOUR) / SLOT_GRAIN) + booked++
	const start = ahead * SLOT_GRAIN
	const call = tx.appointments.book(people.doctor.address, start, PRICE, null, null, null)
	return event(await chain.accepted(call, people.ann), 'appointments', 'AppointmentBooked').appointment
}

/** A visit that the doctor says took place, and the patient says did not. */
async function disputed () {
	const { doctor, ann } = people
	const appointment = await visit()
	await chain.accepted(tx.appointments.checkIn(appointment), ann)
	await chain.accepted(tx.appointments.complete(appointment, PRICE), doctor)
	await chain.accepted(tx.appointments.dispute(appointment), ann)
	return appointment
}

const all = 1_000_000
const validUntil = async () => await chain.now() + 365 * DAY
const verify = async () =>
	tx.doctorRegistry.verify(people.doctor.address, claim.licence, claim.specialities, await validUntil())
const free = async (/** @type {Pair} */ who) => (await chain.balance(who.address)).free

before(async () => {
	node = await startNode()
	chain = await Chain.connect(node.endpoint)
	tx = chain.api.tx
	hospital = chain.keyring.addFromUri('//Alice')
	others = ['//Bob', '//Charlie'].map(uri => chain.keyring.addFromUri(uri))
	people = await enrol(chain, hospital, { doctor: 'Doctor', ann: 'Patient' })
	await fund(chain, hospital, 200n * CARE, people.ann.address, people.doctor.address)
	claim = application(people.doctor, 12n * PRICE)
	await chain.accepted(tx.doctorRegistry.apply(claim), people.doctor)
	await chain.accepted(tx.doctorRegistry.requestVerification(hospital.address), people.doctor)
	await chain.accepted(await verify(), hospital)
	const hours = roundTheClock(await chain.now())
	await chain.accepted(tx.appointments.publishHours(hours, POLICY), people.doctor)
})

after(async () => {
	await chain?.api.disconnect()
	await node?.stop()
})

test('a doctor alone is not paid before the visit', async () => {
	const { doctor, ann } = people
	const appointment = await visit()
	await chain.accepted(tx.appointments.checkIn(appointment), doctor)
	await chain.refused(tx.appointments.complete(appointment, PRICE), doctor, 'appointments.TooEarly')
	const { checkedIn } = (await chain.care.appointment(appointment)).unwrap()
	assert.deepEqual([checkedIn.patient.isSome, checkedIn.doctor.isSome], [false, true])
	await chain.accepted(tx.appointments.cancel(appointment), ann)
})

test('a verifier that withdraws within a batch is no judge', async () => {
	const [bob, charlie] = others
	await chain.accepted(tx.doctorRegistry.requestVerification(bob.address), people.doctor)
	await chain.accepted(await verify(), bob)
	const appointment = await disputed()
	const batch = tx.utility.batchAll([
		tx.doctorRegistry.withdrawVerification(people.doctor.address, 'OwnRequest'),
		tx.appointments.takeCase(appointment),
		await verify()
	])
	await chain.refused(batch, bob, 'appointments.ConflictOfInterest')
	await chain.accepted(tx.appointments.takeCase(appointment), charlie)
	await chain.accepted(tx.doctorRegistry.withdrawVerification(people.doctor.address, 'OwnRequest'), bob)
})

test('a doctor in dispute cannot appoint its judges away', async () => {
	const { doctor } = people
	const appointment = await disputed()
	const until = await chain.now() + DAY
	for (const judge of others) {
		await chain.accepted(
			tx.participants.appointDelegate(judge.address, 'ClinicDesk', 'Desk', until, 0), doctor)
	}
	await chain.accepted(tx.appointments.takeCase(appointment), others[0])
	for (const judge of others) {
		await chain.accepted(tx.participants.dismissDelegate(judge.address), doctor)
	}
})

test('a payee consents, is no judge, and leaves when it likes', async () => {
	const { doctor, ann } = people
	const [bob, charlie] = others
	const { languages, specialities } = claim
	const name = (/** @type {Pair} */ payee) =>
		tx.doctorRegistry.updatePractice(12n * PRICE, payee.address, languages, null, specialities)
	const accept = tx.appointments.acceptPaymentsFor(doctor.address)
	await chain.refused(accept, charlie, 'appointments.NotPayee')
	await chain.accepted(name(charlie), doctor)
	await chain.accepted(accept, charlie)
	const appointment = await disputed()
	// Swapped after the booking, it would still be paid.
	await chain.accepted(name(doctor), doctor)
	await chain.refused(tx.appointments.takeCase(appointment), charlie,
		'appointments.ConflictOfInterest')
	await chain.accepted(tx.appointments.declinePaymentsFor(doctor.address), charlie)
	await chain.refused(tx.appointments.takeCase(appointment), charlie,
		'appointments.ConflictOfInterest')
	const before = [await free(doctor), await free(charlie)]
	const { held } = await chain.balance(ann.address)
	await chain.accepted(tx.appointments.takeCase(appointment), bob)
	for (const side of [doctor, ann]) {
		await chain.accepted(tx.appointments.closeEvidence(appointment), side)
	}
	await chain.accepted(tx.appointments.resolve(appointment, all), bob)
	// The patient agrees: nobody waits for an appeal.
	await chain.accepted(tx.appointments.confirm(appointment), ann)
	// What it would have got goes to the doctor. Charlie's refused calls may have cost it a fee.
	assert.equal(await free(doctor) - before[0], PRICE)
	assert.ok(await free(charlie) <= before[1])
	assert.equal((await chain.balance(ann.address)).held, held - PRICE)
})
