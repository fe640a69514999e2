// @ts-check
// One of four is killed under load: blocks and finality go on, it comes back and catches up.

import assert from 'node:assert/strict'
import { enrol, Load } from './support/load.js'
import { finalizeMore, growMore, pass, scenario, span } from './support/scenario.js'
import { MINUTE, seconds } from './support/time.js'

/** So many that each stays below what the chain takes of one: a slot without a block is common here. */
const PATIENTS = 100
const RATE = Number(process.env.CARECHAIN_RATE ?? (process.env.CARECHAIN_ALL ? 120 : 40))
/**
 * How many records a second there have to be, all phases together: only the full run asks for a
 * machine that can.
 */
const LEAST = process.env.CARECHAIN_ALL ? Math.min(100, RATE) : 1
/** How long the load runs before the fault, while the node is away, and after it is back. */
const PHASE = span('CARECHAIN_KILL_SECONDS', 30, 60)

scenario('kill -9 of one of four under load', { deadline: 20 * MINUTE }, async stage => {
	const { network, random, witness, connect, say } = stage
	const victim = random.pick(network.names)
	const others = network.names.filter(name => name !== victim)
	const chain = await connect(others[0])
	const hospitals = await chain.hospitals(network.names)
	const patients = await enrol(chain, hospitals, random, PATIENTS)
	say(`${PATIENTS} patients have folders`)

	// All take transactions, the one that will be killed too.
	const load = new Load(network, chain, random, patients, { rate: RATE, via: network.names })
	await load.start()
	await pass('load on all four', PHASE, say)
	say(load.summary)
	const before = load.taken.size
	assert.ok(before > 0, 'there is a load')

	await network.kill(victim)
	say(`${victim} was killed`)
	await growMore(network, others, 3)
	await finalizeMore(network, others, 3)
	say('the others make blocks and finalize them')
	await pass(`${victim} is away`, PHASE, say)
	const away = await Promise.all(others.map(name => network.rpc(name).finalized()))

	const back = Date.now()
	await network.restart(victim)
	say(`${victim} answers again, after ${seconds(back)} s`)
	const caughtUp = await finalizeMore(network, network.names, 3)
	say(`${victim} caught up with finality (from block ${Math.min(...away.map(({ number }) => number))} ` +
		`to ${caughtUp[network.names.indexOf(victim)]}) after ${seconds(back)} s`)
	await pass('load on all four again', PHASE, say)
	await load.stop()
	say(load.summary)
	assert.ok(load.measured >= LEAST, `at least ${LEAST} records a second, not ${load.measured.toFixed(1)}`)

	const ledger = await load.verify({ via: victim })
	say(`all ${load.taken.size} transactions are in final blocks up to ${ledger.last}`)
	await finalizeMore(network, network.names, 2)
	say(`all nodes agree on ${await witness.verify()} final blocks`)
})
