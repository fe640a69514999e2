// @ts-check
// Whose turn it is to sign with a key that all files of tests have. Who comes second must see what
// the first one sent, or both take the same nonce.

import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Chain } from '../../../scripts/story/chain.js'

/** @typedef {import('../../../scripts/story/people.js').Person} Person */

const PATIENCE = 10
/** Nobody has its turn for as long: whoever left the lock behind is gone. */
const FORGOTTEN = 60_000
/** What does not come back for as long was dropped. */
const DROPPED = 5_000

const pause = () => new Promise(resolve => setTimeout(resolve, PATIENCE))

/** @param {string} lock */
async function lockUp (lock) {
	for (;;) {
		try {
			return await mkdir(lock)
		} catch (error) {
			if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') {
				throw error
			}
		}
		const since = (await stat(lock).catch(() => null))?.mtimeMs ?? Date.now()
		if (Date.now() - since > FORGOTTEN) {
			await rm(lock, { recursive: true, force: true })
		}
		await pause()
	}
}

/**
 * Does something in one's turn, which ends when the node has the transaction, or when there is none.
 *
 * @template T
 * @param {Person} person
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function inTurn (person, act) {
	const chain = new Chain(person.world.endpoint)
	const next = () => chain.ask('system_accountNextIndex', person.address)
	const name = `carechain-${new URL(chain.url).port}${person.devKey?.replaceAll('/', '-')}`
	const lock = join(tmpdir(), name)
	await lockUp(lock)
	try {
		// While a block comes in, the node forgets for a moment what waits.
		const known = Number(await readFile(`${lock}.next`, 'utf8').catch(() => 0))
		const end = Date.now() + DROPPED
		while (await next() < known && Date.now() < end) {
			await pause()
		}
		const before = await next()
		const acting = act()
		let over = false
		acting.finally(() => { over = true }).catch(() => {})
		while (!over && await next() <= before) {
			await pause()
		}
		await writeFile(`${lock}.next`, String(Math.max(before, await next())))
		return acting
	} finally {
		await rm(lock, { recursive: true, force: true })
	}
}
