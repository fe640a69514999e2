// @ts-check
// Chance breaks a network, and nothing that was final or taken may be lost. The schedule follows from
// the seed alone. For people; `scripts/chaos --help`.

import assert from 'node:assert/strict'
import { clock, whyNoClock } from './support/clock.js'
import { enrol, Load } from './support/load.js'
import { whyNot } from './support/namespaces.js'
import { HOSPITALS } from './support/network.js'
import { Random } from './support/random.js'
import { finalizeMore, stage } from './support/scenario.js'
import { MINUTE, SECOND, shown, sleep, until } from './support/time.js'

const USAGE = `usage: scripts/chaos [--seed N] [--count N] [--minutes N]
  --seed N     the first run's schedule; without it, a new one that is printed
  --count N    how many runs, with this seed and those that follow; 1 if not given
  --minutes N  how long each breaks things; 4 if not given`

const NODES = 4
const PATIENTS = 16
const RATE = 10
const CARE_FOR = 5 * MINUTE
/** How long there is between two steps, at least and at most, in seconds. */
const PAUSE = [4, 25]
/** What a link may take each way, in milliseconds. */
const DELAYS = [0, 0, 20, 60]
/** By how many seconds a clock may be wrong. */
const SKEWS = [-30, -5, 5, 30]

/**
 * @typedef {'kill' | 'stop' | 'restart' | 'wipe' | 'pause' | 'resume' | 'skew' | 'set' | 'partition' | 'heal'} Kind
 * @typedef {{ at: number, kind: Kind, groups: string[][], off?: number }} Step `groups`: those it is done to;
 *   `off`: how far the clock is ahead, in seconds
 */

/**
 * What is done when. At least one node is always up, with the right time. A database is deleted only
 * while all others are up and see each other: those who come back without memory may be fewer than a
 * third.
 *
 * @param {Random} random
 * @param {string[]} names
 * @param {number} length in milliseconds
 * @param {{ partitions: boolean, clocks: boolean }} can what can be done here
 */
function schedule (random, names, length, { partitions, clocks }) {
	/** @type {Map<string, 'up' | 'down' | 'paused' | 'wrong'>} */
	const conditions = new Map(names.map(name => [name, 'up']))
	let apart = false
	/** @type {Step[]} */
	const steps = []
	const those = (/** @type {string} */ condition) => names.filter(name => conditions.get(name) === condition)
	for (let at = 0; ;) {
		at += (PAUSE[0] + random.below(PAUSE[1] - PAUSE[0] + 1)) * SECOND
		if (at >= length) {
			return steps
		}
		const [up, down, paused, wrong] = [those('up'), those('down'), those('paused'), those('wrong')]
		/** @type {Kind[]} */
		const kinds = [
			...(up.length > 1 ? /** @type {const} */ (['kill', 'stop', 'pause']) : []),
			...(down.length > 0 ? /** @type {const} */ (['restart', 'restart']) : []),
			...(paused.length > 0 ? /** @type {const} */ (['resume', 'resume']) : []),
			...(clocks && up.length > 1 ? /** @type {const} */ (['skew']) : []),
			...(wrong.length > 0 ? /** @type {const} */ (['set', 'set']) : []),
			...(down.length === 1 && up.length === names.length - 1 && !apart ? /** @type {const} */ (['wipe']) : []),
			...(partitions ? /** @type {const} */ ([apart ? 'heal' : 'partition']) : [])
		]
		const kind = random.pick(kinds)
		switch (kind) {
			case 'kill': case 'stop': case 'pause': {
				const name = random.pick(up)
				conditions.set(name, kind === 'pause' ? 'paused' : 'down')
				steps.push({ at, kind, groups: [[name]] })
				break
			}
			case 'restart': case 'wipe': case 'resume': {
				const name = random.pick(kind === 'resume' ? paused : down)
				conditions.set(name, 'up')
				steps.push({ at, kind, groups: [[name]] })
				break
			}
			case 'skew': {
				const name = random.pick(up)
				conditions.set(name, 'wrong')
				steps.push({ at, kind, groups: [[name]], off: random.pick(SKEWS) })
				break
			}
			case 'set': {
				const name = random.pick(wrong)
				conditions.set(name, 'up')
				steps.push({ at, kind, groups: [[name]] })
				break
			}
			case 'partition': {
				const shuffled = random.shuffle(names)
				const size = 1 + random.below(names.length - 1)
				steps.push({ at, kind, groups: [shuffled.slice(0, size), shuffled.slice(size)] })
				apart = true
				break
			}
			case 'heal':
				steps.push({ at, kind, groups: [] })
				apart = false
		}
	}
}

/**
 * Starts a node again with a clock that is so many seconds ahead.
 *
 * @param {import('./support/network.js').Network} network
 * @param {string} name
 * @param {number} off
 */
async function setClock (network, name, off) {
	await network.stop(name)
	network.change(name, { environment: off ? clock(off) : {} })
	await network.restart(name)
}

/** @param {import('./support/network.js').Network} network @param {string} name */
const isWrong = (network, name) => Object.keys(network.node(name).options.environment).length > 0

