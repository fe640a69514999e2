// @ts-check
// Runtimes with other features than that of the node, built when they are needed.

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const OUTPUT = 16 * 1024 * 1024

/**
 * Runs a program of the repository in its folder, and gives what it printed.
 *
 * @param {string} program
 * @param {string[]} args
 */
export async function runHere (program, args) {
	const { stdout } = await promisify(execFile)(program, args, { cwd: ROOT, maxBuffer: OUTPUT })
	return stdout.trim()
}

/**
 * Builds the runtime with features, in the order of `runtime/variant/build.rs`. Gives the file.
 *
 * @param {string[]} features
 */
export const buildRuntime = features =>
	runHere('bash', ['-c', 'set -e; source scripts/lib/environment.sh; build_runtime "$@"', '-', ...features])
