// @ts-check
// What insiders try with bills, walk-ins and series: a doctor, a payee, a desk of both sides, a patient.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Chain, event } from './support/chain.js'
import { startNode } from './support/node.js'
import { application, CARDIOLOGY, CARE, enrol, fund, POLICY, roundTheClock } from './support/people.js'
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
/** Stands on no side. @type {Pair} */
let judge
/** @type {Record<'doctor' | 'clinic' | 'ann' | 'ben', Pair>} */
let people
let booked = 0

const free = async (/** @type {Pair} */ who) => (await chain.balance(who.address)).free
const held = async (/** @type {Pair} */ who) => (await chain.balance(who.address)).held

/** The start of a slot some hours ahead, another one each time. */
const ahead = async () => (Math.ceil((await chain.now() + HOUR) / SLOT_GRAIN) + booked++) * SLOT_GRAIN

/** Books the next free slot of the doctor. */
async function visit () {
	const call = tx.appointments.book(people.doctor.address, await ahead(), PRICE, null, null, null)
	return event(await chain.accepted(call, people.ann), 'appointments', 'AppointmentBooked').appointment
}

/** A visit that the patient is there for, so that it can be completed. */
async function present () {
	const appointment = await visit()
	await chain.accepted(tx.appointments.checkIn(appointment), people.ann)
	return appointment
}

const info = async (/** @type {any} */ appointment) => (await chain.care.appointment(appointment)).unwrap()

before(async () => {
	node = await startNode()
	chain = await Chain.connect(node.endpoint)
	tx = chain.api.tx
	hospital = chain.keyring.addFromUri('//Alice')
	judge = chain.keyring.addFromUri('//Charlie')
	people = await enrol(chain, hospital, { doctor: 'Doctor', clinic: 'Clinic', ann: 'Patient', ben: 'Patient' })
	const { doctor, clinic, ann, ben } = people
	await fund(chain, hospital, 200n * CARE, ann.address, ben.address, doctor.address, clinic.address)
	const claim = { ...application(doctor, 12n * PRICE), payee: clinic.address }
	await chain.accepted(tx.doctorRegistry.apply(claim), doctor)
	await chain.accepted(tx.doctorRegistry.requestVerification(hospital.address), doctor)
	const validUntil = await chain.now() + 365 * DAY
	await chain.accepted(
		tx.doctorRegistry.verify(doctor.address, claim.licence, claim.specialities, validUntil), hospital)
	await chain.accepted(tx.appointments.acceptPaymentsFor(doctor.address), clinic)
	const hours = roundTheClock(await chain.now(), 120)
	await chain.accepted(tx.appointments.publishHours(hours, POLICY), doctor)
})

after(async () => {
	await chain?.api.disconnect()
	await node?.stop()
})

test('nobody bills more than the price, and less comes back at once', async () => {
	const { doctor, clinic, ann } = people
	const appointment = await present()
	await chain.refused(tx.appointments.complete(appointment, PRICE + 1n), doctor,
		'appointments.ExceedsPrice')
	const before = await free(ann)
	await chain.accepted(tx.appointments.complete(appointment, PRICE / 5n), doctor)
	assert.equal(await free(ann) - before, PRICE - PRICE / 5n)
	assert.equal(await held(ann), PRICE / 5n)
	// A dispute is about the bill.
	await chain.accepted(tx.appointments.dispute(appointment), ann)
	await chain.accepted(tx.appointments.takeCase(appointment), judge)
	for (const side of [doctor, ann]) {
		await chain.accepted(tx.appointments.closeEvidence(appointment), side)
	}
	const paidBefore = await free(clinic)
	await chain.accepted(tx.appointments.resolve(appointment, 1_000_000), judge)
	const { dispute } = await info(appointment)
	assert.equal(await held(ann), PRICE / 5n, 'a decision can be appealed')
	await chain.until(dispute.unwrap().endsAt.toNumber())
	assert.equal(await held(ann), 0n)
	assert.equal(await free(clinic) - paidBefore, PRICE / 5n)
})

