// @ts-check
// A network that falls apart: two and two, where nobody can finalize, and three and one. It is
// healed, and is one again by itself.

import assert from 'node:assert/strict'
import { enrol, Load } from './support/load.js'
import { finalizeMore, growMore, pass, scenario, span } from './support/scenario.js'
import { MINUTE, seconds } from './support/time.js'

const PATIENTS = 12
const RATE = 6
const APART = span('CARECHAIN_PARTITION_SECONDS', 45, 120)

// Where nobody can finalize is what decides; that three go on, a killed node shows, too.
const SIZES = process.env.CARECHAIN_ALL ? [2, 3] : [2]

for (const size of SIZES) {
	const title = `partition ${size}|${4 - size}`
	scenario(title, { deadline: 20 * MINUTE, partitions: true }, async stage => {
		const { network, random, witness, connect, say } = stage
		const shuffled = random.shuffle(network.names)
		const sides = [shuffled.slice(0, size), shuffled.slice(size)]
		const chain = await connect(sides[0][0])
		const patients = await enrol(chain, await chain.hospitals(network.names), random, PATIENTS)
		// Patients of both sides: what one side takes, the other does not know.
		const half = PATIENTS / 2
		const loads = sides.map((side, at) => new Load(network, chain, random,
			patients.slice(at * half, (at + 1) * half), { rate: RATE, via: side }))
		await Promise.all(loads.map(load => load.start()))
		await finalizeMore(network, network.names, 2)
		const finalized = (/** @type {string[]} */ side) => Promise.all(
			side.map(async name => (await network.rpc(name).finalized()).number))
		const best = async (/** @type {string[]} */ side) => (await network.rpc(side[0]).best())

		network.partition(sides)
		say(`${sides[0].join(',')} | ${sides[1].join(',')}`)
		// What was voted for already may still become final.
		const several = sides.filter(side => side.length > 1)
		await Promise.all(several.map(side => growMore(network, side, 3)))
		const from = await Promise.all(sides.map(finalized))
		const started = await Promise.all(sides.map(best))
		await pass('apart', APART, say)
		const to = await Promise.all(sides.map(finalized))
		const reached = await Promise.all(sides.map(best))
		sides.forEach((side, at) => {
			say(`${side.join(',')}: best ${started[at].number} → ${reached[at].number}, ` +
				`finalized ${Math.max(...from[at])} → ${Math.max(...to[at])}, ` +
				`${loads[at].taken.size} transactions taken`)
			// Who sees nobody makes none, as soon as that is noticed.
			if (side.length > 1) {
				assert.ok(reached[at].number > started[at].number, `${side.join(',')} make blocks`)
			}
			if (side.length >= 3) {
				assert.ok(Math.min(...to[at]) > Math.max(...from[at]), 'three of four finalize')
			} else {
				assert.deepEqual(to[at], from[at], 'fewer than three of four do not finalize')
			}
			assert.ok(loads[at].taken.size > 0, 'each side takes transactions')
		})
		assert.notEqual(reached[0].hash, reached[1].hash, 'the sides have chains of their own')

		const healed = Date.now()
		network.heal()
		// The kernel's own time to try again can be two minutes: deploy/sysctl.
		await finalizeMore(network, network.names, 1, MINUTE)
		say(`healed: all finalize new blocks after ${seconds(healed)} s`)
		await finalizeMore(network, network.names, 5)
		await Promise.all(loads.map(load => load.stop()))
		for (const load of loads) {
			say(load.summary)
			await load.verify()
		}
		say('all transactions of both sides are in final blocks')
		say(`all nodes agree on ${await witness.verify()} final blocks`)
	})
}
