// @ts-check
// What is asked afterwards: the patient's history, the auditor's questions, the summary.

import { holds, money, same } from './report.js'

/** @typedef {import('./story.js').Stage} Stage */
/** @typedef {Record<string, any>} Json */

/** @param {Stage} stage */
export async function history ({ people, report, memory }) {
	const { adam, bella, carl, pia } = people
	await report.step(pia.name, 'asks for her history: doctors, records, who had access', async () => {
		const told = await pia.does('history')
		same('her doctors', told.doctors, [adam.address])
		same('number of records', told.records.length, memory.records.length + memory.notes)
		same('who had a grant', told.grants.map((/** @type {Json} */ one) => one.grantee), [bella.address])
		same('who broke the glass', told.emergencies.map((/** @type {Json} */ one) => one.doctor),
			[carl.address])
		same('who declared reads', told.declaredReads.map((/** @type {Json} */ one) => one.reader),
			memory.reads.map(([reader]) => reader))
	})
}

/** @param {Stage} stage */
export async function audit ({ people, chain, report, memory }) {
	const { auditor, bella, carl, pia } = people
	const [prescription] = memory.records
	const accounts = Object.values(people).map(person => person.address)
	const name = (/** @type {string} */ address) =>
		Object.values(people).find(person => person.address === address)?.name ?? address

	const owner = { [pia.address]: 'owner' }
	/** @type {[string, string | null, Record<string, string>][]} */
	const questions = [
		['when it was granted', memory.blocks.granted, { ...owner, [bella.address]: 'grant' }],
		['after it was revoked', memory.blocks.revoked, owner],
		['when the glass was broken', memory.blocks.answered, { ...owner, [carl.address]: 'emergency' }],
		['now', null, owner]
	]
	for (const [when, block, expected] of questions) {
		await report.step(auditor.name, `asks over RPC who could read the prescription ${when}`, async () => {
			const readers = await chain.readers(prescription, accounts, block)
			same('who could read', readers, expected)
			const { number } = await chain.ask('chain_getHeader', ...(block ? [block] : []))
			const who = Object.entries(readers).map(([address, basis]) => `${name(address)} (${basis})`)
			report.note(`at block ${Number(number)}: ${who.join(', ')}`)
		})
	}

	await report.step(auditor.name, 'asks over RPC who declared a read', async () => {
		const { hash } = await chain.finalized()
		const reads = await chain.all('care_declaredReads', memory.folder, hash)
		same('the declared reads', reads.map(read => [read.reader, read.record, read.purpose]), memory.reads)
		for (const read of reads) {
			report.note(`${read.at}  ${name(read.reader)} read record ${read.record} for ${read.purpose}`)
		}
		const before = await chain.all('care_declaredReads', memory.folder, memory.blocks.granted)
		same('the declared reads when it was granted', before, [])
	})
}

/** How often each value occurs: `2 patient, 1 clinic`. @param {string[]} values */
function counted (values) {
	/** @type {Record<string, number>} */
	const counts = {}
	for (const value of values) {
		counts[value] = (counts[value] ?? 0) + 1
	}
	const parts = Object.entries(counts).sort().map(([value, count]) => `${value} ${count}`)
	return parts.join(', ') || 'none'
}

/** @param {(string | bigint)[]} amounts */
const sum = amounts => amounts.reduce((/** @type {bigint} */ total, one) => total + BigInt(one), 0n)

/**
 * What patients paid in fees: what they were handed, less what they have and what escrow paid out
 * for them.
 *
 * @param {Stage} stage
 * @param {Json[]} appointments
 */
async function feesOfPatients ({ people, memory }, appointments) {
	const { clinic, pia } = people
	const balances = [await pia.balance(), await clinic.as(memory.olga).balance()]
	const have = sum(balances.map(balance => balance.free + balance.held))
	const fulfilled = appointments.filter(one => one.status.type === 'fulfilled').map(one => one.price)
	const resolved = appointments.filter(one => one.status.type === 'resolved').map(one =>
		BigInt(one.price) * BigInt(one.dispute.outcomePartsPerMillion) / 1_000_000n)
	const paidOut = sum([...fulfilled, ...resolved])
	const held = sum(balances.map(balance => balance.held))
	return { fees: memory.paid - have - paidOut, held }
}

/** @param {Stage} stage */
export async function summary (stage) {
	const { people, chain, report, watcher, memory } = stage
	await watcher.hasSeen(report.lastBlock)
	const { hash, number } = await chain.finalized()

	const joined = [
		...watcher.of('Participants', 'Registered').map(event => event.fields.who),
		...watcher.of('Participants', 'KeylessAccountOpened').map(event => event.fields.account)
	]
	const founders = [people.alder, people.birch, people.cedar, people.auditor].map(one => one.address)
	const known = await Promise.all([...founders, ...joined].map(account =>
		chain.ask('care_participant', account, hash)))
	const patients = known.filter(one => one.role === 'patient').map(one => one.account)

	/** @param {string} method @param {unknown[]} of */
	const each = async (method, of) =>
		(await Promise.all(of.map(one => chain.all(method, one, hash)))).flat()
	const appointments = await each('care_appointments', patients)
	const folders = (await each('care_patientFolders', patients)).map(folder => folder.id)
	const records = await each('care_records', folders)
	const ofFolders = folders.map(folder => ({ folder }))
	const grants = await each('care_grants', ofFolders)
	const emergencies = await each('care_emergencies', ofFolders)
	const reads = await each('care_declaredReads', folders)
	const { fees, held } = await feesOfPatients(stage, appointments)
	const opened = watcher.of('Escrow', 'EscrowOpened')
	const settled = watcher.of('Escrow', 'EscrowSettled')
	const waived = watcher.of('Participants', 'FeeWaived')
	const open = sum(appointments.filter(one => one.escrow !== null).map(one => one.billed ?? one.price))

	same('escrows opened and not settled', opened.length - settled.length,
		appointments.filter(one => one.escrow !== null).length)
	same('money held for patients\' open appointments', held, open)
	same('fees paid by patients', fees, 0n)
	same('number of records', records.length, memory.records.length + memory.notes)
	holds('the last step to be final', number >= report.lastBlock, number)

	const paidOut = sum(settled.map(event => event.fields.toPayee ?? '0'))
	const lines = {
		participants: counted(known.map(one => one.role)),
		appointments: counted(appointments.map(one => one.status.type)),
		escrow: `${opened.length} opened, ${settled.length} settled, ${money(paidOut)} paid out, ` +
			`${money(held)} held`,
		records: `${records.length}, ${counted(records.map(one => one.state.type))}, ` +
			`${(Number(sum(records.map(one => String(one.content?.size ?? 0)))) / 1e6).toFixed(1)} MB sealed`,
		grants: counted(grants.map(one => one.state.type)),
		emergencies: `${emergencies.length}, verdicts: ${counted(emergencies.map(one => one.verdict ?? 'none yet'))}`,
		'declared reads': `${reads.length}, for ${counted(reads.map(read => read.purpose))}`,
		'fees of patients': `${money(fees)} (${waived.length} transactions of all participants were free)`,
		blocks: `${number} final, head ${hash}`
	}
	for (const [label, text] of Object.entries(lines)) {
		console.log(`  ${label.padEnd(17)} ${text}`)
	}
}
