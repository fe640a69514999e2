// @ts-check
// What polkadot.js and polkadot.js Apps ask of a chain that they do not know.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Chain } from './support/chain.js'
import { startNode } from './support/node.js'
import { MINUTE, within } from './support/time.js'

/** @type {Awaited<ReturnType<typeof startNode>>} */
let node
/** @type {Chain} */
let chain
/** @type {any} the derives, typed for chains that have more */
let derive
/** @type {string} */
let alice
/** @type {string} */
let bob

before(async () => {
	node = await startNode()
	chain = await Chain.connect(node.endpoint)
	derive = chain.api.derive
	alice = chain.keyring.addFromUri('//Alice').address
	bob = chain.keyring.addFromUri('//Bob').address
	await chain.untilBlock(2)
})

after(async () => {
	await chain?.api.disconnect()
	await node?.stop()
})

/**
 * The first value that a subscription gives.
 *
 * @param {(callback: (value: any) => void) => Promise<() => void>} subscribe
 */
async function first (subscribe) {
	/** @type {(() => void) | undefined} */
	let stop
	/** @type {Promise<any>} */
	const value = new Promise((resolve, reject) => {
		subscribe(resolve).then(unsubscribe => { stop = unsubscribe }, reject)
	})
	return within(MINUTE, value, 'a first value').finally(() => stop?.())
}

describe('connecting by metadata alone', () => {
	test('gives no warning but known harmless ones', () => {
		assert.deepEqual(chain.alarms, [])
	})

	test('finds the standard extensions, under their names', () => {
		// Ours wrap the SDK's and carry no bytes.
		assert.deepEqual(chain.api.registry.signedExtensions, [
			'CheckNonZeroSender', 'CheckSpecVersion', 'CheckTxVersion', 'CheckGenesis',
			'CheckMortality', 'CheckNonce', 'CheckWeight', 'ChargeTransactionPayment',
			'CheckMetadataHash', 'WeightReclaim'
		])
	})

	test('finds every pallet, call, event and error with documentation', () => {
		const care = ['participants', 'consortium', 'doctorRegistry', 'appointments', 'escrow',
			'recordAccess']
		for (const pallet of care) {
			const calls = Object.values(chain.api.tx[pallet])
			assert.ok(calls.length > 0, `${pallet} has calls`)
			for (const call of calls) {
				assert.ok(call.meta.docs.length > 0, `${pallet}.${call.method} says what it does`)
			}
			for (const [name, error] of Object.entries(chain.api.errors[pallet])) {
				assert.ok(error.meta.docs.length > 0, `${pallet}.${name} says what is wrong`)
				assert.equal(error.meta.name.toString(), name)
			}
			for (const [name, event] of Object.entries(chain.api.events[pallet])) {
				assert.ok(event.meta.fields.every(field => field.name.isSome), `${pallet}.${name}`)
			}
		}
	})

	test('knows no pallet called Identity, which polkadot.js takes for the SDK\'s', () => {
		assert.equal('identity' in chain.api.tx, false)
		assert.equal('sudo' in chain.api.tx, false)
	})

	test('shows addresses and amounts as a chain of the generic prefix', () => {
		assert.equal(chain.api.registry.chainSS58 ?? 42, 42)
		assert.match(alice, /^5/)
		const deposit = /** @type {any} */ (chain.api.consts.balances.existentialDeposit)
		assert.equal(deposit.toBigInt(), 10_000_000_000n)
	})
})

