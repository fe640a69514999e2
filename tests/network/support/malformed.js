// @ts-check
// Requests that no client should make: too large, cut off, of wrong types, unknown, too many at once, too
// slow. Each is made from chance that can be repeated, and each is answered by a refusal or by the end of
// its connection.

import { connect } from 'node:net'
import { SECOND } from './time.js'

/** @typedef {import('./random.js').Random} Random */
/** @typedef {{ host: string, port: number }} Target */
/**
 * @typedef {object} Answer
 * @property {'refused' | 'ended' | 'served' | 'silent'} what `refused`: by a status or an error;
 *   `ended`: the connection, without an answer; `served`: with a result; `silent`: neither in time
 * @property {string} detail
 */
/**
 * @typedef {object} Attempt
 * @property {string} kind
 * @property {Answer['what'][]} allowed what may become of it
 * @property {() => Promise<Answer>} make
 */

const MIB = 1024 * 1024
const PATIENCE = 30 * SECOND
/** How long a client that never ends holds its connection. */
const HOLD = 8 * SECOND
/** How often it sends a byte. */
const TRICKLE = 100
const SHOWN = 90

/** Runtime functions that read what the caller encoded. */
const RUNTIME_CALLS = [
	'TaggedTransactionQueue_validate_transaction', 'TransactionPaymentApi_query_info', 'Core_execute_block',
	'BlockBuilder_apply_extrinsic', 'BlockBuilder_check_inherents', 'AccountNonceApi_account_nonce',
	'GrandpaApi_submit_report_equivocation_unsigned_extrinsic', 'SessionKeys_decode_session_keys',
	'GenesisBuilder_build_state', 'Metadata_metadata_at_version'
]
/** Methods, and how many parameters each takes at most. */
const METHODS = /** @type {const} */ ([
	['chain_getBlockHash', 1], ['chain_getBlock', 1], ['chain_getHeader', 1], ['state_getStorage', 2],
	['state_getKeysPaged', 4], ['state_call', 3], ['state_queryStorageAt', 2], ['author_submitExtrinsic', 1],
	['author_submitAndWatchExtrinsic', 1], ['payment_queryInfo', 2], ['system_accountNextIndex', 1],
	['grandpa_proveFinality', 1], ['care_participant', 2], ['care_records', 4], ['care_canAccess', 5],
	['care_doctors', 3], ['care_openSlots', 4], ['care_agenda', 7], ['care_openDisputes', 4],
	['care_firstSlots', 6]
])

/** @param {Random} random */
const noise = random => random.bytes(1 + random.below(64)).toString('latin1')

/**
 * Something that is of the wrong type nearly everywhere.
 *
 * @param {Random} random
 * @returns {unknown}
 */
function wrong (random) {
	return random.pick([
		() => -1, () => 2 ** 53, () => 1e308, () => true, () => ({ [noise(random)]: noise(random) }),
		() => noise(random), () => '0x', () => '0x0', () => `0x${'f'.repeat(1 + random.below(20_000))}`, () => '0xzz',
		() => [[[[]]]], () => Array.from({ length: random.below(2_000) }, () => 'x'), () => '\u0000',
		() => `5${'G'.repeat(47)}`
	])()
}

/** @param {string} method @param {unknown} params */
const call = (method, params) => JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })

/** What an answer in JSON says. @param {string} text @returns {Answer} */
function judge (text) {
	let answer
	try {
		answer = JSON.parse(text)
	} catch {
		return { what: 'refused', detail: text.slice(0, SHOWN) }
	}
	const answers = Array.isArray(answer) ? answer : [answer]
	const good = answers.filter(one => one && typeof one === 'object' && 'result' in one)
	return good.length > 0
		? { what: 'served', detail: `${good.length} results: ${JSON.stringify(good[0]).slice(0, SHOWN)}` }
		: { what: 'refused', detail: String(answers[0]?.error?.code) }
}

