// @ts-check
// The people of the story. Each has a home folder and a passphrase of their own, and does
// everything with the `care` command line; the store of sealed content is shared.

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { holds, same, until, Unexpected } from './report.js'

/** No command takes as long, whatever the size of the file. */
const DEADLINE = 15 * 60_000

/**
 * @typedef {Record<string, any>} Json
 * @typedef {{ code: number, json: any, text: string }} Answer
 * @typedef {{ care: string, endpoint: string, work: string }} World
 */

/**
 * @param {World} world
 * @param {string} home
 * @param {string} passphrase
 */
function environment (world, home, passphrase) {
	/** @type {NodeJS.ProcessEnv} */
	const env = {}
	for (const [key, value] of Object.entries(process.env)) {
		if (!key.startsWith('CARE_')) {
			env[key] = value
		}
	}
	return Object.assign(env, {
		CARE_NODE: world.endpoint,
		CARE_HOME: home,
		CARE_STORE: join(world.work, 'store'),
		CARE_PASSPHRASE: passphrase
	})
}

export class Person {
	/** The account's address; known once there are keys. */
	address = ''

	/**
	 * @param {World} world
	 * @param {string} name
	 * @param {{ devKey?: string, actsFor?: string }} [options]
	 */
	constructor (world, name, { devKey, actsFor } = {}) {
		this.world = world
		this.name = name
		this.devKey = devKey
		this.actsFor = actsFor
		const folder = name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
		this.home = join(world.work, 'homes', folder)
		this.folder = folder
		this.passphrase = randomBytes(12).toString('hex')
		this.env = environment(world, this.home, this.passphrase)
	}

	/** The same person, doing things for somebody else. @param {string} principal */
	as (principal) {
		const acting = new Person(this.world, this.name, { devKey: this.devKey, actsFor: principal })
		acting.env = this.env
		acting.passphrase = this.passphrase
		acting.address = this.address
		return acting
	}

	/** @param {string} name */
	file (name) {
		return join(this.world.work, 'desks', `${this.folder}-${name}`)
	}

	/** @param {string[]} args */
	#arguments (args) {
		const own = ['--json']
		if (this.devKey) {
			own.push('--dev-key', this.devKey)
		}
		if (this.actsFor) {
			own.push('--as', this.actsFor)
		}
		return [...own, ...args]
	}

	/**
	 * Runs `care`.
	 *
	 * @param {(string | number)[]} args
	 * @returns {Promise<Answer>}
	 */
	care (...args) {
		const child = spawn(this.world.care, this.#arguments(args.map(String)), {
			env: this.env, stdio: ['ignore', 'pipe', 'pipe'], timeout: DEADLINE
		})
		let output = ''
		let text = ''
		child.stdout.setEncoding('utf8').on('data', data => { output += data })
		child.stderr.setEncoding('utf8').on('data', data => { text += data })
		return new Promise((resolve, reject) => {
			child.once('error', reject)
			child.once('close', (code, signal) => {
				let json = null
				try {
					json = JSON.parse(output)
				} catch {
					text = `${text}${output}`
				}
				resolve({ code: code ?? 128, json, text: signal ? `${text} (${signal})` : text })
			})
		})
	}

	/**
	 * Does something, and it is done.
	 *
	 * @param {(string | number)[]} args
	 * @returns {Promise<any>} what `care` answered
	 */
	async does (...args) {
		const { code, json, text } = await this.care(...args)
		if (code !== 0 || json === null) {
			const why = json?.error ? `${json.error.name}: ${json.error.message}` : text.trim()
			throw new Unexpected(`\`care ${args.join(' ')}\` of ${this.name} to succeed`,
				`exit code ${code}, ${why}`)
		}
		return json
	}

	/**
	 * Tries something, and is refused for this reason.
	 *
	 * @param {string} reason the error's name
	 * @param {(string | number)[]} args
	 */
	async isRefused (reason, ...args) {
		const { code, json, text } = await this.care(...args)
		const observed = `exit code ${code}, ${json?.error?.name ?? text.trim()}`
		holds(`\`care ${args.join(' ')}\` of ${this.name} to be refused with ${reason}`,
			code !== 0 && json?.error?.name === reason, observed)
		return json.error
	}

	/** Makes keys, without the chain. The passphrase is kept for who plays on after the story. */
	async makesKeys () {
		await writeFile(`${this.home}.passphrase`, `${this.passphrase}\n`, { mode: 0o600 })
		const made = await this.does('keys', 'create', 'main')
		this.address = made.account
	}

	/** The well-known account of a development key. */
	async knowsAddress () {
		const status = await this.does('status')
		this.address = status.account
	}

	/** @returns {Promise<{ free: bigint, held: bigint }>} */
	async balance () {
		const status = await this.does('status')
		return { free: BigInt(status.balance), held: BigInt(status.held) }
	}

	/**
	 * Tries to read a record, is refused, and gets no file.
	 *
	 * @param {string} reason
	 * @param {number} record
	 * @param {string} purpose
	 */
	async cannotRead (reason, record, purpose) {
		const out = this.file('refused')
		const refusal = await this.isRefused(reason,
			'record', 'read', record, '--purpose', purpose, '--out', out)
		same('whether the refused read left a file', existsSync(out), false)
		return refusal
	}
}

/** `care watch`: all events of final blocks, from the first block on. */
export class Watcher {
	/** @type {Json[]} */
	events = []

	/** @param {World} world */
	constructor (world) {
		const home = join(world.work, 'homes', 'watcher')
		this.child = spawn(world.care, ['--json', 'watch', '--all', '--since', '1'], {
			env: environment(world, home, 'nothing to open'),
			stdio: ['ignore', 'pipe', 'ignore']
		})
		this.child.once('error', () => {})
		createInterface({ input: this.child.stdout }).on('line', line => {
			this.events.push(JSON.parse(line))
		})
	}

	/** Waits until it has seen an event of the block. @param {number} block */
	async hasSeen (block) {
		await until(`care watch to show block ${block}`, 60_000,
			async () => this.events.at(-1)?.block.number ?? 0, number => number >= block)
	}

	/**
	 * @param {string} pallet
	 * @param {string} name
	 */
	of (pallet, name) {
		return this.events.filter(event => event.pallet === pallet && event.name === name)
	}

	stop () {
		this.child.kill('SIGTERM')
	}
}
