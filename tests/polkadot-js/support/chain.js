// @ts-check
// A connection to the chain by metadata alone, and what a clinic's software does with it: sending,
// telling errors by name, waiting for the chain's clock.

import assert from 'node:assert/strict'
import { ApiPromise, WsProvider } from '@polkadot/api'
import { Keyring } from '@polkadot/keyring'
import { MINUTE, within } from './time.js'

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Pair */
/** @typedef {import('@polkadot/api/types').SubmittableExtrinsic<'promise'>} Call */
/**
 * The runtime API, as polkadot.js finds it in the metadata: what it answers is known at run time.
 *
 * @typedef {Record<string, (...parameters: unknown[]) => Promise<any>>} Care
 */
/** @typedef {{ blockHash: string, events: any[], error: string | null }} Outcome */

const IN_BLOCK_DEADLINE = MINUTE

/**
 * What polkadot.js may say while it connects to a chain that it does not know:
 *
 * the node's own RPC methods and those newer than polkadot.js are not decorated. The runtime API
 * gives the same answers.
 */
const HARMLESS = [/RPC methods not decorated: [\w, ]+$/]

export class Chain {
	/**
	 * @param {ApiPromise} api
	 * @param {string[]} warnings
	 */
	constructor (api, warnings) {
		this.api = api
		/** What polkadot.js said while it connected. */
		this.warnings = warnings
		this.keyring = new Keyring({ type: 'sr25519' })
	}

	/**
	 * Connects. No types, no extensions, no methods are told to polkadot.js.
	 *
	 * @param {string} endpoint
	 */
	static async connect (endpoint) {
		/** @type {string[]} */
		const said = []
		const original = { warn: console.warn, error: console.error }
		const listen = (/** @type {unknown[]} */ ...words) => { said.push(words.join(' ')) }
		Object.assign(console, { warn: listen, error: listen })
		try {
			const provider = new WsProvider(endpoint)
			const api = await within(MINUTE, ApiPromise.create({ provider }), 'connecting')
			const chain = new Chain(api, said)
			// Before its first block the chain has no time.
			await chain.untilBlock(1)
			return chain
		} finally {
			Object.assign(console, original)
		}
	}

	/** What polkadot.js said while connecting that is not known to be harmless. */
	get alarms () {
		return this.warnings.filter(warning => !HARMLESS.some(harmless => harmless.test(warning)))
	}

	/** What the care pallets answer: the runtime API, at the best block. */
	get care () {
		return /** @type {Care} */ (this.api.call.careApi)
	}

	/**
	 * The same at an earlier block.
	 *
	 * @param {string} blockHash
	 */
	async careAt (blockHash) {
		return /** @type {Care} */ ((await this.api.at(blockHash)).call.careApi)
	}

	/** The chain's time, in milliseconds since the UNIX epoch. */
	async now () {
		const now = /** @type {any} */ (await this.api.query.timestamp.now())
		return now.toNumber()
	}

	/**
	 * Waits until the chain's clock is at a moment or past it.
	 *
	 * @param {number} moment
	 */
	async until (moment) {
		const deadline = Math.max(0, moment - await this.now()) + MINUTE
		/** @type {(() => void) | undefined} */
		let unsubscribe
		/** @type {Promise<void>} */
		const reached = new Promise((resolve, reject) => {
			this.api.query.timestamp.now((/** @type {any} */ now) => {
				if (now.toNumber() >= moment) resolve()
			}).then(stop => { unsubscribe = /** @type {any} */ (stop) }, reject)
		})
		await within(deadline, reached, `the chain's time ${new Date(moment).toISOString()}`)
			.finally(() => unsubscribe?.())
	}

	/**
	 * Waits until the best block has a number or a higher one.
	 *
	 * @param {number} number
	 */
	async untilBlock (number) {
		/** @type {(() => void) | undefined} */
		let unsubscribe
		/** @type {Promise<void>} */
		const reached = new Promise((resolve, reject) => {
			this.api.rpc.chain.subscribeNewHeads(header => {
				if (header.number.toNumber() >= number) resolve()
			}).then(stop => { unsubscribe = stop }, reject)
		})
		await within(2 * MINUTE, reached, `block ${number}`).finally(() => unsubscribe?.())
	}

	async blockNumber () {
		return (await this.api.rpc.chain.getHeader()).number.toNumber()
	}

	/**
	 * What an account has, free and held.
	 *
	 * @param {string} address
	 */
	async balance (address) {
		const { data } = /** @type {any} */ (await this.api.query.system.account(address))
		return { free: data.free.toBigInt(), held: data.reserved.toBigInt() }
	}

