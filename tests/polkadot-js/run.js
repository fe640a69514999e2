// @ts-check
// Runs all files against one node. Those that sign with different hospitals run side by side: they
// mostly wait for blocks.

import { spawn } from 'node:child_process'
import { startNode } from './support/node.js'

const STAGES = [
	['apps.test.js', 'day.test.js', 'refusals.test.js', 'transactions.test.js'],
	['docs.test.js'],
	['insiders-council.test.js'],
	['insiders-visits.test.js'],
	['insiders-sponsors.test.js'],
	['insiders-keys.test.js'],
	['insiders-staff.test.js'],
	['insiders-reading.test.js']
]

const node = await startNode()
const env = { ...process.env, CARECHAIN_ENDPOINT: node.endpoint }
let failed = false
try {
	for (const files of STAGES) {
		const code = await new Promise((resolve, reject) => {
			spawn(process.execPath, ['--test', `--test-concurrency=${files.length}`, ...files], {
				env, cwd: import.meta.dirname, stdio: 'inherit'
			}).once('error', reject).once('exit', resolve)
		})
		failed ||= code !== 0
	}
} finally {
	await node.stop()
}
process.exitCode = failed ? 1 : 0
