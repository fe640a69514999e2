// @ts-check
// The life of appointments, from the booking to the last coin. The clock of the node is moved to
// when something is due.

import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { until } from '../../scripts/story/report.js'
import { Clock } from './support/clock.js'
import { does, event, EXIT, no, refused, refusedInBlock } from './support/commands.js'
import { addsRecord, CARE, document, enrol, license, ROUND_THE_CLOCK } from './support/people.js'
import { Stage } from './support/stage.js'

/** @typedef {import('../../scripts/story/people.js').Person} Person */

/** 120 CARE an hour, for five minutes. */
const PRICE = 10n * CARE
const MINUTE = 60_000
const DEADLINE = 60_000

/** @type {Stage} */
let stage
/** @type {Clock} */
let clock
/** @type {import('../../scripts/story/chain.js').Chain} */
let chain
/** @type {Person} the hospital that verified the doctor */
let hospital
/** @type {Person} a hospital that has nothing to do with either */
let judge
/** @type {Person} */
let auditor

before(async () => {
	const own = await Clock.startNode()
	clock = own.clock
	stage = await Stage.open(async () => own.node)
	chain = stage.chain
	hospital = await stage.known('//Alice')
	judge = await stage.known('//Bob')
	auditor = await stage.known('//Dave')
})

after(() => stage?.close())

/** @param {number} id */
const appointment = id => chain.ask('care_appointment', id)

/** How many doctors there are. */
let practices = 0

/** A doctor who can be booked, and two patients with money. */
async function practice () {
	practices += 1
	const [doctor, ann, ben] =
		['Doctor', 'Ann', 'Ben'].map(name => stage.person(`${name} ${practices}`))
	await Promise.all([
		license(hospital, doctor).then(() => does(doctor, 'doctor', 'hours', ...ROUND_THE_CLOCK,
			'--notice', '1h', '--late-share', '50%')),
		...[ann, ben].map(patient => enrol(hospital, 'patient', patient)
			.then(() => does(hospital, 'pay', patient.address, 100)))
	])
	return { doctor, ann, ben }
}

/**
 * The starts of a doctor's free slots.
 *
 * @param {Person} doctor
 * @param {string} from
 * @returns {Promise<string[]>}
 */
async function starts (doctor, from) {
	const { slots } = await doctor.does('slots', doctor.address, '--from', from, '--until', '2d',
		'--limit', 3)
	return slots.map((/** @type {any} */ slot) => slot.start)
}

/**
 * @param {Person} patient
 * @param {Person} doctor
 * @param {string} start
 * @param {(string | number)[]} more
 */
const book = (patient, doctor, start, ...more) =>
	does(patient, 'book', doctor.address, '--start', start, ...more)

/**
 * What an account gained, free and held, by what was done.
 *
 * @param {Person[]} people
 * @param {() => Promise<unknown>} act
 */
async function gains (people, act) {
	const balances = () => Promise.all(people.map(person => person.balance()))
	const before = await balances()
	await act()
	const after = await balances()
	return people.map((_, index) =>
		[after[index].free - before[index].free, after[index].held - before[index].held])
}

/** @param {string} time */
const at = time => Date.parse(time)

/** Running time, in which deadlines are, follows the clock by no more than a minute a block. */
const STEP = 50_000

/** Lets the chain's time come to a moment, as if it ran all the time. @param {number} moment */
async function comes (moment) {
	for (let now = await stage.time(); now < moment; now = await stage.time()) {
		const next = Math.min(moment, now + STEP)
		clock.go(next)
		await until(`the chain's time ${new Date(next).toISOString()}`, DEADLINE,
			() => stage.time(), time => time >= next)
	}
}

/**
 * A hospital takes a dispute, and both sides say that they are done.
 *
 * @param {Person} taker
 * @param {Person[]} sides
 * @param {number} id
 */
async function hears (taker, sides, id) {
	const taken = await does(taker, 'appointment', 'take-case', id)
	assert.deepEqual([taken.dispute.stage, taken.dispute.judge], ['taken', taker.address])
	for (const side of sides) {
		await does(side, 'appointment', 'close-evidence', id)
	}
}

