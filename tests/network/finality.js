// @ts-check
// A measurement, and no test: how long a call takes from being given to a node until it is in a block, and
// until that is final; and how many blocks were made in vain. Four hospitals, first on the loopback and then
// with a delay between them: in network namespaces where they can be made, because nodes on the loopback may
// find ways around the delay.
//
// usage: npm run --silent finality [-- FILE.json]
//   CARECHAIN_CALLS (500), CARECHAIN_CALL_RATE (4 a second), CARECHAIN_DELAYS (0,50: milliseconds each way)

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { cpus, release } from 'node:os'
import { enrol, recordOf } from './support/load.js'
import { finalizeMore, percentile, stage } from './support/scenario.js'
import { MINUTE, SECOND, sleep, until, within } from './support/time.js'

const CALLS = Number(process.env.CARECHAIN_CALLS ?? 500)
const RATE = Number(process.env.CARECHAIN_CALL_RATE ?? 4)
const DELAYS = (process.env.CARECHAIN_DELAYS ?? '0,50').split(',').map(Number)
const PATIENTS = 40
const SHARES = [0.5, 0.95, 0.99]
/** By then a call is final, or it is an error. */
const DEADLINE = 2 * MINUTE

/**
 * @typedef {object} Result
 * @property {number} delay of a link, in milliseconds each way
 * @property {number} calls
 * @property {number} rate a second
 * @property {number} paid how many were not free
 * @property {Record<string, number>} inBlock in milliseconds
 * @property {Record<string, number>} finalized in milliseconds
 * @property {number} blocks that became final meanwhile
 * @property {number} forks blocks that did not
 */

/** @param {number[]} values */
const shares = values => Object.fromEntries([
	...SHARES.map(share => [`p${share * 100}`, Math.round(percentile(values, share))]),
	['most', Math.round(Math.max(...values))]
])

/**
 * @param {number} delay
 * @returns {Promise<Result>}
 */
async function measure (delay) {
	/** @type {Result | undefined} */
	let result
	await stage(`finality with ${delay} ms a link`, { delay, loopback: delay === 0 }, async ({
		network, random, witness, connect, say
	}) => {
		const { names } = network
		const chains = []
		for (const name of names) {
			chains.push(await connect(name))
		}
		const [chain] = chains
		const patients = await enrol(chain, await chain.hospitals(names), random, PATIENTS)
		await finalizeMore(network, names, 1)
		say(`${PATIENTS} patients have folders`)
		await until('all links to have their delay', MINUTE,
			() => delay === 0 ? [] : names.flatMap(name => network.directConnections(name)),
			direct => direct.length === 0)

		/** All blocks that any node took, by number. @type {Map<number, Set<string>>} */
		const seen = new Map()
		const stops = await Promise.all(chains.map(({ api }) => api.rpc.chain.subscribeAllHeads(header => {
			const number = header.number.toNumber()
			seen.set(number, (seen.get(number) ?? new Set()).add(header.hash.toHex()))
		})))
		const [from] = await finalizeMore(network, names, 1)

		/** @type {number[]} */
		const inBlock = []
		/** @type {number[]} */
		const finalized = []
		/** @type {Promise<void>[]} */
		const calls = []
		const nonces = await Promise.all(patients.map(async ({ pair }) =>
			(await chain.api.rpc.system.accountNextIndex(pair.address)).toNumber()))
		const started = performance.now()
		for (let index = 0; index < CALLS; index++) {
			const at = index % PATIENTS
			const { api } = chains[index % chains.length]
			// Signed before its time comes: that is the client's, not the chain's.
			const signed = await recordOf(chain, random, patients[at])
				.signAsync(patients[at].pair, { nonce: nonces[at]++, era: 0 })
			const transaction = api.tx(signed.toHex())
			await sleep(Math.max(0, started + index / RATE * SECOND - performance.now()))
			const given = performance.now()
			calls.push(within(DEADLINE, new Promise((resolve, reject) => {
				let first = true
				api.rpc.author.submitAndWatchExtrinsic(transaction, status => {
					if (status.isInBlock && first) {
						first = false
						inBlock.push(performance.now() - given)
					} else if (status.isFinalized) {
						finalized.push(performance.now() - given)
						resolve(undefined)
					} else if (status.isInvalid || status.isDropped || status.isUsurped || status.isFinalityTimeout) {
						reject(new Error(`the pool gave the transaction up: ${status.type}`))
					}
				}).catch(reject)
			}), `call ${index} in a final block`))
			calls.at(-1)?.catch(() => {})
		}
		await Promise.all(calls)
		const [to] = await finalizeMore(network, names, 1)
		for (const stop of stops) {
			stop()
		}

		let forks = 0
		for (let number = from + 1; number <= to; number++) {
			const hash = (await chain.api.rpc.chain.getBlockHash(number)).toHex()
			const others = seen.get(number) ?? new Set()
			assert.ok(others.delete(hash), `block ${number} was seen when it was made`)
			forks += others.size
		}
		const addresses = new Set(patients.map(({ pair }) => pair.address))
		const fees = await chain.events(from + 1, to, ['transactionPayment.TransactionFeePaid'])
		const paid = fees.filter(({ data: [who, fee] }) => addresses.has(who.toString()) && !fee.isZero()).length
		await until('all nodes to have all blocks', MINUTE, () => witness.highest >= to)
		say(`all nodes agree on ${await witness.verify()} final blocks`)
		result = {
			delay, calls: CALLS, rate: RATE, paid,
			inBlock: shares(inBlock), finalized: shares(finalized), blocks: to - from, forks
		}
	})
	return /** @type {Result} */ (/** @type {unknown} */ (result))
}

/** @type {Result[]} */
const results = []
for (const delay of DELAYS) {
	const result = await measure(delay)
	console.log(JSON.stringify(result))
	results.push(result)
}
const machine = { processors: cpus().length, model: cpus()[0].model, system: release() }
console.table(results.flatMap(({ delay, calls, inBlock, finalized, blocks, forks }) => [
	{ 'delay (ms)': delay, calls, 'submit to': 'in block (ms)', ...inBlock, blocks, forks },
	{ 'delay (ms)': delay, calls, 'submit to': 'final (ms)', ...finalized, blocks, forks }
]))
const report = JSON.stringify({ machine, results })
console.log(report)
if (process.argv[2]) {
	writeFileSync(process.argv[2], `${report}\n`)
}
