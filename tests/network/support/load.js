// @ts-check
// Patients who add records, so many a second, whatever happens to the nodes. Each transaction is
// remembered until it is in a final block, or somebody said that it is not taken.

import assert from 'node:assert/strict'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { blake2AsHex, xxhashAsHex } from '@polkadot/util-crypto'
import { Ledger } from './ledger.js'
import { MINUTE, SECOND, sleep, until } from './time.js'

/** @typedef {import('./chain.js').Chain} Chain */
/** @typedef {import('./chain.js').Pair} Pair */
/** @typedef {import('./network.js').Network} Network */
/** @typedef {import('./random.js').Random} Random */
/**
 * @typedef {object} Patient
 * @property {Pair} pair
 * @property {string} folder
 * @property {string} key where its account is stored
 * @property {number} onChain its nonce on chain
 * @property {Set<number>} used the nonces of what was taken
 * @property {Map<number, Submission>} refused what was not taken, by nonce
 */
/**
 * @typedef {object} Submission
 * @property {string} hash
 * @property {string[]} earlier its hashes when it was signed for earlier versions of the runtime
 * @property {import('./chain.js').Call} call
 * @property {number} version of the runtime that it was signed for
 * @property {string} hex
 * @property {Patient} patient
 * @property {number} nonce
 * @property {string} digest of the record's content
 * @property {string[]} via the nodes it was given to
 * @property {number} at
 */

/** The chain takes 16 pending ones of a patient: it may take a block back, so stay below. */
const WINDOW = 12
const TICK = 100
const LOOK = 500
/** A transaction that is not in a block after so long is given to another node. */
const RETRY = 10 * SECOND
const CHUNK = 50
/** How many of the missing transactions an error shows. */
const MISSING_SHOWN = 3
const PKCS8_X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex')
const CARE = 10n ** 12n

/**
 * An X25519 public key.
 *
 * @param {Random} random
 */
function encryptionKey (random) {
	const der = Buffer.concat([PKCS8_X25519, random.bytes(32)])
	const { x } = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
		.export({ format: 'jwk' })
	return `0x${Buffer.from(String(x), 'base64url').toString('hex')}`
}

/**
 * The reference of something sealed. The chain cannot tell an age file from other bytes.
 *
 * @param {Random} random
 */
const sealed = random => ({ codec: 'Raw', digest: random.hex(32), size: 600 })

/** @param {Pair} pair */
function accountKey (pair) {
	const prefix = xxhashAsHex('System', 128) + xxhashAsHex('Account', 128).slice(2)
	return prefix + blake2AsHex(pair.publicKey, 128).slice(2) + Buffer.from(pair.publicKey).toString('hex')
}

/**
 * Invites, registers and funds patients, each with a folder.
 *
 * @param {Chain} chain
 * @param {Pair[]} hospitals
 * @param {Random} random
 * @param {number} count
 * @returns {Promise<Patient[]>}
 */
export async function enrol (chain, hospitals, random, count) {
	const { tx } = chain.api
	const expires = await chain.tomorrow()
	const patients = Array.from({ length: count }, (_, index) => {
		// An Ed25519 signature takes a quarter of an sr25519 one's time to make here.
		const pair = chain.keyring.addFromUri(`//load//${random.seed}//${index}`, {}, 'ed25519')
		return { pair, folder: random.hex(32), key: accountKey(pair), onChain: 0, used: new Set(), refused: new Map() }
	})
	await Promise.all(hospitals.map((hospital, at) => {
		const own = patients.filter((_, index) => index % hospitals.length === at)
		return chain.accepted(tx.utility.batchAll(own.flatMap(({ pair }) => [
			tx.participants.invite(pair.address, 'Patient', expires),
			// What the allowance does not cover is paid.
			tx.balances.transferKeepAlive(pair.address, 100n * CARE)
		])), hospital)
	}))
	for (let start = 0; start < count; start += CHUNK) {
		await Promise.all(patients.slice(start, start + CHUNK).map(({ pair }, index) => {
			const sponsor = hospitals[(start + index) % hospitals.length].address
			const register = tx.participants.register(sponsor, encryptionKey(random), null)
			return chain.send(register, pair, { final: false })
		}))
	}
	await Promise.all(patients.map(({ pair, folder }) => chain.accepted(
		tx.recordAccess.createFolder(
			folder, encryptionKey(random), 30n * 86_400_000n, sealed(random), 'Never', null
		), pair)))
	return patients
}

