// @ts-check
// The TCP connections that a process sees: those of its network namespace.

import { readFileSync } from 'node:fs'

const ESTABLISHED = '01'

/** @typedef {{ host: string, port: number }} End */

/** @param {string} text such as `0B00D50A:7531`: the address's bytes are the wrong way round */
function end (text) {
	const [address, port] = text.split(':')
	const bytes = /** @type {string[]} */ (address.match(/../g)).map(byte => parseInt(byte, 16))
	return { host: bytes.reverse().join('.'), port: parseInt(port, 16) }
}

/**
 * The established IPv4 connections in the namespace of a process.
 *
 * @param {number} pid
 * @returns {{ local: End, remote: End }[]}
 */
export function connections (pid) {
	return readFileSync(`/proc/${pid}/net/tcp`, 'utf8').trim().split('\n').slice(1)
		.map(line => line.trim().split(/\s+/))
		.filter(fields => fields[3] === ESTABLISHED)
		.map(fields => ({ local: end(fields[1]), remote: end(fields[2]) }))
}
