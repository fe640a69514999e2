// @ts-check
// A network of hospitals on this machine: real nodes, and what breaks them. What it is made of is in
// one folder, so that several programs can speak of the same network one after the other.
//
//   network.json        what there is: nodes, addresses, processes
//   chain.json          the chain's specification, where it is not the node's own `local`
//   NAME/node-key       what the node is known by in the network
//   NAME/keystore       its session keys, if they are not the well-known ones
//   NAME/data           its database
//   NAME/log            what it says

import { execFileSync, spawn } from 'node:child_process'
import {
	closeSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync
} from 'node:fs'
import { createServer } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { connections } from './connections.js'
import { newNodeKey, peerId } from './keys.js'
import { Namespaces, whyNot } from './namespaces.js'
import { condition, ends, identify, memory, signal } from './process.js'
import { Rpc } from './rpc.js'
import { MINUTE, SECOND, until, within } from './time.js'

/** The hospitals whose session keys every node knows, in the order of the chain's genesis. */
export const HOSPITALS = ['alice', 'bob', 'charlie', 'dave', 'eve', 'ferdie']

const STATE = 'network.json'
const LOCK = 'lock'
const VERSION = 1
// A node compiles the runtime first, on a machine that may be busy.
const START_DEADLINE = 3 * MINUTE
const STOP_DEADLINE = 20 * SECOND
const KILL_DEADLINE = 5 * SECOND
const LOCK_DEADLINE = 10 * SECOND
const LOOPBACK = '127.0.0.1'
/** Where proxies on the loopback come from: so they can be told from nodes. */
const LOOPBACK_PROXY = '127.0.0.2'
const P2P_PORT = 30333
const RPC_PORT = 9944
const LOG_TAIL = 15
/** As many as addresses are set aside for. */
const MAX_NODES = 32

/** @typedef {import('./process.js').Identity} Identity */
/**
 * How a node is run, where it is not like the others.
 *
 * @typedef {object} Options
 * @property {string | null} [session] the hospital whose well-known session keys it has
 * @property {boolean} [validator] whether it makes blocks with the keys of its keystore
 * @property {boolean} [listed] whether the others know it
 * @property {string} [chain] the specification's file, where it is not that of the network
 * @property {string[]} [extra] more arguments
 * @property {string} [rpcMethods] `safe` or `unsafe`; `auto` is the node's own choice
 * @property {Record<string, string>} [environment] more variables
 */
/**
 * @typedef {object} NodeState
 * @property {string} name
 * @property {number} index
 * @property {string} peer
 * @property {Required<Options>} options
 * @property {string} host
 * @property {number} p2pPort
 * @property {number} rpcPort
 * @property {{ host: string, port: number } | null} proxy
 * @property {Identity | null} process
 * @property {Identity | null} proxyProcess
 */
/** @typedef {{ code: number | null, signal: NodeJS.Signals | null }} Ending a status, or what killed it */
/** @typedef {{ number: number, id: string }} Wires what the namespaces are known by */
/**
 * @typedef {object} State
 * @property {number} version
 * @property {string} binary
 * @property {string} chain
 * @property {number} delay
 * @property {boolean} loopback
 * @property {Wires | null} wires
 * @property {string[][]} partition
 * @property {NodeState[]} nodes
 */

/** Something that cannot be done as it was asked for. */
export class Refused extends Error {}

/** The program of the node. */
export function nodeBinary () {
	const target = process.env.CARGO_TARGET_DIR ??
		join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'carechain', 'target')
	const path = process.env.CARECHAIN_NODE ?? join(target, 'release', 'carechain-node')
	if (!existsSync(path)) {
		throw new Refused(`there is no node at ${path}: build it, or name it in CARECHAIN_NODE`)
	}
	return path
}

/** @param {string} host @param {number} port @returns {Promise<boolean>} */
const isFree = (host, port) => new Promise(resolve => {
	const server = createServer().once('error', () => resolve(false))
	server.listen(port, host, () => server.close(() => resolve(true)))
})

