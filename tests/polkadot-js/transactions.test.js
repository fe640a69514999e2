// @ts-check
// What the pool takes and what it refuses: who pays, how often, how long a signature lives.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { hexToU8a } from '@polkadot/util'
import { Chain } from './support/chain.js'
import { startNode } from './support/node.js'
import { CARE, encryptionKey, enrol, fund, openFolder, sealed, stranger } from './support/people.js'
import { DAY, MINUTE, within } from './support/time.js'

/** @typedef {import('./support/chain.js').Pair} Pair */

/** @type {Awaited<ReturnType<typeof startNode>>} */
let node
/** @type {Chain} */
let chain
/** @type {import('@polkadot/api').ApiPromise['tx']} */
let tx
/** @type {Pair} */
let hospital
/** @type {Record<'clinic' | 'ann' | 'ben', Pair>} */
let people

before(async () => {
	node = await startNode()
	chain = await Chain.connect(node.endpoint)
	tx = chain.api.tx
	hospital = chain.keyring.addFromUri('//Charlie')
	people = await enrol(chain, hospital, { clinic: 'Clinic', ann: 'Patient', ben: 'Patient' })
})

after(async () => {
	await chain?.api.disconnect()
	await node?.stop()
})

/** The account's next nonce, transactions in the pool included. */
const nextNonce = async (/** @type {Pair} */ pair) =>
	(await chain.api.rpc.system.accountNextIndex(pair.address)).toNumber()

/**
 * What the runtime says of a transaction, whatever the pool remembers of it.
 *
 * @param {string} hex
 */
async function validity (hex) {
	const at = (await chain.api.rpc.chain.getBlockHash()).toHex()
	const EXTERNAL = '02'
	const answer = hexToU8a(await chain.provider.send('state_call', [
		'TaggedTransactionQueue_validate_transaction', `0x${EXTERNAL}${hex.slice(2)}${at.slice(2)}`
	]))
	if (answer[0] === 0) return 'Valid'
	const error = /** @type {any} */ (
		chain.api.createType('TransactionValidityError', answer.subarray(1))
	)
	return error.value.type
}

const update = () => tx.participants.updateProfile(sealed())

describe('an account without a balance', () => {
	test('that nobody invited gets nothing into the pool', async () => {
		const nobody = stranger(chain)
		for (const call of [
			update(),
			tx.participants.register(hospital.address, encryptionKey(), null),
			tx.participants.declineInvitation(hospital.address),
			tx.participants.deregister(),
			tx.system.remark('0x00'),
			tx.balances.transferKeepAlive(hospital.address, 0)
		]) {
			await chain.unpayable(call, nobody)
		}
		assert.equal((await chain.care.allowance(nobody.address)).maxPending.toNumber(), 0)
	})

	test('that is invited can register, and nothing else', async () => {
		const guest = stranger(chain)
		const expires = await chain.now() + DAY
		await chain.accepted(tx.participants.invite(guest.address, 'Patient', expires), hospital)
		const register = tx.participants.register(hospital.address, encryptionKey(), null)
		await chain.unpayable(update(), guest)
		await chain.unpayable(tx.system.remark('0x00'), guest)
		await chain.unpayable(tx.utility.batchAll([register]), guest)
		await chain.accepted(register, guest)
	})

	test('makes a batch of free calls for free', async () => {
		const { ann } = people
		for (const batch of ['batchAll', 'batch', 'forceBatch']) {
			await chain.accepted(tx.utility[batch]([update(), update()]), ann)
		}
		assert.deepEqual(await chain.balance(ann.address), { free: 0n, held: 0n })
	})

	test('hides no paid call among free ones', async () => {
		const { ann, clinic } = people
		const paid = tx.balances.transferAllowDeath(hospital.address, 0)
		for (const call of [
			tx.utility.batchAll([update(), paid, update()]),
			tx.utility.batch([update(), paid]),
			tx.utility.forceBatch([paid]),
			tx.utility.batchAll([update(), tx.utility.batch([update(), paid])]),
			tx.utility.asDerivative(0, update()),
			tx.multisig.asMultiThreshold1([hospital.address], update()),
			tx.participants.actFor(ann.address, paid),
			tx.utility.batchAll([])
		]) {
			await chain.unpayable(call, clinic)
		}
	})

	test('pays a tip in any case', async () => {
		const { ann } = people
		const tip = CARE / 100n
		const signed = await update().signAsync(ann, { nonce: -1, tip })
		await assert.rejects(chain.submit(signed.toHex()), /1010: .*Inability to pay some fees/)
	})
})

describe('fees', () => {
	test('paymentInfo shows the nominal fee; a free call costs nothing, a paid one costs it', async () => {
		const { ben } = people
		await fund(chain, hospital, CARE, ben.address)
		const info = await update().paymentInfo(ben)
		assert.ok(info.partialFee.toBigInt() > 0n)
		assert.ok(info.partialFee.toBigInt() < CARE / 10n, `${info.partialFee} is a usual fee`)
		await chain.accepted(update(), ben)
		assert.equal((await chain.balance(ben.address)).free, CARE)

		const remark = tx.system.remarkWithEvent('0x00')
		const nominal = (await remark.paymentInfo(ben)).partialFee.toBigInt()
		await chain.accepted(remark, ben)
		const paid = CARE - (await chain.balance(ben.address)).free
		assert.ok(paid > 0n && paid <= nominal, `${paid} of nominal ${nominal}`)
	})
})

