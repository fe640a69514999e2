// @ts-check
// The register of doctors, from application to withdrawal, and the hours that can be booked.

import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import { does, EXIT, no, refused, refusedInBlock } from './support/commands.js'
import {
	applies, CARDIOLOGY, CARE, credentials, DERMATOLOGY, enrol, licenceNumber, license, ROUND_THE_CLOCK
} from './support/people.js'
import { Stage } from './support/stage.js'

/** @typedef {import('../../scripts/story/people.js').Person} Person */

const DAY = 24 * 3_600_000
const GENERAL_MEDICINE = '394802001'

/** @type {Stage} */
let stage
/** @type {import('../../scripts/story/chain.js').Chain} */
let chain
/** @type {Person} */
let hospital
/** @type {Person} */
let otherHospital

before(async () => {
	stage = await Stage.open()
	chain = stage.chain
	hospital = await stage.known('//Bob')
	otherHospital = await stage.known('//Charlie')
})

after(() => stage?.close())

/**
 * An application that would be taken, but for what is given.
 *
 * @param {Person} doctor
 * @param {Record<string, string | null | undefined>} changes `null` leaves an option out
 */
function application (doctor, changes) {
	const options = {
		jurisdiction: 'DE', licence: licenceNumber(), speciality: 'Cardiology', fee: '120',
		credentials: credentials(doctor), ...changes
	}
	return ['doctor', 'apply', ...Object.entries(options).flatMap(([name, value]) =>
		value == null ? [] : [`--${name}=${value}`])]
}

/** The hospitals that verified. @param {Person} doctor */
const verifiers = async doctor =>
	(await entry(doctor)).verifications.map((/** @type {any} */ one) => one.hospital)

/** @param {Person} doctor */
const entry = doctor => chain.ask('care_doctor', doctor.address)

/**
 * Whether a search finds a doctor.
 *
 * @param {Person} doctor
 * @param {string} speciality
 * @param {string[]} more
 */
async function isFound (doctor, speciality, ...more) {
	const { doctors } = await doctor.does('doctors', '--speciality', speciality, ...more)
	return doctors.some((/** @type {any} */ one) => one.account === doctor.address)
}

