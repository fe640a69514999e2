// @ts-check
// CIDs in text and in bytes: version 1, sha2-256, in lower-case base 32 after `b`.

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'
const LENGTH = 36
/** How the CID of a raw leaf begins: version 1, raw, sha2-256, 32 bytes. */
const RAW = '01551220'

/** @param {Buffer} cid */
function text (cid) {
	const bits = [...cid].map(byte => byte.toString(2).padStart(8, '0')).join('')
	const digits = bits.match(/.{1,5}/g) ?? []
	return `b${digits.map(five => ALPHABET[parseInt(five.padEnd(5, '0'), 2)]).join('')}`
}

/** The digest that a CID names, as the chain has it. @param {string} cid */
export function digest (cid) {
	const bits = [...cid.slice(1)].map(digit => ALPHABET.indexOf(digit).toString(2).padStart(5, '0'))
	const bytes = (bits.join('').match(/.{8}/g) ?? []).map(byte => parseInt(byte, 2))
	return `0x${Buffer.from(bytes).subarray(4, LENGTH).toString('hex')}`
}

/** The raw leaves that the root of a file of several blocks names. @param {Buffer} root */
export function leaves (root) {
	const found = []
	for (let at = root.indexOf(RAW, 'hex'); at !== -1; at = root.indexOf(RAW, at + LENGTH, 'hex')) {
		found.push(text(root.subarray(at, at + LENGTH)))
	}
	return found
}
