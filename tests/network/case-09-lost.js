// @ts-check
// Hospitals that are lost for good, so many that nothing becomes final any more. While two thirds of
// the council answer, motions give finality to those who remain. When half of the council is gone,
// no motion passes: those who remain agree on a plan outside of the chain, and go on with a
// substitute of the runtime that carries it out. Finality never goes backwards.

import assert from 'node:assert/strict'
import { enrol, Load } from './support/load.js'
import { buildRuntime, runHere } from './support/runtimes.js'
import { finalizeMore, growMore, scenario } from './support/scenario.js'
import { MINUTE, seconds, until } from './support/time.js'

const PATIENTS = 8
const RATE = 4
const CARE = 10n ** 12n
/** How many blocks after they are told of it the new voters begin. */
const DELAY = 4
/** How many blocks those who remain have to start with the substitute. */
const NOTICE = 12
/** In these, nothing becomes final. */
const SOON = { final: false }
/** What a block takes at most when half of the slots have nobody. */
const SLOW_BLOCKS = 5 * MINUTE

/**
 * @typedef {import('./support/scenario.js').Stage} Stage
 * @typedef {import('./support/chain.js').Chain} Chain
 */

/** @param {Stage} stage @param {string[]} names */
const finalized = ({ network }, names) =>
	Promise.all(names.map(async name => (await network.rpc(name).finalized()).number))

/**
 * Destroys the machines of two of four hospitals. Gives the block at which finality stands.
 *
 * @param {Stage} stage
 * @param {string[]} gone
 */
async function destroy (stage, gone) {
	const { network, say } = stage
	await Promise.all(gone.map(name => network.kill(name)))
	for (const name of gone) {
		network.wipe(name)
	}
	const stay = network.running
	// What was voted for already may still become final.
	await growMore(network, stay, 5, SLOW_BLOCKS)
	const stands = Math.max(...await finalized(stage, stay))
	await growMore(network, stay, 5, SLOW_BLOCKS)
	assert.deepEqual(await finalized(stage, stay), stay.map(() => stands), 'two of four cannot finalize')
	say(`the machines of ${gone.join(' and ')} are gone; finality stands at ${stands}`)
	return stands
}

/**
 * The number of GRANDPA's set of voters, as a node has it, and how many votes there are.
 *
 * @param {Stage} stage
 * @param {string} name
 * @returns {Promise<{ set: number, votes: number }>}
 */
async function voters ({ network }, name) {
	const { setId, best } = await network.rpc(name).ask('grandpa_roundState')
	return { set: setId, votes: best.totalWeight }
}

/**
 * Those who remain finalize again, what was final stays so, and the runtime and the nodes count sets
 * of voters alike, without which no offence could be proven.
 *
 * @param {Stage} stage
 * @param {Chain} chain
 * @param {string[]} stay
 * @param {number} stood where finality stood
 * @param {number} set the number of the set of voters that was stuck
 */
async function goesOn (stage, chain, stay, stood, set) {
	const { network, say } = stage
	const since = Date.now()
	await until('finality to go on', SLOW_BLOCKS, () => finalized(stage, stay),
		numbers => numbers.every(number => number > stood))
	await finalizeMore(network, stay, 5)
	say(`finality went on from ${stood} to ${Math.min(...await finalized(stage, stay))} ` +
		`after ${seconds(since)} s more`)
	for (const name of stay) {
		assert.deepEqual(await voters(stage, name), { set: set + 1, votes: stay.length })
	}
	const counted = /** @type {any} */ (await chain.api.query.grandpa.currentSetId())
	assert.equal(counted.toNumber(), set + 1, 'the runtime counts sets of voters as the nodes do')
}

/**
 * A node that starts from nothing reads the whole chain, and all agree on it.
 *
 * @param {Stage} stage
 * @param {string} name
 * @param {import('./support/network.js').Options} [options]
 */
async function startsFromNothing ({ network, witness, say }, name, options) {
	const began = Date.now()
	await network.add(name, options)
	const end = witness.highest
	await until(`${name} to finalize block ${end}`, 3 * MINUTE,
		async () => (await network.rpc(name).finalized()).number, number => number >= end)
	say(`a node that starts from nothing finalized block ${end} after ${seconds(began)} s`)
}

