// @ts-check
// A fifth hospital is admitted by the council and validates two sessions later; one is removed and
// validates no more; the minimum of validators holds.

import assert from 'node:assert/strict'
import { event } from './support/chain.js'
import { finalizeMore, scenario } from './support/scenario.js'
import { MINUTE, until } from './support/time.js'

const CARE = 10n ** 12n
/** How many blocks to look at for who made them: some may be missed. */
const BLOCKS = 12

scenario('admission, removal and the minimum of validators', { deadline: 20 * MINUTE }, async stage => {
	const { network, witness, connect, say } = stage
	const chain = await connect('alice')
	const { tx } = chain.api
	const [alice, bob, charlie, dave] = await chain.hospitals(network.names)
	const ferdie = chain.known('ferdie')
	const validates = async (/** @type {string} */ address) =>
		(await chain.validators()).includes(address)

	// Nobody but the council admits, and nobody but a hospital sets keys.
	await network.add('ferdie', { validator: true })
	say('ferdie\'s node runs, unknown to the chain')
	const owner = `0x${Buffer.from(ferdie.publicKey).toString('hex')}`
	const { keys, proof } = await network.rpc('ferdie').ask('author_rotateKeysWithOwner', owner)
	await chain.accepted(tx.balances.transferKeepAlive(ferdie.address, 100n * CARE), alice)
	const early = await chain.send(tx.session.setKeys(keys, proof), ferdie)
	assert.notEqual(early.error, null, 'a stranger cannot set session keys')
	const alone = await chain.send(tx.consortium.admitHospital(ferdie.address), alice)
	assert.equal(alone.error, 'BadOrigin')
	const half = await chain.motion(tx.consortium.admitHospital(ferdie.address), [alice, bob])
	assert.equal(half, 'council.TooEarly', 'half of the council is too few')
	assert.equal(
		await chain.motion(tx.consortium.admitHospital(ferdie.address), [alice, bob, charlie]), null)
	say('ferdie is admitted, by three of four')

	const stolen = await chain.send(tx.session.setKeys(keys, proof), dave)
	assert.notEqual(stolen.error, null, 'keys whose owner proved them cannot be set by another')
	await chain.accepted(tx.session.setKeys(keys, proof), ferdie)
	const set = await chain.session()
	await chain.untilSession(set + 2)
	await until('ferdie to be a validator', MINUTE, () => validates(ferdie.address))
	say(`ferdie set keys in session ${set} and validates in session ${await chain.session()}`)
	// The keys are one after the other: 32 bytes of Aura, 32 of GRANDPA.
	const key = keys.slice(0, 2 + 64)
	const since = await finalizeMore(network, network.names, 1)
	const last = Math.min(...await finalizeMore(network, network.names, BLOCKS))
	const authors = await chain.authors(Math.max(...since), last)
	assert.ok(authors.includes(key), 'ferdie makes blocks')
	say(`ferdie made ${authors.filter(author => author === key).length} of ${authors.length} blocks`)
	const voters = await network.rpc('alice').ask('grandpa_roundState')
	assert.equal(voters.best.totalWeight, 5, 'five vote in GRANDPA')

	// Four of five remove one.
	const departure = { Leaving: { successor: alice.address } }
	assert.equal(await chain.motion(tx.consortium.removeHospital(dave.address, departure),
		[alice, bob, charlie]), 'council.TooEarly', 'three of five are too few')
	const daveKeys = /** @type {any} */ (await chain.api.query.session.nextKeys(dave.address))
	const daveKey = daveKeys.unwrap().aura.toHex()
	assert.equal(await chain.motion(tx.consortium.removeHospital(dave.address, departure),
		[alice, bob, charlie, ferdie]), null)
	const removed = await chain.session()
	await chain.untilSession(removed + 2)
	await until('dave to be no validator', MINUTE, async () => !await validates(dave.address))
	say(`dave was removed in session ${removed} and does not validate in session ${await chain.session()}`)
	const after = await finalizeMore(network, network.names, 1)
	const end = Math.min(...await finalizeMore(network, network.names, BLOCKS))
	const makers = await chain.authors(Math.max(...after), end)
	assert.ok(!makers.includes(daveKey), 'dave makes no blocks')
	assert.ok(makers.includes(key), 'ferdie still does')
	say(`${makers.length} blocks later dave has made none`)
	const back = await chain.send(tx.session.setKeys(keys, proof), dave)
	assert.notEqual(back.error, null, 'a removed hospital cannot set session keys')

	// Four validators, and the minimum is three.
	const paused = await chain.accepted(tx.consortium.pauseValidation(), charlie)
	event(paused, 'consortium', 'ValidationPaused')
	const refusedPause = await chain.send(tx.consortium.pauseValidation(), bob)
	assert.equal(refusedPause.error, 'consortium.MinValidatorsReached')
	assert.equal(await chain.motion(tx.consortium.removeHospital(bob.address, departure),
		[alice, charlie, ferdie]), 'consortium.MinValidatorsReached')
	say('the minimum refuses a pause and a removal that would go below it')
	const purge = await chain.send(tx.session.purgeKeys(), bob)
	assert.equal(purge.error, 'system.CallFiltered', 'keys cannot be purged past the minimum')
	const fewer = await chain.session()
	await chain.untilSession(fewer + 2)
	await until('three validators', MINUTE, async () => (await chain.validators()).length === 3)
	await finalizeMore(network, network.names, 3)
	say('three validators finalize blocks')
	await chain.accepted(tx.consortium.resumeValidation(), charlie)
	const resumed = await chain.session()
	await chain.untilSession(resumed + 2)
	await until('four validators', MINUTE, async () => (await chain.validators()).length === 4)
	await finalizeMore(network, network.names, 3)
	say(`all nodes agree on ${await witness.verify()} final blocks`)
})
