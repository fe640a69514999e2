// @ts-check
// A visit that the doctor and the patient disagree on: both are heard, a hospital that has no part in
// it decides, the patient appeals, and the other strangers vote.

import { readFile, writeFile } from 'node:fs/promises'
import { CARE, holds, money, same, until } from './report.js'

/** @typedef {import('./story.js').Stage} Stage */

/** What a slot of five minutes costs. */
const PRICE = 10n * CARE
/** The dev chain's windows are half a minute and a minute. */
const DEADLINE = 180_000

/** @param {Stage} stage */
export async function disagreement ({ people, chain, report, memory }) {
	const { alder, birch, cedar, adam, pia } = people
	const before = { pia: await pia.balance(), adam: await adam.balance() }
	let id = -1
	const known = () => chain.ask('care_appointment', id)

	await report.step(pia.name, `books again, for ${money(PRICE)}, and checks in`, async () => {
		const paid = await alder.does('pay', pia.address, PRICE / CARE + '')
		memory.paid += PRICE
		const from = new Date(Date.now() + 60_000).toISOString()
		const { slots } = await pia.does('slots', adam.address, '--from', from, '--until', '1d')
		const booked = await pia.does('book', adam.address, '--start', slots[0].start)
		id = booked.appointment
		return [paid, booked, await pia.does('appointment', 'check-in', id)]
	})

	await report.step(`${adam.name} and ${pia.name}`, 'disagree on whether the visit took place', async () => {
		const completed = await adam.does('appointment', 'complete', id)
		const disputed = await pia.does('appointment', 'dispute', id)
		same('where it stands', disputed.dispute.stage, 'waiting')
		return [completed, disputed]
	})

	await report.step(alder.name, 'vouches for both, and may not decide; another hospital takes the case',
		async () => {
			await alder.isRefused('ConflictOfInterest', 'appointment', 'take-case', id)
			const taken = await birch.does('appointment', 'take-case', id)
			same('who has it', [taken.dispute.stage, taken.dispute.judge], ['taken', birch.address])
			return taken
		})

	await report.step(pia.name, 'puts a letter forward, which the doctor and the judge can open', async () => {
		const letter = pia.file('letter.txt')
		await writeFile(letter, 'I waited for an hour. Nobody called me in.\n')
		await birch.isRefused('EvidenceOpen', 'appointment', 'resolve', id, '--doctor-share', '100%')
		const done = await pia.does('appointment', 'evidence', id, '--file', letter)
		same('who decides and can open it', done.sealedTo, [birch.address])
		for (const reader of [adam, birch]) {
			const opened = reader.file('evidence.txt')
			await reader.does('appointment', 'open-evidence', id, '1', '--out', opened)
			same(`what ${reader.name} reads`, await readFile(opened, 'utf8'), await readFile(letter, 'utf8'))
		}
		const closed = []
		for (const side of [pia, adam]) {
			closed.push(await side.does('appointment', 'close-evidence', id))
		}
		return [done, ...closed]
	})

	await report.step(birch.name, 'decides for the doctor; nothing is paid yet, and the patient appeals', async () => {
		const decided = await birch.does('appointment', 'resolve', id, '--doctor-share', '100%')
		same('where it stands', decided.dispute.stage, 'decided')
		same('what is held', (await pia.balance()).held, before.pia.held + PRICE)
		const appealed = await pia.does('appointment', 'appeal', id)
		same('where it stands', appealed.dispute.stage, 'ballot')
		return [decided, appealed]
	})

	await report.step(cedar.name, 'votes against it, and the money goes by the two of them', async () => {
		for (const side of [pia, adam]) {
			await side.does('appointment', 'close-evidence', id)
		}
		await birch.isRefused('AlreadyVoted', 'appointment', 'vote', id, '--doctor-share', '100%')
		const voted = await cedar.does('appointment', 'vote', id, '--doctor-share', '0%')
		const { outcomePartsPerMillion } = voted.dispute
		holds('an outcome between the two', outcomePartsPerMillion > 0 && outcomePartsPerMillion < 1_000_000,
			outcomePartsPerMillion)
		await until('the escrow to be settled', DEADLINE, known, one => one.escrow === null)
		const share = PRICE * BigInt(outcomePartsPerMillion) / 1_000_000n
		same('what she has', await pia.balance(),
			{ free: before.pia.free + PRICE - share, held: before.pia.held })
		same('what he has', (await adam.balance()).free, before.adam.free + share)
		same('where it stands', (await known()).status.type, 'resolved')
		return voted
	})
}
