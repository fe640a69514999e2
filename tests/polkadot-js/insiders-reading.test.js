// @ts-check
// What insiders try to read: a hospital with invented doctors, a doctor, a delegate, a guardian, each alone.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Chain, event } from './support/chain.js'
import { startNode } from './support/node.js'
import { application, encryptionKey, enrol, randomName, sealed } from './support/people.js'
import { DAY } from './support/time.js'

/** @typedef {import('./support/chain.js').Pair} Pair */

/** @type {Awaited<ReturnType<typeof startNode>>} */
let node
/** @type {Chain} */
let chain
/** @type {import('@polkadot/api').ApiPromise['tx']} */
let tx
/** Vouches for all. @type {Pair} */
let alice
/** Keeps the keys of emergencies. @type {Pair} */
let bob
/** @type {Pair} */
let charlie
/** @type {Record<'invented' | 'doctor' | 'ann' | 'mother', Pair>} */
let people
/** @type {Record<string, ReturnType<typeof application>>} */
const claims = {}

/** A hospital verifies a doctor that applied. @param {Pair} hospital @param {Pair} doctor */
async function verified (hospital, doctor) {
	const { licence, specialities } = claims[doctor.address]
	await chain.accepted(tx.doctorRegistry.requestVerification(hospital.address), doctor)
	const until = await chain.now() + 365 * DAY
	await chain.accepted(tx.doctorRegistry.verify(doctor.address, licence, specialities, until), hospital)
}

/** A folder of Ann's. @param {Pair} [custodian] */
async function folderOf (custodian) {
	const folder = randomName()
	const policy = custodian ? { Custodian: custodian.address } : 'Never'
	await chain.accepted(
		tx.recordAccess.createFolder(folder, encryptionKey(), 30 * DAY, sealed(), policy, custodian ? sealed() : null),
		people.ann
	)
	return folder
}

/** @param {string} folder */
const rotationDue = async folder => (await chain.care.folder(folder)).unwrap().rotationDue.isTrue

/** @param {string} folder @param {number} epoch */
const record = (folder, epoch) =>
	tx.recordAccess.addRecord(folder, epoch, 'Folder', sealed(), sealed(), null)

/** @param {string} folder @param {string[]} purposes @param {Pair} grantee @param {unknown} [scope] */
const grant = async (folder, purposes, grantee, scope = 'Folder') => tx.recordAccess.grantAccess(
	folder, scope, grantee.address, 'Read', purposes, await chain.now() + DAY, sealed(), 1, 0, null)

/** Waits until the chain's clock is so many milliseconds further. @param {number} time */
async function pass (time) {
	const until = await chain.now() + time
	while (await chain.now() < until) await new Promise(resolve => setTimeout(resolve, 500))
}

before(async () => {
	node = await startNode()
	chain = await Chain.connect(node.endpoint)
	tx = chain.api.tx;
	[alice, bob, charlie] = ['//Alice', '//Bob', '//Charlie'].map(uri => chain.keyring.addFromUri(uri))
	people = await enrol(chain, alice,
		{ invented: 'Doctor', doctor: 'Doctor', ann: 'Patient', mother: 'Patient' })
	for (const doctor of [people.invented, people.doctor]) {
		claims[doctor.address] = application(doctor, 0n)
		await chain.accepted(tx.doctorRegistry.apply(claims[doctor.address]), doctor)
		await verified(alice, doctor)
	}
})

after(async () => {
	await chain?.api.disconnect()
	await node?.stop()
})

test('a hospital with an invented doctor breaks no glass elsewhere', async () => {
	const { invented, doctor } = people
	const elsewhere = await folderOf(bob)
	await pass((await chain.care.policy()).voucherAge.toNumber())
	await chain.refused(tx.recordAccess.breakGlass(elsewhere), invented, 'recordAccess.NotVouched')
	// In its own custody its word is enough.
	const own = await folderOf(alice)
	const opened = await chain.accepted(tx.recordAccess.breakGlass(own), invented)
	assert.equal(event(opened, 'recordAccess', 'GlassBroken').vouchers.length, 0)
	// With a second hospital that has nothing to do with the first.
	await verified(charlie, doctor)
	const broken = await chain.accepted(tx.recordAccess.breakGlass(elsewhere), doctor)
	const { emergency, vouchers } = event(broken, 'recordAccess', 'GlassBroken')
	assert.deepEqual(vouchers.map(String).sort(), [alice.address, charlie.address].sort())
	const standing = await chain.care.emergencyStanding(charlie.address)
	assert.deepEqual([standing.vouched.toNumber(), standing.vouchedLimit.toNumber()], [1, 16])
	// Withdrawn before the answer: no keys go out on one word.
	await chain.accepted(tx.doctorRegistry.withdrawVerification(doctor.address, 'OwnRequest'), charlie)
	await chain.refused(tx.recordAccess.answerEmergency(emergency, sealed(), 1, 0), bob,
		'recordAccess.NotVouched')
	await chain.accepted(tx.recordAccess.closeEmergency(emergency), people.ann)
	await chain.accepted(tx.recordAccess.justifyEmergency(emergency, sealed()), doctor)
	assert.equal((await chain.care.emergencyStanding(charlie.address)).vouched.toNumber(), 0)
})