/**
 * Ends the load: what was taken is in final blocks, which all nodes agree on.
 *
 * @param {Stage} stage
 * @param {Load} load
 */
async function nothingIsLost ({ witness, say }, load) {
	await load.stop()
	say(load.summary)
	assert.ok(load.taken.size > 0, 'there was a load')
	await load.verify()
	say(`all ${load.taken.size} transactions are in final blocks`)
	say(`all nodes agree on ${await witness.verify()} final blocks`)
}

scenario('a third of the voters or more is lost, two thirds of the council answer', {
	deadline: 25 * MINUTE
}, async stage => {
	const { network, random, connect, say } = stage
	// Of one nothing is left. Of the other the account's key is safe, and votes through another's node.
	const [dead, homeless, ...stay] = random.shuffle(network.names)
	const chain = await connect(stay[0])
	const { tx } = chain.api
	const council = [...stay, homeless].map(name => chain.known(name))
	const remaining = stay.map(name => chain.known(name))
	const patients = await enrol(chain, await chain.hospitals(network.names), random, PATIENTS)
	const load = new Load(network, chain, random, patients, { rate: RATE, via: stay })
	await load.start()
	await finalizeMore(network, network.names, 2)

	const stood = await destroy(stage, [dead, homeless])
	const { set } = await voters(stage, stay[0])
	const remove = tx.consortium.removeHospital(
		chain.known(dead).address, { Leaving: { successor: remaining[0].address } })
	const least = tx.parameters.setParameter({ Consortium: { MinValidators: [null, 2] } })
	assert.equal(await chain.motion(least, council, SOON), null)

	// All in one session, or GRANDPA would be told of a change that never comes into force.
	const planned = await chain.session() + 1
	await chain.untilSession(planned)
	const [removed] = await Promise.all([
		chain.motion(remove, council, SOON),
		chain.accepted(tx.consortium.pauseValidation(), chain.known(homeless), SOON)
	])
	assert.equal(removed, null)
	assert.equal(await chain.session(), planned, 'all passed in that session')
	say(`in session ${planned}, ${dead} is removed and ${homeless} has paused`)

	// In the session in which they are queued, so that their beginning is what GRANDPA is told of.
	await chain.untilSession(planned + 1)
	const best = Math.max(...await finalized(stage, stay))
	assert.equal(best, stood)
	const note = chain.asRoot(tx.grandpa.noteStalled(DELAY, best))
	assert.equal(await chain.motion(note, remaining, SOON), null)
	assert.equal(await chain.session(), planned + 1, 'the motion passed in that session')
	say(`in session ${planned + 1} GRANDPA is told that it stalled`)
	await chain.untilSession(planned + 2)
	assert.equal((await chain.validators()).length, 2)
	await goesOn(stage, chain, stay, stood, set)
	await startsFromNothing(stage, 'reader')

	// The other one has a new machine now.
	await network.restart(homeless)
	await chain.accepted(tx.consortium.resumeValidation(), chain.known(homeless))
	await chain.untilSession(await chain.session() + 2)
	const three = [...stay, homeless]
	await until(`${homeless} to vote`, MINUTE, () => voters(stage, stay[0]), ({ votes }) => votes === 3)
	await finalizeMore(network, three, 3)
	say(`${homeless} is back on a new machine, and three vote`)
	await nothingIsLost(stage, load)
})

