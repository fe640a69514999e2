// @ts-check
// A clinic's own node: it follows the chain through one hospital's, which lists it, and the other
// hospitals have nothing to do with it.

import assert from 'node:assert/strict'
import { encodeAddress } from '@polkadot/util-crypto'
import { finalizeMore, scenario } from './support/scenario.js'
import { MINUTE, until } from './support/time.js'

scenario('a clinic follows through its hospital', {}, async stage => {
	const { network, random, witness, connect, say } = stage
	const hospitals = [...network.names]
	const host = random.pick(hospitals)
	await network.add('clinic', { listed: false, validator: false, rpcMethods: 'auto' })
	const clinic = network.rpc('clinic')
	// It dials all hospitals; none of them answers.
	await finalizeMore(network, hospitals, 5)
	const alone = await Promise.all([clinic.peers(), clinic.finalized()])
	assert.deepEqual([alone[0], alone[1].number], [0, 0], 'nobody lists it: it has no peer and no block')

	await network.rpc(host).ask('system_addReservedPeer', network.dialled('clinic'))
	const { number } = await network.rpc(host).finalized()
	await until(`the clinic to finalize block ${number}`, 3 * MINUTE,
		async () => (await clinic.finalized()).number, found => found >= number)
	assert.equal(await clinic.peers(), 1, 'one hospital is its peer')
	say(`through ${host} it has ${number} final blocks`)

	// What a clinic is there for: calls go in, answers come out.
	const chain = await connect('clinic')
	const invitee = random.hex(32)
	const call = chain.api.tx.participants.invite(invitee, 'Clinic', await chain.tomorrow())
	const [hospital] = await chain.hospitals(hospitals)
	await chain.accepted(call, hospital)
	const [invitation] = await clinic.ask('care_invitations', encodeAddress(invitee))
	assert.equal(invitation.sponsor, hospital.address)
	const listed = await clinic.ask('care_hospitals')
	assert.equal(listed.length, hospitals.length)
	// A node for a clinic serves no method that changes it.
	await assert.rejects(clinic.ask('system_removeReservedPeer', ''), /unsafe/i)
	await finalizeMore(network, network.names, 3)
	say(`all nodes agree on ${await witness.verify()} final blocks`)
})
