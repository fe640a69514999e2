// @ts-check
// What a thief with a stolen key tries while the account is frozen, and what a sponsor that freezes
// somebody does not get.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Chain, event } from './support/chain.js'
import { startNode } from './support/node.js'
import { CARE, encryptionKey, enrol, fund, license, openFolder, randomName, sealed } from './support/people.js'
import { DAY, HOUR, MINUTE, SLOT_GRAIN } from './support/time.js'

/** @typedef {import('./support/chain.js').Pair} Pair */

const PRICE = 5n * CARE
/** The longest freeze by a sponsor on a development chain. */
const FREEZE = 5 * MINUTE

/** @type {Awaited<ReturnType<typeof startNode>>} */
let node
/** @type {Chain} */
let chain
/** @type {import('@polkadot/api').ApiPromise['tx']} */
let tx
/** @type {Pair} */
let hospital
/** @type {Record<'doctor' | 'accomplice' | 'ann', Pair>} */
let people

/** Somebody with money whose key is stolen, and that the hospital froze. */
async function frozen () {
	const { victim } = await enrol(chain, hospital, { victim: 'Patient' })
	await fund(chain, hospital, 100n * CARE, victim.address)
	return victim
}

const freeze = async (/** @type {Pair} */ who, /** @type {number} */ length) =>
	tx.participants.suspendParticipant(who.address, 'KeyCompromised', await chain.now() + length)

before(async () => {
	node = await startNode()
	chain = await Chain.connect(node.endpoint)
	tx = chain.api.tx
	hospital = chain.keyring.addFromUri('//Alice')
	people = await enrol(chain, hospital, { doctor: 'Doctor', accomplice: 'Patient', ann: 'Patient' })
	await license(chain, hospital, people.doctor, { feePerHour: 12n * PRICE })
})

after(async () => {
	await chain?.api.disconnect()
	await node?.stop()
})

test('a thief makes no keys, destroys nothing, and does not leave', async () => {
	const victim = await frozen()
	const folder = await openFolder(chain, victim)
	const added = await chain.accepted(
		tx.recordAccess.addRecord(folder, 0, 'Folder', sealed(), sealed(), null), victim)
	const { record } = event(added, 'recordAccess', 'RecordAdded')
	await chain.accepted(await freeze(victim, FREEZE), hospital)
	assert.equal((await chain.care.participant(victim.address)).unwrap().frozen.isTrue, true)
	for (const call of [
		tx.participants.rotateEncryptionKey(encryptionKey()),
		tx.participants.setBackup(sealed()),
		tx.participants.dismissDelegate(people.ann.address),
		tx.participants.deregister(),
		tx.recordAccess.rotateFolder(folder, encryptionKey(), sealed(), null),
		tx.recordAccess.eraseRecord(record),
		tx.recordAccess.closeFolder(folder)
	]) {
		await chain.refused(call, victim, 'participants.Frozen')
		await chain.refused(tx.utility.batchAll([call]), victim, 'participants.Frozen')
	}
	// What takes rights from others works.
	await chain.accepted(tx.recordAccess.excludeDoctor(people.doctor.address), victim)
	await chain.accepted(tx.participants.reinstateParticipant(victim.address), hospital)
	await chain.accepted(tx.recordAccess.eraseRecord(record), victim)
})

test('money does not move, however the call is wrapped', async () => {
	const victim = await frozen()
	const { accomplice } = people
	await chain.accepted(await freeze(victim, FREEZE), hospital)
	const before = await chain.balance(victim.address)
	const pay = tx.balances.transferKeepAlive(accomplice.address, CARE)
	await chain.unpayable(pay, victim)
	await chain.unpayable(tx.utility.batchAll([pay]), victim)
	await chain.unpayable(tx.utility.batchAll([tx.utility.forceBatch([pay])]), victim)
	await chain.unpayable(tx.balances.transferAll(accomplice.address, false), victim)
	await chain.unpayable(tx.balances.burn(CARE, false), victim)
	await chain.unpayable(tx.multisig.asMultiThreshold1([accomplice.address], pay), victim)
	// Neither as a tip.
	const resign = tx.participants.resignDelegation(accomplice.address)
	const tipped = await resign.signAsync(victim, { nonce: -1, tip: CARE })
	await assert.rejects(chain.submit(tipped.toHex()), /1010/)
	assert.deepEqual(await chain.balance(victim.address), before)
	await chain.refused(tx.participants.thawMoney(victim.address), accomplice, 'participants.Frozen')
	await chain.accepted(tx.participants.reinstateParticipant(victim.address), hospital)
	await chain.accepted(pay, victim)
})

