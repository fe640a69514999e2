// @ts-check
// What those who act for a patient try with the patient's money, with a doctor's help.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Chain, event } from './support/chain.js'
import { startNode } from './support/node.js'
import { CARE, enrol, fund, license } from './support/people.js'
import { openAccount } from './support/statements.js'
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
/** Has nothing to do with anybody. @type {Pair} */
let other
/** @type {Record<'clinic' | 'doctor' | 'ann' | 'nephew' | 'crony', Pair>} */
let people
/** When all delegations end. */
let until = 0
let taken = 0

const name = (/** @type {Pair} */ who) => who.address

/** The next slot, far enough ahead to cancel for free. */
async function book () {
	const start = Math.ceil((await chain.now() + 3 * HOUR) / SLOT_GRAIN) + taken++
	return tx.appointments.book(name(people.doctor), start * SLOT_GRAIN, PRICE, null, null, null)
}

const appoint = (/** @type {Pair} */ who, /** @type {bigint} */ purse, scope = 'Guardian') =>
	who === people.clinic
		? tx.participants.appointDelegate(name(who), 'ClinicDesk', 'Desk', until, purse)
		: tx.participants.appointDelegate(name(who), 'Family', scope, until, purse)

/** In the name of an account. */
const as = (/** @type {string} */ principal, /** @type {any} */ call) =>
	tx.participants.actFor(principal, call)

/** What the chain says of a delegate's purse. */
async function purse (/** @type {string} */ principal, /** @type {Pair} */ who) {
	const all = await chain.care.purses(principal)
	const found = all.find((/** @type {any} */ one) => one.delegate.toString() === name(who))
	return found && {
		limit: found.limit.toBigInt(),
		given: found.given.toBigInt(),
		held: found.held.toBigInt(),
		paid: found.paid.toBigInt()
	}
}

before(async () => {
	node = await startNode()
	chain = await Chain.connect(node.endpoint)
	tx = chain.api.tx
	hospital = chain.keyring.addFromUri('//Alice')
	other = chain.keyring.addFromUri('//Bob')
	people = await enrol(chain, hospital, {
		clinic: 'Clinic', doctor: 'Doctor', ann: 'Patient', nephew: 'Patient', crony: 'Patient'
	})
	await fund(chain, hospital, 200n * CARE, name(people.ann))
	await license(chain, hospital, people.doctor, { feePerHour: 12n * PRICE })
	until = await chain.now() + DAY
})

after(async () => {
	await chain?.api.disconnect()
	await node?.stop()
})

test('a relative without a purse books nothing that costs', async () => {
	const { ann, nephew } = people
	await chain.accepted(appoint(nephew, 0n), ann)
	await chain.refused(as(name(ann), await book()), nephew, 'participants.PurseExceeded')
})

test('a relative books up to its purse, and no appointment of itself or a friend adds to it', async () => {
	const { ann, nephew, crony } = people
	await chain.accepted(appoint(nephew, 2n * PRICE), ann)
	const booked = []
	for (let count = 0; count < 2; count++) {
		const done = await chain.accepted(as(name(ann), await book()), nephew)
		booked.push(event(done, 'appointments', 'AppointmentBooked').appointment)
	}
	await chain.refused(as(name(ann), await book()), nephew, 'participants.PurseExceeded')
	assert.deepEqual(await purse(name(ann), nephew),
		{ limit: 2n * PRICE, given: 0n, held: 2n * PRICE, paid: 0n })

	const own = tx.participants.setPurse(name(nephew), 3n * PRICE)
	await chain.refused(as(name(ann), own), nephew, 'participants.OwnPurse')
	await chain.refused(as(name(ann), appoint(nephew, 3n * PRICE)), nephew, 'participants.OwnPurse')
	await chain.refused(as(name(ann), appoint(crony, PRICE)), nephew, 'participants.PurseExceeded')
	await chain.accepted(as(name(ann), appoint(crony, 0n)), nephew)
	await chain.refused(as(name(ann), await book()), crony, 'participants.PurseExceeded')
	await chain.refused(as(name(ann), own), crony, 'participants.PurseOfAnother')

	// Dismissed and appointed again, it has what was left: nothing.
	await chain.accepted(tx.participants.dismissDelegate(name(nephew)), ann)
	await chain.accepted(appoint(nephew, 2n * PRICE), ann)
	await chain.refused(as(name(ann), await book()), nephew, 'participants.PurseExceeded')

	// What comes back returns.
	await chain.accepted(tx.appointments.cancel(booked[0]), ann)
	assert.deepEqual(await purse(name(ann), nephew),
		{ limit: 2n * PRICE, given: 0n, held: PRICE, paid: 0n })
	await chain.accepted(tx.appointments.cancel(booked[1]), people.doctor)
	assert.equal((await chain.balance(name(ann))).held, 0n)
	const delegates = (await chain.care.participant(name(ann))).unwrap().delegates
	const shown = delegates.find((/** @type {any} */ one) => one.delegate.toString() === name(nephew))
	assert.deepEqual([shown.purse.toBigInt(), shown.spent.toBigInt()], [2n * PRICE, 0n])
})

