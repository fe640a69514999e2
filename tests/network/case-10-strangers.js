// @ts-check
// Whom the network does not let in: a node that nobody lists, a node of another chain, and clients that
// send what makes no sense.

import assert from 'node:assert/strict'
import { enrol, Load } from './support/load.js'
import { attempts } from './support/malformed.js'
import { finalizeMore, growMore, percentile, scenario } from './support/scenario.js'
import { MINUTE, SECOND, seconds, sleep, until, within } from './support/time.js'

const PATIENTS = 8
const RATE = 5
const STRANGER = 'stranger'
const BLOCKS = 10
const MIB = 1024 * 1024

/** How many malformed requests there are, after as many others to warm up. */
const REQUESTS = 1_000
/** How many at once: the node takes a hundred connections. */
const AT_ONCE = 32
/** How much more memory the node may have afterwards. */
const MEMORY = 64 * MIB
/** A client that behaves is answered within this time. */
const SERVED = 5 * SECOND
const ASKED_EVERY = 200
/** More than a node takes by itself. */
const BODY = 16 * MIB

/**
 * Whether a node has another one as a peer.
 *
 * @param {import('./support/rpc.js').Rpc} rpc
 * @param {string} peer
 */
async function knows (rpc, peer) {
	/** @type {{ peerId: string }[]} */
	const peers = await rpc.ask('system_peers')
	return peers.some(({ peerId }) => peerId === peer)
}

const UNDECODABLE = /panicked at \S+apis\.rs:\d+:\d+:\nBad input data provided to \w+: Codec error/g

scenario('a node that nobody lists', {}, async stage => {
	const { network, random, witness, connect, say } = stage
	const hospitals = [...network.names]
	const chain = await connect(hospitals[0])
	// One hospital has signed nothing yet: what it signs is good on an empty chain as well as on this one.
	const [first, ...rest] = random.shuffle(hospitals)
	const signer = chain.known(first)
	const patients = await enrol(chain, await chain.hospitals(rest), random, PATIENTS)
	const load = new Load(network, chain, random, patients, { rate: RATE, via: hospitals })
	await load.start()
	witness.ignore(STRANGER)
	await network.add(STRANGER, { listed: false })
	const stranger = network.rpc(STRANGER)
	const { peer } = network.node(STRANGER)
	const genesis = await stranger.ask('chain_getBlockHash', 0)
	assert.equal(genesis, chain.api.genesisHash.toHex(), 'it has the right chain')
	say('a node with the right chain, which nobody lists, dials all')

	const nonce = async () => {
		const account = /** @type {any} */ (await chain.api.query.system.account(signer.address))
		return account.nonce.toNumber()
	}
	assert.equal(await nonce(), 0)
	const remark = await chain.api.tx.system.remark(random.hex(32)).signAsync(signer, { nonce: 0, era: 0 })
	assert.equal(await stranger.ask('author_submitExtrinsic', remark.toHex()), remark.hash.toHex())
	assert.deepEqual(await stranger.ask('author_pendingExtrinsics'), [remark.toHex()],
		'its own pool takes the transaction')

	await finalizeMore(network, hospitals, BLOCKS)
	const { number } = await stranger.best()
	assert.equal(number, 0, 'it has no block')
	assert.equal(await stranger.peers(), 0, 'it has no peer')
	for (const name of hospitals) {
		assert.ok(!await knows(network.rpc(name), peer), `${name} has no substream with it`)
		assert.equal(await network.rpc(name).peers(), hospitals.length - 1, `${name} has the others only`)
		const pending = await network.rpc(name).ask('author_pendingExtrinsics')
		assert.ok(!pending.includes(remark.toHex()), `${name} has not seen the transaction`)
	}
	assert.equal(await nonce(), 0, 'the transaction is in no block')
	say(`${BLOCKS} final blocks later it has no peer and no block, and nobody has seen its transaction`)

	// The same transaction, given to a hospital, is taken: it was not refused for what it is.
	await network.rpc(hospitals[0]).ask('author_submitExtrinsic', remark.toHex())
	await until('the transaction in a block', MINUTE, async () => await nonce() > 0)
	// Let in by one, it follows: the list was what kept it out.
	await network.rpc(hospitals[0]).ask('system_addReservedPeer', network.dialled(STRANGER))
	await until('the node to follow once a hospital lists it', 2 * MINUTE, async () => (await stranger.best()).number > 0)
	say('the hospitals take the same transaction, and the node follows once one of them lists it')
	await load.stop()
	say(load.summary)
	await load.verify()
	say(`all nodes agree on ${await witness.verify(hospitals)} final blocks`)
})

scenario('a node of another chain', {}, async stage => {
	const { network, random, witness, connect, say } = stage
	const hospitals = [...network.names]
	const chain = await connect(hospitals[0])
	const patients = await enrol(chain, await chain.hospitals(hospitals), random, PATIENTS)
	const load = new Load(network, chain, random, patients, { rate: RATE, via: hospitals })
	await load.start()

	// The same names and keys; one account has other money.
	const spec = network.exportChain()
	const { balances } = spec.genesis.runtimeGenesis.patch.balances
	balances[0][1] /= 2
	const other = network.writeChain('other.json', spec)
	witness.ignore(STRANGER)
	// Everybody lists it, and it has a hospital's keys: only its genesis is another one.
	await network.add(STRANGER, {
		chain: other, session: random.pick(hospitals), extra: ['--force-authoring']
	})
	const stranger = network.rpc(STRANGER)
	const { peer } = network.node(STRANGER)
	const genesis = await stranger.ask('chain_getBlockHash', 0)
	assert.notEqual(genesis, chain.api.genesisHash.toHex(), 'it has another genesis')
	await growMore(network, [STRANGER], 3)
	say('a node of another genesis, which all list, makes blocks of its own')

	await finalizeMore(network, hospitals, BLOCKS)
	assert.equal(await stranger.peers(), 0, 'it has no peer')
	const own = await stranger.ask('chain_getBlockHash', 1)
	for (const name of hospitals) {
		assert.ok(!await knows(network.rpc(name), peer), `${name} has no substream with it`)
		assert.equal(await network.rpc(name).ask('chain_getHeader', own), null, `${name} has none of its blocks`)
	}
	const { hash } = await network.rpc(hospitals[0]).finalized()
	assert.equal(await stranger.ask('chain_getHeader', hash), null, 'and it has none of theirs')
	const reports = await chain.events(1, await chain.finalized(), ['consortium.OffenceReported'])
	assert.equal(reports.length, 0, 'its votes are about another chain, and no offence')
	say(`${BLOCKS} final blocks later neither has anything of the other`)
	await load.stop()
	say(load.summary)
	await load.verify()
	say(`all nodes agree on ${await witness.verify(hospitals)} final blocks`)
})