describe('what Apps derives at its start', () => {
	test('blocks', async () => {
		assert.ok((await derive.chain.bestNumber()).toNumber() >= 2)
		await derive.chain.bestNumberFinalized()
		await derive.chain.bestNumberLag()
		const header = await first(callback => derive.chain.subscribeNewHeads(callback))
		assert.ok(header.number.toNumber() >= 2)
		const hash = await chain.api.rpc.chain.getBlockHash()
		const extended = await derive.chain.getHeader(hash)
		assert.equal(extended.hash.toHex(), hash.toHex())
		const block = await derive.chain.getBlock(hash)
		assert.ok(block.extrinsics.length >= 1)
		assert.ok(block.events.length >= 1)
		assert.equal(block.extrinsics[0].extrinsic.method.section, 'timestamp')
		await first(callback => derive.chain.subscribeNewBlocks(callback))
		await first(callback => derive.chain.subscribeFinalizedHeads(callback))
	})

	test('accounts and balances', async () => {
		const all = await derive.balances.all(alice)
		assert.ok(all.availableBalance.toBigInt() > 0n)
		assert.ok(all.transferable.toBigInt() > 0n)
		const account = await derive.balances.account(bob)
		assert.ok(account.freeBalance.toBigInt() > 0n)
		await derive.balances.votingBalance(alice)
		await derive.balances.votingBalances([alice, bob])
		const info = await derive.accounts.info(alice)
		assert.equal(info.accountId.toString(), alice)
		assert.equal(info.identity.judgements.length, 0)
		await derive.accounts.flags(alice)
		await derive.accounts.indexes()
		await derive.accounts.idAndIndex(alice)
		await derive.accounts.accountId(alice)
		await derive.accounts.identity(alice)
		await derive.accounts.hasIdentity(alice)
		await derive.accounts.proxies?.(alice)
	})

	test('transactions', async () => {
		const events = await derive.tx.events(await chain.api.rpc.chain.getBlockHash())
		assert.ok(events.events.length > 0)
		const signing = await derive.tx.signingInfo(alice, -1)
		assert.ok(signing.nonce.toNumber() >= 0)
		// Five minutes of blocks of two seconds, and some for finality.
		assert.equal(signing.mortalLength, 155)
		await derive.tx.signingInfo(alice)
	})

	test('what this chain lacks is absent, and Apps asks for it with a guard', async () => {
		for (const section of ['staking', 'democracy', 'treasury', 'society', 'parachains', 'imOnline',
			'bagsList', 'crowdloan', 'contracts']) {
			assert.equal(derive[section], undefined, section)
		}
		await derive.session?.info?.()
		await derive.session?.indexes?.()
		await derive.session?.progress?.()
	})

	test('the council', async () => {
		assert.equal(await derive.council?.hasProposals?.(), true)
		const members = (await derive.council.members()).map(String)
		assert.ok(members.includes(alice) && members.includes(bob))
		assert.equal((await derive.council.proposals()).length, 0)
		assert.equal((await derive.council.proposalCount()).toNumber(), 0)
		assert.equal((await derive.council.proposalHashes()).length, 0)
		await derive.council.prime()
		await derive.elections?.info?.()
	})

	test('what other derives of accounts, blocks and the council there are answer too', async () => {
		/** @type {Record<string, unknown[]>} */
		const parameters = {
			'accounts.hasIdentityMulti': [[alice, bob]],
			'balances.votingBalances': [[alice, bob]],
			'council.proposal': [chain.api.genesisHash],
			'chain.getBlock': [await chain.api.rpc.chain.getBlockHash()],
			'chain.getBlockByNumber': [1],
			'chain.getHeader': [await chain.api.rpc.chain.getBlockHash()]
		}
		for (const section of ['accounts', 'balances', 'chain', 'council']) {
			for (const [name, method] of Object.entries(derive[section] ?? {})) {
				const path = `${section}.${name}`
				// Internal ones.
				if (name.startsWith('_')) continue
				const values = parameters[path] ?? (section === 'chain' ? [] : [alice])
				// Subscriptions give a first value and a way to end them; the rest gives one value.
				await assert.doesNotReject(path.includes('subscribe')
					? first(callback => method(callback))
					: within(MINUTE, method(...values), path), path)
			}
		}
	})
})

describe('the node', () => {
	test('says who it is', async () => {
		const { system } = chain.api.rpc
		assert.match((await system.name()).toString(), /carechain/)
		assert.match((await system.version()).toString(), /^\d+\.\d+\.\d+/)
		assert.ok((await system.chain()).toString().length > 0)
		assert.equal((await system.chainType()).type, 'Development')
		const properties = await system.properties()
		assert.deepEqual(properties.tokenSymbol.unwrap().map(String), ['CARE'])
		assert.deepEqual(properties.tokenDecimals.unwrap().map(Number), [12])
		assert.equal(properties.ss58Format.unwrap().toNumber(), 42)
	})

	test('says how it is', async () => {
		const { system } = chain.api.rpc
		const health = await system.health()
		assert.equal(health.isSyncing.isTrue, false)
		const sync = /** @type {any} */ (await system.syncState())
		assert.ok(sync.currentBlock.toNumber() >= 2)
		await system.localPeerId()
		await system.localListenAddresses()
		await system.peers()
		await system.nodeRoles()
		await system.accountNextIndex(alice)
		const version = await chain.api.rpc.state.getRuntimeVersion()
		assert.equal(version.specName.toString(), 'carechain')
		const { methods } = await chain.api.rpc.rpc.methods()
		assert.ok(methods.length > 50)
	})

	test('finalizes', async () => {
		const number = await first(callback => derive.chain.bestNumberFinalized(callback))
		await within(MINUTE, new Promise((resolve, reject) => {
			chain.api.rpc.chain.subscribeFinalizedHeads(header => {
				if (header.number.toNumber() > number.toNumber()) resolve(undefined)
			}).catch(reject)
		}), 'a further finalized block')
	})
})