test('only who was paid gives back, and no more than it got', async () => {
	const { doctor, clinic, ann, ben } = people
	const appointment = await present()
	await chain.accepted(tx.appointments.complete(appointment, PRICE), doctor)
	await chain.accepted(tx.appointments.confirm(appointment), ann)
	const back = (/** @type {bigint} */ amount) => tx.appointments.giveBack(appointment, amount)
	for (const other of [doctor, ann, ben, hospital]) {
		await chain.refused(back(1n), other, 'appointments.NotAuthorized')
	}
	await chain.refused(back(PRICE + 1n), clinic, 'appointments.ExceedsBill')
	const before = await free(ann)
	await chain.accepted(back(PRICE - CARE), clinic)
	await chain.refused(back(CARE + 1n), clinic, 'appointments.ExceedsBill')
	await chain.accepted(back(CARE), clinic)
	await chain.refused(back(1n), clinic, 'appointments.NothingPaid')
	assert.equal(await free(ann) - before, PRICE)
	assert.ok((await info(appointment)).paid.isNone)
})

test('a bill of nothing pays nobody, and gives nothing back later', async () => {
	const { doctor, clinic, ann } = people
	const before = await free(ann)
	const appointment = await present()
	await chain.accepted(tx.appointments.complete(appointment, 0), doctor)
	assert.equal(await held(ann), 0n)
	await chain.refused(tx.appointments.giveBack(appointment, CARE), doctor, 'appointments.ExceedsBill')
	await chain.accepted(tx.appointments.confirm(appointment), ann)
	await chain.refused(tx.appointments.giveBack(appointment, CARE), clinic, 'appointments.NothingPaid')
	assert.equal(await free(ann), before)
})

test('a desk books no walk-in without the patient, nor in its name', async () => {
	const { doctor, clinic, ann, ben } = people
	const until = await chain.now() + DAY
	const appoint = (/** @type {bigint} */ purse) =>
		tx.participants.appointDelegate(clinic.address, 'ClinicDesk', 'Desk', until, purse)
	await chain.accepted(appoint(0n), doctor)
	await chain.accepted(appoint(PRICE), ben)
	// The next slot: the one that is under way began before the doctor was licensed.
	const start = Math.ceil(await chain.now() / SLOT_GRAIN) * SLOT_GRAIN
	const offer = (/** @type {number} */ start) => tx.participants.actFor(
		doctor.address, tx.appointments.offerWalkIn(ben.address, start))
	const accept = (/** @type {bigint} */ price) =>
		tx.appointments.acceptWalkIn(doctor.address, start, price, null, null, null)
	await chain.refused(accept(PRICE), ben, 'appointments.NoOffer')
	for (const [when, error] of /** @type {[number, string][]} */ ([
		[start - 2 * SLOT_GRAIN, 'appointments.InThePast'],
		[start + SLOT_GRAIN / 5, 'appointments.OffHours'],
		[start + 12 * SLOT_GRAIN, 'appointments.TooFarAhead']
	])) {
		await chain.refused(offer(when), clinic, error)
	}
	await chain.refused(tx.appointments.offerWalkIn(ben.address, start), clinic,
		'doctorRegistry.NotFound')
	await chain.accepted(offer(start), clinic)
	await chain.refused(tx.participants.actFor(ben.address, accept(PRICE)), clinic,
		'appointments.ConflictOfInterest')
	await chain.refused(accept(PRICE), ann, 'appointments.NoOffer')
	await chain.refused(accept(PRICE - 1n), ben, 'appointments.PriceExceeded')
	assert.equal(await held(ben), 0n)
	const outcome = await chain.accepted(accept(PRICE), ben)
	const { appointment } = event(outcome, 'appointments', 'AppointmentBooked')
	assert.equal(await held(ben), PRICE)
	// Whoever has not acted for ben is not his side: the offer is the doctor's word that he is there.
	const { checkedIn } = await info(appointment)
	assert.deepEqual([checkedIn.patient.isSome, checkedIn.doctor.isSome], [false, true])
	await chain.accepted(tx.appointments.cancel(appointment), doctor)
	for (const side of [doctor, ben]) {
		await chain.accepted(tx.participants.dismissDelegate(clinic.address), side)
	}
})

