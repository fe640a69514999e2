// @ts-check
// A development node of the suite's own: started, waited for, ended by its process.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { within } from './time.js'

// It compiles the runtime first, on a machine that may be busy.
const START_DEADLINE = 180_000
const STOP_DEADLINE = 10_000
const LOG_LINES = 200

function binary () {
	const target = process.env.CARGO_TARGET_DIR ??
		join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'carechain', 'target')
	return process.env.CARECHAIN_NODE ?? join(target, 'release', 'carechain-node')
}

// A chain of one block maker, which nobody finds: several of them on one machine, or in one
// network, would otherwise connect to each other and fork, as all are //Alice.
const ALONE = ['--no-mdns', '--reserved-only', '--listen-addr', '/ip4/127.0.0.1/tcp/0']

/**
 * Starts a development node on free ports. With CARECHAIN_ENDPOINT, uses the node there instead.
 *
 * @returns {Promise<{ endpoint: string, stop: () => Promise<void> }>}
 */
export async function startNode () {
	if (process.env.CARECHAIN_ENDPOINT) {
		return { endpoint: process.env.CARECHAIN_ENDPOINT, stop: async () => {} }
	}
	const path = binary()
	if (!existsSync(path)) {
		throw new Error(`there is no node at ${path}: build it, or name it in CARECHAIN_NODE`)
	}
	const child = spawn(
		path,
		['--dev', '--tmp', '--rpc-port', '0', '--no-prometheus', '--no-telemetry', ...ALONE],
		{ stdio: ['ignore', 'ignore', 'pipe'] }
	)
	const kill = () => { child.kill('SIGKILL') }
	process.once('exit', kill)
	/** @type {Promise<void>} */
	const ended = new Promise(resolve => child.once('exit', () => resolve()))

	/** @type {string[]} */
	const log = []
	/** @type {Promise<string>} */
	const listening = new Promise((resolve, reject) => {
		let rest = ''
		child.stderr.setEncoding('utf8').on('data', data => {
			const lines = (rest + data).split('\n')
			rest = lines.pop() ?? ''
			log.push(...lines)
			log.splice(0, log.length - LOG_LINES)
			for (const line of lines) {
				const address = /Running JSON-RPC server: addr=(127\.0\.0\.1:\d+)/.exec(line)
				if (address) {
					resolve(`ws://${address[1]}`)
				}
			}
		})
		child.once('error', reject)
		child.once('exit', code => reject(new Error(`the node ended with ${code}`)))
	})

	const stop = async () => {
		child.kill('SIGTERM')
		await within(STOP_DEADLINE, ended, 'the end of the node').catch(kill)
		process.off('exit', kill)
	}
	try {
		return { endpoint: await within(START_DEADLINE, listening, 'the node\'s RPC'), stop }
	} catch (error) {
		await stop()
		console.error(log.join('\n'))
		throw error
	}
}