	/**
	 * `pallet.Name` of a dispatch error.
	 *
	 * @param {any} error
	 */
	nameOf (error) {
		if (!error.isModule) {
			return error.toString()
		}
		const { section, name } = this.api.registry.findMetaError(error.asModule)
		return `${section}.${name}`
	}

	/**
	 * Signs, sends, and waits until the call is in a block. Rejects when the pool refuses it.
	 *
	 * @param {Call} call
	 * @param {Pair} signer
	 * @param {Record<string, unknown>} [options]
	 * @returns {Promise<Outcome>}
	 */
	async send (call, signer, options = {}) {
		/** @type {(() => void) | undefined} */
		let unsubscribe
		let last = 'none'
		const signed = await call.signAsync(signer, { nonce: -1, ...options })
		/** @type {Promise<Outcome>} */
		const inBlock = new Promise((resolve, reject) => {
			signed.send(({ status, events, dispatchError }) => {
				last = status.type
				// A node that is busy may not tell of the block before it is final.
				if (status.isInBlock || status.isFinalized) {
					resolve({
						blockHash: (status.isInBlock ? status.asInBlock : status.asFinalized).toHex(),
						events: events.map(({ event }) => event),
						error: dispatchError ? this.nameOf(dispatchError) : null
					})
				} else if (status.isInvalid || status.isDropped || status.isUsurped) {
					reject(new Error(`the pool gave the transaction up: ${status.type}`))
				}
			}).then(stop => { unsubscribe = stop }, reject)
		})
		const { section, method } = call.method
		try {
			return await within(IN_BLOCK_DEADLINE, inBlock, `${section}.${method} in a block`)
		} catch (error) {
			const nonce = await this.api.rpc.system.accountNextIndex(signer.address)
			const pending = await this.api.rpc.author.pendingExtrinsics()
			const waits = pending.some(each => each.hash.eq(signed.hash))
			throw new Error(
				`${section}.${method} with nonce ${signed.nonce}: the last status is ${last}, the pool ` +
				`${waits ? 'has it' : 'has it not'}, the next nonce is ${nonce}, the best block ` +
				`${await this.blockNumber()}`,
				{ cause: error }
			)
		} finally {
			unsubscribe?.()
		}
	}

	/**
	 * Sends a call that must succeed.
	 *
	 * @param {Call} call
	 * @param {Pair} signer
	 * @param {Record<string, unknown>} [options]
	 */
	async accepted (call, signer, options) {
		const outcome = await this.send(call, signer, options)
		assert.equal(outcome.error, null, `${call.method.section}.${call.method.method}`)
		return outcome
	}

	/**
	 * Sends a call that must get into a block and fail there, with an error of this name.
	 *
	 * @param {Call} call
	 * @param {Pair} signer
	 * @param {string} name
	 */
	async refused (call, signer, name) {
		const outcome = await this.send(call, signer)
		assert.equal(outcome.error, name, `${call.method.section}.${call.method.method}`)
	}

	/**
	 * Submits an encoded transaction without waiting. Rejects when the pool refuses it. Goes past
	 * polkadot.js's own submission, which would print each expected refusal.
	 *
	 * @param {string} hex
	 * @returns {Promise<string>}
	 */
	submit (hex) {
		const answer = this.provider.send('author_submitExtrinsic', [hex])
		return within(IN_BLOCK_DEADLINE, answer, 'the pool\'s answer')
	}

	get provider () {
		return /** @type {WsProvider} */ (/** @type {any} */ (this.api)._rpcCore.provider)
	}

	/**
	 * Sends a call that the pool must refuse, because its signer cannot pay for it.
	 *
	 * @param {Call} call
	 * @param {Pair} signer
	 */
	async unpayable (call, signer) {
		const signed = await call.signAsync(signer, { nonce: -1 })
		await assert.rejects(
			this.submit(signed.toHex()),
			/1010: Invalid Transaction: Inability to pay some fees/,
			`${call.method.section}.${call.method.method}`
		)
	}
}

/**
 * The one event of this name.
 *
 * @param {Outcome} outcome
 * @param {string} section
 * @param {string} method
 * @returns {any} its named fields
 */
export function event (outcome, section, method) {
	const found = outcome.events.filter(event => event.section === section && event.method === method)
	assert.equal(found.length, 1, `one event ${section}.${method}`)
	return found[0].data
}