test('a series is all or none, free, and bounded', async () => {
	const { doctor, ann, ben } = people
	const before = await free(ann)
	const first = await ahead() + DAY
	const series = (/** @type {number[]} */ starts) =>
		tx.appointments.bookSeries(doctor.address, starts, PRICE, null, null, null)
	const starts = [...Array(12).keys()].map(day => first + day * DAY)
	await chain.refused(series([]), ann, 'appointments.EmptySeries')
	await chain.refused(series([...starts.slice(0, 11), starts[2]]), ann, 'appointments.SlotTaken')
	await chain.accepted(
		tx.appointments.book(doctor.address, starts[11], PRICE, null, null, null), ben)
	await chain.refused(series(starts), ann, 'appointments.SlotTaken')
	assert.equal(await held(ann), 0n)
	assert.equal(await free(ann), before, 'refused and free')
	starts[11] += SLOT_GRAIN
	const outcome = await chain.accepted(series(starts), ann)
	const all = outcome.events.filter(({ method }) => method === 'AppointmentBooked')
	assert.equal(all.length, 12)
	const { booking } = all[0].data
	assert.equal(await held(ann), 12n * PRICE)
	assert.equal(await free(ann), before - 12n * PRICE)
	// As many with one doctor as the policy allows.
	await chain.refused(series([starts[0] + SLOT_GRAIN]), ann, 'appointments.TooManyAppointments')

	const { agenda } = chain.care
	const page = await agenda(ann.address, starts[0], starts[5], ['Booked'], null, 3)
	assert.deepEqual(page.items.map((/** @type {any} */ item) => item.slot.start.toNumber()),
		[starts[4], starts[3], starts[2]])
	const next = await agenda(ann.address, starts[0], starts[5], ['Booked'], page.next.unwrap(), 3)
	assert.deepEqual(next.items.map((/** @type {any} */ item) => item.slot.start.toNumber()),
		[starts[1], starts[0]])
	assert.ok(next.next.isNone)

	await chain.refused(tx.appointments.cancelSeries(booking), ben, 'appointments.NotAuthorized')
	await chain.accepted(tx.appointments.cancelSeries(booking), ann)
	assert.equal(await held(ann), 0n)
	await chain.refused(tx.appointments.cancelSeries(booking), ann, 'appointments.WrongStatus')
})

test('disputes are shown to those who may decide them, first slots to everybody', async () => {
	const { doctor, ann } = people
	const appointment = await present()
	await chain.accepted(tx.appointments.complete(appointment, PRICE), doctor)
	await chain.accepted(tx.appointments.dispute(appointment), ann)
	const open = async (/** @type {string | null} */ who) => {
		const { items } = await chain.care.openDisputes(who, null, 100)
		return items.map((/** @type {any} */ item) => item.id.toNumber())
	}
	assert.deepEqual(await open(judge.address), [appointment.toNumber()])
	assert.deepEqual(await open(hospital.address), [])
	await chain.accepted(tx.appointments.cancel(appointment), doctor)
	assert.deepEqual(await open(null), [])

	const now = await chain.now()
	const { items } = (await chain.care.firstSlots(CARDIOLOGY, now, now + DAY, null, 25)).asOk
	const own = items.find((/** @type {any} */ item) => item.doctor.toString() === doctor.address)
	assert.equal(own.price.toBigInt(), PRICE)
	assert.ok((await chain.care.firstSlots(CARDIOLOGY, now, now, null, 25)).isErr)
})
