// @ts-check
// The firewall that is shipped, in the kernel's own rules: who reaches a hospital's node, and whom it
// reaches. A pair of wires stands for the tunnel.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { ip, whyNotAsRoot } from './support/programs.js'
import { MINUTE, until } from './support/time.js'
import { Place } from './support/wires.js'

const RULES = join(import.meta.dirname, '../../deploy/nftables/carechain.nft')
const [NODE, RPC, TLS, SSH, TUNNEL] = [30_333, 9_944, 443, 22, 51_820]
/** The node's user, in place of the name that this machine may not have. */
const USER = 64_321

/** Addresses of the file's examples, and some that it does not name. */
const HOSPITAL = { inside: '10.77.0.1', outside: '198.51.100.1' }
const PEER = { inside: '10.77.0.2', outside: '198.51.100.20' }
const ADMINISTRATOR = '10.20.0.5'
const STRANGER = '198.51.100.99'

const skip = whyNotAsRoot('make network namespaces', ['ip', 'nsenter', 'setpriv', 'nft']) ?? false

/** @type {Place} */
let hospital
/** The other end of the tunnel. @type {Place} */
let peer
/** All that is not in the tunnel. @type {Place} */
let world

before(async () => {
	if (skip) {
		return
	}
	const own = `carefw${process.pid}`
	hospital = new Place(`${own}-hospital`)
	peer = new Place(`${own}-peer`)
	world = new Place(`${own}-world`)
	ip(`link add carechain netns ${hospital.name} type veth peer name eth0 netns ${peer.name}`)
	ip(`link add eth0 netns ${hospital.name} type veth peer name eth0 netns ${world.name}`)
	for (const [place, link, ...addresses] of /** @type {[Place, string, ...string[]][]} */ ([
		[hospital, 'carechain', HOSPITAL.inside],
		[hospital, 'eth0', HOSPITAL.outside, '10.20.0.1'],
		[peer, 'eth0', PEER.inside],
		[world, 'eth0', STRANGER, PEER.outside, ADMINISTRATOR]
	])) {
		addresses.forEach(address => place.ip(`address add ${address}/24 dev ${link}`))
		place.ip(`link set ${link} up`)
	}
	await Promise.all([
		hospital.listen({ tcp: [NODE, RPC, TLS, SSH], udp: [TUNNEL] }),
		peer.listen({ tcp: [NODE] }),
		world.listen({ tcp: [TLS] })
	])
})

after(() => Promise.all([hospital, peer, world].map(place => place?.remove())))

/** What everybody finds: the same questions before and after. */
const all = async () => ({
	'the node, from the tunnel': await peer.finds(HOSPITAL.inside, NODE),
	'JSON-RPC, from the tunnel': await peer.finds(HOSPITAL.inside, RPC),
	'SSH, from the tunnel': await peer.finds(HOSPITAL.inside, SSH),
	'the node, from a hospital outside of the tunnel':
		await world.finds(HOSPITAL.outside, NODE, { from: PEER.outside }),
	'the node, from a stranger': await world.finds(HOSPITAL.outside, NODE, { from: STRANGER }),
	'JSON-RPC, from a stranger': await world.finds(HOSPITAL.outside, RPC, { from: STRANGER }),
	'the proxy, from a stranger': await world.finds(HOSPITAL.outside, TLS, { from: STRANGER }),
	'SSH, from a stranger': await world.finds(HOSPITAL.outside, SSH, { from: STRANGER }),
	'SSH, from an administrator': await world.finds('10.20.0.1', SSH, { from: ADMINISTRATOR }),
	'JSON-RPC, from the machine itself': await hospital.finds('127.0.0.1', RPC),
	'the tunnel, from the node': await hospital.finds(PEER.inside, NODE, { user: USER }),
	'the world, from the node': await hospital.finds(STRANGER, TLS, { user: USER }),
	'the world, from the machine': await hospital.finds(STRANGER, TLS)
})

test('the firewall lets in who is named, and nobody else', { skip, timeout: 5 * MINUTE }, async () => {
	const open = await all()
	assert.deepEqual(new Set(Object.values(open)), new Set(['open']), 'without it everything is open')
	const rules = readFileSync(RULES, 'utf8')
	const users = rules.split('skuid "carechain"').length - 1
	assert.equal(users, 3)
	hospital.run(['nft', '-f', '-'], rules.replaceAll('skuid "carechain"', `skuid ${USER}`))
	assert.deepEqual(await all(), {
		...open,
		'JSON-RPC, from the tunnel': 'silent',
		'SSH, from the tunnel': 'silent',
		'the node, from a hospital outside of the tunnel': 'silent',
		'the node, from a stranger': 'silent',
		'JSON-RPC, from a stranger': 'silent',
		'SSH, from a stranger': 'silent',
		'the world, from the node': 'refused'
	})
	// In this order: what comes second is there, so the first would be.
	world.sendDatagram(HOSPITAL.outside, TUNNEL, STRANGER)
	world.sendDatagram(HOSPITAL.outside, TUNNEL, PEER.outside)
	await until('a datagram of the tunnel', MINUTE, () => hospital.datagrams, from => from.length > 0)
	assert.deepEqual(hospital.datagrams, [PEER.outside])
	// The file can be loaded again: it replaces its own table.
	hospital.run(['nft', '-f', '-'], rules.replaceAll('skuid "carechain"', `skuid ${USER}`))
	assert.equal(await peer.finds(HOSPITAL.inside, NODE), 'open')
})