test('cancelling late with a stolen key pays nobody at once, and can be contested', async () => {
	const victim = await frozen()
	const start = Math.ceil((await chain.now() + HOUR / 2) / SLOT_GRAIN) * SLOT_GRAIN
	const booked = await chain.accepted(
		tx.appointments.book(people.doctor.address, start, PRICE, null, null, null), victim)
	const { appointment } = event(booked, 'appointments', 'AppointmentBooked')
	await chain.accepted(await freeze(victim, FREEZE), hospital)
	const cancelled = await chain.accepted(tx.appointments.cancel(appointment), victim)
	event(cancelled, 'appointments', 'LateShareHeld')
	assert.equal((await chain.balance(victim.address)).held, PRICE)
	await chain.accepted(tx.appointments.contestNoShow(appointment), victim)
	assert.equal((await chain.balance(victim.address)).held, PRICE)
})

test('nothing new is sealed to a frozen account', async () => {
	const victim = await frozen()
	const folder = await openFolder(chain, people.ann)
	await chain.accepted(await freeze(victim, FREEZE), hospital)
	const { keyVersion } = (await chain.care.participant(victim.address)).unwrap()
	const grant = tx.recordAccess.grantAccess(folder, 'Folder', victim.address, 'Read',
		['FamilyRequested'], await chain.now() + DAY, sealed(), keyVersion, 0, null)
	await chain.refused(grant, people.ann, 'recordAccess.Suspended')
	const appoint = tx.participants.appointDelegate(
		victim.address, 'Family', 'Access', await chain.now() + DAY, 0)
	await chain.refused(appoint, people.ann, 'participants.DelegateSuspended')
})

test('a frozen delegate only resigns', async () => {
	const victim = await frozen()
	const { ann } = people
	const appoint = tx.participants.appointDelegate(
		victim.address, 'Family', 'Guardian', await chain.now() + DAY, 0)
	await chain.accepted(appoint, ann)
	await chain.accepted(await freeze(victim, FREEZE), hospital)
	const exclude = tx.recordAccess.excludeDoctor(people.doctor.address)
	await chain.refused(tx.participants.actFor(ann.address, exclude), victim, 'participants.Frozen')
	await chain.accepted(tx.participants.resignDelegation(ann.address), victim)
})

test('a sponsor freezes nobody for long, nor a clinic, nor again at once', async () => {
	const { victim, clinic } = await enrol(chain, hospital, { victim: 'Patient', clinic: 'Clinic' })
	for (const who of [victim, clinic]) {
		await chain.refused(
			tx.participants.suspendParticipant(who.address, 'KeyCompromised', null), hospital,
			'participants.EndTooFar')
		await chain.refused(await freeze(who, FREEZE + MINUTE), hospital, 'participants.EndTooFar')
		await chain.accepted(await freeze(who, MINUTE), hospital)
		await chain.accepted(tx.participants.reinstateParticipant(who.address), hospital)
	}
	const opened = await chain.accepted(tx.participants.openKeylessAccount(randomName(), encryptionKey(),
		null, people.ann.address, 'Guardian', 'Guardian', await chain.now() + DAY), hospital)
	const { account } = event(opened, 'participants', 'KeylessAccountOpened')
	const child = tx.participants.suspendParticipant(
		account, 'KeyCompromised', await chain.now() + MINUTE)
	await chain.refused(child, hospital, 'participants.Keyless')
})
