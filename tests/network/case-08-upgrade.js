// @ts-check
// A runtime upgrade by motion, while patients add records. It rewrites all folders. Nothing is lost,
// and all invariants hold before, during and after: a node that is no validator runs the same code
// with the checks compiled in, and is asked at blocks of the live chain.

import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { blake2AsHex } from '@polkadot/util-crypto'
import { event } from './support/chain.js'
import { enrol, Load } from './support/load.js'
import { buildRuntime } from './support/runtimes.js'
import { finalizeMore, pass, scenario, span } from './support/scenario.js'
import { MINUTE, seconds, shown, until } from './support/time.js'

const PATIENTS = 40
const RATE = Number(process.env.CARECHAIN_RATE ?? 40)
/** How long the load runs before the upgrade, and after it. */
const PHASE = span('CARECHAIN_UPGRADE_SECONDS', 20, 60)
/** Who has the checks. */
const CHECKER = 'checker'
/** What is checked, as the runtime takes it: all that a migration promises, and the invariants. */
const MIGRATION = '0x01'
const INVARIANTS = '0x03'

/** @typedef {import('./support/scenario.js').Stage} Stage */

/**
 * Whether the checks pass on the state of a block. They fail with an error.
 *
 * @param {Stage} stage
 * @param {string} block
 * @param {string} what
 */
async function check ({ network }, block, what) {
	const rpc = network.rpc(CHECKER)
	await until(`${CHECKER} to have block ${block}`, MINUTE, () => rpc.ask('chain_getHeader', block))
	await rpc.ask('state_call', 'TryRuntime_on_runtime_upgrade', what, block)
}

/**
 * The folders at a block: how many records each has, and what the upgrade noted.
 *
 * @param {import('./support/chain.js').Chain} chain
 * @param {string} block
 */
async function folders (chain, block) {
	const entries = await (await chain.api.at(block)).query.recordAccess.folders.entries()
	return new Map(entries.map(([key, value]) => {
		const folder = /** @type {any} */ (value).unwrap()
		return [key.args[0].toHex(), {
			records: folder.records.toNumber(), atUpgrade: folder.recordsAtUpgrade?.toNumber()
		}]
	}))
}

scenario('a runtime upgrade under load', { deadline: 60 * MINUTE }, async stage => {
	const { network, random, witness, connect, say } = stage
	const began = Date.now()
	const overrides = join(network.folder, 'overrides')
	mkdirSync(overrides)
	const next = await buildRuntime(['upgrade-drill'])
	const code = readFileSync(next)
	for (const features of [['try-runtime'], ['upgrade-drill', 'try-runtime']]) {
		copyFileSync(await buildRuntime(features), join(overrides, `${features.join('-')}.wasm`))
	}
	say(`the runtimes are there, after ${seconds(began)} s`)
	await network.add(CHECKER, { extra: ['--wasm-runtime-overrides', overrides] })

	const chain = await connect(network.names[0])
	const { tx, rpc } = chain.api
	const hospitals = await chain.hospitals(network.names)
	const patients = await enrol(chain, hospitals, random, PATIENTS)
	const via = network.names.filter(name => name !== CHECKER)
	const load = new Load(network, chain, random, patients, { rate: RATE, via })
	await load.start()
	await pass('load', PHASE, say)
	assert.ok(load.taken.size > 0, 'there is a load')

	const motion = chain.asRoot(tx.system.authorizeUpgrade(blake2AsHex(code)))
	assert.equal(await chain.motion(motion, hospitals.slice(0, 2)), 'council.TooEarly', 'half of the council is too few')
	assert.equal(await chain.motion(motion, hospitals.slice(0, 3)), null)
	say('the council authorized the upgrade')
	const other = Buffer.from(code)
	other[other.length - 1] ^= 1
	const forged = await chain.send(tx.system.applyAuthorizedUpgrade(`0x${other.toString('hex')}`), hospitals[3])
	assert.equal(forged.error, 'system.Unauthorized', 'no other code than the authorized one is taken')
	const was = await folders(chain, (await rpc.chain.getFinalizedHead()).toHex())
	const taken = load.taken.size
	const applied = await chain.accepted(tx.system.applyAuthorizedUpgrade(`0x${code.toString('hex')}`), hospitals[3])
	event(applied, 'system', 'CodeUpdated')
	const number = (await rpc.chain.getHeader(applied.block)).number.toNumber()
	say(`block ${number} has the new code`)
	await finalizeMore(network, network.names, 3)
	await pass('load on the new runtime', PHASE, say)
	assert.ok(load.taken.size > taken, 'the load went on')

	// Every node runs it, and it did what it was to do, once.
	for (const name of via) {
		const { specVersion } = await network.rpc(name).ask('state_getRuntimeVersion')
		assert.equal(specVersion, 2, `${name} runs the new runtime`)
	}
	const hashOf = async (/** @type {number} */ at) => (await rpc.chain.getBlockHash(at)).toHex()
	const [before, old, fresh] = await Promise.all([-1, 0, 1].map(by => hashOf(number + by)))
	// Connected anew: the block with the new code has the old folders, and is not to be read by it.
	const after = await connect(via[0])
	const is = await folders(after, fresh)
	assert.equal(was.size, PATIENTS)
	assert.deepEqual([...is.keys()].sort(), [...was.keys()].sort(), 'all folders are there')
	for (const [folder, { records }] of was) {
		const now = is.get(folder)
		assert.ok(now && records <= now.atUpgrade && now.atUpgrade <= now.records,
			`folder ${folder} had ${records} records, and now ${shown(now)}`)
	}
	const version = await after.api.at(fresh).then(block => block.query.recordAccess.palletVersion())
	assert.equal(Number(version), 1, 'the storage version was raised')
	say(`the ${was.size} folders of block ${number} were rewritten in block ${number + 1}`)

	// On the state of the last block before, of the block that the migration starts from, and after it.
	await check(stage, before, INVARIANTS)
	await check(stage, old, MIGRATION)
	await check(stage, fresh, INVARIANTS)
	await load.stop()
	say(load.summary)
	await load.verify({ via: via[0] })
	say(`all ${load.taken.size} transactions are in final blocks`)
	const [last] = await finalizeMore(network, network.names, 2)
	await check(stage, await hashOf(last), INVARIANTS)
	say('the invariants hold before, during and after')
	const end = await folders(after, await hashOf(last))
	const records = [...end.values()].reduce((sum, folder) => sum + folder.records, 0)
	assert.equal(records, load.taken.size, 'the folders count all records')
	const numbered = /** @type {any} */ (await after.api.query.recordAccess.nextRecord())
	assert.equal(numbered.toNumber(), records, 'records are numbered without a gap')
	say(`all nodes agree on ${await witness.verify()} final blocks`)
})