/** What an answer over HTTP says. @param {Buffer} received @returns {Answer} */
function judgeHttp (received) {
	if (received.length === 0) {
		return { what: 'ended', detail: 'without an answer' }
	}
	const text = received.toString('utf8')
	const status = /^HTTP\/1\.[01] (\d+)/.exec(text)?.[1]
	const body = text.slice(text.indexOf('\r\n\r\n') + 4)
	if (status !== '200') {
		return { what: 'refused', detail: `status ${status}` }
	}
	// A body in chunks has lines with lengths between.
	return judge(body.slice(body.search(/[[{]/), Math.max(body.lastIndexOf('}'), body.lastIndexOf(']')) + 1))
}

/**
 * A connection on which something is written, and what came back.
 *
 * @param {Target} target
 * @param {(write: (data: Buffer | string) => Promise<void>, isOpen: () => boolean) => Promise<void>} speak
 * @param {(received: Buffer) => Answer} answer
 * @param {{ patience?: number, enough?: (received: Buffer) => boolean }} [options] `enough`: what need
 *   not be waited for longer
 * @returns {Promise<Answer>}
 */
function converse (target, speak, answer, { patience = PATIENCE, enough = () => false } = {}) {
	return new Promise(resolve => {
		/** @type {Buffer[]} */
		const parts = []
		let open = true
		const socket = connect({ ...target, noDelay: true })
		const finish = (/** @type {Answer | undefined} */ given = undefined) => {
			if (!open) return
			open = false
			clearTimeout(timer)
			socket.destroy()
			resolve(given ?? answer(Buffer.concat(parts)))
		}
		const timer = setTimeout(() => finish(parts.length > 0
			? undefined
			: { what: 'silent', detail: `for ${patience / SECOND} s` }), patience)
		socket.on('data', data => {
			parts.push(data)
			if (enough(Buffer.concat(parts))) finish()
		})
		socket.on('error', () => finish())
		socket.on('close', () => finish())
		socket.on('end', () => finish())
		// What a peer does not read is never confirmed.
		const closed = new Promise(resolve => socket.once('close', resolve))
		const write = async (/** @type {Buffer | string} */ data) => {
			if (open && !socket.destroyed) {
				await Promise.race([closed, new Promise(written => socket.write(data, () => written(undefined)))])
			}
		}
		socket.once('connect', () => {
			speak(write, () => open).catch(() => finish())
		})
	})
}

/** @param {Target} target @param {number} length @param {string} [more] */
const head = ({ host, port }, length, more = '') =>
	`POST / HTTP/1.1\r\nHost: ${host}:${port}\r\nContent-Type: application/json\r\n` +
	`Content-Length: ${length}\r\nConnection: close\r\n${more}\r\n`

/**
 * @param {Target} target
 * @param {string | Buffer} body
 */
function post (target, body) {
	const bytes = Buffer.from(body)
	return converse(target, async write => {
		await write(head(target, bytes.length))
		await write(bytes)
	}, judgeHttp)
}

/** A frame of a WebSocket. @param {number} opcode @param {Buffer} payload @param {boolean} [masked] */
function frame (opcode, payload, masked = true) {
	const length = payload.length < 126
		? Buffer.from([payload.length])
		: Buffer.concat([Buffer.from([payload.length < 65_536 ? 126 : 127]), payload.length < 65_536
			? Buffer.from([payload.length >> 8, payload.length & 0xff])
			: bigEndian(BigInt(payload.length))])
	length[0] |= masked ? 0x80 : 0
	// The mask is zero: it changes nothing.
	return Buffer.concat([Buffer.from([0x80 | opcode]), length, masked ? Buffer.alloc(4) : Buffer.alloc(0), payload])
}

/** @param {bigint} number */
function bigEndian (number) {
	const bytes = Buffer.alloc(8)
	bytes.writeBigUInt64BE(number)
	return bytes
}

/**
 * Opens a WebSocket, and says something on it.
 *
 * @param {Target} target
 * @param {Buffer[]} frames
 * @param {boolean} [hangUp] without waiting for answers
 */
function overWebSocket (target, frames, hangUp = false) {
	const upgrade = `GET / HTTP/1.1\r\nHost: ${target.host}:${target.port}\r\nUpgrade: websocket\r\n` +
		'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n'
	const payload = (/** @type {Buffer} */ received) => {
		const at = received.indexOf('\r\n\r\n')
		return at < 0 ? Buffer.alloc(0) : received.subarray(at + 4)
	}
	return converse(target, async write => {
		await write(upgrade)
		for (const one of frames) {
			await write(one)
		}
		if (hangUp) throw new Error('hung up')
	}, received => {
		const answer = payload(received)
		// A text frame is a JSON answer; the rest ends the connection.
		return answer.length > 0 && (answer[0] & 0x0f) === 1
			? judge(answer.toString('latin1').slice(answer.toString('latin1').indexOf('{')).split('\x81')[0])
			: { what: hangUp ? 'ended' : answer.length > 0 ? 'refused' : 'ended', detail: 'the WebSocket' }
	}, { patience: HOLD, enough: received => payload(received).length > 2 })
}

/**
 * All kinds, with how many of a thousand are made of each.
 *
 * @param {Random} random
 * @param {Target} target
 * @param {{ extrinsic: Uint8Array, size: number }} options
 *   `extrinsic`: a good one; `size`: the largest body that the node takes, in bytes
 * @returns {Record<string, { share: number, also?: Answer['what'], make: () => () => Promise<Answer> }>}
 *   `also`: what may become of it, beside a refusal or the end of the connection
 */
function kinds (random, target, { extrinsic, size }) {
	const good = Buffer.from(extrinsic)
	/** What is left of a good transaction. */
	const damaged = () => {
		const cut = good.subarray(0, random.below(good.length))
		if (random.below(2) === 0) {
			return cut
		}
		const changed = Buffer.from(good)
		// Behind the length: the signature, the call, and what is signed with it.
		changed[2 + random.below(good.length - 2)] ^= 1 + random.below(255)
		return changed
	}
	return {
		'a body that is too large, as it says': {
			share: 30,
			make: () => {
				const length = size + 1 + random.below(size)
				return () => converse(target, async (write, isOpen) => {
					await write(head(target, length))
					for (let sent = 0; sent < length && isOpen(); sent += MIB) {
						await write(Buffer.alloc(Math.min(MIB, length - sent), 0x20))
					}
				}, judgeHttp)
			}
		},
		'a body that is too large, in chunks': {
			share: 20,
			make: () => () => converse(target, async (write, isOpen) => {
				await write(`POST / HTTP/1.1\r\nHost: ${target.host}:${target.port}\r\nConnection: close\r\n` +
					'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n')
				for (let sent = 0; sent < size + 2 * MIB && isOpen(); sent += MIB) {
					await write(`${MIB.toString(16)}\r\n`)
					await write(Buffer.alloc(MIB, 0x20))
					await write('\r\n')
				}
				await write('0\r\n\r\n')
			}, judgeHttp)
		},
		'a transaction that is cut off or changed': {
			share: 200,
			make: () => {
				const hex = `0x${damaged().toString('hex')}`
				return () => post(target, call('author_submitExtrinsic', [hex]))
			}
		},
		'a call of the runtime with noise': {
			share: 100,
			make: () => {
				const bytes = random.below(2) === 0 ? damaged() : random.bytes(random.below(400))
				const name = random.pick(RUNTIME_CALLS)
				return () => post(target, call('state_call', [name, `0x${bytes.toString('hex')}`]))
			},
			// Noise may happen to be what such a function reads.
			also: 'served'
		},
		'parameters of wrong types': {
			share: 200,
			make: () => {
				const [method, most] = random.pick(METHODS)
				const params = random.below(4) === 0
					? wrong(random)
					: Array.from({ length: random.below(most + 3) }, () => wrong(random))
				return () => post(target, call(method, params))
			},
			// Many parameters may be left out, and a list may be empty.
			also: 'served'
		},
		'a method that is unknown or unsafe': {
			share: 100,
			make: () => {
				const method = random.pick([
					() => noise(random), () => `care_${random.hex(6)}`, () => 'x'.repeat(random.below(MIB)), () => '',
					() => 'author_insertKey', () => 'author_rotateKeys', () => 'system_addReservedPeer', () => 'state_getPairs'
				])()
				return () => post(target, call(method, []))
			}
		},
		'a huge batch': {
			share: 40,
			make: () => {
				const count = 1_000 + random.below(20_000)
				const one = call(random.pick(['system_health', 'chain_getBlock', 'state_getMetadata']), [])
				return () => post(target, `[${Array.from({ length: count }, () => one).join(',')}]`)
			}
		},
		'no JSON': {
			share: 120,
			make: () => {
				const whole = call('chain_getBlock', [])
				const body = random.pick([
					() => whole.slice(0, random.below(whole.length)), () => '['.repeat(1 + random.below(200_000)),
					() => `{"a":`.repeat(1 + random.below(50_000)), () => random.bytes(random.below(5_000)), () => '',
					() => `{"jsonrpc":"2.0","id":${'9'.repeat(5_000)},"method":"chain_getBlock","params":[]}`,
					() => '[]', () => '{}', () => 'null', () => '[1,2,3]', () => '{"jsonrpc":"1.0","id":1,"method":"chain_getBlock"}'
				])()
				return () => post(target, body)
			}
		},
		'no HTTP': {
			share: 60,
			make: () => {
				const data = random.pick([
					() => random.bytes(1 + random.below(4_000)), () => Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]),
					() => Buffer.from(`GET / HTTP/1.1\r\nX: ${'y'.repeat(600_000)}\r\n\r\n`), () => Buffer.from('\r\n'.repeat(5_000)),
					() => Buffer.from('BREW /pot HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
					() => Buffer.from(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n`),
					() => Buffer.from(`POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n`)
				])()
				return () => converse(target, async write => {
					await write(data)
				}, judgeHttp, { patience: HOLD, enough: received => received.includes('\r\n\r\n') })
			},
			// It may be the beginning of something.
			also: 'silent'
		},
		'a broken WebSocket': {
			share: 50,
			make: () => {
				const text = Buffer.from(call('chain_getBlock', []))
				const [frames, hangUp] = random.pick(/** @type {(() => [Buffer[], boolean?])[]} */ ([
					() => [[frame(1, random.bytes(1 + random.below(500)))]],
					// It announces a terabyte.
					() => [[Buffer.concat([Buffer.from([0x81, 0xff]), bigEndian(2n ** 40n), Buffer.alloc(4)])]],
					() => [[frame(3 + random.below(5), text)]],
					() => [[frame(1, Buffer.from(call('care_nothing', [])))]],
					// Subscriptions that nobody reads.
					() => [Array.from({ length: 50 }, () => frame(1, Buffer.from(call('chain_subscribeAllHeads', [])))), true],
					() => [Array.from({ length: 5 }, () => frame(1, Buffer.from(call('state_getMetadata', [])))), true]
				]))()
				return () => overWebSocket(target, frames, hangUp)
			}
		},
		'a WebSocket that does not mask': {
			share: 10,
			make: () => () => overWebSocket(target, [frame(1, Buffer.from(call('chain_getBlock', [])), false)]),
			// The mask protects proxies from web pages; the node's library does without.
			also: 'served'
		},
		'a client that never ends': {
			share: 70,
			make: () => {
				const body = call('chain_getBlock', [])
				const whole = random.pick([head(target, body.length) + body, head(target, 4 * MIB) + body])
				const stop = random.below(whole.length - 1)
				return () => converse(target, async (write, isOpen) => {
					for (let at = 0; at < stop && isOpen(); at++) {
						await write(whole[at])
						await new Promise(resolve => setTimeout(resolve, TRICKLE))
					}
				}, judgeHttp, { patience: HOLD })
			},
			also: 'silent'
		}
	}
}

/**
 * So many attempts of all kinds, mixed.
 *
 * @param {Random} random
 * @param {Target} target
 * @param {{ extrinsic: Uint8Array, size: number, count: number }} options
 * @returns {Attempt[]}
 */
export function attempts (random, target, { count, ...options }) {
	const all = Object.entries(kinds(random, target, options))
	const total = all.reduce((sum, [, { share }]) => sum + share, 0)
	const made = all.flatMap(([kind, { share, also, make }]) =>
		Array.from({ length: Math.round(share / total * count) }, () => ({
			kind,
			allowed: /** @type {Answer['what'][]} */ (['refused', 'ended', ...(also ? [also] : [])]),
			make: make()
		})))
	return random.shuffle(made)
}
