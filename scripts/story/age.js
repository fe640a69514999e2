// @ts-check
// A second reader of the age format (https://age-encryption.org/v1), which has nothing of `care` in
// it: what somebody can do who has keys and ciphertext, whatever the chain says.

import {
	createDecipheriv, createHmac, createPrivateKey, createPublicKey, diffieHellman, hkdfSync
} from 'node:crypto'

const PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex')
const PUBLIC = Buffer.from('302a300506032b656e032100', 'hex')
const CHUNK = 64 * 1024
const TAG = 16

/** The 32 bytes of an `AGE-SECRET-KEY-1…` (Bech32). @param {string} identity */
function secret (identity) {
	const digits = identity.toLowerCase().slice('age-secret-key-1'.length, -6)
	let bits = ''
	for (const digit of digits) {
		bits += 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'.indexOf(digit).toString(2).padStart(5, '0')
	}
	const bytes = (bits.match(/.{8}/g) ?? []).map(byte => parseInt(byte, 2))
	return createPrivateKey({ key: Buffer.concat([PRIVATE, Buffer.from(bytes)]), format: 'der', type: 'pkcs8' })
}

/** The identities in a text, such as an identity file. @param {Buffer | string} text */
export function identities (text) {
	return text.toString().match(/^AGE-SECRET-KEY-1[A-Z0-9]+$/gm) ?? []
}

/**
 * @param {import('node:crypto').BinaryLike} key
 * @param {Buffer} salt
 * @param {string} info
 */
const derive = (key, salt, info) => Buffer.from(hkdfSync('sha256', key, salt, info, 32))

/**
 * @param {Buffer} key
 * @param {Buffer} nonce
 * @param {Buffer} sealed
 */
function open (key, nonce, sealed) {
	const cipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: TAG })
	cipher.setAuthTag(sealed.subarray(-TAG))
	return Buffer.concat([cipher.update(sealed.subarray(0, -TAG)), cipher.final()])
}

/** @param {Buffer} file */
function header (file) {
	const end = file.indexOf('\n---') + 4
	const next = file.indexOf('\n', end) + 1
	const lines = file.subarray(0, end).toString('latin1').split('\n')
	const shares = []
	for (const [index, line] of lines.entries()) {
		const [arrow, kind, share] = line.split(' ')
		if (arrow === '->' && kind === 'X25519') {
			shares.push([Buffer.from(share, 'base64'), Buffer.from(lines[index + 1], 'base64')])
		}
	}
	const mac = Buffer.from(file.subarray(end, next).toString('latin1').trim(), 'base64')
	return { shares, signed: file.subarray(0, end), mac, payload: file.subarray(next) }
}

/**
 * The key of the file, if the identity opens one of its stanzas.
 *
 * @param {ReturnType<typeof header>} parts
 * @param {string} identity
 */
function fileKey (parts, identity) {
	const privateKey = secret(identity)
	const own = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32)
	for (const [share, body] of parts.shares) {
		const publicKey = createPublicKey({
			key: Buffer.concat([PUBLIC, share]), format: 'der', type: 'spki'
		})
		const shared = diffieHellman({ privateKey, publicKey })
		const key = derive(shared, Buffer.concat([share, own]), 'age-encryption.org/v1/X25519')
		try {
			return open(key, Buffer.alloc(12), body)
		} catch {
			// It is for somebody else.
		}
	}
	return null
}

/**
 * What is in an age file; `null` where none of the identities opens it.
 *
 * @param {Buffer} file
 * @param {string[]} identities
 * @returns {Buffer | null}
 */
export function decrypt (file, identities) {
	const parts = header(file)
	const key = identities.map(identity => fileKey(parts, identity)).find(found => found !== null)
	if (!key) {
		return null
	}
	const mac = createHmac('sha256', derive(key, Buffer.alloc(0), 'header')).update(parts.signed)
	if (!mac.digest().equals(parts.mac)) {
		throw new Error('the header was changed')
	}
	const stream = derive(key, parts.payload.subarray(0, 16), 'payload')
	const opened = []
	for (let at = 16, chunk = 0; at < parts.payload.length; at += CHUNK + TAG, chunk += 1) {
		const nonce = Buffer.alloc(12)
		nonce.writeUInt32BE(chunk, 7)
		nonce[11] = at + CHUNK + TAG >= parts.payload.length ? 1 : 0
		opened.push(open(stream, nonce, parts.payload.subarray(at, at + CHUNK + TAG)))
	}
	return Buffer.concat(opened)
}
