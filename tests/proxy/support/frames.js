// @ts-check
// As much of WebSocket (RFC 6455) as one short text message needs.

import { createHash, randomBytes } from 'node:crypto'

const TEXT = 0x81
const SHORTEST_LONG = 126

/**
 * What a server answers to a client's key.
 *
 * @param {string} key
 */
export const accept = key =>
	createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')

/**
 * A message as a frame. Clients mask theirs.
 *
 * @param {string} text
 * @param {boolean} masked
 */
export function frame (text, masked) {
	const payload = Buffer.from(text)
	if (payload.length >= SHORTEST_LONG) {
		throw new Error('only short messages')
	}
	if (!masked) {
		return Buffer.concat([Buffer.from([TEXT, payload.length]), payload])
	}
	const mask = randomBytes(4)
	const hidden = payload.map((byte, index) => byte ^ mask[index % 4])
	return Buffer.concat([Buffer.from([TEXT, 0x80 | payload.length]), mask, hidden])
}

/**
 * The message of a frame that came in one piece.
 *
 * @param {Buffer} data
 */
export function message (data) {
	const masked = (data[1] & 0x80) !== 0
	const length = data[1] & 0x7f
	const start = masked ? 6 : 2
	const payload = data.subarray(start, start + length)
	return Buffer.from(masked
		? payload.map((byte, index) => byte ^ data[2 + index % 4])
		: payload).toString()
}
