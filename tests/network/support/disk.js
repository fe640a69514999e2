// @ts-check
// A small disk in memory, and what fills it. Only root may mount one.

import {
	closeSync, cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, statfsSync, writeSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { condition, identify } from './process.js'
import { run } from './programs.js'

export const MIB = 1024 * 1024
/** What such disks are called in the system's list of mounts, before who made them. */
const LABEL = 'carechain-disk'
const BALLAST = 'ballast'

/** Why there can be no such disk here; null where there can. */
export function whyNoDisk () {
	if (process.getuid?.() !== 0) {
		return 'only root can mount a small disk'
	}
	const path = mkdtempSync(join(tmpdir(), 'carechain-disk-'))
	try {
		run('mount', ['-t', 'tmpfs', '-o', 'size=1m', LABEL, path])
		run('umount', [path])
		return null
	} catch (error) {
		return `no disk can be mounted: ${/** @type {Error} */ (error).message}`
	} finally {
		rmSync(path, { recursive: true })
	}
}

/** Takes away what is left of disks whose owner ended without doing so. */
function sweep () {
	for (const line of readFileSync('/proc/mounts', 'utf8').split('\n')) {
		const [label, path] = line.split(' ')
		const [name, pid, started, boot] = label.split(':')
		if (name === LABEL && boot && !condition({ pid: Number(pid), started, boot })) {
			run('umount', ['--lazy', path])
		}
	}
}

export class Disk {
	/** @param {string} path */
	constructor (path) {
		this.path = path
	}

	/**
	 * Mounts an empty disk on a folder.
	 *
	 * @param {string} path
	 * @param {number} size in bytes
	 */
	static mount (path, size) {
		sweep()
		const { pid, started, boot } = identify(process.pid)
		mkdirSync(path, { recursive: true, mode: 0o700 })
		run('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0700`, [LABEL, pid, started, boot].join(':'), path])
		return new Disk(path)
	}

	/** The bytes that are free. */
	get free () {
		const { bavail, bsize } = statfsSync(this.path)
		return bavail * bsize
	}

	/** Writes until so many bytes are free. @param {number} leave */
	fill (leave) {
		const file = openSync(join(this.path, BALLAST), 'a', 0o600)
		const block = Buffer.alloc(MIB, 1)
		try {
			while (this.free > leave) {
				writeSync(file, block, 0, Math.min(MIB, this.free - leave))
			}
		} catch (error) {
			if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOSPC') {
				throw error
			}
		} finally {
			closeSync(file)
		}
	}

	/** Takes back what filled it. */
	empty () {
		rmSync(join(this.path, BALLAST), { force: true })
	}

	/** Ends the disk. @param {string} [keep] a folder that its files are copied to first */
	remove (keep) {
		if (keep) {
			this.empty()
			cpSync(this.path, keep, { recursive: true })
		}
		run('umount', [this.path])
	}
}
