// @ts-check
// Runs a clinic's days against one node, and beside them each suite of insiders against a node of its
// own: they change what the council decides, and who is suspended. All mostly wait for blocks.

import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { startNode } from './support/node.js'

const TOGETHER = [
	['apps.test.js', 'day.test.js', 'refusals.test.js', 'transactions.test.js'],
	['docs.test.js']
]
const INSIDERS = readdirSync(import.meta.dirname).filter(name => /^insiders-.*\.test\.js$/.test(name))
const AT_A_TIME = 4

/**
 * Gives whether all passed.
 *
 * @param {string[]} files
 * @param {number} atATime
 * @param {NodeJS.ProcessEnv} env
 */
async function passes (files, atATime, env) {
	const code = await new Promise((resolve, reject) => {
		spawn(process.execPath, ['--test', `--test-concurrency=${atATime}`, ...files], {
			env, cwd: import.meta.dirname, stdio: 'inherit'
		}).once('error', reject).once('exit', resolve)
	})
	return code === 0
}

async function days () {
	const node = await startNode()
	let passed = true
	try {
		for (const files of TOGETHER) {
			const env = { ...process.env, CARECHAIN_ENDPOINT: node.endpoint }
			passed = await passes(files, files.length, env) && passed
		}
	} finally {
		await node.stop()
	}
	return passed
}

const passed = await Promise.all([days(), passes(INSIDERS, AT_A_TIME, process.env)])
process.exitCode = passed.every(Boolean) ? 0 : 1
