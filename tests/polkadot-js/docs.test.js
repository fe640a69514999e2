// @ts-check
// The program that docs/clinic-integration.md is made of, run as it is written there.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { after, before, test } from 'node:test'
import { startNode } from './support/node.js'
import { MINUTE } from './support/time.js'

const page = new URL('../../docs/clinic-integration.md', import.meta.url)
// Here, so that it finds the packages.
const program = fileURLToPath(new URL('clinic-integration.generated.mjs', import.meta.url))
const ADDRESS = 'ws://127.0.0.1:9944'

/** @type {Awaited<ReturnType<typeof startNode>>} */
let node

before(async () => { node = await startNode() })

after(async () => {
	await node?.stop()
	await rm(program, { force: true })
})

test('what the page for integrators shows works', async () => {
	const blocks = [...(await readFile(page, 'utf8')).matchAll(/^```js\n(.*?)^```$/gms)]
	const source = blocks.map(([, code]) => code).join('\n')
	assert.ok(source.includes(ADDRESS), 'the page connects')
	await writeFile(program, source.replace(ADDRESS, node.endpoint))
	const { stdout } = await promisify(execFile)(process.execPath, [program], { timeout: 3 * MINUTE })
	for (const said of [
		/^carechain \d+, genesis 0x[0-9a-f]{64}$/m,
		/^Patient of 5\w+, key version 1$/m,
		/^free$/m,
		/^appointments\.SlotTaken: The slot, or a part of it, is taken\.$/m,
		/^Booked, free to cancel until /m,
		/^Revoked\ntrue$/m,
		/ was booked by 5/,
		/^participants\.OutOfScope$/m
	]) {
		assert.match(stdout, said)
	}
})
