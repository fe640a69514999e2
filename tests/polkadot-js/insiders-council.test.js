// @ts-check
// What a hospital, or somebody without a seat, tries with the council and with the weight of
// transactions, and does not get.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Chain, event } from './support/chain.js'
import { startNode } from './support/node.js'
import { CARE, encryptionKey, enrol, fund, openFolder, randomName, sealed } from './support/people.js'
import { createFolder, rotateFolder } from './support/statements.js'
import { DAY } from './support/time.js'

/** @typedef {import('./support/chain.js').Pair} Pair */

/** What an honest motion weighs at most, and what half a block does, in picoseconds. */
const HALF_A_BLOCK = { refTime: 333_000_000_000, proofSize: 0 }

/** @type {Awaited<ReturnType<typeof startNode>>} */
let node
/** @type {Chain} */
let chain
/** @type {import('@polkadot/api').ApiPromise['tx']} */
let tx
/** @type {Pair[]} */
let hospitals
/** @type {Record<'ann' | 'ben' | 'rich', Pair>} */
let people

before(async () => {
	node = await startNode()
	chain = await Chain.connect(node.endpoint)
	tx = chain.api.tx
	hospitals = ['//Alice', '//Bob', '//Charlie'].map(uri => chain.keyring.addFromUri(uri))
	people = await enrol(chain, hospitals[1], { ann: 'Patient', ben: 'Patient', rich: 'Patient' })
	await fund(chain, hospitals[1], 20n * CARE, people.rich.address)
})

after(async () => {
	await chain?.api.disconnect()
	await node?.stop()
})

/** A call that the council can decide, and that changes nothing. */
const motion = () => tx.whitelist.whitelistCall(randomName())

const lengthOf = (/** @type {import('./support/chain.js').Call} */ call) => call.method.encodedLength

const propose = (/** @type {import('./support/chain.js').Call} */ call, /** @type {number} */ threshold) =>
	tx.council.propose(threshold, call, lengthOf(call))

describe('a block', () => {
	const close = () => tx.council.close(randomName(), 0, HALF_A_BLOCK, 0)

	test('is not bought with an argument by who has no seat', async () => {
		const { ann } = people
		for (const call of [
			close(),
			tx.council.propose(2, motion(), 50_000_000),
			tx.council.vote(randomName(), 0, true),
			tx.utility.batchAll([tx.participants.updateProfile(sealed()), close()]),
			tx.session.setKeys({ aura: randomName(), grandpa: randomName() }, '0x')
		]) {
			await chain.unpayable(call, ann)
		}
	})

	test('costs what was declared, although the call fails', async () => {
		const { rich } = people
		const before = await chain.balance(rich.address)
		await chain.refused(close(), rich, 'council.ProposalMissing')
		const paid = before.free - (await chain.balance(rich.address)).free
		assert.ok(paid >= BigInt(HALF_A_BLOCK.refTime), `${paid} plancks`)
	})

	test('is not filled by a batch that is free', async () => {
		const { ann } = people
		const batch = (/** @type {number} */ count) =>
			tx.utility.batchAll(Array.from({ length: count }, () => tx.participants.updateProfile(sealed())))
		const weigh = async (/** @type {number} */ count) =>
			/** @type {any} */ (await batch(count).paymentInfo(ann)).weight.refTime.toNumber()
		const [one, eleven] = [await weigh(1), await weigh(11)]
		const most = 25_000_000_000
		const fits = Math.floor((most - one) / ((eleven - one) / 10))
		await chain.unpayable(batch(2 * fits), ann)
		await chain.accepted(batch(Math.floor(fits / 2)), ann)
	})
})

describe('a motion', () => {
	test('takes what it does, and not what its proposer says', async () => {
		const [alice] = hospitals
		const call = motion()
		const right = (await chain.care.motionThreshold(call.method.toHex())).unwrap().toNumber()
		assert.equal(right, 2, 'two thirds of three')
		for (const threshold of [0, 1, 3]) {
			await chain.refused(propose(call, threshold), alice, 'system.CallFiltered')
		}
		const transfer = tx.balances.transferKeepAlive(alice.address, 1)
		await chain.refused(propose(transfer, 2), alice, 'system.CallFiltered')
		assert.equal((await chain.care.motionThreshold(transfer.method.toHex())).isNone, true)
	})

	test('needs ayes: silence is no consent', async () => {
		const [alice, bob, charlie] = hospitals
		const call = motion()
		const { hash } = call.method
		const { weight } = /** @type {any} */ (await call.paymentInfo(alice))
		const proposed = await chain.accepted(propose(call, 2), alice)
		const index = event(proposed, 'council', 'Proposed').proposalIndex
		const close = () => tx.council.close(hash, index, weight, lengthOf(call))
		await chain.accepted(tx.council.vote(hash, index, true), alice)
		await chain.refused(close(), alice, 'council.TooEarly')
		await chain.accepted(tx.council.vote(hash, index, true), bob)
		const closed = await chain.accepted(close(), charlie)
		assert.equal(event(closed, 'council', 'Executed').result.isOk, true)
	})

	test('that protects people takes two thirds', async () => {
		const set = (/** @type {object} */ parameter) => tx.parameters.setParameter(parameter).method.toHex()
		// Of three, both are two: what the chain says of the council's size decides.
		for (const parameter of [
			{ Access: { AuditRetention: [null, 4 * 366 * DAY] } },
			{ Appointments: { BookingHorizon: [null, 30 * DAY] } }
		]) {
			assert.equal((await chain.care.motionThreshold(set(parameter))).unwrap().toNumber(), 2)
		}
		const alone = tx.parameters.setParameter({ Access: { AuditRetention: [null, DAY] } })
		await chain.refused(alone, hospitals[0], 'BadOrigin')
		assert.equal((await chain.care.policy()).development.isTrue, true)
	})
})

describe('state', () => {
	test('is not taken for nothing: preimages carry a deposit', async () => {
		const { ann, rich } = people
		const bytes = `0x${'ab'.repeat(1_000)}`
		await chain.unpayable(tx.preimage.notePreimage(bytes), ann)
		const before = await chain.balance(rich.address)
		const noted = await chain.accepted(tx.preimage.notePreimage(bytes), rich)
		const { held } = await chain.balance(rich.address)
		assert.equal(held - before.held, 2n * CARE, 'one, and a thousandth a byte')
		await chain.accepted(tx.preimage.unnotePreimage(event(noted, 'preimage', 'Noted')[0]), rich)
		assert.equal((await chain.balance(rich.address)).held, before.held)
	})

	test('that somebody copied before it is in a block makes nobody fail', async () => {
		const { ann, ben } = people
		const folder = await openFolder(chain, ann)
		const recipient = encryptionKey()
		await chain.accepted(createFolder(chain, ben, randomName(), { recipient }), ben)
		await chain.accepted(rotateFolder(chain, ann, folder, 1, recipient), ann)
	})
})