/** The first free port from a number on that is not among those taken. @param {number} from @param {Set<number>} taken */
async function freePort (from, taken) {
	for (let port = from; port < from + 1_000; port++) {
		if (!taken.has(port) && await isFree(LOOPBACK, port)) {
			taken.add(port)
			return port
		}
	}
	throw new Refused(`no port from ${from} on is free`)
}

export class Network {
	/** Whether the nodes end with this process. */
	#ephemeral = false
	/** How the nodes that this process started ended. @type {Map<string, Promise<Ending>>} */
	#endings = new Map()

	/**
	 * @param {string} folder
	 * @param {State} state
	 */
	constructor (folder, state) {
		this.folder = folder
		this.state = state
	}

	/** @param {string} folder */
	static exists (folder) {
		return existsSync(join(folder, STATE))
	}

	/**
	 * Makes a network that is not running.
	 *
	 * @param {string} folder
	 * @param {{
	 *   hospitals?: number, delay?: number, loopback?: boolean, chain?: string, ephemeral?: boolean
	 * }} [options] `ephemeral`: nodes and namespaces end with this process
	 */
	static create (folder, options = {}) {
		const { hospitals = 4, delay = 0, loopback = false, chain = 'local', ephemeral = false } = options
		if (!Number.isInteger(hospitals) || hospitals < 1 || hospitals > HOSPITALS.length) {
			throw new Refused(`there can be 1 to ${HOSPITALS.length} hospitals, not ${hospitals}`)
		}
		if (!Number.isInteger(delay) || delay < 0 || delay > 10_000) {
			throw new Refused(`the delay is 0 to 10000 milliseconds, not ${delay}`)
		}
		if (Network.exists(folder)) {
			throw new Refused(`there is a network in ${folder} already`)
		}
		const binary = nodeBinary()
		mkdirSync(folder, { recursive: true, mode: 0o700 })
		const network = new Network(folder, {
			version: VERSION,
			binary,
			chain,
			delay,
			loopback: loopback || whyNot() !== null,
			wires: null,
			partition: [],
			nodes: []
		})
		network.#ephemeral = ephemeral
		if (chain === 'local') {
			network.#chooseChain(hospitals)
		}
		for (const name of HOSPITALS.slice(0, hospitals)) {
			network.#define(name, { session: name })
		}
		network.save()
		return network
	}

	/** @param {string} folder */
	static open (folder) {
		if (!Network.exists(folder)) {
			throw new Refused(`there is no network in ${folder}: \`start\` makes one`)
		}
		/** @type {State} */
		const state = JSON.parse(readFileSync(join(folder, STATE), 'utf8'))
		if (state.version !== VERSION) {
			throw new Refused(`the network in ${folder} is of another version of this program`)
		}
		return new Network(folder, state)
	}

	save () {
		const path = join(this.folder, STATE)
		writeFileSync(`${path}.new`, `${JSON.stringify(this.state, null, '\t')}\n`)
		renameSync(`${path}.new`, path)
	}

