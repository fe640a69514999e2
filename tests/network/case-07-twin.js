// @ts-check
// The same session keys in two nodes: both vote, somebody sees it and reports it, the validator is taken
// out, the council is told, and lets it back with new keys.

import assert from 'node:assert/strict'
import { enrol, Load } from './support/load.js'
import { finalizeMore, scenario } from './support/scenario.js'
import { moveToOwnKeys, setNewKeys, untilAuthor, untilInForce } from './support/session-keys.js'
import { MINUTE, seconds, until } from './support/time.js'

const PATIENTS = 8
const RATE = 5
const BLOCKS = 12
const TWIN = 'twin'

scenario('the same session keys on two nodes', { deadline: 20 * MINUTE }, async stage => {
	const { network, random, witness, connect, say } = stage
	const victim = random.pick(network.names)
	const others = network.names.filter(name => name !== victim)
	const chain = await connect(others[0])
	const { tx, query } = chain.api
	const hospitals = await chain.hospitals(network.names)
	const council = hospitals.filter(({ address }) => address !== chain.known(victim).address)
	const { address } = chain.known(victim)
	const validation = async () => {
		const record = /** @type {any} */ (await query.consortium.hospitals(address)).unwrap()
		return record.validation.type
	}
	const patients = await enrol(chain, hospitals, random, PATIENTS)
	const load = new Load(network, chain, random, patients, { rate: RATE, via: others })
	const key = await moveToOwnKeys(network, chain, victim)
	say(`${victim} has session keys of its own, in its keystore`)
	await load.start()
	assert.equal(await validation(), 'Ready')

	// As if somebody restored a copy of the machine while it runs.
	await network.add(TWIN, { validator: true, start: false })
	network.copyKeystore(victim, TWIN)
	const from = await chain.finalized() + 1
	const started = Date.now()
	await network.restart(TWIN)
	say(`a second node has ${victim}'s session keys, with a node key and a database of its own`)
	const { number, data: [offender, excluded] } = await chain.untilEvent(from, 'consortium.OffenceReported')
	assert.equal(offender.toString(), address, 'the offender is who it was')
	assert.ok(excluded.isTrue, 'it is out of the validators that are planned')
	const [offence] = await chain.events(number, number, ['offences.Offence'])
	assert.ok(offence, 'the offence was reported with a proof')
	say(`the double vote was proven in block ${number}, ${seconds(started)} s after the second node started`)
	assert.equal(await validation(), 'Excluded')

	// Two sessions later it validates no more, though both nodes go on.
	await chain.untilSession(await chain.session() + 2)
	await until(`${victim} to be no validator`, MINUTE, async () => !(await chain.validators()).includes(address))
	const since = Math.max(...await finalizeMore(network, others, 2))
	const last = Math.min(...await finalizeMore(network, others, BLOCKS))
	const makers = await chain.authors(since, last)
	assert.ok(!makers.includes(key), 'its keys make no blocks any more')
	const voters = await network.rpc(others[0]).ask('grandpa_roundState')
	assert.equal(voters.best.totalWeight, others.length, 'it has no vote in GRANDPA')
	say(`blocks ${since} to ${last} were made and finalized by the other ${others.length}`)
	const alone = await chain.send(tx.consortium.resumeValidation(), chain.known(victim))
	assert.equal(alone.error, 'consortium.NotPaused', 'it cannot let itself back')

	// Both are stopped; new keys; the council.
	await network.stop(TWIN)
	const newKey = await setNewKeys(network, chain, victim)
	assert.equal(await chain.motion(tx.consortium.reinstateValidator(address), council), null)
	await untilInForce(chain, newKey)
	say(`the council let ${victim} back, and it made block ${await untilAuthor(chain, newKey)} with new keys`)
	await load.stop()
	say(load.summary)
	await load.verify()
	say(`all ${load.taken.size} transactions are in final blocks`)
	const reports = await chain.events(1, await chain.finalized(), ['consortium.OffenceReported'])
	for (const { data } of reports) {
		assert.equal(data[0].toString(), address, 'nobody else is reported')
	}
	await finalizeMore(network, [...others, victim], 2)
	say(`all nodes agree on ${await witness.verify([...others, victim])} final blocks`)
})
