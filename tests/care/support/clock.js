// @ts-check
// A development node whose clock a test moves: what is due in minutes is due at once.

import { execFileSync } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startNode } from '../../polkadot-js/support/node.js'

const MILLISECOND = 1_000_000n
/** What the chain's time is a multiple of, nearly: there is at most one block in as long. */
const SLOT = 2_000

export class Clock {
	#offset = 0

	/** @param {string} folder */
	constructor (folder) {
		this.folder = folder
		this.library = join(folder, 'clock.so')
		this.path = join(folder, 'clock')
		execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', this.library,
			join(import.meta.dirname, 'clock.c')], { stdio: 'inherit' })
		this.file = openSync(this.path, 'w')
		this.#write(0)
	}

	/** @param {number} stillAt in milliseconds; 0 lets it go on */
	#write (stillAt) {
		const numbers = Buffer.alloc(16)
		numbers.writeBigInt64LE(BigInt(this.#offset) * MILLISECOND, 0)
		numbers.writeBigInt64LE(BigInt(stillAt) * MILLISECOND, 8)
		writeSync(this.file, numbers, 0, numbers.length, 0)
	}

	/** What the node's clock shows, in milliseconds since the UNIX epoch. */
	now () {
		return Date.now() + this.#offset
	}

	/** Stands still: no block is made until the clock goes on. */
	stop () {
		this.#write(this.now())
	}

	/** Goes on, from a moment ahead where one is given. @param {number} [moment] */
	go (moment = 0) {
		const ahead = Math.max(0, moment - this.now())
		this.#offset += Math.ceil(ahead / SLOT) * SLOT
		this.#write(0)
	}

	/** Starts a node of its own that goes by this clock, whatever other node there is. */
	static async startNode () {
		const clock = new Clock(await mkdtemp(join(tmpdir(), 'carechain-clock-')))
		const { CARECHAIN_ENDPOINT: endpoint } = process.env
		Object.assign(process.env, { LD_PRELOAD: clock.library, CARECHAIN_CLOCK: clock.path })
		delete process.env.CARECHAIN_ENDPOINT
		// The node gets the environment of this process as it is now, and nothing else does.
		const starting = startNode()
		delete process.env.LD_PRELOAD
		delete process.env.CARECHAIN_CLOCK
		if (endpoint) {
			process.env.CARECHAIN_ENDPOINT = endpoint
		}
		const node = await starting
		const stop = async () => {
			await node.stop()
			closeSync(clock.file)
			await rm(clock.folder, { recursive: true })
		}
		return { clock, node: { endpoint: node.endpoint, stop } }
	}
}
