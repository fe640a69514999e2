// @ts-check
// Runs all files side by side against one node: they mostly wait for blocks. The appointments have a
// node of their own, whose clock they move. The large file, which keeps the machine busy, comes last.

import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startNode } from '../polkadot-js/support/node.js'

const FILES = ['appointments.test.js', 'connection.test.js', 'doctors.test.js', 'interruptions.test.js',
	'people.test.js', 'records.test.js', 'refusals.test.js']

const node = await startNode()
// Whatever becomes of the files, nothing of them stays.
const folder = await mkdtemp(join(tmpdir(), 'carechain-care-'))
const env = { ...process.env, CARECHAIN_ENDPOINT: node.endpoint, TMPDIR: folder }
try {
	for (const files of [FILES, ['large.test.js']]) {
		const code = await new Promise((resolve, reject) => {
			spawn(process.execPath, ['--test', `--test-concurrency=${files.length}`, ...files], {
				env, cwd: import.meta.dirname, stdio: 'inherit'
			}).once('error', reject).once('exit', resolve)
		})
		if (code !== 0) {
			process.exitCode = 1
		}
	}
} finally {
	await node.stop()
	await rm(folder, { recursive: true, force: true })
}