	/**
	 * Does something while no other program changes this network.
	 *
	 * @template T
	 * @param {string} folder
	 * @param {() => Promise<T>} action
	 * @returns {Promise<T>}
	 */
	static async exclusively (folder, action) {
		mkdirSync(folder, { recursive: true, mode: 0o700 })
		const path = join(folder, LOCK)
		await until(`the end of another command on ${folder}`, LOCK_DEADLINE, () => {
			try {
				writeFileSync(path, JSON.stringify(identify(process.pid)), { flag: 'wx' })
				return true
			} catch (error) {
				if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') {
					throw error
				}
			}
			const holder = readFileSync(path, 'utf8')
			if (holder && !condition(JSON.parse(holder))) {
				rmSync(path, { force: true })
			}
			return false
		})
		try {
			return await action()
		} finally {
			rmSync(path, { force: true })
		}
	}

	/**
	 * The node's own local chain has so many hospitals; for another number its genesis is changed.
	 *
	 * @param {number} count
	 */
	#chooseChain (count) {
		const spec = this.exportChain()
		const { patch } = spec.genesis.runtimeGenesis
		/** @type {string[]} */
		const hospitals = patch.council.members
		if (count === hospitals.length) {
			return
		}
		if (count > hospitals.length) {
			throw new Refused(`the local chain has ${hospitals.length} hospitals, not ${count}: \`add\` a ` +
				'node for one that the council is to admit')
		}
		const gone = new Set(hospitals.slice(count))
		const stays = (/** @type {unknown} */ entry) =>
			!gone.has(/** @type {string} */ (Array.isArray(entry) ? entry[0] : entry))
		patch.council.members = hospitals.filter(stays)
		patch.consortium.hospitals = patch.consortium.hospitals.filter(stays)
		patch.participants.members = patch.participants.members.filter(stays)
		if (patch.session) {
			patch.session.keys = patch.session.keys.filter(stays)
		} else {
			patch.aura.authorities = patch.aura.authorities.slice(0, count)
			patch.grandpa.authorities = patch.grandpa.authorities.slice(0, count)
		}
		this.state.chain = this.writeChain('chain.json', spec)
	}

	/** The specification of the node's own local chain. @returns {any} */
	exportChain () {
		const text = execFileSync(this.state.binary, ['export-chain-spec', '--chain', 'local'],
			{ encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'] })
		return JSON.parse(text)
	}

	/**
	 * Writes a specification into the network's folder.
	 *
	 * @param {string} name
	 * @param {any} spec
	 */
	writeChain (name, spec) {
		const path = join(this.folder, name)
		writeFileSync(path, JSON.stringify(spec))
		return path
	}

	/** @param {string} name @param {string[]} parts */
	path (name, ...parts) {
		return join(this.folder, name, ...parts)
	}

	/** @param {string} name */
	node (name) {
		const node = this.state.nodes.find(node => node.name === name)
		if (!node) {
			throw new Refused(`there is no node '${name}': there are ${this.names.join(', ')}`)
		}
		return node
	}

	get names () {
		return this.state.nodes.map(node => node.name)
	}

	/** The names of those that run and are not paused. */
	get running () {
		return this.names.filter(name => this.condition(name) === 'running')
	}

	/** @param {string} name */
	condition (name) {
		return condition(this.node(name).process)
	}

	/** @param {string} name */
	memory (name) {
		return memory(this.node(name).process)
	}

	/** @param {string} name */
	endpoint (name) {
		const { host, rpcPort } = this.node(name)
		return `ws://${host}:${rpcPort}`
	}

	/** @param {string} name */
	rpc (name) {
		return new Rpc(this.endpoint(name))
	}

	/** What the others dial to reach a node. @param {string} name */
	dialled (name) {
		const { host, p2pPort, proxy, peer } = this.node(name)
		return `/ip4/${proxy?.host ?? host}/tcp/${proxy?.port ?? p2pPort}/p2p/${peer}`
	}

	/**
	 * Writes down a node that has neither address nor process yet.
	 *
	 * @param {string} name
	 * @param {Options} options
	 */
	#define (name, options) {
		if (!/^[a-z][a-z0-9]{0,7}$/.test(name)) {
			throw new Refused(`'${name}' is no name: it takes up to 8 small letters and digits`)
		}
		if (this.names.includes(name)) {
			throw new Refused(`there is a node '${name}' already`)
		}
		mkdirSync(this.path(name), { mode: 0o700 })
		if (this.state.nodes.length >= MAX_NODES) {
			throw new Refused(`there can be ${MAX_NODES} nodes`)
		}
		const secret = newNodeKey()
		writeFileSync(this.path(name, 'node-key'), secret, { mode: 0o600 })
		this.state.nodes.push({
			name,
			index: Math.max(-1, ...this.state.nodes.map(node => node.index)) + 1,
			peer: peerId(secret),
			options: {
				session: null,
				validator: false,
				listed: true,
				chain: '',
				extra: [],
				rpcMethods: 'unsafe',
				environment: {},
				...options
			},
			host: '',
			p2pPort: 0,
			rpcPort: 0,
			proxy: null,
			process: null,
			proxyProcess: null
		})
	}

	/** @returns {Namespaces | null} */
	get #namespaces () {
		const { wires } = this.state
		return wires && new Namespaces(wires.number, wires.id)
	}

	/** Whether nodes have addresses. */
	get #isUp () {
		return this.state.loopback ? this.state.nodes.every(node => node.host) : this.state.wires !== null
	}

	/** Gives a node its addresses, and its proxy. @param {NodeState} node */
	async #place (node) {
		const namespaces = this.#namespaces
		const { delay } = this.state
		if (namespaces) {
			namespaces.join(node.index, node.name)
			Object.assign(node, { host: namespaces.host(node.index), p2pPort: P2P_PORT, rpcPort: RPC_PORT })
			if (delay > 0) {
				namespaces.addProxy(node.index)
				node.proxy = { host: namespaces.proxy(node.index), port: P2P_PORT }
			}
		} else {
			const taken = new Set(this.state.nodes.flatMap(other =>
				[other.p2pPort, other.rpcPort, other.proxy?.port ?? 0]))
			node.host = LOOPBACK
			node.p2pPort ||= await freePort(P2P_PORT, taken)
			node.rpcPort ||= await freePort(RPC_PORT, taken)
			if (delay > 0) {
				node.proxy ??= { host: LOOPBACK, port: await freePort(P2P_PORT, taken) }
			}
		}
	}

	/** @param {NodeState} node */
	#startProxy (node) {
		if (!node.proxy || condition(node.proxyProcess)) {
			return
		}
		const namespaces = this.#namespaces
		/** @type {Record<string, string>} */
		const from = {}
		if (namespaces) {
			// Those to come, too.
			for (let index = 0; index < MAX_NODES; index++) {
				from[namespaces.host(index)] = namespaces.proxy(index)
			}
		}
		const settings = {
			delay: this.state.delay,
			listen: node.proxy,
			target: { host: node.host, port: node.p2pPort },
			from,
			other: namespaces ? undefined : LOOPBACK_PROXY
		}
		const program = join(import.meta.dirname, 'delay-proxy.js')
		node.proxyProcess = this.#spawn(this.path(node.name, 'proxy.log'),
			[process.execPath, program, JSON.stringify(settings)], {}).identity
	}

	/**
	 * @param {string} log
	 * @param {string[]} command
	 * @param {Record<string, string>} environment
	 */
	#spawn (log, command, environment) {
		const [program, ...args] = this.#ephemeral
			? ['setpriv', '--pdeathsig', 'KILL', ...command]
			: command
		const output = openSync(log, 'a', 0o600)
		const child = spawn(program, args, {
			stdio: ['ignore', output, output],
			detached: true,
			env: { ...process.env, ...environment }
		})
		closeSync(output)
		/** @type {Promise<Ending>} */
		const ending = new Promise(resolve => {
			child.once('exit', (code, signal) => resolve({ code, signal }))
		})
		child.on('error', () => {})
		child.unref()
		if (child.pid === undefined) {
			throw new Refused(`${program} cannot be run`)
		}
		return { identity: identify(child.pid), ending }
	}

	/** @param {NodeState} node */
	#command (node) {
		const { name, options } = node
		const reserved = this.state.nodes
			.filter(other => other !== node && other.options.listed)
			.map(other => this.dialled(other.name))
		const role = options.session ? [`--${options.session}`] : options.validator ? ['--validator'] : []
		return [
			...(this.#namespaces?.enter(name) ?? []),
			this.state.binary,
			'--chain', options.chain || this.state.chain,
			'--base-path', this.path(name, 'data'),
			'--keystore-path', this.path(name, 'keystore'),
			'--name', name,
			...role,
			'--node-key-file', this.path(name, 'node-key'),
			'--listen-addr', `/ip4/${node.host}/tcp/${node.p2pPort}`,
			...(node.proxy ? ['--public-addr', this.dialled(name)] : []),
			'--reserved-only',
			...reserved.flatMap(address => ['--reserved-nodes', address]),
			'--no-mdns', '--no-telemetry', '--no-prometheus',
			'--rpc-port', `${node.rpcPort}`,
			'--rpc-cors', 'all',
			...(options.rpcMethods === 'auto' ? [] : ['--rpc-methods', options.rpcMethods]),
			// Reached from this machine through the switch, by nobody else.
			...(this.#namespaces ? ['--unsafe-rpc-external'] : []),
			...options.extra
		]
	}

	/**
	 * Makes the network's wires, and starts all of its nodes.
	 *
	 * @param {{ only?: string[] }} [options] `only`: these nodes
	 */
	async start ({ only } = {}) {
		const alive = this.names.filter(name => this.condition(name))
		if (alive.length > 0) {
			throw new Refused(`the network in ${this.folder} runs: ${alive.join(', ')}`)
		}
		if (!this.state.loopback) {
			const why = whyNot()
			if (why) {
				throw new Refused(`the network in ${this.folder} has network namespaces, but ${why}`)
			}
			// What a stop of the machine, or an end by force, may have left.
			this.#unwire()
			const { number, id } = Namespaces.claim(this.#ephemeral ? identify(process.pid) : null)
			this.state.wires = { number, id }
			this.save()
		}
		for (const node of this.state.nodes) {
			await this.#place(node)
		}
		this.save()
		this.#block()
		const names = only ?? this.names
		for (const name of names) {
			this.#launch(this.node(name))
		}
		await Promise.all(names.map(name => this.#answers(this.node(name))))
	}

	/** @param {NodeState} node */
	#launch (node) {
		this.#startProxy(node)
		const { name, options } = node
		const { identity, ending } = this.#spawn(this.path(name, 'log'), this.#command(node), options.environment)
		node.process = identity
		this.#endings.set(name, ending)
		this.save()
	}

	/**
	 * Starts a node that does not run, and does not wait for its answer: it may end by itself.
	 *
	 * @param {string} name
	 */
	launch (name) {
		this.#ensureStopped(name)
		this.#launch(this.node(name))
	}

	/**
	 * Waits until a node that this process started ends by itself, and says how.
	 *
	 * @param {string} name
	 * @param {number} deadline
	 */
	async ended (name, deadline) {
		const node = this.node(name)
		const ending = this.#endings.get(name)
		if (!ending) {
			throw new Refused(`${name} was not started by this process`)
		}
		const how = await within(deadline, ending, `the end of ${name}`)
		node.process = null
		this.save()
		return how
	}

	/** Waits until a node answers over JSON-RPC. @param {NodeState} node */
	async #answers (node) {
		const rpc = this.rpc(node.name)
		await until(`an answer of ${node.name}`, START_DEADLINE, async () => {
			if (!condition(node.process)) {
				return 'ended'
			}
			return rpc.peers()
		}, answer => typeof answer === 'number' || answer === 'ended')
		if (!condition(node.process)) {
			throw new Error(`${node.name} ended before it answered:\n${this.logTail(node.name)}`)
		}
	}

	/** The end of a node's log. @param {string} name */
	logTail (name) {
		const path = this.path(name, 'log')
		if (!existsSync(path)) {
			return '(no log)'
		}
		return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-LOG_TAIL).join('\n')
	}

	/** All that a node said. @param {string} name */
	log (name) {
		return readFileSync(this.path(name, 'log'), 'utf8')
	}

	/** Starts a node that does not run. @param {string} name */
	async restart (name) {
		const node = this.node(name)
		if (condition(node.process)) {
			throw new Refused(`${name} runs: \`stop\` or \`kill\` it first`)
		}
		if (!this.#isUp) {
			throw new Refused('the network is not running: `start` it')
		}
		this.#launch(node)
		await this.#answers(node)
	}

	/**
	 * Adds a node to the network, and starts it unless told otherwise. The others are told its
	 * address, as their operators would be.
	 *
	 * @param {string} name
	 * @param {Options & { start?: boolean }} [options]
	 */
	async add (name, { start = true, ...options } = {}) {
		if (!this.#isUp) {
			throw new Refused('the network is not running: `start` it')
		}
		this.#define(name, options)
		const node = this.node(name)
		await this.#place(node)
		this.save()
		this.#block()
		if (node.options.listed) {
			await Promise.all(this.running.filter(other => other !== name).map(other =>
				this.rpc(other).ask('system_addReservedPeer', this.dialled(name))))
		}
		if (start) {
			this.#launch(node)
			await this.#answers(node)
		}
	}

	/** @param {NodeState} node */
	async #endProxy (node) {
		signal(node.proxyProcess, 'SIGKILL')
		await ends(node.proxyProcess, KILL_DEADLINE)
		node.proxyProcess = null
	}

	/**
	 * Ends a node as its operator would. Says whether it ended by itself in time, or was killed.
	 *
	 * @param {string} name
	 */
	async stop (name) {
		const node = this.node(name)
		if (!condition(node.process)) {
			throw new Refused(`${name} does not run`)
		}
		signal(node.process, 'SIGTERM')
		signal(node.process, 'SIGCONT')
		const ended = await ends(node.process, STOP_DEADLINE)
		if (!ended) {
			await this.kill(name)
		}
		node.process = null
		this.save()
		return ended
	}

	/** Ends a node as a power cut would. @param {string} name */
	async kill (name) {
		const node = this.node(name)
		if (!signal(node.process, 'SIGKILL')) {
			throw new Refused(`${name} does not run`)
		}
		if (!await ends(node.process, KILL_DEADLINE)) {
			throw new Error(`${name} does not end, not even when killed`)
		}
		node.process = null
		this.save()
	}

	/** Stops a node's time. @param {string} name */
	async pause (name) {
		if (this.condition(name) !== 'running') {
			throw new Refused(`${name} does not run, or is paused already`)
		}
		signal(this.node(name).process, 'SIGSTOP')
		await until(`${name} to stand still`, KILL_DEADLINE, () => this.condition(name) === 'paused')
	}

	/** Lets a node's time run again. @param {string} name */
	async resume (name) {
		if (this.condition(name) !== 'paused') {
			throw new Refused(`${name} is not paused`)
		}
		signal(this.node(name).process, 'SIGCONT')
		await until(`${name} to go on`, KILL_DEADLINE, () => this.condition(name) === 'running')
	}

	/** @param {string} name */
	#ensureStopped (name) {
		if (condition(this.node(name).process)) {
			throw new Refused(`${name} runs: \`stop\` it first`)
		}
	}

	/**
	 * Changes how a node that does not run will be run.
	 *
	 * @param {string} name
	 * @param {Options} options
	 */
	change (name, options) {
		this.#ensureStopped(name)
		Object.assign(this.node(name).options, options)
		this.save()
	}

	/**
	 * Gives a node that does not run the session keys of another.
	 *
	 * @param {string} from
	 * @param {string} to
	 */
	copyKeystore (from, to) {
		this.#ensureStopped(to)
		cpSync(this.path(from, 'keystore'), this.path(to, 'keystore'), { recursive: true })
	}

	/** Deletes the database of a node that does not run. Its keys stay. @param {string} name */
	wipe (name) {
		this.#ensureStopped(name)
		rmSync(this.path(name, 'data'), { recursive: true, force: true })
	}

	/** Copies the database of a node that does not run. @param {string} name */
	backUp (name) {
		this.#ensureStopped(name)
		rmSync(this.path(name, 'backup'), { recursive: true, force: true })
		cpSync(this.path(name, 'data'), this.path(name, 'backup'), { recursive: true })
	}

	/** Puts that copy in the database's place. @param {string} name */
	restore (name) {
		this.wipe(name)
		cpSync(this.path(name, 'backup'), this.path(name, 'data'), { recursive: true })
	}

	/**
	 * Lets nothing pass between these groups. Nodes that are in none are a group of their own.
	 *
	 * @param {string[][]} groups
	 */
	partition (groups) {
		if (this.state.loopback) {
			const why = whyNot() ?? 'this one was made on the loopback'
			throw new Refused(`a partition needs a network with network namespaces: ${why}`)
		}
		if (!this.#isUp) {
			throw new Refused('the network is not running: `start` it')
		}
		const named = groups.flat()
		for (const name of named) {
			this.node(name)
			if (named.indexOf(name) !== named.lastIndexOf(name)) {
				throw new Refused(`${name} is named twice`)
			}
		}
		const rest = this.names.filter(name => !named.includes(name))
		const all = [...groups, rest].filter(group => group.length > 0)
		if (all.length < 2) {
			throw new Refused('a partition has two groups or more')
		}
		this.state.partition = all
		this.save()
		this.#block()
	}

	/** Takes the partition back. */
	heal () {
		if (this.state.partition.length === 0) {
			throw new Refused('there is no partition')
		}
		this.state.partition = []
		this.save()
		this.#block()
	}

	/** Brings what each namespace blocks in step with the partition. */
	#block () {
		const namespaces = this.#namespaces
		if (!namespaces) {
			return
		}
		const { partition, nodes, delay } = this.state
		const groupOf = (/** @type {string} */ name) =>
			partition.findIndex(group => group.includes(name))
		for (const node of nodes) {
			const others = nodes.filter(other => other !== node)
			const apart = others.filter(other => groupOf(other.name) !== groupOf(node.name))
			const blocked = apart.map(other => namespaces.host(other.index))
			if (delay > 0) {
				// Whatever addresses nodes learn of each other: the proxies are the only way.
				blocked.push(...others.map(other => namespaces.host(other.index)))
				blocked.push(...apart.map(other => namespaces.proxy(other.index)))
			}
			namespaces.block(node.name, [...new Set(blocked)])
		}
	}

	/**
	 * Connections between nodes that do not go through a proxy, although there is a delay.
	 *
	 * @param {string} name
	 */
	directConnections (name) {
		const { process, p2pPort } = this.node(name)
		if (!process || !condition(process)) {
			return []
		}
		const others = this.state.nodes.filter(other => other.name !== name)
		const proxies = others.map(other => other.proxy?.port)
		return connections(process.pid).filter(({ local, remote }) => this.state.loopback
			// Whoever calls the node itself has to be a proxy.
			? local.port === p2pPort && remote.host === LOOPBACK && !proxies.includes(remote.port)
			: others.some(other => other.host === remote.host))
	}

	/**
	 * Ends whatever runs, and takes the wires away. Says which nodes had to be killed.
	 */
	async end () {
		/** @type {string[]} */
		const killed = []
		await Promise.all(this.names.filter(name => this.condition(name)).map(async name => {
			if (!await this.stop(name)) {
				killed.push(name)
			}
		}))
		for (const node of this.state.nodes) {
			await this.#endProxy(node)
		}
		this.#unwire()
		this.state.partition = []
		this.save()
		return killed
	}

	#unwire () {
		this.#namespaces?.remove()
		this.state.wires = null
		for (const node of this.state.nodes) {
			node.host = ''
			node.proxy = this.state.loopback ? node.proxy : null
		}
	}

	/** Ends the network and deletes its folder. */
	async remove () {
		const killed = await this.end()
		rmSync(this.folder, { recursive: true, force: true })
		return killed
	}
}