describe('before the visit,', { concurrency: true }, () => {
	test('a slot is booked once, on the terms that were looked at', async () => {
		const { doctor, ann, ben } = await practice()
		const [first, second] = await starts(doctor, '1d')
		await refusedInBlock(ann, 'Appointments.PriceExceeded',
			'book', doctor.address, '--start', first, '--max-price', '9.99')
		const [[free, held]] = await gains([ann], () => book(ann, doctor, first, '--max-price', 10))
		assert.deepEqual([free, held], [-PRICE, PRICE])
		const again = await book(ann, doctor, first)
		assert.deepEqual([again.already, again.price], [true, PRICE.toString()])
		await refusedInBlock(ben, 'Appointments.SlotTaken', 'book', doctor.address, '--start', first)
		const cleo = stage.person('Cleo')
		await enrol(hospital, 'patient', cleo)
		await refusedInBlock(cleo, 'Escrow.InsufficientFunds', 'book', doctor.address, '--start', second)
		await refusedInBlock(ben, 'Appointments.InThePast',
			'book', doctor.address, '--start', '2020-01-01T00:00:00Z')
		await refused(ben, { code: EXIT.usage, name: 'Usage' }, 'book', doctor.address, '--start', 'noon')
		assert.equal((await ben.balance()).held, 0n)
		await does(ann, 'appointment', 'cancel', again.appointment)
	})

	test('another slot is proposed, declined, proposed and accepted', async () => {
		const { doctor, ann, ben } = await practice()
		const [first, second, third] = await starts(doctor, '1d')
		const { appointment: id } = await book(ann, doctor, first)
		const nothing = no(/no other slot is proposed/)
		await refused(doctor, nothing, 'appointment', 'accept', id)
		await refusedInBlock(doctor, 'Appointments.NoProposal', 'appointment', 'decline', id)

		await does(ann, 'appointment', 'reschedule', id, '--start', second)
		await refusedInBlock(ben, 'Appointments.NotAuthorized', 'appointment', 'accept', id)
		await does(doctor, 'appointment', 'decline', id)
		assert.deepEqual([(await appointment(id)).slot.start, (await appointment(id)).proposed], [first, null])

		await does(doctor, 'appointment', 'reschedule', id, '--start', third)
		assert.equal((await appointment(id)).proposed.by, 'doctor')
		const early = await doctor.care('--no-wait', 'appointment', 'accept', id)
		assert.equal(early.code, EXIT.refused, 'nobody accepts what they proposed')
		await refusedInBlock(ann, 'Appointments.ProposalChanged',
			'appointment', 'accept', id, '--start', second)
		const done = await does(ann, 'appointment', 'accept', id)
		assert.equal(done.slot.start, third)
		const open = await starts(doctor, first)
		assert.deepEqual([open.includes(first), open.includes(third)], [true, false])
		await does(ann, 'appointment', 'cancel', id)
	})

	test('details are sealed to both, and a folder is named for the doctor to write to', async () => {
		const { doctor, ann, ben } = await practice()
		const [start] = await starts(doctor, '10m')
		const { appointment: id } = await book(ann, doctor, start)
		assert.equal((await appointment(id)).details, null)
		const reason = ann.file('reason.txt')
		await writeFile(reason, 'Short of breath\nsince Monday\n')
		const set = await does(ann, 'appointment', 'set-details', id, '--room-service',
			'https://meet.example.org', '--reason-file', reason)
		assert.match(set.room, /^https:\/\/meet\.example\.org\/.{16}/)
		for (const person of [ann, doctor]) {
			const shown = await person.does('appointment', 'show', id)
			assert.deepEqual([shown.room, shown.reason], [set.room, 'Short of breath since Monday'])
		}
		assert.equal((await ben.does('appointment', 'show', id)).room, null)
		await refusedInBlock(ben, 'Appointments.NotAuthorized',
			'appointment', 'set-details', id, '--room-service', 'https://evil.example.org')

		const { folder } = await does(ann, 'folder', 'create')
		const path = await document(doctor, 'finding.txt')
		const write = ['record', 'add', folder, path, '--kind', 'consultation-note', '--appointment', String(id)]
		await refusedInBlock(ben, 'Appointments.NotAuthorized', 'appointment', 'name-folder', id, folder)
		assert.equal((await doctor.care('--no-wait', ...write)).code, EXIT.refused)
		await does(ann, 'appointment', 'name-folder', id, folder)
		assert.equal((await appointment(id)).folder, folder)
		await addsRecord(doctor, folder, path, '--appointment', id)
		await does(ann, 'appointment', 'name-folder', id, '--none')
		assert.equal((await appointment(id)).folder, null)
		const later = await document(doctor, 'later.txt')
		const { code } = await doctor.care('--no-wait', 'record', 'add', folder, later,
			'--kind', 'consultation-note', '--appointment', String(id))
		assert.equal(code, EXIT.refused)
		assert.equal((await chain.all('care_records', folder)).length, 1)
		await does(doctor, 'appointment', 'cancel', id)
	})

	test('cancelling costs nothing in time, a share when it is late, and a doctor all', async () => {
		const { doctor, ann, ben } = await practice()
		const [tomorrow] = await starts(doctor, '1d')
		const [soon, then] = await starts(doctor, '30m')
		const ids = [(await book(ann, doctor, tomorrow)).appointment, (await book(ann, doctor, soon)).appointment,
			(await book(ann, doctor, then)).appointment]
		await refusedInBlock(ben, 'Appointments.NotAuthorized', 'appointment', 'cancel', ids[0])
		const inTime = await gains([ann, doctor], () => does(ann, 'appointment', 'cancel', ids[0]))
		assert.deepEqual(inTime, [[PRICE, -PRICE], [0n, 0n]])
		const late = await gains([ann, doctor], async () => {
			const done = await does(ann, 'appointment', 'cancel', ids[1])
			assert.deepEqual([done.status, done.toPayee, done.toPayer],
				[{ type: 'cancelled', by: 'patient' }, String(PRICE / 2n), String(PRICE / 2n)])
		})
		assert.deepEqual(late, [[PRICE / 2n, -PRICE], [PRICE / 2n, 0n]])
		const byDoctor = await gains([ann, doctor], () => does(doctor, 'appointment', 'cancel', ids[2]))
		assert.deepEqual(byDoctor, [[PRICE, -PRICE], [0n, 0n]])
		assert.deepEqual((await appointment(ids[2])).status, { type: 'cancelled', by: 'doctor' })
		await refusedInBlock(ann, 'Appointments.WrongStatus', 'appointment', 'cancel', ids[2])
		const { appointments } = await ann.does('appointments')
		assert.deepEqual(appointments, [])
		assert.ok((await ann.does('appointments', '--all')).appointments.length >= 3)
	})
})