test('keys of a reader in other hands close the epoch', async () => {
	const { doctor, ann } = people
	const folder = await folderOf()
	await chain.accepted(await grant(folder, ['Treatment'], doctor), ann)
	await chain.accepted(record(folder, 0), ann)
	await chain.accepted(tx.participants.reportKeyCompromised(), doctor)
	assert.equal(await rotationDue(folder), true)
	await chain.refused(record(folder, 0), ann, 'recordAccess.RotationDue')
	await chain.accepted(tx.recordAccess.rotateFolder(folder, encryptionKey(), sealed(), null), ann)
	assert.equal(await rotationDue(folder), false)
	await chain.accepted(record(folder, 1), ann)
})

test('a guardian who was dismissed has the keys still', async () => {
	const { ann, mother } = people
	const folder = await folderOf()
	const until = await chain.now() + DAY
	await chain.accepted(tx.participants.appointDelegate(mother.address, 'Guardian', 'Guardian', until, 0), ann)
	await chain.accepted(tx.participants.actFor(ann.address, tx.participants.updateProfile(sealed())), mother)
	await chain.accepted(tx.participants.dismissDelegate(mother.address), ann)
	assert.equal(await rotationDue(folder), true)
	await chain.refused(record(folder, 0), ann, 'recordAccess.RotationDue')
	await chain.accepted(tx.recordAccess.rotateFolder(folder, encryptionKey(), sealed(), null), ann)
	await chain.accepted(record(folder, 1), ann)
})

test('one grant is for a set of purposes, and for no other', async () => {
	const { doctor, ann } = people
	const folder = await folderOf()
	const added = await chain.accepted(record(folder, 0), ann)
	const { record: id } = event(added, 'recordAccess', 'RecordAdded')
	await chain.accepted(await grant(folder, ['HealthcarePayment', 'Treatment'], doctor), ann)
	for (const purpose of ['Treatment', 'HealthcarePayment']) {
		assert.equal((await chain.care.canAccess(doctor.address, id, purpose, null)).isGranted, true)
	}
	const other = await chain.care.canAccess(doctor.address, id, 'HealthcareResearch', null)
	assert.equal(other.asDenied.reason.type, 'OtherPurpose')
	const { items } = await chain.care.grants({ Folder: folder }, null, 10)
	assert.deepEqual([items[0].purposes.length, String(items[0].by), items[0].endedBy.isNone],
		[2, ann.address, true])
})

test('nobody reads in a name that is not lent', async () => {
	const { doctor, mother, ann } = people
	const folder = await folderOf()
	const added = await chain.accepted(record(folder, 0), ann)
	const { record: id } = event(added, 'recordAccess', 'RecordAdded')
	await chain.accepted(await grant(folder, ['HealthcarePayment'], doctor), ann)
	const purpose = 'HealthcarePayment'
	const may = async () => chain.care.canAccess(doctor.address, id, purpose, mother.address)
	assert.equal((await may()).asDenied.reason.type, 'NotDelegate')
	const read = tx.participants.actFor(doctor.address, tx.recordAccess.declareRead(id, purpose))
	await chain.refused(read, mother, 'participants.NotDelegate')
	const until = await chain.now() + DAY
	await chain.accepted(tx.participants.appointDelegate(mother.address, 'Family', 'Access', until, 0), doctor)
	assert.equal((await may()).isGranted, true)
	const declared = event(await chain.accepted(read, mother), 'recordAccess', 'ReadDeclared')
	assert.deepEqual([String(declared.reader), String(declared.by)], [doctor.address, mother.address])
})
