// @ts-check
// Programs of the system, and whether they can be used here.

import { execFileSync, spawnSync } from 'node:child_process'

/**
 * Runs a program, which must succeed. Gives what it printed.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {string} [input]
 */
export function run (program, args, input) {
	const done = spawnSync(program, args, { input, encoding: 'utf8' })
	if (done.error) {
		throw done.error
	}
	if (done.status !== 0) {
		throw new Error(`${program} ${args.join(' ')}: ${done.stderr.trim() || `exit ${done.status}`}`)
	}
	return done.stdout
}

/** @param {string} line */
export const ip = line => run('ip', line.split(' '))

/**
 * Why something that takes root and programs cannot be done here; null where it can.
 *
 * @param {string} what
 * @param {string[]} programs
 */
export function whyNotAsRoot (what, programs) {
	if (process.getuid?.() !== 0) {
		return `only root can ${what}`
	}
	for (const program of programs) {
		try {
			execFileSync(program, ['--version'], { stdio: 'ignore' })
		} catch {
			try {
				execFileSync(program, ['-V'], { stdio: 'ignore' })
			} catch {
				return `the program ${program} is missing`
			}
		}
	}
	return null
}
