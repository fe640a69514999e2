// CARs of the store are read by stock IPFS libraries, and theirs by the store.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { unixfs } from '@helia/unixfs'
import { CarReader, CarWriter } from '@ipld/car'
import { exporter } from 'ipfs-unixfs-exporter'
import { fixedSize } from 'ipfs-unixfs-importer/chunker'
import { sha256 } from 'multiformats/hashes/sha2'
import { CHUNK, bytes, parse, profile, run } from './support.js'

let folder
before(async () => { folder = await mkdtemp(join(tmpdir(), 'carechain-store-')) })
after(() => rm(folder, { recursive: true, force: true }))

/** Blocks in memory, by their whole CID. */
class Blocks {
	#blocks = new Map()

	put (cid, bytes) {
		this.#blocks.set(cid.toString(), { cid, bytes })
		return cid
	}

	has (cid) { return this.#blocks.has(cid.toString()) }

	* get (cid) { yield this.#blocks.get(cid.toString()).bytes }

	blocks () { return this.#blocks.values() }
}

/** The bytes of a CAR with these roots and blocks. */
async function * write (roots, blocks) {
	const { writer, out } = CarWriter.create(roots)
	const written = (async () => {
		for (const block of blocks) {
			await writer.put(block)
		}
		await writer.close()
	})()
	yield * out
	await written
}

async function digest (source) {
	const hash = createHash('sha256')
	for await (const buffer of source) {
		hash.update(buffer)
	}
	return hash.digest('hex')
}

for (const size of [0, 1, CHUNK, CHUNK + 1, 5_000_000, 40 * CHUNK]) {
	test(`the store exports ${size} bytes, stock libraries read them`, async () => {
		const store = join(folder, `from-${size}`)
		const { cid } = parse(await run('store', [store, 'put'], bytes(size)))
		const file = join(folder, `from-${size}.car`)
		const output = createWriteStream(file)
		await run('store', [store, 'export', cid, String(size)], [], buffer => output.write(buffer))
		await new Promise(resolve => output.end(resolve))

		const car = await CarReader.fromIterable(createReadStream(file))
		const roots = await car.getRoots()
		assert.deepEqual(roots.map(String), [cid])
		const blockstore = new Blocks()
		for await (const block of car.blocks()) {
			// The reader does not check; whoever takes a CAR has to.
			const hash = await sha256.digest(block.bytes)
			assert.deepEqual(hash.bytes, block.cid.multihash.bytes)
			await blockstore.put(block.cid, block.bytes)
		}
		const entry = await exporter(roots[0], blockstore)
		assert.ok(['file', 'raw'].includes(entry.type))
		assert.equal(Number(entry.size), size)
		assert.equal(await digest(entry.content()), await digest(bytes(size)))
	})

	test(`stock libraries export ${size} bytes, the store reads them`, async () => {
		const blockstore = new Blocks()
		const root = await unixfs({ blockstore }).addByteStream(bytes(size), profile)
		const store = join(folder, `to-${size}`)
		const car = Readable.from(write([root], blockstore.blocks()))
		const imported = parse(await run('store', [store, 'import'], car))
		assert.deepEqual(imported, { cid: root.toString(), size })
		const hash = createHash('sha256')
		const args = [store, 'get', imported.cid, String(size)]
		await run('store', args, [], buffer => hash.update(buffer))
		assert.equal(hash.digest('hex'), await digest(bytes(size)))
	})
}

test('a CAR whose bytes were changed is refused and leaves nothing', async () => {
	const blockstore = new Blocks()
	const root = await unixfs({ blockstore }).addBytes(Buffer.from('a prescription'), profile)
	const forged = write([root], [{ cid: root, bytes: Buffer.from('a prescriptiom') }])
	const store = join(folder, 'forged')
	await assert.rejects(run('store', [store, 'import'], Readable.from(forged)), /is damaged/)
	assert.equal((await run('store', [store, 'files'])).length, 0)
})

test('content of another profile is refused with a reason', async () => {
	const blockstore = new Blocks()
	const fs = unixfs({ blockstore })
	const directory = await fs.addDirectory()
	const small = { ...profile, chunker: fixedSize({ chunkSize: CHUNK / 4 }) }
	const other = await fs.addByteStream(bytes(3 * CHUNK), small)
	const cases = [[directory, /it is a directory/], [other, /profile unixfs-v1-2025/]]
	for (const [root, reason] of cases) {
		const store = join(folder, `other-${root}`)
		const car = Readable.from(write([root], blockstore.blocks()))
		await assert.rejects(run('store', [store, 'import'], car), reason)
		assert.equal((await run('store', [store, 'files'])).length, 0)
	}
})
