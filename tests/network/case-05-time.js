// @ts-check
// Nodes that lose time: one that stands still for a while, one that lost its database, one that goes on
// from an old copy of it, and one whose clock is wrong.

import assert from 'node:assert/strict'
import { clock, whyNoClock } from './support/clock.js'
import { enrol, Load } from './support/load.js'
import { finalizeMore, growMore, pass, scenario, span } from './support/scenario.js'
import { moveToOwnKeys, untilAuthor } from './support/session-keys.js'
import { MINUTE, seconds, until } from './support/time.js'

const PATIENTS = 8
const RATE = 5
/** How long a node stands still. */
const STILL = span('CARECHAIN_STILL_SECONDS', 30, 120)
/** How old the copy of the database is when it is put back. */
const OLD = span('CARECHAIN_BACKUP_SECONDS', 60, 600)
const CLOCK_OFF = 30
/** What a node says whose clock is ahead. */
const AHEAD = /Others' newest blocks are \d+ s old when they come/
/** How long the clock is wrong. */
const WRONG = span('CARECHAIN_CLOCK_SECONDS', 40, 120)
const OFFENCES = ['offences.Offence', 'consortium.OffenceReported']

/**
 * @typedef {import('./support/scenario.js').Stage} Stage
 * @typedef {import('./support/chain.js').Chain} Chain
 */

/**
 * One of four whom something happens to, and a load on all.
 *
 * @param {Stage} stage
 */
async function prepare ({ network, random, connect }) {
	const victim = random.pick(network.names)
	const others = network.names.filter(name => name !== victim)
	const chain = await connect(others[0])
	const patients = await enrol(chain, await chain.hospitals(network.names), random, PATIENTS)
	const load = new Load(network, chain, random, patients, { rate: RATE, via: network.names })
	return { victim, others, chain, load }
}

/**
 * Nothing final was lost, and nobody was reported.
 *
 * @param {Stage} stage
 * @param {Chain} chain
 * @param {Load} load
 * @param {string} via
 */
async function verify ({ network, witness, say }, chain, load, via) {
	await load.stop()
	say(load.summary)
	assert.ok(load.taken.size > 0, 'there was a load')
	const ledger = await load.verify({ via })
	say(`all ${load.taken.size} transactions are in final blocks up to ${ledger.last}`)
	await finalizeMore(network, network.names, 2)
	const offences = await chain.events(1, await chain.finalized(), OFFENCES)
	assert.deepEqual(offences.map(({ number, name }) => `${name} in block ${number}`), [],
		'nobody is reported for an offence')
	say(`all nodes agree on ${await witness.verify()} final blocks, and there is no offence in them`)
}

scenario('one of four stands still, and goes on', {}, async stage => {
	const { network, say } = stage
	const { victim, others, chain, load } = await prepare(stage)
	const key = await chain.auraKey(chain.known(victim).address)
	await load.start()
	await finalizeMore(network, network.names, 2)

	await network.pause(victim)
	say(`${victim} stands still`)
	const from = Math.max(...await finalizeMore(network, others, 1))
	await pass(`${victim} stands still`, STILL, say)
	const to = Math.min(...await finalizeMore(network, others, 3))
	const makers = await chain.authors(from + 1, to)
	assert.ok(!makers.includes(key), 'who stands still makes no blocks')
	say(`the others made and finalized blocks ${from + 1} to ${to}`)

	const back = Date.now()
	await network.resume(victim)
	await finalizeMore(network, network.names, 1)
	say(`${victim} goes on, and finalizes what the others do after ${seconds(back)} s`)
	say(`${victim} made block ${await untilAuthor(chain, key)}`)
	assert.ok(!AHEAD.test(network.log(victim)), 'who catches up does not suspect its clock')
	await verify(stage, chain, load, victim)
})

scenario('a database is wiped, and an old one put back', { deadline: 25 * MINUTE }, async stage => {
	const { network, witness, say } = stage
	const { victim, others, chain, load } = await prepare(stage)
	const key = await moveToOwnKeys(network, chain, victim)
	say(`${victim} has session keys of its own, in its keystore`)
	await load.start()
	await finalizeMore(network, network.names, 3)

	assert.ok(await network.stop(victim), 'it stops when told to')
	network.backUp(victim)
	await network.restart(victim)
	const [copied] = await finalizeMore(network, [victim], 1)
	say(`${victim}'s database was copied before block ${copied}`)
	await untilAuthor(chain, key)

	assert.ok(await network.stop(victim), 'it stops when told to')
	await finalizeMore(network, others, 3)
	network.wipe(victim)
	const wiped = Date.now()
	await network.restart(victim)
	const { number } = await network.rpc(victim).finalized()
	assert.ok(number < witness.highest, 'it has to begin again')
	await finalizeMore(network, network.names, 1)
	say(`${victim} began again without a database, at final block ${number}, and has all that is final ` +
		`after ${seconds(wiped)} s`)
	say(`${victim} made block ${await untilAuthor(chain, key)} with the keys that it had`)

	await pass('the copy gets older', OLD, say)
	const newest = Math.max(...await finalizeMore(network, network.names, 1))
	assert.ok(await network.stop(victim), 'it stops when told to')
	network.restore(victim)
	const restored = Date.now()
	await network.restart(victim)
	await finalizeMore(network, network.names, 1)
	say(`${victim} went on from its old copy, some ${newest - copied} blocks back, and has all that is ` +
		`final after ${seconds(restored)} s`)
	say(`${victim} made block ${await untilAuthor(chain, key)}`)
	const voters = await network.rpc(others[0]).ask('grandpa_roundState')
	assert.equal(voters.best.totalWeight, network.names.length, 'all vote in GRANDPA')
	await verify(stage, chain, load, victim)
})

