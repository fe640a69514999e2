// @ts-check
// Namespaces that are wired by hand, and who reaches whom in them.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { ip, run } from './programs.js'
import { MINUTE, SECOND, within } from './time.js'

/** What is not answered by then is dropped on the way: the wires are in this machine. */
const SILENCE = 2 * SECOND

const LISTEN = `
	const { createServer } = require('node:net')
	const { createSocket } = require('node:dgram')
	const say = line => process.stdout.write(line + '\\n')
	const [tcp, udp] = process.argv.slice(1).map(list => list.split(',').filter(Boolean).map(Number))
	const servers = tcp.map(port => new Promise(resolve =>
		createServer(socket => { socket.on('error', () => {}); socket.end('hello') }).listen(port, '0.0.0.0', resolve)))
	const sockets = udp.map(port => new Promise(resolve => {
		const socket = createSocket('udp4', (data, from) => say('datagram ' + from.address))
		socket.bind(port, '0.0.0.0', resolve)
	}))
	Promise.all([...servers, ...sockets]).then(() => say('listening'))`

const CONNECT = `
	const { connect } = require('node:net')
	const [host, port, localAddress, silence] = process.argv.slice(1)
	const is = what => { console.log(what); process.exit() }
	const socket = connect({ host, port: Number(port), ...(localAddress && { localAddress }) })
	setTimeout(() => is('silent'), Number(silence))
	socket.on('data', () => is('open')).on('error', error => is(error.code === 'ETIMEDOUT' ? 'silent' : 'refused'))`

const SEND = `
	const socket = require('node:dgram').createSocket('udp4')
	const [host, port, address] = process.argv.slice(1)
	socket.bind({ address }, () => socket.send('hello', Number(port), host, () => socket.close()))`

/** A namespace, and programs in it. */
export class Place {
	/** @type {import('node:child_process').ChildProcess[]} */
	#servers = []
	/** Where datagrams came from, in the order they came. @type {string[]} */
	datagrams = []

	/** @param {string} name of the place, on this machine */
	constructor (name) {
		this.name = name
		ip(`netns add ${name}`)
		ip(`-n ${name} link set lo up`)
	}

	/** @param {string} line */
	ip (line) {
		return ip(`-n ${this.name} ${line}`)
	}

	/** What to put before a command to run it here. @param {number} [user] */
	enter (user) {
		const as = user === undefined ? [] : ['setpriv', `--reuid=${user}`, '--clear-groups', '--']
		return ['nsenter', `--net=/run/netns/${this.name}`, '--', ...as]
	}

	/**
	 * @param {string[]} command
	 * @param {string} [input]
	 */
	run (command, input) {
		const [program, ...args] = [...this.enter(), ...command]
		return run(program, args, input)
	}

	/**
	 * Says `hello` to who connects, and remembers who sends datagrams.
	 *
	 * @param {{ tcp?: number[], udp?: number[] }} ports
	 */
	async listen ({ tcp = [], udp = [] }) {
		const [program, ...args] = [...this.enter(), process.execPath, '-e', LISTEN, tcp.join(), udp.join()]
		const server = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] })
		this.#servers.push(server)
		const lines = createInterface({ input: server.stdout })
		const ready = once(lines, 'line')
		lines.on('line', line => {
			const [what, from] = line.split(' ')
			if (what === 'datagram') {
				this.datagrams.push(from)
			}
		})
		await within(MINUTE, ready, `ports of ${this.name}`)
	}

	/**
	 * What somebody here finds at an address: it is open, it refuses, or it does not answer.
	 *
	 * @param {string} host
	 * @param {number} port
	 * @param {{ from?: string, user?: number }} [options]
	 * @returns {Promise<'open' | 'refused' | 'silent'>}
	 */
	async finds (host, port, { from = '', user } = {}) {
		const [program, ...args] = [...this.enter(user), process.execPath, '-e', CONNECT,
			host, `${port}`, from, `${SILENCE}`]
		const client = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] })
		let text = ''
		client.stdout.setEncoding('utf8').on('data', data => { text += data })
		await within(MINUTE, once(client, 'close'), `a connection of ${this.name}`)
		return /** @type {'open' | 'refused' | 'silent'} */ (text.trim())
	}

	/**
	 * @param {string} host
	 * @param {number} port
	 * @param {string} from
	 */
	sendDatagram (host, port, from) {
		this.run([process.execPath, '-e', SEND, host, `${port}`, from])
	}

	/** Ends what runs here, and the place. */
	async remove () {
		await Promise.all(this.#servers.map(server => {
			const ended = server.exitCode === null ? once(server, 'exit') : null
			server.kill('SIGKILL')
			return ended
		}))
		ip(`netns delete ${this.name}`)
	}
}
