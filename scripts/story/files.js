// @ts-check
// Files of the story: made, compared, and checked without `care`.

import { createHash, randomBytes, createCipheriv } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, rm } from 'node:fs/promises'

/** A computed tomography of this size is ordinary. */
export const IMAGE_SIZE = 200 * 1024 * 1024
const PART = 4 * 1024 * 1024

/**
 * Writes a binary that begins as a DICOM file does: a preamble of 128 bytes, then `DICM`. What
 * follows is pseudo-random, so that nothing of it can be compressed away.
 *
 * @param {string} path
 * @param {number} [size] in bytes, without the beginning
 */
export async function makeImage (path, size = IMAGE_SIZE) {
	const cipher = createCipheriv('aes-256-ctr', randomBytes(32), Buffer.alloc(16))
	const zeros = Buffer.alloc(PART)
	const file = await open(path, 'wx', 0o600)
	try {
		await file.write(Buffer.concat([Buffer.alloc(128), Buffer.from('DICM')]))
		for (let written = 0; written < size; written += PART) {
			await file.write(cipher.update(zeros))
		}
	} finally {
		await file.close()
	}
}

/**
 * @param {string} path
 * @returns {Promise<string>}
 */
export async function sha256 (path) {
	const hash = createHash('sha256')
	for await (const part of createReadStream(path)) {
		hash.update(part)
	}
	return hash.digest('hex')
}

/** The hash of a file that is not needed after. @param {string} path */
export async function sha256AndRemove (path) {
	const hash = await sha256(path)
	await rm(path)
	return hash
}

/**
 * A number in LEB128, and where it ends.
 *
 * @param {Buffer} bytes
 * @param {number} at
 */
function varint (bytes, at) {
	let value = 0
	for (let shift = 1; ; shift *= 128, at += 1) {
		value += (bytes[at] & 127) * shift
		if (bytes[at] < 128) {
			return { value, next: at + 1 }
		}
	}
}

/** A CID in text: lower-case base 32 after `b`. @param {Buffer} cid */
function text (cid) {
	let bits = ''
	for (const byte of cid) {
		bits += byte.toString(2).padStart(8, '0')
	}
	const digits = bits.match(/.{1,5}/g) ?? []
	const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
	return `b${digits.map(five => alphabet[parseInt(five.padEnd(5, '0'), 2)]).join('')}`
}

/**
 * The blocks of a CAR (version 1), by their CIDs, each verified. Files of up to 1 MiB are one block.
 *
 * @param {string} path
 * @returns {Promise<Map<string, Buffer>>}
 */
export async function readCar (path) {
	const bytes = await readFile(path)
	const blocks = new Map()
	const header = varint(bytes, 0)
	for (let at = header.next + header.value; at < bytes.length;) {
		const section = varint(bytes, at)
		// Version, codec, hash function and length of the digest are a byte each; then 32 of digest.
		const cid = bytes.subarray(section.next, section.next + 36)
		at = section.next + section.value
		const block = bytes.subarray(section.next + 36, at)
		const digest = createHash('sha256').update(block).digest()
		if (!digest.equals(cid.subarray(4))) {
			throw new Error(`a block of ${path} is not what its CID says`)
		}
		blocks.set(text(cid), block)
	}
	return blocks
}

/**
 * The block of a small file in the embedded store, as anybody who has the folder sees it.
 *
 * @param {string} store
 * @param {string} cid
 */
export function storedBlock (store, cid) {
	return readFile(`${store}/blocks/${cid.slice(-3, -1)}/${cid}`)
}