describe('a signature', () => {
	test('of 64 blocks works', async () => {
		const outcome = await chain.accepted(update(), people.ann, { era: 64 })
		const block = await chain.api.rpc.chain.getBlock(outcome.blockHash)
		const mine = block.block.extrinsics.find(one => one.signer.toString() === people.ann.address)
		assert.equal(mine?.era.asMortalEra.period.toNumber(), 64)
	})

	test('without an end works', async () => {
		await chain.accepted(update(), people.ann, { era: 0 })
	})

	test('is refused once its blocks are over', async () => {
		const header = await chain.api.rpc.chain.getHeader()
		const current = header.number.toNumber()
		const era = chain.api.createType('ExtrinsicEra', { current, period: 4 })
		const signed = await update().signAsync(people.ann, {
			nonce: await nextNonce(people.ann), era, blockHash: header.hash
		})
		assert.equal(await validity(signed.toHex()), 'Valid')
		await chain.untilBlock(current + 5)
		// The era is read as one that starts later, at a block that was not signed for.
		assert.equal(await validity(signed.toHex()), 'BadProof')
		await assert.rejects(chain.submit(signed.toHex()), /1010: .*bad signature/)
	})

	test('is used once', async () => {
		const signed = await update().signAsync(people.ann, { nonce: -1, era: 0 })
		const hex = signed.toHex()
		await chain.accepted(update(), people.ann, { nonce: signed.nonce.toNumber() })
		assert.equal(await validity(hex), 'Stale')
		await assert.rejects(chain.submit(hex), /1010: .*outdated/)
	})

	test('of an account that left and was invited again stays used', async () => {
		const { guest } = await enrol(chain, hospital, { guest: 'Patient' })
		const replayed = (await update().signAsync(guest, { nonce: await nextNonce(guest), era: 0 }))
		await chain.accepted(
			update(), guest, { nonce: replayed.nonce.toNumber(), era: 0 })
		await chain.accepted(tx.participants.deregister(), guest)
		const { data, providers } = /** @type {any} */ (
			await chain.api.query.system.account(guest.address)
		)
		assert.equal(providers.toNumber(), 0, 'the account is gone')
		assert.equal(data.free.toBigInt(), 0n)
		const expires = await chain.now() + DAY
		await chain.accepted(tx.participants.invite(guest.address, 'Patient', expires), hospital)
		await chain.accepted(tx.participants.register(hospital.address, encryptionKey(), null), guest)
		assert.ok(await nextNonce(guest) > replayed.nonce.toNumber() + 1)
		assert.equal(await validity(replayed.toHex()), 'Stale')
		await assert.rejects(chain.submit(replayed.toHex()), /1010: .*outdated/)
	})

	test('of another call or by another key is none', async () => {
		const signed = await update().signAsync(people.ann, { nonce: -1 })
		const forged = signed.toU8a()
		forged[forged.length - 1] ^= 1
		await assert.rejects(
			chain.submit(`0x${Buffer.from(forged).toString('hex')}`),
			/1010: .*bad signature/
		)
	})
})

describe('the pool', () => {
	test('takes as many free calls of a signer as it may have pending, and not one more', async () => {
		const { dora } = await enrol(chain, hospital, { dora: 'Patient' })
		const maxPending = (await chain.care.allowance(dora.address)).maxPending.toNumber()
		const first = await nextNonce(dora)
		const sign = async (/** @type {number} */ index) =>
			(await update().signAsync(dora, { nonce: first + index })).toHex()
		const calls = await Promise.all(Array.from({ length: maxPending + 1 }, (_, index) => sign(index)))
		// The first one comes last, so that no block takes any before all are there.
		for (const call of calls.slice(1, maxPending)) await chain.submit(call)
		await assert.rejects(chain.submit(calls[maxPending]), /will be valid in the future/)
		await chain.submit(calls[0])
		const landed = new Promise((resolve, reject) => {
			chain.api.query.system.account(dora.address, (/** @type {any} */ { nonce }) => {
				if (nonce.toNumber() === first + maxPending) resolve(undefined)
			}).catch(reject)
		})
		await within(MINUTE, landed, 'all pending calls in blocks')
				await chain.accepted(update(), dora)
	})

	test('refuses garbage, and the chain goes on', async () => {
		const good = (await update().signAsync(people.ann, { nonce: -1 })).toHex()
		const huge = `0x${'ff'.repeat(1024 * 1024)}`
		const garbage = [
			'0x',
			'0x00',
			'0x04',
			'0x0104',
			'0xfeffffff',
			huge,
			good.slice(0, good.length / 2 & ~1),
			good.slice(0, -2),
			`0x${good.slice(8)}`,
			...Array.from({ length: 32 }, (_, index) => `0x${randomBytes(1 + index * 13).toString('hex')}`),
			// A sound length, the version byte of a signed transaction, then noise.
			...Array.from({ length: 32 }, () => {
				const body = Buffer.concat([Buffer.from([0x84, 0x00]), randomBytes(60)])
				return `0x${Buffer.from([body.length << 2]).toString('hex')}${body.toString('hex')}`
			})
		]
		for (const bytes of garbage) {
			await assert.rejects(chain.submit(bytes), /^RpcError: \d+:/, `${bytes.slice(0, 200)} was taken`)
		}
		const before = await chain.blockNumber()
		await chain.untilBlock(before + 2)
		await chain.accepted(update(), people.ann)
	})
})

describe('a batch', () => {
	test('that fails in its middle changes nothing', async () => {
		const { ann } = people
		const folder = await openFolder(chain, ann)
		await chain.refused(
			tx.utility.batchAll([
				tx.recordAccess.closeFolder(folder),
				tx.recordAccess.revokeAccess(2n ** 60n, 'CareEnded')
			]),
			ann,
			'recordAccess.NotFound'
		)
		const open = (await chain.care.folder(folder)).unwrap()
		assert.equal(open.closed.isTrue, false)
	})
})
