// @ts-check
// Session keys of a hospital's own, in its node's keystore, instead of the well-known ones.

import { finalizeMore } from './scenario.js'
import { MINUTE, until } from './time.js'

/** @typedef {import('./chain.js').Chain} Chain */
/** @typedef {import('./network.js').Network} Network */

/**
 * Has a node make new session keys, and the hospital set them.
 *
 * @param {Network} network
 * @param {Chain} chain connected to any node
 * @param {string} name of the node and its hospital
 * @returns {Promise<string>} the Aura key that blocks will be made with
 */
export async function setNewKeys (network, chain, name) {
	const pair = chain.known(name)
	const owner = `0x${Buffer.from(pair.publicKey).toString('hex')}`
	const { keys, proof } = await network.rpc(name).ask('author_rotateKeysWithOwner', owner)
	await chain.accepted(chain.api.tx.session.setKeys(keys, proof), pair)
	return keys.slice(0, 2 + 64)
}

/**
 * Waits until an Aura key may make blocks.
 *
 * @param {Chain} chain
 * @param {string} key
 */
export async function untilInForce (chain, key) {
	await until(`the session keys ${key}`, 3 * MINUTE, async () => {
		const authorities = /** @type {any} */ (await chain.api.query.aura.authorities())
		return authorities.map((/** @type {any} */ authority) => authority.toHex()).includes(key)
	})
}

/**
 * Gives a hospital keys of its own, and runs its node with those alone.
 *
 * @param {Network} network
 * @param {Chain} chain connected to another node
 * @param {string} name
 */
export async function moveToOwnKeys (network, chain, name) {
	const key = await setNewKeys(network, chain, name)
	await untilInForce(chain, key)
	// What the old keys may still vote for is over.
	await finalizeMore(network, network.names, 2)
	await network.stop(name)
	network.change(name, { session: null, validator: true })
	await network.restart(name)
	await untilAuthor(chain, key)
	return key
}

/**
 * Waits until a new final block was made with an Aura key, and says its number.
 *
 * @param {Chain} chain
 * @param {string} key
 */
export async function untilAuthor (chain, key) {
	let next = await chain.finalized() + 1
	return until(`a final block made with ${key}`, 3 * MINUTE, async () => {
		for (const last = await chain.finalized(); next <= last; next++) {
			const [author] = await chain.authors(next, next)
			if (author === key) {
				return next
			}
		}
		return 0
	})
}
