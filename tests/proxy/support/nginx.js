// @ts-check
// The real nginx with a configuration of deploy/nginx, in a folder and on ports of its own.

import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SECOND, within } from './time.js'

const CONFIGURATIONS = join(import.meta.dirname, '..', '..', '..', 'deploy', 'nginx')
const START_DEADLINE = 20 * SECOND
const STOP_DEADLINE = 10 * SECOND
const POLL = 50

/** Where nginx is: not on everybody's path. Null where there is none. */
export function findNginx () {
	const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
	const paths = folders.map(folder => join(folder, 'nginx'))
	return process.env.CARECHAIN_NGINX ?? paths.find(path => existsSync(path)) ?? null
}

/** Why the tests cannot run here: for the option `skip`. */
export const missing = () =>
	findNginx() ? false : 'there is no nginx: install Debian\'s package (apt-get install nginx)'

/** A port that nobody listened on a moment ago. */
export async function freePort () {
	const server = createServer()
	await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(undefined)))
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
	await new Promise(resolve => server.close(resolve))
	return port
}

/** @param {number} port */
const listens = port => new Promise(resolve => {
	const socket = connect(port, '127.0.0.1')
	socket.once('connect', () => { socket.destroy(); resolve(true) })
	socket.once('error', () => resolve(false))
})

/**
 * A shipped configuration with other paths and ports. Everything that is replaced has to be there.
 *
 * @param {string} name
 * @param {[from: string, to: string][]} replaced
 */
export function configuration (name, replaced) {
	let text = readFileSync(join(CONFIGURATIONS, name), 'utf8')
	for (const [from, to] of replaced) {
		if (!text.includes(from)) {
			throw new Error(`${name} does not say ${JSON.stringify(from)} any more`)
		}
		text = text.replaceAll(from, to)
	}
	return text
}

/**
 * Starts nginx with a configuration, and waits until it listens.
 *
 * @param {string} folder empty, and removed by whoever made it
 * @param {string} text the configuration
 * @param {number} port where it will listen
 * @returns {Promise<{ stop: () => Promise<void> }>}
 */
export async function startNginx (folder, text, port) {
	mkdirSync(folder, { recursive: true })
	const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
		.map(name => `\t${name}_temp_path ${join(folder, name)};`)
	writeFileSync(join(folder, 'shipped.conf'), text)
	writeFileSync(join(folder, 'nginx.conf'), [
		'daemon off;',
		// One process: ended by its own id, it leaves nobody behind.
		'master_process off;',
		`pid ${join(folder, 'nginx.pid')};`,
		`error_log ${join(folder, 'error.log')} notice;`,
		'events { worker_connections 512; }',
		'http {',
		...temporary,
		`\taccess_log ${join(folder, 'access.log')};`,
		`\tinclude ${join(folder, 'shipped.conf')};`,
		'}',
		''
	].join('\n'))

	// setpriv, of Debian's util-linux, becomes nginx, and has it end with this process, however that ends.
	const child = spawn('setpriv', ['--pdeathsig', 'KILL',
		findNginx() ?? 'nginx', '-p', folder, '-c', join(folder, 'nginx.conf')
	], { stdio: ['ignore', 'ignore', 'pipe'] })
	const kill = () => { child.kill('SIGKILL') }
	let said = ''
	child.stderr.setEncoding('utf8').on('data', data => { said += data })
	/** @type {Promise<string>} */
	const ended = new Promise(resolve => {
		child.once('error', error => resolve(error.message))
		child.once('exit', code => resolve(`nginx ended with ${code}`))
	})

	const stop = async () => {
		child.kill('SIGTERM')
		await within(STOP_DEADLINE, ended, 'the end of nginx').catch(kill)
	}
	const started = async () => {
		while (!await listens(port)) {
			await sleep(POLL)
		}
	}
	try {
		await within(START_DEADLINE, Promise.race([
			started(),
			ended.then(why => { throw new Error(`${why}\n${said}`) })
		]), 'the start of nginx')
		return { stop }
	} catch (error) {
		await stop()
		throw error
	}
}