/**
 * A call that adds a record to a patient's folder.
 *
 * @param {Chain} chain
 * @param {Random} random
 * @param {Patient} patient
 * @param {ReturnType<sealed>} [content]
 */
export const recordOf = (chain, random, { folder }, content = sealed(random)) =>
	chain.api.tx.recordAccess.addRecord(folder, 0, 'Folder', content, sealed(random), null)

export class Load {
	/** All that nodes took. @type {Map<string, Submission>} */
	taken = new Map()
	/** What was refused, by what was said. @type {Map<string, number>} */
	refusals = new Map()
	/** How often no node answered. */
	unanswered = 0
	/** How often a transaction had to be given to another node. */
	repeated = 0
	/** How often a transaction had to be signed again, for a newer runtime. */
	renewed = 0
	/** What was said when a transaction was given again. @type {Map<string, number>} */
	repeatedAnswers = new Map()
	#turn = 0
	#running = false
	#started = 0
	#stopped = 0
	#attempts = 0
	/** What was given to a node and has no answer yet. @type {Set<Promise<void>>} */
	#underWay = new Set()
	/** @type {Promise<unknown>} */
	#done = Promise.resolve()

	/**
	 * @param {Network} network
	 * @param {Chain} chain signs; needs no connection
	 * @param {Random} random
	 * @param {Patient[]} patients
	 * @param {{ rate: number, via: string[] }} options
	 */
	constructor (network, chain, random, patients, { rate, via }) {
		this.network = network
		this.chain = chain
		this.random = random
		this.patients = patients
		this.rate = rate
		/** The nodes that transactions are given to. */
		this.via = via
	}

	async start () {
		await this.#lookAtNonces()
		this.#running = true
		this.#started = Date.now()
		this.#done = Promise.all([this.#submitting(), this.#looking()])
		this.#done.catch(() => {})
	}

	async stop () {
		this.#running = false
		this.#stopped = Date.now()
		await this.#done
	}

