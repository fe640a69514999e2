// @ts-check
// What insiders try in a dispute: a judge, a side, a seat, each alone.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Chain, event } from './support/chain.js'
import { startNode } from './support/node.js'
import { application, CARE, enrol, fund, POLICY, roundTheClock, sealed } from './support/people.js'
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
/** Vouches for both sides. @type {Pair} */
let hospital
/** Have no part in it. @type {Pair[]} */
let others
/** @type {Record<'doctor' | 'ann', Pair>} */
let people
let booked = 0

const all = 1_000_000
const free = async (/** @type {Pair} */ who) => (await chain.balance(who.address)).free

/** A visit that the doctor says took place, and the patient says did not. */
async function disputed () {
	const { doctor, ann } = people
	const ahead = Math.ceil((await chain.now() + HOUR) / SLOT_GRAIN) + booked++
	const start = ahead * SLOT_GRAIN
	const call = tx.appointments.book(doctor.address, start, PRICE, null, null, null)
	const { appointment } = event(await chain.accepted(call, ann), 'appointments', 'AppointmentBooked')
	await chain.accepted(tx.appointments.checkIn(appointment), ann)
	await chain.accepted(tx.appointments.complete(appointment, PRICE), doctor)
	await chain.accepted(tx.appointments.dispute(appointment), ann)
	return appointment
}

/** Both sides are done. */
async function close (/** @type {any} */ appointment) {
	for (const side of [people.doctor, people.ann]) {
		await chain.accepted(tx.appointments.closeEvidence(appointment), side)
	}
}

/** How the dispute stands. */
const dispute = async (/** @type {any} */ appointment) =>
	/** @type {any} */ ((await chain.care.appointment(appointment)).unwrap()).dispute.unwrap()

before(async () => {
	node = await startNode()
	chain = await Chain.connect(node.endpoint)
	tx = chain.api.tx
	hospital = chain.keyring.addFromUri('//Alice')
	others = ['//Bob', '//Charlie'].map(uri => chain.keyring.addFromUri(uri))
	people = await enrol(chain, hospital, { doctor: 'Doctor', ann: 'Patient' })
	await fund(chain, hospital, 200n * CARE, people.ann.address, people.doctor.address)
	const claim = application(people.doctor, 12n * PRICE)
	await chain.accepted(tx.doctorRegistry.apply(claim), people.doctor)
	await chain.accepted(tx.doctorRegistry.requestVerification(hospital.address), people.doctor)
	const validUntil = await chain.now() + 365 * DAY
	await chain.accepted(
		tx.doctorRegistry.verify(people.doctor.address, claim.licence, claim.specialities, validUntil),
		hospital)
	const hours = roundTheClock(await chain.now())
	await chain.accepted(tx.appointments.publishHours(hours, POLICY), people.doctor)
})

after(async () => {
	await chain?.api.disconnect()
	await node?.stop()
})

test('a judge does not decide before the evidence, not even in one batch', async () => {
	const [bob, charlie] = others
	const appointment = await disputed()
	const batch = tx.utility.batchAll([
		tx.appointments.takeCase(appointment),
		tx.appointments.resolve(appointment, all)
	])
	await chain.refused(batch, bob, 'appointments.EvidenceOpen')
	await chain.refused(tx.appointments.resolve(appointment, all), bob, 'appointments.NotTaken')
	await chain.accepted(tx.appointments.takeCase(appointment), bob)
	await chain.refused(tx.appointments.takeCase(appointment), charlie, 'appointments.CaseTaken')
	await chain.refused(tx.appointments.resolve(appointment, 0), charlie, 'appointments.NotTaken')
	// One side does not silence the other.
	await chain.accepted(tx.appointments.closeEvidence(appointment), people.doctor)
	await chain.refused(tx.appointments.resolve(appointment, all), bob, 'appointments.EvidenceOpen')
	await chain.accepted(tx.appointments.addEvidence(appointment, sealed()), people.ann)
	await chain.refused(tx.appointments.addEvidence(appointment, sealed()), people.doctor,
		'appointments.EvidenceClosed')
	await chain.refused(tx.appointments.addEvidence(appointment, sealed()), bob,
		'appointments.NotAuthorized')
	await chain.accepted(tx.appointments.cancel(appointment), people.doctor)
})