scenario('half of the hospitals are lost', { deadline: 60 * MINUTE }, async stage => {
	const { network, random, connect, say } = stage
	const [first, second, ...stay] = random.shuffle(network.names)
	const gone = [first, second]
	// What takes time is built before anything breaks. This plan is nobody's.
	const nobody = '0'.repeat(64)
	process.env.CARECHAIN_RECOVERY = `block=1 finalized=0 stuck-set=0 delay=1 lost=${nobody}:${nobody}`
	const began = Date.now()
	await buildRuntime(['recovery'])
	delete process.env.CARECHAIN_RECOVERY
	say(`the runtime was built once, in ${seconds(began)} s`)

	const chain = await connect(stay[0])
	const { tx } = chain.api
	const remaining = stay.map(name => chain.known(name))
	const address = (/** @type {string} */ name) => chain.known(name).address
	const patients = await enrol(chain, await chain.hospitals(network.names), random, PATIENTS)
	const load = new Load(network, chain, random, patients, { rate: RATE, via: stay })
	await load.start()
	await finalizeMore(network, network.names, 2)

	const stood = await destroy(stage, gone)
	const { set } = await voters(stage, stay[0])
	const half = await chain.motion(tx.consortium.removeHospital(address(first), 'ForCause'), remaining, SOON)
	assert.equal(half, 'council.TooEarly', 'half of the council passes no motion')

	// The plan: from which block on, where finality stands, and who has the duties of whom.
	const original = network.state.chain === 'local'
		? network.writeChain('original.json', network.exportChain())
		: network.state.chain
	const recovered = network.writeChain('recovered.json', {})
	const build = Date.now()
	const heights = await Promise.all(stay.map(async name => (await network.rpc(name).best()).number))
	const last = Math.max(...heights) + NOTICE
	// They do not go on before the agreed block with a program that is not there yet.
	await Promise.all(stay.map(name => network.stop(name)))
	say(await runHere('scripts/recovery-spec', [
		'--chain', original, '--output', recovered, '--block', `${last}`, '--finalized', `${stood}`,
		'--stuck-set', `${set}`, '--delay', `${DELAY}`,
		...gone.flatMap((name, at) => ['--lost', `${address(name)}=${address(stay[at])}`])
	]))
	say(`the chain specification was written in ${seconds(build)} s`)
	for (const name of stay) {
		network.change(name, { chain: recovered })
	}
	await Promise.all(stay.map(name => network.restart(name)))
	const again = await connect(stay[0])
	await growMore(network, stay, 1, SLOW_BLOCKS)
	const before = await again.api.at(await again.api.rpc.chain.getBlockHash(
		(await network.rpc(stay[0]).best()).number))
	const seats = /** @type {any} */ (await before.query.council.members())
	assert.equal(seats.length, 4, 'nothing changes before the agreed block')
	await until(`block ${last + 1}`, SLOW_BLOCKS,
		() => network.rpc(stay[0]).best(), ({ number }) => number > last)
	await goesOn(stage, again, stay, stood, set)
	assert.deepEqual((await again.validators()).sort(), stay.map(address).sort())
	const members = /** @type {any} */ (await again.api.query.council.members()).map(String)
	assert.deepEqual(members.sort(), stay.map(address).sort(), 'those who remain are the council')
	const record = /** @type {any} */ (await again.api.query.consortium.hospitals(address(first))).unwrap()
	assert.equal(record.status.asLeaving.successor.toString(), address(stay[0]), 'duties pass on')

	// Those who are gone, or whoever finds their keys, bring no other chain about with the old rules.
	await network.restart(first)
	await until(`${first} to have block ${last}`, 3 * MINUTE,
		() => network.rpc(first).best(), ({ number }) => number >= last)
	await finalizeMore(network, stay, 5)
	const stray = (await network.rpc(first).finalized()).number
	assert.ok(stray <= stood, `${first} has nothing final after ${stood}, and not ${stray}`)
	await network.stop(first)
	say(`${first} came back by mistake, and has nothing final after block ${stray}`)

	// The council works again: another hospital joins, whose node starts from nothing.
	await startsFromNothing(stage, 'ferdie', { validator: true, chain: recovered })
	const ferdie = again.known('ferdie')
	await again.accepted(again.api.tx.balances.transferKeepAlive(ferdie.address, 100n * CARE), remaining[0])
	assert.equal(await again.motion(again.api.tx.consortium.admitHospital(ferdie.address), remaining), null)
	const owner = `0x${Buffer.from(ferdie.publicKey).toString('hex')}`
	const { keys, proof } = await network.rpc('ferdie').ask('author_rotateKeysWithOwner', owner)
	await again.accepted(again.api.tx.session.setKeys(keys, proof), ferdie)
	await again.untilSession(await again.session() + 2)
	await until('ferdie to vote', MINUTE, () => voters(stage, stay[0]), ({ votes }) => votes === 3)
	await finalizeMore(network, [...stay, 'ferdie'], 3)
	say('another hospital was admitted, and votes')
	await nothingIsLost(stage, load)
})