	/** A case that failed stops no load: the end of its network does. */
	get #goesOn () {
		return this.#running && this.network.state.nodes.some(node => node.host)
	}

	get #alive () {
		return this.via.filter(name => this.network.condition(name) === 'running')
	}

	async #lookAtNonces () {
		const name = this.random.pick(this.#alive)
		const [{ changes }] = await this.network.rpc(name)
			.ask('state_queryStorageAt', this.patients.map(patient => patient.key))
		const nonces = new Map(changes.map((/** @type {[string, string | null]} */ [key, value]) =>
			[key, value ? Number(Buffer.from(value.slice(2), 'hex').readBigUInt64LE()) : 0]))
		for (const patient of this.patients) {
			patient.onChain = Number(nonces.get(patient.key) ?? patient.onChain)
		}
	}

	async #looking () {
		while (this.#goesOn) {
			await this.#lookAtNonces().catch(() => {})
			await this.#repeat().catch(() => {})
			await sleep(LOOK)
		}
	}

	/** Gives what should be in a block by now to another node, as a client would. */
	async #repeat () {
		const alive = new Set(this.#alive)
		const late = [...this.taken.values()].filter(({ nonce, patient, at, via }) =>
			nonce >= patient.onChain &&
			(Date.now() - at > RETRY || !via.some(name => alive.has(name))))
		for (const submission of late) {
			submission.at = Date.now()
			await this.#renew(submission)
			const others = this.#alive.filter(name => !submission.via.includes(name))
			if (others.length === 0) {
				submission.via.length = 0
				continue
			}
			const name = this.random.pick(others)
			submission.via.push(name)
			this.repeated += 1
			const said = await this.network.rpc(name).ask('author_submitExtrinsic', submission.hex)
				.then(() => 'taken', error => String(error.message))
			this.repeatedAnswers.set(said, (this.repeatedAnswers.get(said) ?? 0) + 1)
		}
	}

	async #submitting () {
		while (this.#goesOn) {
			const due = Math.floor((Date.now() - this.#started) / SECOND * this.rate) - this.#attempts
			// What could not be sent in time is not made up for at once.
			this.#attempts += Math.max(0, due - this.rate)
			const alive = this.#alive
			if (due > 0 && alive.length > 0) {
				await this.#submit(alive, Math.min(due, this.rate))
			}
			await sleep(TICK)
		}
		await Promise.all(this.#underWay)
	}

	/**
	 * Signs, and gives away without waiting for answers: a slow node holds up nobody else's.
	 *
	 * @param {string[]} alive
	 * @param {number} count
	 */
	async #submit (alive, count) {
		/** @type {Map<string, Submission[]>} */
		const batches = new Map(alive.map(name => [name, []]))
		for (let tried = 0; tried < this.patients.length && count > 0; tried++) {
			const patient = this.patients[this.#turn++ % this.patients.length]
			let nonce = patient.onChain
			while (patient.used.has(nonce)) {
				nonce += 1
			}
			if (nonce - patient.onChain >= WINDOW) {
				continue
			}
			patient.used.add(nonce)
			count -= 1
			this.#attempts += 1
			const name = this.random.pick(alive)
			// What was refused for now may have been passed on: with another one of its nonce, either could
			// get into a block.
			const refused = patient.refused.get(nonce)
			batches.get(name)?.push(refused?.version === this.#version
				? { ...refused, via: [name], at: Date.now() }
				: await this.#sign(patient, nonce, name))
		}
		for (const [name, submissions] of batches) {
			const given = this.#give(name, submissions).finally(() => this.#underWay.delete(given))
			this.#underWay.add(given)
		}
	}

	/**
	 * @param {Patient} patient
	 * @param {number} nonce
	 * @param {string} name
	 * @returns {Promise<Submission>}
	 */
	async #sign (patient, nonce, name) {
		const content = sealed(this.random)
		const call = recordOf(this.chain, this.random, patient, content)
		return {
			...await this.#signed(call, patient, nonce),
			earlier: [],
			patient,
			nonce,
			digest: content.digest,
			via: [name],
			at: Date.now()
		}
	}

	/**
	 * @param {import('./chain.js').Call} call
	 * @param {Patient} patient
	 * @param {number} nonce
	 */
	async #signed (call, patient, nonce) {
		// Immortal: none may be lost because it waited too long.
		const signed = await call.signAsync(patient.pair, { nonce, era: 0 })
		return { call, version: this.#version, hash: signed.hash.toHex(), hex: signed.toHex() }
	}

	/** The version of the runtime that is signed for. */
	get #version () {
		return this.chain.api.runtimeVersion.specVersion.toNumber()
	}

	/**
	 * Signs again what waited while the runtime was upgraded, as a wallet would: it is refused as it
	 * is.
	 *
	 * @param {Submission} submission
	 */
	async #renew (submission) {
		if (submission.version === this.#version) {
			return
		}
		const { hash, call, patient, nonce } = submission
		this.taken.delete(hash)
		Object.assign(submission, await this.#signed(call, patient, nonce))
		submission.earlier.push(hash)
		submission.via.length = 0
		this.taken.set(submission.hash, submission)
		this.renewed += 1
	}

	/**
	 * @param {string} name
	 * @param {Submission[]} submissions
	 */
	async #give (name, submissions) {
		if (submissions.length === 0) {
			return
		}
		let answers
		try {
			answers = await this.#post(name, submissions)
		} catch {
			this.unanswered += submissions.length
			// It may have been taken: the same transaction is tried elsewhere, until it is in a block.
			for (const submission of submissions) {
				this.taken.set(submission.hash, { ...submission, at: 0 })
			}
			return
		}
		submissions.forEach((submission, id) => {
			const answer = answers.find(answer => answer.id === id)
			if (answer?.result) {
				this.taken.set(submission.hash, submission)
				return
			}
			const why = `${answer?.error?.code} ${answer?.error?.data ?? answer?.error?.message}`
			this.refusals.set(why, (this.refusals.get(why) ?? 0) + 1)
			submission.patient.used.delete(submission.nonce)
			submission.patient.refused.set(submission.nonce, submission)
		})
	}

	/**
	 * @param {string} name
	 * @param {Submission[]} submissions
	 * @returns {Promise<any[]>}
	 */
	async #post (name, submissions) {
		const response = await fetch(this.network.rpc(name).url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(submissions.map(({ hex }, id) => (
				{ jsonrpc: '2.0', id, method: 'author_submitExtrinsic', params: [hex] }))),
			signal: AbortSignal.timeout(10 * SECOND)
		})
		const answers = await response.json()
		return Array.isArray(answers) ? answers : []
	}

	/** How many transactions a second nodes took. */
	get measured () {
		const end = this.#stopped || Date.now()
		return this.taken.size / ((end - this.#started) / SECOND)
	}

	/** What happened, in one line. */
	get summary () {
		const refused = [...this.refusals].map(([why, count]) => `${count} × ${why}`).join('; ')
		return `${this.taken.size} transactions taken, ${this.measured.toFixed(0)} a second; ` +
			`${this.repeated} given to a second node, ${this.renewed} signed again, ` +
			`${this.unanswered} without an answer; ` +
			`refused: ${refused || 'none'}`
	}

	/**
	 * Checks that all that was taken is in final blocks, and the records are there.
	 *
	 * @param {{ via?: string, deadline?: number }} [options]
	 */
	async verify ({ via, deadline = 3 * MINUTE } = {}) {
		const name = via ?? this.random.pick(this.#alive)
		const rpc = this.network.rpc(name)
		const ledger = new Ledger()
		/** @returns {Submission[]} */
		const missing = () => [...this.taken.values()].filter(({ hash, earlier }) =>
			![hash, ...earlier].some(one => ledger.blocks.has(one)))
		await until('all transactions in final blocks', deadline, async () => {
			const { number } = await rpc.finalized()
			await ledger.readTo(rpc, number)
			if (missing().length > 0) {
				await this.#lookAtNonces()
				await this.#repeat()
			}
			const first = missing().slice(0, MISSING_SHOWN).map(({ hash, nonce, patient, via }) =>
				`${hash} nonce ${nonce} of ${patient.pair.address} (on chain ${patient.onChain}) via ${via}`)
			return { missing: missing().length, said: Object.fromEntries(this.repeatedAnswers), first }
		}, answer => answer.missing === 0)
		await this.#verifyRecords(rpc, ledger)
		return ledger
	}

	/**
	 * @param {import('./rpc.js').Rpc} rpc
	 * @param {Ledger} ledger
	 */
	async #verifyRecords (rpc, ledger) {
		const at = (await rpc.finalized()).hash
		const prefix = xxhashAsHex('RecordAccess', 128) + xxhashAsHex('Records', 128).slice(2)
		/** @type {string[]} */
		const keys = []
		for (;;) {
			const page = await rpc.ask('state_getKeysPaged', prefix, 1000, keys.at(-1) ?? null, at)
			keys.push(...page)
			if (page.length < 1000) break
		}
		const values = await rpc.askAll('state_getStorage', keys.map(key => [key, at]))
		const digests = new Set([...this.taken.values()].map(({ digest }) => digest.slice(2)))
		for (const value of values) {
			for (let at = 2; at + 64 <= value.length; at += 2) {
				digests.delete(value.slice(at, at + 64))
			}
		}
		const lost = [...this.taken.values()].filter(({ digest }) => digests.has(digest.slice(2)))
		assert.deepEqual(lost.map(({ hash }) => `${hash} in block ${ledger.blocks.get(hash)}`), [],
			'records of transactions in final blocks')
	}
}