test('a desk that booked does not complete', async () => {
	const { ann, clinic, doctor } = people
	await chain.accepted(appoint(clinic, PRICE), ann)
	await chain.accepted(appoint(clinic, 0n), doctor)
	const done = await chain.accepted(as(name(ann), await book()), clinic)
	const { appointment } = event(done, 'appointments', 'AppointmentBooked')
	const complete = tx.appointments.complete(appointment, PRICE)
	await chain.refused(as(name(doctor), complete), clinic, 'appointments.ConflictOfInterest')
	// Nor once it acts for the doctor alone.
	await chain.accepted(tx.participants.resignDelegation(name(ann)), clinic)
	await chain.refused(as(name(doctor), complete), clinic, 'appointments.ConflictOfInterest')
	await chain.accepted(tx.appointments.cancel(appointment), ann)
	await chain.accepted(tx.participants.dismissDelegate(name(clinic)), doctor)
})

test('a child\'s guardian has what its hospital and an unrelated one agreed on', async () => {
	const { nephew, clinic } = people
	const opened = await chain.accepted(
		openAccount(chain, hospital, nephew, { relationship: 'Guardian', scope: 'Guardian', until }),
		hospital
	)
	const child = event(opened, 'participants', 'KeylessAccountOpened').account.toString()
	await fund(chain, hospital, 20n * PRICE, child)
	await chain.refused(as(child, await book()), nephew, 'participants.PurseExceeded')
	const own = tx.participants.setPurse(name(nephew), PRICE)
	await chain.refused(as(child, own), nephew, 'participants.OwnPurse')

	const propose = tx.participants.proposePurse(child, name(nephew), PRICE)
	const confirm = tx.participants.confirmPurse(child, name(nephew), PRICE)
	await chain.refused(propose, other, 'participants.NotAuthorized')
	await chain.refused(confirm, other, 'participants.NotProposed')
	await chain.accepted(propose, hospital)
	await chain.refused(confirm, hospital, 'participants.NotAuthorized')
	const more = tx.participants.confirmPurse(child, name(nephew), 2n * PRICE)
	await chain.refused(more, other, 'participants.NotProposed')
	await chain.refused(as(child, await book()), nephew, 'participants.PurseExceeded')
	await chain.accepted(confirm, other)

	// What it gives a desk is a part of its own.
	await chain.refused(as(child, appoint(clinic, PRICE + 1n)), nephew, 'participants.PurseExceeded')
	await chain.accepted(as(child, appoint(clinic, PRICE)), nephew)
	await chain.refused(as(child, await book()), nephew, 'participants.PurseExceeded')
	await chain.accepted(as(child, await book()), clinic)
	await chain.refused(as(child, await book()), clinic, 'participants.PurseExceeded')
	assert.deepEqual(await purse(child, nephew), { limit: PRICE, given: PRICE, held: 0n, paid: 0n })
	assert.deepEqual(await purse(child, clinic), { limit: PRICE, given: 0n, held: PRICE, paid: 0n })
})