scenario('a database is lost while nothing becomes final', {}, async stage => {
	const { network, say } = stage
	const { victim, others, chain, load } = await prepare(stage)
	const key = await chain.auraKey(chain.known(victim).address)
	await load.start()
	await finalizeMore(network, network.names, 2)

	const [stays, ...gone] = others
	load.via = [stays]
	await Promise.all(gone.map(name => network.stop(name)))
	await growMore(network, [victim, stays], 2)
	const stood = await network.rpc(stays).finalized()
	assert.ok(await network.stop(victim), 'it stops when told to')
	network.wipe(victim)
	say(`${gone.join(' and ')} are away, block ${stood.number} is the last final one, and ${victim} has no database`)

	// docs/operators/backup.md: without a vote, until blocks are final again.
	network.change(victim, { session: null })
	await network.restart(victim)
	await Promise.all(gone.map(name => network.restart(name)))
	await finalizeMore(network, network.names, 3)
	say('without its vote blocks are final again')
	assert.ok(await network.stop(victim), 'it stops when told to')
	network.change(victim, { session: victim })
	await network.restart(victim)
	await finalizeMore(network, network.names, 2)
	say(`${victim} made block ${await untilAuthor(chain, key)}`)
	load.via = network.names
	await verify(stage, chain, load, victim)
})

for (const [word, off] of /** @type {const} */ ([['ahead', CLOCK_OFF], ['behind', -CLOCK_OFF]])) {
	scenario(`a clock ${CLOCK_OFF} s ${word}`, { skip: whyNoClock() }, async stage => {
		const { network, say } = stage
		const { victim, others, chain, load } = await prepare(stage)
		const key = await chain.auraKey(chain.known(victim).address)
		// The node whose clock is wrong may keep to itself what it takes.
		load.via = others
		await load.start()
		await finalizeMore(network, network.names, 2)

		await network.stop(victim)
		network.change(victim, { environment: clock(off) })
		const said = new Map(network.names.map(name => [name, network.log(name).length]))
		const since = (/** @type {string} */ name) => network.log(name).slice(said.get(name))
		await network.restart(victim)
		say(`${victim}'s clock is ${CLOCK_OFF} s ${word}`)
		const from = Math.max(...await finalizeMore(network, others, 3))
		await pass('the clock is wrong', WRONG, say)
		const to = Math.min(...await finalizeMore(network, others, 3))
		const makers = await chain.authors(from, to)
		assert.ok(!makers.includes(key), `nobody takes blocks of a clock that is ${CLOCK_OFF} s ${word}`)
		say(`the others made and finalized blocks ${from} to ${to}, and took none of ${victim}'s`)
		// Whoever has the earlier clock refuses the others' blocks, and says so.
		const refusing = off > 0 ? others : [victim]
		for (const name of refusing) {
			await until(`${name} to say that blocks are too far in the future`, MINUTE,
				() => /too far in the future/.test(since(name)))
		}
		say(`${refusing.join(', ')}: blocks are too far in the future`)
		if (off > 0) {
			await until(`${victim} to suspect its own clock`, MINUTE, () => AHEAD.test(since(victim)))
			say(`${victim}: ${AHEAD.exec(since(victim))?.[0]}`)
		}
		for (const name of others) {
			assert.ok(!AHEAD.test(since(name)), `${name}'s clock is right`)
		}
		const { number } = await network.rpc(victim).finalized()
		say(`${victim} finalized block ${number}, the others ${to}`)

		await network.stop(victim)
		network.change(victim, { environment: {} })
		const right = Date.now()
		await network.restart(victim)
		await finalizeMore(network, network.names, 2)
		say(`the clock is right again: ${victim} has all that is final after ${seconds(right)} s`)
		say(`${victim} made block ${await untilAuthor(chain, key)}`)
		await verify(stage, chain, load, victim)
	})
}