scenario(`${REQUESTS} malformed requests`, { deadline: 20 * MINUTE }, async stage => {
	const { network, random, witness, connect, say } = stage
	const victim = random.pick(network.names)
	const others = network.names.filter(name => name !== victim)
	const chain = await connect(others[0])
	const patients = await enrol(chain, await chain.hospitals(network.names), random, PATIENTS)
	// As an operator runs it.
	assert.ok(await network.stop(victim), 'it stops when told to')
	network.change(victim, { rpcMethods: 'auto' })
	await network.restart(victim)
	await finalizeMore(network, network.names, 1)
	const load = new Load(network, chain, random, patients, { rate: RATE, via: network.names })
	await load.start()
	const { host, rpcPort } = network.node(victim)
	const target = { host, port: rpcPort }
	const extrinsic = (await chain.api.tx.system.remark(random.hex(32))
		.signAsync(chain.known(victim), { nonce: 0, era: 0 })).toU8a()

	/** @type {number[]} */
	const waited = []
	/** @type {string[]} */
	const unserved = []
	let asking = true
	const client = (async () => {
		const rpc = network.rpc(victim)
		const question = async () => {
			const { number } = await rpc.finalized()
			assert.ok(number > 0)
			const hospitals = await rpc.ask('care_hospitals')
			assert.equal(hospitals.length, network.names.length)
		}
		while (asking) {
			const at = Date.now()
			await within(SERVED, question(), 'an answer').catch(error => unserved.push(String(error.message)))
			waited.push(Date.now() - at)
			await sleep(ASKED_EVERY)
		}
	})()

	const round = async (/** @type {number} */ count) => {
		const todo = attempts(random, target, { extrinsic, size: BODY, count })
		/** @type {Map<string, Map<string, number>>} */
		const outcomes = new Map()
		/** @type {string[]} */
		const wrong = []
		await Promise.all(Array.from({ length: AT_ONCE }, async () => {
			for (let attempt = todo.pop(); attempt; attempt = todo.pop()) {
				const { kind, allowed, make } = attempt
				const { what, detail } = await make()
				const said = what === 'refused' ? `${what} (${detail.slice(0, 20)})` : what
				const counts = outcomes.get(kind) ?? new Map()
				outcomes.set(kind, counts.set(said, (counts.get(said) ?? 0) + 1))
				if (!allowed.includes(what)) {
					wrong.push(`${kind}: ${what}, ${detail}`)
				}
			}
		}))
		assert.equal(network.condition(victim), 'running', `${victim} stays up:\n${network.logTail(victim)}`)
		return { outcomes, wrong }
	}
	/** When nothing of a round is left. */
	const settled = async () => {
		await finalizeMore(network, network.names, 3)
		return /** @type {{ resident: number, peak: number }} */ (network.memory(victim))
	}

	await round(REQUESTS)
	const before = await settled()
	say(`${victim} has ${Math.round(before.resident / MIB)} MiB of memory after a round to warm up`)
	const started = Date.now()
	const { outcomes, wrong } = await round(REQUESTS)
	say(`${REQUESTS} malformed requests took ${seconds(started)} s`)
	for (const [kind, counts] of [...outcomes].sort()) {
		say(`  ${kind}: ${[...counts].sort((a, b) => b[1] - a[1]).map(([said, count]) => `${count} × ${said}`).join(', ')}`)
	}
	const after = await settled()
	asking = false
	await client
	say(`${victim} has ${Math.round(after.resident / MIB)} MiB of memory, and had ` +
		`${Math.round(after.peak / MIB)} MiB at most`)
	say(`another client was answered ${waited.length} times, after ${percentile(waited, 0.5)} ms (median), ` +
		`${percentile(waited, 0.99)} ms (99 of 100), ${Math.max(...waited)} ms at most`)
	assert.deepEqual(wrong, [], 'what makes no sense gets no result')
	assert.deepEqual(unserved, [], `a client that behaves is answered within ${SERVED / SECOND} s`)
	assert.ok(after.resident - before.resident <= MEMORY,
		`memory stays flat: it grew by ${Math.round((after.resident - before.resident) / MIB)} MiB`)
	// What the runtime cannot decode, the SDK refuses like this, within the WebAssembly that it calls.
	const log = network.log(victim).replaceAll(UNDECODABLE, '')
	assert.doesNotMatch(log, /panicked at|Thread '.*' panicked/, 'nothing panics')

	await load.stop()
	say(load.summary)
	const ledger = await load.verify({ via: victim })
	say(`all ${load.taken.size} transactions are in final blocks up to ${ledger.last}`)
	await finalizeMore(network, others, 2)
	say(`all nodes agree on ${await witness.verify()} final blocks`)
})
