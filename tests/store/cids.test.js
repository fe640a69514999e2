// The store's CIDs are those of an independent implementation of the same profile.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unixfs } from '@helia/unixfs'
import { CHUNK, bytes, parse, profile, run } from './support.js'

/** Takes every block and keeps none: only the names are of interest. */
const forgetful = {
	async put (cid) { return cid },
	async has () { return false },
	async * get (cid) { throw new Error(`${cid} was not kept`) }
}

async function compare (size) {
	const fs = unixfs({ blockstore: forgetful })
	const expected = (await fs.addByteStream(bytes(size), profile)).toString()
	assert.deepEqual(parse(await run('cid', [], bytes(size))), { cid: expected, size })
}

const sizes = [
	0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 5_000_000, 5 * CHUNK, 200_000_000, 200 * CHUNK,
	// A second level of nodes starts past 1024 chunks.
	1024 * CHUNK + 1
]

for (const size of sizes) {
	test(`${size} bytes`, () => compare(size))
}

for (const size of [1024 * CHUNK, 1026 * CHUNK + 7]) {
	const skip = process.env.CARECHAIN_LARGE ? false : 'set CARECHAIN_LARGE=1 to run it'
	test(`${size} bytes`, { skip }, () => compare(size))
}
