// @ts-check
// A network namespace for each node, and one switch between them: what a partition needs. Only root
// may make them.
//
// Network number N is the bridge `careN` with 10.213.N.1 on this machine's side; node i has
// 10.213.N.(10+i) in the namespace `careN-name`. With a delay, 10.213.N.(100+i) on this side is
// the proxy that stands for node i.

import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { condition } from './process.js'
import { ip, run, whyNotAsRoot } from './programs.js'

const PREFIX = 'care'
const NETWORK = '10.213'
const FIRST_NODE = 10
const FIRST_PROXY = 100
const MAX_NETWORKS = 200
const TOOLS = ['ip', 'nsenter', 'iptables-restore', 'sysctl']
/** As an operator's machine has it. */
const KERNEL = join(import.meta.dirname, '../../../deploy/sysctl/carechain.conf')

/** @typedef {import('./process.js').Identity} Identity */

/** Why there can be no namespaces here; null where there can. */
export const whyNot = () => whyNotAsRoot('make network namespaces', TOOLS)

/**
 * @param {'bridge' | 'veth'} type
 * @returns {{ ifname: string, ifalias?: string }[]}
 */
const links = type => JSON.parse(ip(`-j link show type ${type}`) || '[]')

/** Removes what is left of networks whose owner ended without doing so. */
function sweep () {
	for (const { ifname, ifalias } of links('bridge')) {
		const number = new RegExp(`^${PREFIX}(\\d+)$`).exec(ifname)?.[1]
		const [id, pid, started, boot] = ifalias?.split(' ') ?? []
		if (number !== undefined && boot && !condition({ pid: Number(pid), started, boot })) {
			new Namespaces(Number(number), id).remove()
		}
	}
}

export class Namespaces {
	/**
	 * @param {number} number
	 * @param {string} id what it is told by from a later one of the same number
	 */
	constructor (number, id) {
		this.number = number
		this.id = id
		this.bridge = `${PREFIX}${number}`
	}

	/**
	 * Makes a network of a number that nobody has.
	 *
	 * @param {Identity | null} owner the process without which the network is of no use
	 */
	static claim (owner) {
		sweep()
		const taken = new Set(links('bridge').map(({ ifname }) => ifname))
		for (let number = 0; number < MAX_NETWORKS; number++) {
			const network = new Namespaces(number, randomUUID())
			if (taken.has(network.bridge)) {
				continue
			}
			// Fails where another process was faster.
			if (spawnSync('ip', ['link', 'add', network.bridge, 'type', 'bridge']).status !== 0) {
				continue
			}
			const label = [network.id, ...(owner ? [owner.pid, owner.started, owner.boot] : [])]
			run('ip', ['link', 'set', network.bridge, 'alias', label.join(' ')])
			ip(`address add ${network.gateway}/24 dev ${network.bridge}`)
			ip(`link set ${network.bridge} up`)
			return network
		}
		throw new Error('all numbers of networks are taken: `ip link show type bridge` lists them')
	}

	get gateway () {
		return `${NETWORK}.${this.number}.1`
	}

	/** @param {number} index */
	host (index) {
		return `${NETWORK}.${this.number}.${FIRST_NODE + index}`
	}

	/** The address of the proxy that stands for a node. @param {number} index */
	proxy (index) {
		return `${NETWORK}.${this.number}.${FIRST_PROXY + index}`
	}

	/** @param {string} name */
	namespace (name) {
		return `${this.bridge}-${name}`
	}

	/**
	 * What to put before a command to run it as this node.
	 *
	 * @param {string} name
	 */
	enter (name) {
		return ['nsenter', `--net=/run/netns/${this.namespace(name)}`, '--']
	}

	/**
	 * @param {string} name
	 * @param {string[]} command
	 * @param {string} [input]
	 */
	#run (name, command, input) {
		const [program, ...args] = [...this.enter(name), ...command]
		run(program, args, input)
	}

	/**
	 * Gives a node its namespace.
	 *
	 * @param {number} index
	 * @param {string} name
	 */
	join (index, name) {
		const namespace = this.namespace(name)
		const link = `${this.bridge}n${index}`
		ip(`netns add ${namespace}`)
		ip(`link add ${link} type veth peer name eth0 netns ${namespace}`)
		ip(`link set ${link} master ${this.bridge} up`)
		ip(`-n ${namespace} link set lo up`)
		ip(`-n ${namespace} address add ${this.host(index)}/24 dev eth0`)
		ip(`-n ${namespace} link set eth0 up`)
		this.#run(name, ['sysctl', '--quiet', '--load', KERNEL])
	}

	/** Makes room for a node's proxy on this side. @param {number} index */
	addProxy (index) {
		ip(`address add ${this.proxy(index)}/32 dev ${this.bridge}`)
	}

	/**
	 * From now on nothing passes between a node and these addresses, and all else does.
	 *
	 * @param {string} name
	 * @param {string[]} addresses
	 */
	block (name, addresses) {
		const rules = addresses.flatMap(address => [
			`-A INPUT -s ${address} -j DROP`, `-A OUTPUT -d ${address} -j DROP`
		])
		const table = ['*filter', ':INPUT ACCEPT', ':FORWARD ACCEPT', ':OUTPUT ACCEPT', ...rules, 'COMMIT']
		this.#run(name, ['iptables-restore'], `${table.join('\n')}\n`)
	}

	/** Removes the network. What runs in it has to have ended. */
	remove () {
		const found = links('bridge').find(({ ifname }) => ifname === this.bridge)
		if (found?.ifalias?.split(' ')[0] !== this.id) {
			return
		}
		// The kernel takes its time to end the links of a namespace that is deleted: the next network of
		// this number would find them.
		const link = new RegExp(`^${this.bridge}n\\d+$`)
		for (const { ifname } of links('veth')) {
			if (link.test(ifname)) {
				spawnSync('ip', ['link', 'delete', ifname])
			}
		}
		const own = new RegExp(`^${this.bridge}-`)
		for (const line of ip('netns list').split('\n')) {
			const namespace = line.split(' ')[0]
			if (own.test(namespace)) {
				ip(`netns delete ${namespace}`)
			}
		}
		spawnSync('ip', ['link', 'delete', this.bridge])
	}
}