test('a hostile judge is appealed once, is no seat in it, and nobody is paid before', async () => {
	const { doctor, ann } = people
	const [bob, charlie] = others
	const appointment = await disputed()
	await chain.accepted(tx.appointments.takeCase(appointment), bob)
	const letter = sealed()
	await chain.accepted(tx.appointments.addEvidence(appointment, letter), ann)
	await close(appointment)
	const before = await free(doctor)
	await chain.accepted(tx.appointments.resolve(appointment, all), bob)
	const decided = await dispute(appointment)
	assert.ok(decided.stage.isDecided)
	assert.equal(decided.judge.unwrap().toString(), bob.address)
	assert.equal(decided.evidence.length, 1)
	assert.equal((await chain.balance(ann.address)).held, PRICE)

	await chain.accepted(tx.appointments.appeal(appointment), ann)
	await chain.refused(tx.appointments.appeal(appointment), doctor, 'appointments.NothingToAppeal')
	const strangers = /** @type {any} */ (await chain.care.strangers(appointment))
	assert.deepEqual(strangers.map(String).sort(), others.map(other => other.address).sort())
	await chain.refused(tx.appointments.vote(appointment, 0), charlie, 'appointments.EvidenceOpen')
	await close(appointment)
	await chain.refused(tx.appointments.vote(appointment, all), hospital,
		'appointments.ConflictOfInterest')
	await chain.refused(tx.appointments.vote(appointment, all), bob, 'appointments.AlreadyVoted')
	await chain.accepted(tx.appointments.vote(appointment, 0), charlie)
	await chain.refused(tx.appointments.vote(appointment, 0), charlie, 'appointments.AlreadyVoted')
	// Of the two neither decides against the other: what applies if nobody decides is between them.
	const { outcome, endsAt } = await dispute(appointment)
	const { undecidedShare } = /** @type {any} */ (await chain.care.policy())
	assert.equal(outcome.toNumber(), undecidedShare.toNumber())
	// It is settled at the end of the first block from then on.
	await chain.until(endsAt.toNumber())
	assert.equal((await chain.balance(ann.address)).held, 0n)
	const share = PRICE * BigInt(outcome.toNumber()) / BigInt(all)
	assert.equal(await free(doctor) - before, share)
})

test('a hospital that does not decide loses the case, the seats have it, and it ends by itself', async () => {
	const [bob, charlie] = others
	const appointment = await disputed()
	const began = await dispute(appointment)
	assert.ok(began.stage.isWaiting)
	await chain.accepted(tx.appointments.takeCase(appointment), bob)
	const taken = await dispute(appointment)
	// Here a turn is over after the time in which somebody can take the case.
	assert.ok(taken.until.toNumber() > began.until.toNumber())
	await chain.until(taken.until.toNumber())
	for (const late of [tx.appointments.resolve(appointment, all), tx.appointments.takeCase(appointment)]) {
		await chain.refused(late, bob, 'appointments.AlreadyDecided')
	}
	const ballot = await dispute(appointment)
	assert.ok(ballot.stage.isBallot)
	await chain.until(ballot.evidenceUntil.unwrap().toNumber())
	// A seat alone does not decide what nobody decided.
	await chain.accepted(tx.appointments.vote(appointment, all), charlie)
	assert.ok((await dispute(appointment)).outcome.eq(began.outcome))
	await chain.until(ballot.endsAt.toNumber())
	assert.equal((await chain.balance(people.ann.address)).held, 0n)
	const { status } = (await chain.care.appointment(appointment)).unwrap()
	assert.ok(/** @type {any} */ (status).isResolved)
})
