// What the suite shares: input that both sides can make, and the store's programs.

import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { balanced } from 'ipfs-unixfs-importer/layout'
import { fixedSize } from 'ipfs-unixfs-importer/chunker'

const workspace = fileURLToPath(new URL('../..', import.meta.url))

export const CHUNK = 1024 * 1024

// IPIP-0499 `unixfs-v1-2025`, spelt out so that a change of the library's defaults cannot change
// what is checked.
export const profile = {
	cidVersion: 1,
	rawLeaves: true,
	reduceSingleLeafToSelf: true,
	chunker: fixedSize({ chunkSize: CHUNK }),
	layout: balanced({ maxChildrenPerNode: 1024 }),
	wrapWithDirectory: false
}

/**
 * The same bytes for the same size, at any speed of reading: no two chunks are alike.
 */
export function * bytes (size) {
	const state = new Uint32Array([0x9e3779b9 ^ size])
	for (let left = size; left > 0; left -= CHUNK) {
		const chunk = Buffer.alloc(Math.min(left, CHUNK))
		// Random words at places enough to tell every chunk, and any order of them, apart.
		for (let at = 0; at < chunk.length; at += 256) {
			state[0] ^= state[0] << 13
			state[0] ^= state[0] >>> 17
			state[0] ^= state[0] << 5
			chunk[at] = state[0]
			if (at + 5 <= chunk.length) {
				chunk.writeUInt32LE(state[0], at + 1)
			}
		}
		yield chunk
	}
}

/**
 * The start of a command line for one of the crate's examples: built already and found in the
 * folder that CARECHAIN_EXAMPLES names, or built and run by cargo.
 */
function program (name) {
	const folder = process.env.CARECHAIN_EXAMPLES
	return folder
		? [`${folder}/${name}`]
		: ['cargo', 'run', '--quiet', '-p', 'carechain-storage', '--example', name, '--']
}

/**
 * Runs an example with `input` (an iterable of buffers) on its standard input. Each buffer that it
 * prints goes to `output`; without it they are collected.
 */
export async function run (name, args, input = [], output = undefined) {
	const [command, ...rest] = program(name)
	const child = spawn(command, [...rest, ...args], { cwd: workspace })
	const collected = []
	let errors = ''
	child.stdout.on('data', output ?? (buffer => collected.push(buffer)))
	child.stderr.on('data', buffer => { errors += buffer })
	// It may end before it has read everything: its exit code tells.
	child.stdin.on('error', () => {})
	const ended = new Promise((resolve, reject) => {
		child.on('error', reject)
		child.on('close', resolve)
	})
	for await (const buffer of input) {
		if (child.exitCode !== null) {
			break
		}
		if (!child.stdin.write(buffer)) {
			await Promise.race([new Promise(resolve => child.stdin.once('drain', resolve)), ended])
		}
	}
	child.stdin.end()
	const code = await ended
	if (code !== 0) {
		throw new Error(`${name} ${args.join(' ')} failed with ${code}: ${errors}`)
	}
	return Buffer.concat(collected)
}

/** The CID and the size that an example printed. */
export function parse (printed) {
	const [cid, size] = printed.toString().trim().split(' ')
	return { cid, size: Number(size) }
}
