// @ts-check
// A machine with an init of its own: systemd in namespaces, on a copy of this machine's files that
// keeps nothing. For what an administrator does to a machine, and no test may do to this one.

import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { run, whyNotAsRoot } from './programs.js'
import { MINUTE, SECOND, until } from './time.js'

const SYSTEMD = '/lib/systemd/systemd'
const TOOLS = ['unshare', 'nsenter', 'setpriv', 'mount', 'pivot_root', 'systemctl']
const ENVIRONMENT = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8' }

/** What would reach beyond the copy: devices, the kernel's settings, the clock, the disk. */
const NOT_HERE = [
	'systemd-udevd', 'systemd-udev-trigger', 'systemd-sysctl', 'systemd-modules-load', 'systemd-random-seed',
	'systemd-timesyncd', 'systemd-pstore', 'systemd-repart', 'systemd-tmpfiles-setup-dev', 'systemd-binfmt',
	'systemd-remount-fs', 'kmod-static-nodes'
].map(name => `${name}.service`).concat('timers.target', 'proc-sys-fs-binfmt_misc.automount')

/** Runs first. Its arguments are an empty folder, the machine's name, and what runs next. */
const ENCLOSE = `
set -euo pipefail
mount --make-rprivate /
mount -t tmpfs -o mode=755 machine "$1"
mkdir "$1/groups"
mount -t cgroup2 cgroup2 "$1/groups"
mkdir "$1/groups/$2"
echo 0 >"$1/groups/$2/cgroup.procs"
exec unshare --cgroup bash -c "$3" machine "$1"
`

/** Runs before the init. Its argument is the folder. */
const PREPARE = `
set -euo pipefail
root=$1/root
mkdir "$1/changes" "$1/work" "$root"
mount -t overlay -o "lowerdir=/,upperdir=$1/changes,workdir=$1/work" machine "$root"
mount -t proc proc "$root/proc"
mount --bind "$root/proc/sys" "$root/proc/sys"
mount -o remount,bind,ro "$root/proc/sys"
mount -t sysfs -o ro sysfs "$root/sys"
mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
mount -t tmpfs -o mode=755 machine "$root/run"
mount -t tmpfs -o mode=1777 machine "$root/tmp"
mount -t tmpfs -o mode=755 machine "$root/dev"
mkdir "$root/dev/pts" "$root/dev/shm"
mount -t tmpfs -o mode=1777 machine "$root/dev/shm"
for device in null zero full random urandom tty; do
	touch "$root/dev/$device"
	mount --bind "/dev/$device" "$root/dev/$device"
done
ln -s pts/ptmx "$root/dev/ptmx"
for unit in ${NOT_HERE.join(' ')}; do
	ln -sf /dev/null "$root/etc/systemd/system/$unit"
done
mkdir "$root/mnt/outside"
cd "$root"
pivot_root . mnt/outside
umount --lazy /mnt/outside
exec env -i container=other PATH="$PATH" chroot . ${SYSTEMD} --system --unit=basic.target --log-target=journal --show-status=0
`

/** Runs last, with the arguments of the first: groups outlive what was in them. */
const FORGET = `
set -euo pipefail
mount --make-rprivate /
mount -t cgroup2 cgroup2 "$1"
find "$1/$2" -depth -type d -exec rmdir {} +
`

/** Why there can be no such machine here; null where there can. */
export const whyNoMachine = () => whyNotAsRoot('have a machine with an init of its own', TOOLS)

/**
 * @typedef {object} Options
 * @property {string} [folder] where the commands are run
 * @property {Record<string, string>} [environment] more variables
 * @property {string | Buffer} [input] what they read
 */

export class Machine {
	/** @type {import('node:child_process').ChildProcess} */
	#outside
	#complaints = ''
	#folder = mkdtempSync(join(tmpdir(), 'carechain-machine-'))

	/** @param {string[]} enter what to put before a command to run it in the machine's network */
	constructor (enter) {
		const [program, ...args] = [
			...enter, 'setpriv', '--pdeathsig', 'KILL', 'unshare', '--mount', '--pid', '--fork', '--kill-child',
			'--uts', '--ipc', 'bash', '-c', ENCLOSE, 'machine', this.#folder, basename(this.#folder), PREPARE
		]
		this.#outside = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
		this.#outside.stderr?.on('data', text => { this.#complaints += text })
	}

	/** The init, as this machine sees it. */
	get #init () {
		const { pid } = this.#outside
		const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
		return children && readFileSync(`/proc/${children}/comm`, 'utf8').trim() === 'systemd' ? children : null
	}

	/** Waits until the machine has started. */
	async ready () {
		await until('the machine\'s init', MINUTE, () => this.#outside.exitCode !== null || this.#init !== null)
		if (this.#outside.exitCode !== null) {
			throw new Error(`the machine ended with ${this.#outside.exitCode}: ${this.#complaints}`)
		}
		await until('the machine to have started', MINUTE,
			() => ['running', 'degraded'].includes(this.try('systemctl is-system-running').output.trim()))
	}

	/**
	 * Runs commands as root, as one script that ends with the first that fails.
	 *
	 * @param {string} script
	 * @param {Options} [options]
	 */
	try (script, { folder = '/root', environment = {}, input = '' } = {}) {
		const init = this.#init
		if (!init) {
			throw new Error('the machine does not run')
		}
		const enter = ['--target', init, '--mount', '--pid', '--uts', '--ipc', '--cgroup', '--net', '--root', '--wd']
		const done = spawnSync('nsenter', [
			...enter, '--', 'bash', '--norc', '-euc', `cd "$0"; set -o pipefail; ${script}`, folder
		], {
			encoding: 'utf8',
			input,
			env: { ...ENVIRONMENT, HOME: '/root', ...environment },
			timeout: 2 * MINUTE
		})
		if (done.error) {
			throw done.error
		}
		return { status: done.status, output: done.stdout, errors: done.stderr }
	}

	/**
	 * Runs commands that must succeed, and gives what they printed.
	 *
	 * @param {string} script
	 * @param {Options} [options]
	 */
	run (script, options) {
		const { status, output, errors } = this.try(script, options)
		if (status !== 0) {
			throw new Error(`\`${script}\` ended with ${status}:\n${output}${errors}`)
		}
		return output
	}

	/** Ends all that runs on it, and forgets it. */
	async remove () {
		if (this.#outside.exitCode === null && this.#outside.signalCode === null) {
			const ended = new Promise(resolve => this.#outside.once('exit', resolve))
			const init = this.#init
			process.kill(Number(init ?? this.#outside.pid), 'SIGKILL')
			await ended
			run('unshare', ['--mount', 'bash', '-c', FORGET, 'machine', this.#folder, basename(this.#folder)])
		}
		rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: SECOND / 10 })
	}
}
