// @ts-check
// Participants with fresh keys, and what they bring: encryption keys, content, hours.

import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { mnemonicGenerate } from '@polkadot/util-crypto'
import { DAY } from './time.js'

/** @typedef {import('./chain.js').Chain} Chain */
/** @typedef {import('./chain.js').Pair} Pair */

/** One unit of the settlement unit, in plancks. */
export const CARE = 10n ** 12n
/** Cardiology: a SNOMED CT code of FHIR's c80-practice-codes. */
export const CARDIOLOGY = 394579002

const MAX_RAW = 1024 * 1024

/** A random 32-byte name, for a folder or a keyless account. */
export const randomName = () => `0x${randomBytes(32).toString('hex')}`

/** A fresh X25519 public key. The identity stays with whoever made it, as age keeps it. */
export function encryptionKey () {
	const { x } = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' })
	return `0x${Buffer.from(String(x), 'base64url').toString('hex')}`
}

/**
 * The reference of sealed bytes of at most 1 MiB: one raw block, whose digest is the file's.
 *
 * @param {Buffer} sealed
 */
export function contentRef (sealed) {
	if (sealed.length === 0 || sealed.length > MAX_RAW) {
		throw new Error('a larger file is several blocks, whose root the store gives')
	}
	const digest = `0x${createHash('sha256').update(sealed).digest('hex')}`
	return { codec: 'Raw', digest, size: sealed.length }
}

/** Something sealed. The chain cannot tell an age file from other bytes, and need not. */
export const sealed = () => contentRef(randomBytes(600))

/**
 * An account that nobody has used.
 *
 * @param {Chain} chain
 * @returns {Pair}
 */
export const stranger = chain => chain.keyring.addFromUri(mnemonicGenerate())

/**
 * Invites fresh accounts and registers them.
 *
 * @template {string} Name
 * @param {Chain} chain
 * @param {Pair} sponsor
 * @param {Record<Name, 'Patient' | 'Doctor' | 'Clinic'>} roles
 * @returns {Promise<Record<Name, Pair>>}
 */
export async function enrol (chain, sponsor, roles) {
	const { tx } = chain.api
	const names = /** @type {Name[]} */ (Object.keys(roles))
	const people = /** @type {Record<Name, Pair>} */ ({})
	for (const name of names) people[name] = stranger(chain)
	const expires = await chain.now() + DAY
	const invitations = names.map(name =>
		tx.participants.invite(people[name].address, roles[name], expires))
	await chain.accepted(tx.utility.batchAll(invitations), sponsor)
	await Promise.all(names.map(name =>
		chain.accepted(tx.participants.register(sponsor.address, encryptionKey(), null), people[name])))
	return people
}

/**
 * What a doctor applies with.
 *
 * @param {Pair} doctor
 * @param {bigint} feePerHour
 */
export function application (doctor, feePerHour) {
	return {
		licence: { jurisdiction: 'DE-BY', number: randomBytes(8).toString('hex').toUpperCase() },
		specialities: [CARDIOLOGY],
		languages: ['de', 'en'],
		feePerHour,
		payee: doctor.address,
		profile: null,
		credentials: sealed()
	}
}

/**
 * Hours round the clock, in slots of five minutes, from yesterday on for some days.
 *
 * @param {number} now
 * @param {number} [days]
 */
export function roundTheClock (now, days = 7) {
	const today = Math.floor(now / DAY)
	return [0, 1, 2, 3, 4, 5, 6].map(weekday => ({
		weekday,
		fromMinute: 0,
		toMinute: 1440,
		slotMinutes: 5,
		utcOffsetQuarters: 0,
		validFrom: today - 1,
		validUntil: today + days
	}))
}

/** Free of cost until an hour before; half of the price after that. */
export const POLICY = { notice: 3_600_000, lateShare: 500_000 }

/**
 * Makes a registered doctor bookable: licensed, with hours.
 *
 * @param {Chain} chain
 * @param {Pair} hospital
 * @param {Pair} doctor
 * @param {{ feePerHour?: bigint, validUntil?: number }} [options]
 */
export async function license (chain, hospital, doctor, options = {}) {
	const { tx } = chain.api
	const now = await chain.now()
	const claim = application(doctor, options.feePerHour ?? 0n)
	await chain.accepted(tx.doctorRegistry.apply(claim), doctor)
	await chain.accepted(tx.doctorRegistry.requestVerification(hospital.address), doctor)
	const validUntil = options.validUntil ?? now + 365 * DAY
	await chain.accepted(
		tx.doctorRegistry.verify(doctor.address, claim.licence, claim.specialities, validUntil),
		hospital
	)
	await chain.accepted(tx.appointments.publishHours(roundTheClock(now), POLICY), doctor)
}

/**
 * Gives accounts money, as a hospital does against ordinary payment.
 *
 * @param {Chain} chain
 * @param {Pair} hospital
 * @param {bigint} amount
 * @param {string[]} addresses
 */
export async function fund (chain, hospital, amount, ...addresses) {
	const { tx } = chain.api
	const transfers = addresses.map(address => tx.balances.transferKeepAlive(address, amount))
	await chain.accepted(tx.utility.batchAll(transfers), hospital)
}

/**
 * A new folder of a patient, without a custodian.
 *
 * @param {Chain} chain
 * @param {Pair} patient
 */
export async function openFolder (chain, patient) {
	const folder = randomName()
	await chain.accepted(
		chain.api.tx.recordAccess.createFolder(
			folder, encryptionKey(), 30 * DAY, sealed(), 'Never', null
		),
		patient
	)
	return folder
}
