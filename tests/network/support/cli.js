// @ts-check
// The command line of scripts/network.

import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { HOSPITALS, Network, Refused } from './network.js'
import { MINUTE, until } from './time.js'

const USAGE = `usage: scripts/network COMMAND [--folder DIR]

  start [--hospitals N] [--delay MS] [--loopback]
                       make a network of N hospitals (4), or start the one in the folder again;
                       bytes between nodes take MS milliseconds (0) each way
  status               best and finalized block, and peers, of each node
  stop [NAME]          end a node as its operator would; without a name, all
  kill NAME            end a node as a power cut would
  restart NAME         start a node that was stopped or killed
  pause NAME           stop a node's time (SIGSTOP)
  resume NAME          and let it run again
  partition A,B C,D    let nothing pass between groups; who is in none is in one more
  heal                 take the partition back
  wipe NAME            delete the database of a stopped node; its keys stay
  add NAME             start one more node: a hospital's that the council is to admit; it makes
                       session keys by author_rotateKeysWithOwner
  logs NAME [--follow] what a node says
  remove               end all, and delete the folder

Nodes are called ${HOSPITALS.slice(0, 4).join(', ')}. The folder is \${TMPDIR:-/tmp}/carechain-network unless
told otherwise. For root, each node has a network namespace, which partitions need; for others, or
with --loopback, all are on the loopback. The node's program is the release build, or CARECHAIN_NODE.`

const READY_DEADLINE = 2 * MINUTE

/** A command line that makes no sense. */
class Misused extends Error {}

/**
 * Takes the options out of the arguments.
 *
 * @param {string[]} all
 */
function parse (all) {
	/** @type {Record<string, string | true>} */
	const options = {}
	/** @type {string[]} */
	const words = []
	const rest = [...all]
	for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
		if (['--follow', '--loopback'].includes(word)) {
			options[word.slice(2)] = true
		} else if (['--folder', '--hospitals', '--delay'].includes(word)) {
			const value = rest.shift()
			if (value === undefined) {
				throw new Misused(`${word} needs a value`)
			}
			options[word.slice(2)] = value
		} else if (word.startsWith('-')) {
			throw new Misused(`unknown option '${word}'`)
		} else {
			words.push(word)
		}
	}
	return { options, words }
}

/** @param {string} text @param {string} what */
function number (text, what) {
	if (!/^\d+$/.test(text)) {
		throw new Misused(`${what} is a number, not '${text}'`)
	}
	return Number(text)
}

/** @param {string} text */
const say = text => console.log(text)

/** @param {string[]} cells */
const row = cells => say(cells.map((cell, at) => cell.padEnd([9, 9, 26, 26, 7, 24][at] ?? 0)).join('').trimEnd())

/** @param {{ number: number, hash: string }} block */
const block = ({ number, hash }) => `${number} ${hash.slice(0, 10)}…${hash.slice(-4)}`

/** @param {Network} network */
async function status (network) {
	row(['NODE', 'IS', 'BEST', 'FINALIZED', 'PEERS', 'ENDPOINT'])
	for (const name of network.names) {
		const condition = network.condition(name) ?? 'stopped'
		const cells = [name, condition]
		if (condition === 'running') {
			const rpc = network.rpc(name)
			try {
				const [best, finalized, peers] = await Promise.all([rpc.best(), rpc.finalized(), rpc.peers()])
				cells.push(block(best), block(finalized), `${peers}`)
			} catch (error) {
				cells[1] = 'silent'
				cells.push('-', '-', '-')
			}
			cells.push(network.endpoint(name))
		}
		row(cells)
	}
	const { partition, delay } = network.state
	if (partition.length > 0) {
		say(`partition: ${partition.map(group => group.join(',')).join(' | ')}`)
	}
	if (delay > 0) {
		const direct = network.names.flatMap(name => network.directConnections(name)).length
		say(`delay: ${delay} ms each way; ${direct} connections past the proxies`)
	}
}

/** Waits until each node that runs sees all others. @param {Network} network */
async function connected (network) {
	const names = network.running
	await until('every node to see all others', READY_DEADLINE,
		() => Promise.all(names.map(name => network.rpc(name).peers())),
		counts => counts.every(count => count >= names.length - 1))
}

