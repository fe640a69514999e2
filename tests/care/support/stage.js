// @ts-check
// What a file of tests plays on: a node, the people's folders, and the chain to ask about what they
// did.

import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startNode } from '../../polkadot-js/support/node.js'
import { Chain } from '../../../scripts/story/chain.js'
import { Person } from '../../../scripts/story/people.js'
import { until } from '../../../scripts/story/report.js'
import { does } from './commands.js'

const FIRST_BLOCK = 60_000

function program () {
	const target = process.env.CARGO_TARGET_DIR ??
		join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'carechain', 'target')
	const path = process.env.CARECHAIN_CARE ?? join(target, 'release', 'care')
	if (!existsSync(path)) {
		throw new Error(`there is no care at ${path}: build it, or name it in CARECHAIN_CARE`)
	}
	return path
}

export class Stage {
	/**
	 * @param {{ endpoint: string, stop: () => Promise<void> }} node
	 * @param {string} work
	 */
	constructor (node, work) {
		this.node = node
		this.work = work
		this.store = join(work, 'store')
		this.world = { care: program(), endpoint: node.endpoint, work }
		this.chain = new Chain(node.endpoint)
	}

	/**
	 * Folders of the file's own, on the node of the suite or on one that is started for it.
	 *
	 * @param {() => Promise<{ endpoint: string, stop: () => Promise<void> }>} [start]
	 */
	static async open (start = startNode) {
		const work = await mkdtemp(join(tmpdir(), 'carechain-care-'))
		const stage = new Stage(await start(), work)
		await Promise.all(['homes', 'desks', 'store'].map(folder => mkdir(join(work, folder))))
		// A chain has no time before its first block.
		await until('a block', FIRST_BLOCK, () => stage.time(), time => time > 0)
		return stage
	}

	async close () {
		await this.node.stop()
		await rm(this.work, { recursive: true, force: true })
	}

	/**
	 * @param {string} name
	 * @param {string} [devKey]
	 */
	person (name, devKey) {
		return new Person(this.world, name, { devKey })
	}

	/**
	 * A hospital or the auditor of the development chain.
	 *
	 * @param {string} devKey
	 */
	async known (devKey) {
		const person = this.person(`the keeper of ${devKey}`, devKey)
		await person.knowsAddress()
		// Nobody has an encryption key at the genesis. The second time it is there already.
		await does(person, 'register')
		return person
	}

	/** The chain's time at the newest block, in milliseconds since the UNIX epoch. */
	async time () {
		// The storage key of `Timestamp.Now`: no block before the first one has it.
		const key = '0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb'
		const stored = await this.chain.ask('state_getStorage', key)
		return stored ? Number(Buffer.from(stored.slice(2), 'hex').readBigUInt64LE()) : 0
	}

	/** The number of the newest block. */
	async block () {
		return Number((await this.chain.ask('chain_getHeader')).number)
	}

	/** How many transactions an account has made, with those that wait. @param {string} account */
	nonce (account) {
		return this.chain.ask('system_accountNextIndex', account)
	}
}