/**
 * The judge decides, and nobody appeals: the money moves when nobody can any more.
 *
 * @param {number} id
 * @param {string} share
 */
async function decides (id, share) {
	const decided = await does(judge, 'appointment', 'resolve', id, '--doctor-share', share)
	assert.deepEqual([decided.status.type, decided.dispute.stage], ['disputed', 'decided'])
	assert.notEqual(decided.escrow, null)
	await comes(at(decided.deadline))
	await until('the escrow to be settled', DEADLINE, () => appointment(id), known => known.escrow === null)
	assert.equal((await appointment(id)).status.type, 'resolved')
}

describe('when the time has come,', () => {
	test('a dispute is decided by a hospital that has no part in it, once it heard both sides', async () => {
		const { doctor, ann, ben } = await practice()
		const [start] = await starts(doctor, '10m')
		const { appointment: id } = await book(ben, doctor, start)
		await refusedInBlock(ben, 'Appointments.TooEarly', 'appointment', 'dispute', id)
		await refusedInBlock(doctor, 'Appointments.TooEarly', 'appointment', 'complete', id)
		await does(ben, 'appointment', 'check-in', id)
		await refusedInBlock(doctor, 'Appointments.NotAuthorized', 'appointment', 'dispute', id)
		await does(doctor, 'appointment', 'complete', id)
		const disputed = await does(ben, 'appointment', 'dispute', id)
		assert.deepEqual([disputed.status.type, disputed.dispute.stage], ['disputed', 'waiting'])
		const take = ['appointment', 'take-case', id]
		await refusedInBlock(hospital, 'Appointments.ConflictOfInterest', ...take)
		await refusedInBlock(ben, 'Appointments.NotAuthorized', ...take)
		await does(judge, ...take)
		await refusedInBlock(judge, 'Appointments.EvidenceOpen', 'appointment', 'resolve', id,
			'--doctor-share', '100%')

		const letter = join(stage.work, `letter-${id}.txt`)
		await writeFile(letter, 'Nobody was there.\n')
		const { sealedTo } = await does(ben, 'appointment', 'evidence', id, '--file', letter)
		assert.deepEqual(sealedTo, [judge.address])
		const opened = `${letter}.opened`
		for (const reader of [doctor, judge]) {
			await reader.does('appointment', 'open-evidence', id, 1, '--out', opened, '--replace')
			assert.equal(await readFile(opened, 'utf8'), 'Nobody was there.\n')
		}
		await refused(ann, { code: EXIT.files, name: 'WrongKey' },
			'appointment', 'open-evidence', id, 1, '--out', `${opened}.ann`)
		for (const side of [ben, doctor]) {
			await does(side, 'appointment', 'close-evidence', id)
		}
		const gained = await gains([ben, doctor], () => decides(id, '12.5%'))
		assert.deepEqual(gained, [[PRICE * 7n / 8n, -PRICE], [PRICE / 8n, 0n]])
		await refusedInBlock(judge, 'Appointments.WrongStatus', 'appointment', 'resolve', id,
			'--doctor-share', '12.5%')
		await refusedInBlock(doctor, 'Appointments.WrongStatus', 'appointment', 'appeal', id)
	})

	test('a bill is at most the price, and what is given back comes out of it', async () => {
		const { doctor, ann, ben } = await practice()
		const [start] = await starts(doctor, '10m')
		const { appointment: id } = await book(ben, doctor, start)
		await does(ben, 'appointment', 'check-in', id)
		await refusedInBlock(doctor, 'Appointments.ExceedsPrice', 'appointment', 'complete', id, '--amount', 11)
		const giveBack = ['appointment', 'give-back', id, '--amount']
		const gained = await gains([ben, doctor], async () => {
			const done = await does(doctor, 'appointment', 'complete', id, '--amount', 8)
			assert.deepEqual([done.price, done.billed], [String(PRICE), String(8n * CARE)])
			assert.equal((await does(doctor, ...giveBack, 2)).billed, String(6n * CARE))
			const paid = await does(ben, 'appointment', 'confirm', id)
			assert.deepEqual(paid.paid, { to: doctor.address, amount: String(6n * CARE) })
			await refusedInBlock(ann, 'Appointments.NotAuthorized', ...giveBack, 1)
			await refusedInBlock(doctor, 'Appointments.ExceedsBill', ...giveBack, 7)
			assert.equal((await does(doctor, ...giveBack, 1)).paid.amount, String(5n * CARE))
		})
		assert.deepEqual(gained, [[5n * CARE, -PRICE], [5n * CARE, 0n]])
	})

	test('a series is booked and called off in one, and found by its time', async () => {
		const { doctor, ann } = await practice()
		const times = await starts(doctor, '3h')
		const gained = await gains([ann], async () => {
			const done = await does(ann, 'book', doctor.address, ...times.flatMap(time => ['--start', time]))
			assert.equal(done.appointments.length, 3)
			const found = await ann.does('appointments', '--from', times[1], '--status', 'booked')
			assert.deepEqual(found.appointments.map((/** @type {any} */ one) => one.start),
				[times[2], times[1]])
			const cancelled = await does(ann, 'appointment', 'cancel-series', done.appointment)
			assert.deepEqual(cancelled.appointments, done.appointments)
		})
		assert.deepEqual(gained, [[0n, 0n]])
		const { slots } = await ann.does('first-slots', 'cardiology', '--from', '3h', '--doctors', 1_000)
		assert.ok(slots.some((/** @type {any} */ slot) => slot.doctor === doctor.address))
	})

	test('a walk-in is offered at the desk and accepted by the patient', async () => {
		const { doctor, ann, ben } = await practice()
		const [start] = await starts(doctor, '6m')
		const accept = ['walk-in', 'accept', doctor.address, '--start', start, '--max-price']
		await refusedInBlock(ann, 'Appointments.NoOffer', ...accept, 10)
		await does(doctor, 'walk-in', 'offer', ann.address, '--start', start)
		await refusedInBlock(ben, 'Appointments.NoOffer', ...accept, 10)
		await refusedInBlock(ann, 'Appointments.PriceExceeded', ...accept, 9)
		const { appointment: id } = await does(ann, ...accept, 10)
		assert.equal((await appointment(id)).status.type, 'checkedIn')
		await does(doctor, 'appointment', 'cancel', id)
	})

	test('who did not come is reported, contests it, and what nobody contests is settled when due', async () => {
		const { doctor, ann, ben } = await practice()
		const [first, second] = await starts(doctor, '2m')
		const [hers, his] = [await book(ann, doctor, first), await book(ben, doctor, second)]
		const noShow = ['appointment', 'no-show', hers.appointment]
		await refusedInBlock(doctor, 'Appointments.TooEarly', ...noShow)
		await comes(at(first) + 10 * MINUTE)

		const reported = await does(doctor, ...noShow)
		assert.deepEqual(reported.status, { type: 'noShow', who: 'patient' })
		await refusedInBlock(doctor, 'Appointments.NotAuthorized', 'appointment', 'contest', hers.appointment)
		await refusedInBlock(ann, 'Appointments.NotAuthorized', 'appointment', 'withdraw-no-show', hers.appointment)
		const withdrawn = await does(doctor, 'appointment', 'withdraw-no-show', hers.appointment)
		assert.equal(withdrawn.status.type, 'booked')
		await does(doctor, ...noShow)
		const contested = await does(ann, 'appointment', 'contest', hers.appointment)
		assert.deepEqual(contested.status, { type: 'disputed', about: { type: 'noShow', who: 'patient' } })
		await hears(judge, [ann, doctor], hers.appointment)
		await refusedInBlock(judge, 'Appointments.ExceedsStake', 'appointment', 'resolve', hers.appointment,
			'--doctor-share', '50.1%')
		const judged = await gains([ann, doctor], () =>
			decides(hers.appointment, '25%'))
		assert.deepEqual(judged, [[PRICE * 3n / 4n, -PRICE], [PRICE / 4n, 0n]])

		await comes(at(second) + 10 * MINUTE)
		const other = await does(ben, 'appointment', 'no-show', his.appointment)
		assert.deepEqual(other.status, { type: 'noShow', who: 'doctor' })
		await refusedInBlock(auditor, 'Appointments.TooEarly', 'appointment', 'settle', his.appointment)
		// The chain settles by itself what is due: anybody may come before, in the same block.
		const settled = await gains([ben, doctor], async () => {
			clock.stop()
			const settling = does(auditor, 'appointment', 'settle', his.appointment)
			await until('the transaction to wait', DEADLINE,
				() => chain.ask('author_pendingExtrinsics'), waiting => waiting.length === 1)
			clock.go(at(other.deadline))
			const done = await settling
			assert.equal(event(done, 'AppointmentEnded').by, auditor.address)
			assert.deepEqual([done.status.type, done.escrow], ['noShow', null])
		})
		assert.deepEqual(settled, [[PRICE, -PRICE], [0n, 0n]])
		await refusedInBlock(auditor, 'Appointments.WrongStatus', 'appointment', 'settle', his.appointment)
	})

	test('a visit that nobody disputes is paid when the window is over, by itself', async () => {
		const { doctor, ann, ben } = await practice()
		const [start] = await starts(doctor, '10m')
		const { appointment: id } = await book(ben, doctor, start)
		// The doctor's word alone completes nothing before the time; the patient's does.
		await does(doctor, 'appointment', 'check-in', id)
		await refusedInBlock(doctor, 'Appointments.TooEarly', 'appointment', 'complete', id)
		await does(ben, 'appointment', 'check-in', id)
		const gained = await gains([ben, doctor], async () => {
			const { deadline, escrow } = await does(doctor, 'appointment', 'complete', id)
			assert.notEqual(escrow, null)
			await comes(at(deadline))
			await until('the escrow to be paid', DEADLINE, () => appointment(id), known => known.escrow === null)
		})
		assert.deepEqual(gained, [[0n, -PRICE], [PRICE, 0n]])
		await refusedInBlock(ben, 'Appointments.TooLate', 'appointment', 'dispute', id)
	})
})
