// @ts-check
// A full disk: the node stops before it is, and works again when there is room. And if it gets full all
// the same, nothing final is lost.

import assert from 'node:assert/strict'
import { Disk, MIB, whyNoDisk } from './support/disk.js'
import { enrol, Load } from './support/load.js'
import { finalizeMore, scenario } from './support/scenario.js'
import { untilAuthor } from './support/session-keys.js'
import { MINUTE, seconds, within } from './support/time.js'

const PATIENTS = 8
const RATE = 5
const SIZE = 768 * MIB
/** The node has to stop when there is less. */
const THRESHOLD = 256
const NOTICED = MINUTE

scenario('a full disk', { deadline: 20 * MINUTE, skip: whyNoDisk() }, async stage => {
	const { network, random, witness, connect, say, later } = stage
	const victim = random.pick(network.names)
	const others = network.names.filter(name => name !== victim)
	const chain = await connect(others[0])
	const key = await chain.auraKey(chain.known(victim).address)
	const patients = await enrol(chain, await chain.hospitals(network.names), random, PATIENTS)

	assert.ok(await network.stop(victim), 'it stops when told to')
	network.wipe(victim)
	const disk = Disk.mount(network.path(victim, 'data'), SIZE)
	later(failed => disk.remove(failed ? network.path(victim, 'disk') : undefined))
	const watched = ['--db-storage-threshold', `${THRESHOLD}`, '--db-storage-polling-period', '1']
	network.change(victim, { extra: watched })
	await network.restart(victim)
	await finalizeMore(network, network.names, 2)
	await untilAuthor(chain, key)
	say(`${victim} has a disk of ${SIZE / MIB} MiB, of which ${Math.round(disk.free / MIB)} are free`)
	const load = new Load(network, chain, random, patients, { rate: RATE, via: network.names })
	await load.start()

	// It stops while there still is room.
	let filled = Date.now()
	disk.fill((THRESHOLD - 32) * MIB)
	const how = await network.ended(victim, NOTICED)
	assert.deepEqual(how, { code: 1, signal: null }, 'it ends by itself, and says that it failed')
	assert.match(network.logTail(victim), /dropped below threshold/)
	say(`${Math.round(disk.free / MIB)} MiB are left: ${victim} ended by itself after ${seconds(filled)} s`)
	await finalizeMore(network, others, 3)
	say('the others finalize blocks')
	network.launch(victim)
	assert.deepEqual(await network.ended(victim, NOTICED), { code: 1, signal: null },
		'it does not start while there is too little room')
	assert.match(network.logTail(victim), /Out of storage space/)
	say(`${victim} does not start while there is too little room, and says so`)

	disk.empty()
	let room = Date.now()
	await network.restart(victim)
	await finalizeMore(network, network.names, 1)
	say(`there is room again: ${victim} has all that is final after ${seconds(room)} s`)
	say(`${victim} made block ${await untilAuthor(chain, key)}`)

	// Nobody watches the disk, and it is full to the last byte.
	assert.ok(await network.stop(victim), 'it stops when told to')
	network.change(victim, { extra: ['--db-storage-threshold', '0'] })
	await network.restart(victim)
	await finalizeMore(network, network.names, 1)
	const before = await network.rpc(victim).best()
	filled = Date.now()
	disk.fill(0)
	await finalizeMore(network, others, 5)
	const ending = await network.ended(victim, NOTICED).catch(() => null)
	if (ending) {
		say(`the disk is full: ${victim} ended with ${ending.signal ?? `status ${ending.code}`}`)
		assert.notEqual(ending.code, 0, 'it says that it failed')
	} else {
		const best = await within(MINUTE, network.rpc(victim).best(), `an answer of ${victim}`).catch(() => null)
		say(`the disk is full: ${victim} runs on, at block ${best?.number ?? 'unknown'} (it was at ${before.number})`)
		await network.kill(victim)
	}
	await finalizeMore(network, others, 3)
	say('the others finalize blocks')
	disk.empty()
	room = Date.now()
	network.change(victim, { extra: watched })
	await network.restart(victim)
	await finalizeMore(network, network.names, 1)
	say(`there is room again: ${victim} has all that is final after ${seconds(room)} s`)
	say(`${victim} made block ${await untilAuthor(chain, key)}`)

	await load.stop()
	say(load.summary)
	const ledger = await load.verify({ via: victim })
	say(`all ${load.taken.size} transactions are in final blocks up to ${ledger.last}`)
	await finalizeMore(network, network.names, 2)
	say(`all nodes agree on ${await witness.verify()} final blocks`)
})
