// @ts-check
// The keys that nodes are known by in the network.

import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto'

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** What PKCS #8 puts before the 32 bytes of an Ed25519 secret key. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
/** An identity multihash of 36 bytes: a protobuf of the key's type, Ed25519, and its 32 bytes. */
const PEER_ID = Buffer.from('002408011220', 'hex')

/** @param {Buffer} bytes */
function base58 (bytes) {
	let number = BigInt(`0x${bytes.toString('hex')}`)
	let text = ''
	while (number > 0n) {
		text = ALPHABET[Number(number % 58n)] + text
		number /= 58n
	}
	for (const byte of bytes) {
		if (byte !== 0) break
		text = `1${text}`
	}
	return text
}

/** A new secret key, in hexadecimal digits. */
export const newNodeKey = () => randomBytes(32).toString('hex')

/**
 * The peer id of a node with this secret key.
 *
 * @param {string} secret in hexadecimal digits
 */
export function peerId (secret) {
	const key = createPrivateKey({
		key: Buffer.concat([PKCS8, Buffer.from(secret, 'hex')]), format: 'der', type: 'pkcs8'
	})
	const { x } = createPublicKey(key).export({ format: 'jwk' })
	return base58(Buffer.concat([PEER_ID, Buffer.from(String(x), 'base64url')]))
}
