// @ts-check
// Processes by their identity. A pid alone may be another process's by now: it counts only together
// with the time it was started, and with the boot of the machine.

import { readdirSync, readFileSync } from 'node:fs'
import { sleep } from './time.js'

/** @typedef {{ pid: number, started: string, boot: string }} Identity */

const POLL = 50

const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()

/**
 * The state letter and the start time of a process.
 *
 * @param {number} pid
 */
function stat (pid) {
	let text
	try {
		text = readFileSync(`/proc/${pid}/stat`, 'utf8')
	} catch {
		return null
	}
	// The name, in brackets, may hold anything.
	const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
	return { state: fields[0], started: fields[19] }
}

/**
 * Who a running process is.
 *
 * @param {number} pid
 * @returns {Identity}
 */
export function identify (pid) {
	const found = stat(pid)
	if (!found) {
		throw new Error(`there is no process ${pid}`)
	}
	return { pid, started: found.started, boot }
}

/**
 * How a process is, if it is still that one: running, paused, or null when it ended.
 *
 * @param {Identity | null} identity
 * @returns {'running' | 'paused' | null}
 */
export function condition (identity) {
	if (!identity || identity.boot !== boot) {
		return null
	}
	const found = stat(identity.pid)
	if (!found || found.started !== identity.started) {
		return null
	}
	if ('ZX'.includes(found.state) && !hasThreads(identity.pid)) {
		return null
	}
	return found.state === 'T' ? 'paused' : 'running'
}

/**
 * Whether threads of a process run on after its first one: they still hold its files.
 *
 * @param {number} pid
 */
function hasThreads (pid) {
	try {
		return readdirSync(`/proc/${pid}/task`).length > 1
	} catch {
		return false
	}
}

/**
 * Sends a signal to a process that is still the one it was. Says whether it did.
 *
 * @param {Identity | null} identity
 * @param {NodeJS.Signals} name
 */
export function signal (identity, name) {
	if (!identity || !condition(identity)) {
		return false
	}
	try {
		return process.kill(identity.pid, name)
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') {
			return false
		}
		throw error
	}
}

/**
 * Whether the process ends within a time.
 *
 * @param {Identity | null} identity
 * @param {number} deadline
 */
export async function ends (identity, deadline) {
	const end = Date.now() + deadline
	while (condition(identity)) {
		if (Date.now() >= end) {
			return false
		}
		await sleep(POLL)
	}
	return true
}

/**
 * Memory of a process in bytes: what is resident, and the most that ever was; null when it ended.
 *
 * @param {Identity | null} identity
 */
export function memory (identity) {
	if (!identity || !condition(identity)) {
		return null
	}
	let text
	try {
		text = readFileSync(`/proc/${identity.pid}/status`, 'utf8')
	} catch {
		// It ended just now.
		return null
	}
	const of = (/** @type {string} */ name) =>
		Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) * 1024
	return { resident: of('VmRSS'), peak: of('VmHWM') }
}
