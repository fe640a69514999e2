// @ts-check
// Two of four are stopped: blocks go on and finality stops. They return, and it goes on by itself.

import assert from 'node:assert/strict'
import { enrol, Load } from './support/load.js'
import { finalizeMore, growMore, pass, scenario, span } from './support/scenario.js'
import { MINUTE, seconds } from './support/time.js'

const PATIENTS = 8
const RATE = 5
const AWAY = span('CARECHAIN_AWAY_SECONDS', 40, 180)

scenario('two of four stopped', { deadline: 20 * MINUTE }, async stage => {
	const { network, random, witness, connect, say } = stage
	const [first, second, ...stay] = random.shuffle(network.names)
	const gone = [first, second]
	const chain = await connect(stay[0])
	const patients = await enrol(chain, await chain.hospitals(network.names), random, PATIENTS)
	const load = new Load(network, chain, random, patients, { rate: RATE, via: stay })
	await load.start()
	await finalizeMore(network, network.names, 2)

	await Promise.all(gone.map(name => network.stop(name)))
	const stopped = Date.now()
	say(`${gone.join(' and ')} were stopped`)
	// What the others voted for already may still become final.
	await growMore(network, stay, 5)
	const stalled = Math.max(...await Promise.all(
		stay.map(async name => (await network.rpc(name).finalized()).number)))
	const before = (await network.rpc(stay[0]).best()).number
	await pass('two of four are away', AWAY, say)
	const best = (await network.rpc(stay[0]).best()).number
	const finalized = await Promise.all(
		stay.map(async name => (await network.rpc(name).finalized()).number))
	assert.deepEqual(finalized, stay.map(() => stalled), 'two of four cannot finalize')
	assert.ok(best > before, 'blocks go on')
	say(`finality stands at ${stalled}, blocks went on from ${before} to ${best} ` +
		`(of ${Math.round(AWAY / 2_000)} slots, half are of those away)`)
	assert.ok(load.taken.size > 0, 'transactions are taken meanwhile')

	// One is enough.
	const back = Date.now()
	await network.restart(first)
	const answered = seconds(back)
	const three = [first, ...stay]
	await finalizeMore(network, three, 1)
	say(`${first} is back: it answered after ${answered} s, and all that was missing was final ` +
		`after ${seconds(back)} s; finality stood for ${seconds(stopped)} s`)
	const again = Date.now()
	await network.restart(second)
	await finalizeMore(network, network.names, 2)
	say(`${second} is back and caught up, after ${seconds(again)} s`)
	await load.stop()
	say(load.summary)
	await load.verify()
	say(`all ${load.taken.size} transactions are in final blocks`)
	say(`all nodes agree on ${await witness.verify()} final blocks`)
})