/**
 * @param {import('./support/network.js').Network} network
 * @param {Step} step
 */
async function take (network, { kind, groups, off = 0 }) {
	const [[name] = ['']] = groups
	switch (kind) {
		case 'kill': return network.kill(name)
		case 'stop': return network.stop(name)
		case 'restart': return network.restart(name)
		case 'wipe':
			network.wipe(name)
			return network.restart(name)
		case 'pause': return network.pause(name)
		case 'resume': return network.resume(name)
		case 'skew': case 'set': return setClock(network, name, off)
		case 'partition': return network.partition(groups)
		case 'heal': return network.heal()
	}
}

/** @param {import('./support/network.js').Network} network */
async function mend (network) {
	if (network.state.partition.length > 0) {
		network.heal()
	}
	for (const name of network.names) {
		const condition = network.condition(name)
		if (condition === 'paused') {
			await network.resume(name)
		} else if (!condition) {
			await network.restart(name)
		} else if (isWrong(network, name)) {
			await setClock(network, name, 0)
		}
	}
}

/**
 * @param {number} seed
 * @param {number} length in milliseconds
 */
async function run (seed, length) {
	process.env.CARECHAIN_SEED = `${seed}`
	const chance = new Random(seed)
	const delay = chance.pick(DELAYS)
	const steps = schedule(chance, HOSPITALS.slice(0, NODES), length, {
		partitions: whyNot() === null, clocks: whyNoClock() === null
	})
	const kinds = new Set(steps.map(step => step.kind))
	await stage(`${steps.length} faults, ${delay} ms a link`, { delay }, async ({
		network, random, witness, connect, say
	}) => {
		const chain = await connect(network.names[0])
		const patients = await enrol(chain, await chain.hospitals(network.names), random, PATIENTS)
		const load = new Load(network, chain, random, patients, { rate: RATE, via: network.names })
		await load.start()
		const started = Date.now()
		for (const step of steps) {
			await sleep(Math.max(0, started + step.at - Date.now()))
			const groups = step.groups.map(group => group.join(',')).join(' | ')
			say([step.kind, groups, step.off && `${step.off} s`].filter(Boolean).join(' '))
			if (step.kind === 'skew') {
				// It may keep to itself what it takes.
				load.via = load.via.filter(name => name !== step.groups[0][0])
			}
			await take(network, step)
			load.via = network.names.filter(name => !isWrong(network, name))
		}
		const mended = Date.now()
		say('all is mended')
		await mend(network)
		await until('all to see all', CARE_FOR,
			() => Promise.all(network.names.map(name => network.rpc(name).peers())),
			counts => counts.every(count => count >= NODES - 1))
		await finalizeMore(network, network.names, 3, CARE_FOR)
		say(`all finalize new blocks ${Math.round((Date.now() - mended) / SECOND)} s later`)
		await load.stop()
		say(load.summary)
		assert.ok(load.taken.size > 0, 'there was a load')
		await load.verify({ deadline: CARE_FOR })
		const end = await connect(network.names[0])
		const offences = await end.events(1, await end.finalized(), ['consortium.OffenceReported'])
		if (!kinds.has('wipe')) {
			assert.equal(offences.length, 0, `nobody votes twice: ${shown(offences.map(({ number }) => number))}`)
		} else if (offences.length > 0) {
			say(`${offences.length} offences of nodes that had lost their databases`)
		}
		say(`all nodes agree on ${await witness.verify()} final blocks`)
	})
}

/** @param {string[]} args */
function parse (args) {
	const numbers = new Map(Object.entries({ seed: NaN, count: 1, minutes: 4 }))
	for (let at = 0; at < args.length; at += 2) {
		const name = args[at].replace(/^--/, '')
		if (!args[at].startsWith('--') || !numbers.has(name)) {
			throw new Error(`unknown argument '${args[at]}'`)
		}
		if (!/^\d+$/.test(args[at + 1] ?? '')) {
			throw new Error(`--${name} needs a number`)
		}
		numbers.set(name, Number(args[at + 1]))
	}
	const of = (/** @type {string} */ name) => /** @type {number} */ (numbers.get(name))
	const seed = Number.isNaN(of('seed')) ? Random.fromEnvironment().seed : of('seed')
	return { seed, count: of('count'), minutes: of('minutes') }
}

const args = process.argv.slice(2)
if (args.some(arg => arg === '-h' || arg === '--help')) {
	console.log(USAGE)
} else {
	let options
	try {
		options = parse(args)
	} catch (error) {
		console.error(`chaos: ${/** @type {Error} */ (error).message}\n${USAGE}`)
		process.exit(2)
	}
	const { seed, count, minutes } = options
	/** @type {number[]} */
	const failed = []
	for (let at = 0; at < count; at++) {
		await run((seed + at) % 2 ** 32, minutes * MINUTE).catch(error => {
			console.error(error)
			failed.push(seed + at)
		})
	}
	console.log(`chaos: ${count - failed.length} of ${count} passed`)
	for (const one of failed) {
		console.log(`chaos: failed, and again with: scripts/chaos --seed ${one} --minutes ${minutes}`)
	}
	process.exit(failed.length > 0 ? 1 : 0)
}