/**
 * @param {string} folder
 * @param {Record<string, string | true>} options
 */
async function start (folder, options) {
	const exists = Network.exists(folder)
	if (exists && (options.hospitals || options.delay || options.loopback)) {
		throw new Refused(`there is a network in ${folder} already: it starts as it is, or \`remove\` it first`)
	}
	const network = exists
		? Network.open(folder)
		: Network.create(folder, {
			hospitals: number(String(options.hospitals ?? 4), '--hospitals'),
			delay: number(String(options.delay ?? 0), '--delay'),
			loopback: options.loopback === true
		})
	say(`network: starting ${network.names.join(', ')} in ${folder}`)
	try {
		await network.start()
		await connected(network)
	} catch (error) {
		if (!(error instanceof Refused)) {
			await network.end()
		}
		throw error
	}
	await status(network)
}

/** @param {Network} network @param {string} [name] */
async function stop (network, name) {
	const killed = name
		? (await network.stop(name) ? [] : [name])
		: await network.end()
	for (const name of killed) {
		say(`network: ${name} did not end when told to, and was killed`)
	}
}

/** @param {Network} network @param {string} name @param {boolean} follow */
function logs (network, name, follow) {
	network.node(name)
	const child = spawn('tail', [...(follow ? ['-f'] : []), '-n', '+1', network.path(name, 'log')],
		{ stdio: 'inherit' })
	return new Promise((resolve, reject) => {
		child.once('error', reject)
		child.once('exit', code => code === 0 || follow ? resolve(undefined) : reject(new Refused('no log')))
	})
}

/** How many words each command takes, at least and at most. */
const COMMANDS = new Map(Object.entries({
	start: [0, 0],
	status: [0, 0],
	stop: [0, 1],
	kill: [1, 1],
	restart: [1, 1],
	pause: [1, 1],
	resume: [1, 1],
	partition: [1, 6],
	heal: [0, 0],
	wipe: [1, 1],
	add: [1, 1],
	logs: [1, 1],
	remove: [0, 0]
}))

/** @param {string[]} args */
async function run (args) {
	const { options, words: [command, ...words] } = parse(args)
	if (!command) {
		throw new Misused('what to do?')
	}
	const [least, most] = COMMANDS.get(command) ?? []
	if (least === undefined || most === undefined) {
		throw new Misused(`unknown command '${command}'`)
	}
	if (words.length < least || words.length > most) {
		const takes = least === 0 && most === 0 ? 'takes no name' : least === 0 ? 'takes one name at most' : 'needs a name'
		throw new Misused(`${command} ${most > 1 ? 'needs groups of names' : takes}`)
	}
	const folder = resolve(String(options.folder ?? join(tmpdir(), 'carechain-network')))
	const [name] = words
	if (command === 'status') {
		return status(Network.open(folder))
	}
	if (command === 'logs') {
		return logs(Network.open(folder), name, options.follow === true)
	}
	if (command !== 'start') {
		Network.open(folder)
	}
	return Network.exclusively(folder, async () => {
		if (command === 'start') {
			return start(folder, options)
		}
		const network = Network.open(folder)
		switch (command) {
			case 'stop': return stop(network, name)
			case 'kill': return network.kill(name)
			case 'restart': return network.restart(name)
			case 'pause': return network.pause(name)
			case 'resume': return network.resume(name)
			case 'partition': return network.partition(words.map(group => group.split(',').filter(Boolean)))
			case 'heal': return network.heal()
			case 'wipe': return network.wipe(name)
			case 'add': return network.add(name, { validator: true })
			case 'remove': return network.remove()
		}
	})
}

if (process.argv.slice(2).some(word => word === '-h' || word === '--help')) {
	say(USAGE)
} else {
	await run(process.argv.slice(2)).catch(error => {
		console.error(`network: ${error.message}`)
		if (error instanceof Misused) {
			console.error(USAGE)
		} else if (!(error instanceof Refused) && process.env.CARECHAIN_DEBUG) {
			console.error(error.stack)
		}
		process.exitCode = error instanceof Misused ? 2 : 1
	})
}