describe('doctors', { concurrency: true }, () => {
	describe('an application', () => {
		test('is taken back, and made anew', async () => {
			const adam = stage.person('Adam')
			await enrol(hospital, 'doctor', adam)
			await refused(adam, no(), 'doctor', 'show')
			const number = licenceNumber()
			await applies(adam, number, '--fee', 120)
			const shown = await adam.does('doctor', 'show')
			assert.deepEqual([shown.licenceNumber, shown.status, shown.licensed, shown.specialityNames],
				[number.toUpperCase(), 'applied', false, ['Cardiology']])
			assert.equal(await isFound(adam, CARDIOLOGY, '--all'), false, 'nobody has looked at it')

			await does(adam, 'doctor', 'withdraw')
			assert.equal(await entry(adam), null)
			await refusedInBlock(adam, 'DoctorRegistry.NotFound', 'doctor', 'withdraw')
			await refused(hospital, no(), 'doctor', 'verify', adam.address)
			await applies(adam, licenceNumber(), '--fee', '99.5')
			assert.equal((await entry(adam)).feePerHour, String(CARE * 995n / 10n))
		})

		test('is verified for the licence that was seen, however it is spelt, and no other', async () => {
			const bella = stage.person('Bella')
			await enrol(hospital, 'doctor', bella)
			const number = licenceNumber()
			await applies(bella, number, '--fee', 120)
			await refusedInBlock(hospital, 'DoctorRegistry.NotRequested', 'doctor', 'verify', bella.address)
			await does(bella, 'doctor', 'request', hospital.address)
			for (const other of [`DE/${number}0`, `FR/${number}`, number, 'DE/']) {
				await refused(hospital, no(/nothing is verified/),
					'doctor', 'verify', bella.address, '--licence', other)
			}
			assert.equal((await entry(bella)).status, 'applied')
			const done = await does(hospital, 'doctor', 'verify', bella.address,
				'--licence', `de/${number.toLowerCase()}`)
			assert.equal(done.licence, `DE/${number.toUpperCase()}`)
			assert.deepEqual([(await entry(bella)).status, await verifiers(bella)],
				['verified', [hospital.address]])

			const copycat = stage.person('Copycat')
			await enrol(hospital, 'doctor', copycat)
			await does(copycat, ...application(copycat, { licence: number.replace('-', ' ') }))
			await does(copycat, 'doctor', 'request', hospital.address)
			await refusedInBlock(hospital, 'DoctorRegistry.LicenceTaken', 'doctor', 'verify', copycat.address)
			assert.equal((await entry(copycat)).status, 'applied')
		})

		test('that makes no sense is refused', async () => {
			const carl = stage.person('Carl')
			await enrol(hospital, 'doctor', carl)
			for (const bad of [
				{ fee: null },
				{ fee: '-1' },
				{ fee: 'a lot' },
				{ speciality: 'Astrology' },
				{ language: 'German' },
				{ payee: 'somebody' }
			]) {
				const { code } = await carl.care(...application(carl, bad))
				assert.equal(code, EXIT.usage, JSON.stringify(bad))
			}
			for (const [name, bad] of Object.entries({
				NoSpeciality: { speciality: null },
				InvalidJurisdiction: { jurisdiction: 'D1' },
				InvalidLicenceNumber: { licence: '--' }
			})) {
				await refused(carl, { code: EXIT.refused, name }, ...application(carl, bad))
			}
			assert.equal(await entry(carl), null)
		})

		test('that is longer than the register takes is refused', async () => {
			const cleo = stage.person('Cleo')
			await enrol(hospital, 'doctor', cleo)
			for (const bad of [{ jurisdiction: 'Bavaria' }, { licence: '7'.repeat(100) }]) {
				const { code, json } = await cleo.care(...application(cleo, bad))
				assert.notEqual(code, 0)
				assert.doesNotMatch(json.error.message, /wasm/)
			}
		})
	})

	describe('a practice', () => {
		test('is the doctor\'s to change, but for what a hospital has to see', async () => {
			const dora = stage.person('Dora')
			await license(hospital, dora)
			const profile = dora.file('profile.txt')
			await writeFile(profile, 'Practice at the river\n')
			await does(dora, 'doctor', 'update', '--fee', '80.25', '--language', 'en', '--language', 'fr',
				'--payee', hospital.address, '--profile', profile)
			const changed = await entry(dora)
			assert.deepEqual([changed.feePerHour, changed.languages, changed.payee, changed.specialities],
				[String(CARE * 8025n / 100n), ['en', 'fr'], hospital.address, [CARDIOLOGY]])
			assert.equal(changed.profile.size, 22)
			await refusedInBlock(otherHospital, 'Appointments.NotPayee', 'doctor', 'accept-payments', dora.address)
			await does(hospital, 'doctor', 'accept-payments', dora.address)
			await refusedInBlock(hospital, 'Appointments.AlreadyAccepted', 'doctor', 'accept-payments', dora.address)
			await does(hospital, 'doctor', 'decline-payments', dora.address)
			await refusedInBlock(hospital, 'Appointments.NotFound', 'doctor', 'decline-payments', dora.address)
			assert.equal(await isFound(dora, 'Cardiology', '--language', 'fr'), true)
			assert.equal(await isFound(dora, 'Cardiology', '--language', 'de'), false)

			const both = ['--speciality', CARDIOLOGY, '--speciality', DERMATOLOGY]
			await refusedInBlock(dora, 'DoctorRegistry.SpecialityNotVerified', 'doctor', 'update', ...both)
			const verify = ['doctor', 'verify-specialities', dora.address, '--speciality', DERMATOLOGY]
			await refusedInBlock(otherHospital, 'DoctorRegistry.NotAuthorized', ...verify)
			await does(hospital, ...verify)
			assert.deepEqual(new Set((await entry(dora)).specialities), new Set([CARDIOLOGY, DERMATOLOGY]))
			assert.equal(await isFound(dora, DERMATOLOGY), true)
			await does(dora, 'doctor', 'update', '--speciality', DERMATOLOGY)
			assert.deepEqual((await entry(dora)).specialities, [DERMATOLOGY])
			assert.deepEqual([await isFound(dora, CARDIOLOGY), await isFound(dora, DERMATOLOGY)], [false, true])
			assert.equal((await entry(dora)).feePerHour, changed.feePerHour, 'what was not named stays')
		})
	})

	describe('a licence', () => {
		test('is verified by several hospitals, renewed, and ends with the last verification', async () => {
			const emil = stage.person('Emil')
			await license(hospital, emil)
			const renew = ['doctor', 'renew', emil.address, '--until', '26w']
			await refusedInBlock(otherHospital, 'DoctorRegistry.NotAuthorized', ...renew)
			const renewed = await does(hospital, ...renew)
			const { validUntil } = await entry(emil)
			assert.equal(validUntil, renewed.validUntil)
			const days = (Date.parse(validUntil) - await stage.time()) / DAY
			assert.ok(days > 181 && days < 183, `${days} days`)

			await refusedInBlock(hospital, 'DoctorRegistry.AlreadyVerified', 'doctor', 'verify', emil.address)
			await does(emil, 'doctor', 'request', otherHospital.address)
			await does(otherHospital, 'doctor', 'verify', emil.address)
			assert.equal((await verifiers(emil)).length, 2)
			const because = ['--reason', 'own-request']
			await does(hospital, 'doctor', 'withdraw-verification', emil.address, ...because)
			assert.deepEqual([await verifiers(emil), (await entry(emil)).licensed],
				[[otherHospital.address], true])
			await does(emil, 'doctor', 'dismiss', otherHospital.address)
			assert.equal((await entry(emil)).licensed, false)
			assert.equal(await isFound(emil, CARDIOLOGY), false)
			await refused(emil, no(/licence/), 'slots', emil.address)
		})

		test('is suspended by one hospital, which ends nobody else\'s word', async () => {
			const [fred, ann] = [stage.person('Fred'), stage.person('Ann')]
			await Promise.all([license(hospital, fred), enrol(hospital, 'patient', ann)])
			await does(fred, 'doctor', 'hours', ...ROUND_THE_CLOCK)
			const { slots } = await ann.does('slots', fred.address, '--from', '1h', '--limit', 1)
			const because = ['--reason', 'investigation']
			const suspend = ['doctor', 'suspend-verification', fred.address, ...because]
			await refusedInBlock(otherHospital, 'DoctorRegistry.NotAuthorized', ...suspend)
			await does(hospital, ...suspend)
			const own = await entry(fred)
			assert.deepEqual([own.status, own.licensed, own.verifications[0].suspended],
				['verified', false, 'investigation'])
			assert.equal(await isFound(fred, CARDIOLOGY), false)
			assert.equal(await isFound(fred, CARDIOLOGY, '--all'), true)
			await refusedInBlock(ann, 'DoctorRegistry.VerificationSuspended',
				'book', fred.address, '--start', slots[0].start)
			await refusedInBlock(fred, 'DoctorRegistry.VerificationSuspended',
				'doctor', 'hours', ...ROUND_THE_CLOCK)
			await does(fred, 'doctor', 'request', otherHospital.address)
			await does(otherHospital, 'doctor', 'verify', fred.address)
			assert.equal((await entry(fred)).licensed, true)
			assert.equal(await isFound(fred, CARDIOLOGY), true)
			await does(hospital, 'doctor', 'reinstate-verification', fred.address)
			await refusedInBlock(hospital, 'DoctorRegistry.NotSuspended',
				'doctor', 'reinstate-verification', fred.address)
		})

		test('is suspended everywhere for 72 hours, and not again', async () => {
			const [frida, ann] = [stage.person('Frida'), stage.person('Anna')]
			await Promise.all([license(hospital, frida), enrol(hospital, 'patient', ann)])
			await does(frida, 'doctor', 'request', otherHospital.address)
			const suspend = ['doctor', 'suspend-everywhere', frida.address, '--reason', 'patient-safety']
			await refusedInBlock(otherHospital, 'DoctorRegistry.NotAuthorized', ...suspend)
			await does(otherHospital, 'doctor', 'verify', frida.address)
			await does(hospital, ...suspend)
			const { status, licensed, suspension } = await entry(frida)
			assert.deepEqual([status, licensed, suspension.reason, suspension.hospital],
				['suspended', false, 'patientSafety', hospital.address])
			assert.equal(Date.parse(suspension.until) - Date.parse(suspension.since), 3 * DAY)
			await refused(ann, no(), 'slots', frida.address)

			const lift = ['doctor', 'lift-suspension', frida.address]
			await refusedInBlock(otherHospital, 'DoctorRegistry.NotAuthorized', ...lift)
			await does(hospital, ...lift)
			assert.equal((await entry(frida)).licensed, true)
			await refusedInBlock(hospital, 'DoctorRegistry.TooSoon', ...suspend)
		})
	})

	describe('hours', () => {
		/** @param {Person} person @param {Person} doctor @param {number} day */
		async function slotsOf (person, doctor, day) {
			const from = new Date(day * DAY).toISOString()
			const until = new Date((day + 1) * DAY).toISOString()
			const { slots } = await person.does('slots', doctor.address, '--from', from, '--until', until,
				'--limit', 1000)
			return slots
		}

		test('show as slots, but on closed days, until they are taken back', async () => {
			const [gina, otto] = [stage.person('Gina'), stage.person('Otto')]
			await Promise.all([license(hospital, gina), enrol(hospital, 'patient', otto)])
			await does(gina, 'doctor', 'update', '--fee', '0')
			await does(gina, 'doctor', 'hours', '--zone', 'UTC', '--weekday', 'mon-sun', '--from', '09:00',
				'--to', '12:00', '--also', 'mon-sun 14:00-15:00', '--slot', '30m')
			const day = Math.floor(await stage.time() / DAY) + 2
			const date = new Date(day * DAY).toISOString().slice(0, 10)
			const open = await slotsOf(otto, gina, day)
			assert.deepEqual(open.map((/** @type {any} */ slot) => slot.start.slice(11, 16)),
				['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '14:00', '14:30'])

			await does(gina, 'doctor', 'close-day', date)
			assert.deepEqual(await slotsOf(otto, gina, day), [])
			assert.equal((await slotsOf(otto, gina, day + 1)).length, 8)
			const book = ['book', gina.address, '--start', open[0].start]
			await refusedInBlock(otto, 'Appointments.DayClosed', ...book)
			await refusedInBlock(gina, 'Appointments.AlreadyClosed', 'doctor', 'close-day', date)
			await does(gina, 'doctor', 'reopen-day', date)
			assert.deepEqual(await slotsOf(otto, gina, day), open)

			const { appointment } = await does(otto, ...book)
			assert.equal((await slotsOf(otto, gina, day)).length, 7)
			await does(gina, 'doctor', 'no-hours')
			assert.deepEqual(await slotsOf(otto, gina, day), [])
			await refusedInBlock(otto, 'Appointments.OffHours',
				'book', gina.address, '--start', open[1].start)
			assert.equal((await chain.ask('care_appointment', appointment)).status.type, 'booked',
				'what was booked stands')
		})

		test('that make no sense are refused', async () => {
			const hugo = stage.person('Hugo')
			await license(hospital, hugo)
			const nonce = await stage.nonce(hugo.address)
			const utc = ['--zone', 'UTC']
			for (const bad of [
				utc,
				['--zone', 'Europe/Atlantis', '--also', 'mon 09:00-12:00'],
				[...utc, '--also', 'mon 12:00-09:00'],
				[...utc, '--also', 'mon 09:00-12:00', '--slot', '7m'],
				[...utc, '--also', 'mon 09:00-12:00', '--slot', '0m'],
				[...utc, '--weekday', 'mon', '--from', '12:00', '--to', '09:00'],
				[...utc, '--weekday', 'mon', '--from', '09:01', '--to', '12:00'],
				[...utc, '--also', 'mon 09:00-12:00', '--late-share', '101%']
			]) {
				assert.equal((await hugo.care('doctor', 'hours', ...bad)).code, EXIT.usage, bad.join(' '))
			}
			for (const day of ['2026-02-30', 'tomorrow']) {
				assert.equal((await hugo.care('doctor', 'close-day', day)).code, EXIT.usage, day)
			}
			assert.equal(await stage.nonce(hugo.address), nonce, 'nothing was sent')
			await refusedInBlock(hugo, 'Appointments.HoursOverlap', 'doctor', 'hours', ...utc,
				'--also', 'mon 09:00-12:00', '--also', 'mon 11:30-13:00')
			await refusedInBlock(hugo, 'Appointments.NotFound', 'doctor', 'reopen-day', '2030-01-01')
		})
	})

	test('specialities are found by name, and those who treat in them', async () => {
		const iris = stage.person('Iris')
		await enrol(hospital, 'doctor', iris)
		await does(iris, ...application(iris, { speciality: 'general medicine', jurisdiction: 'DE-BY' }))
		await does(iris, 'doctor', 'request', hospital.address)
		await does(hospital, 'doctor', 'verify', iris.address)
		assert.deepEqual((await entry(iris)).specialities, [GENERAL_MEDICINE])
		assert.equal(await isFound(iris, 'General medicine'), true)
		assert.equal(await isFound(iris, CARDIOLOGY), false)
	})
})
