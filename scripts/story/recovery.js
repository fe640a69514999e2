// @ts-check
// A key that is stolen: the account is frozen, two hospitals that see the person put another key in
// its place, and she has everything again. The thief has nothing.

import { cp, writeFile } from 'node:fs/promises'
import { readsTheSame } from './acts.js'
import { Person } from './people.js'
import { holds, same, until } from './report.js'

/** @typedef {import('./story.js').Stage} Stage */

/** The dev chain's notice is 20 seconds. */
const DEADLINE = 120_000

/** @param {Stage} stage */
export async function stolenKey (stage) {
	const { people, chain, report, memory, documents } = stage
	const { alder, cedar, adam } = people
	const lost = people.pia
	const pia = new Person(lost.world, 'Pia, on a new phone')
	const thief = new Person(lost.world, 'A thief')
	const code = pia.file('code.txt')
	const consent = pia.file('consent.json')

	await report.step(lost.name, 'backs up her keys, and writes the code down on paper', async () => {
		const done = await lost.does('keys', 'backup')
		await writeFile(code, `${done.code}\n`, { mode: 0o600 })
		const known = await chain.ask('care_participant', lost.address)
		same('the backup that the chain names', known.backup.cid, done.backup.cid)
		return done
	})

	await report.step('A thief', 'has her phone and her passphrase; her hospital hears of it', async () => {
		await cp(lost.home, thief.home, { recursive: true })
		Object.assign(thief.env, { CARE_PASSPHRASE: lost.passphrase })
		thief.address = lost.address
		const done = await alder.does('participants', 'suspend', lost.address,
			'--reason', 'key-compromised', '--until', '60s')
		const known = await chain.ask('care_participant', lost.address)
		same('whether it is frozen', known.frozen, true)
		for (const act of [['keys', 'rotate'], ['folder', 'rotate', memory.folder], ['deregister']]) {
			await thief.isRefused('Frozen', ...act)
		}
		await thief.isRefused('NotTaken', 'pay', adam.address, '1')
		return done
	})

	await report.step('Pia', 'makes new keys, and a file in which they agree to sign for her', async () => {
		await pia.makesKeys()
		const done = await pia.does('recovery', 'consent', lost.address, '--out', consent)
		same('who signs for whom', [done.account, done.signer], [lost.address, pia.address])
		return done
	})

	await report.step('Two hospitals', 'that see her support whose keys they are, by her file', async () => {
		const fresh = pia.address
		// Nobody makes a key anybody's signer without its word.
		await alder.isRefused('No', 'recovery', 'support', lost.address, '--signer', fresh)
		const supported = []
		for (const hospital of [alder, cedar]) {
			supported.push(await hospital.does('recovery', 'support', lost.address, '--consent', consent))
		}
		const { cases } = await chain.ask('care_recovery', lost.address)
		same('who supports it',
			cases.map((/** @type {any} */ one) => [one.remedy.signer, one.supporters.sort()]),
			[[fresh, [alder.address, cedar.address].sort()]])
		await cedar.isRefused('NotDue', 'recovery', 'complete', lost.address, '--signer', fresh)
		return supported
	})

	await report.step('The chain', 'puts the new key in the old one\'s place after the notice', async () => {
		const known = await until('the key to be replaced', DEADLINE,
			() => chain.ask('care_participant', lost.address), one => one.signer !== one.account)
		same('who signs, and whether it is frozen', [known.signer, known.frozen], [pia.address, false])
		pia.address = lost.address
	})

	await report.step(pia.name, 'takes her old decryption keys out of the backup, and states a new key', async () => {
		const done = await pia.does('recovery', 'adopt', '--code-file', code)
		same('folders that stay closed', done.closedFolders ?? [], [])
		const known = await chain.ask('care_participant', lost.address)
		same('who states her key', known.keyStatement.signer, known.signer)
		const rotated = await pia.does('folder', 'rotate', memory.folder)
		same('her balance', await pia.balance(), await lost.balance())
		return [done, rotated]
	})

	await report.step(pia.name, `reads ${documents[0].title} of before`, () =>
		readsTheSame(pia, memory.records[0], documents[0]))

	await report.step('The thief', 'signs nothing any more', async () => {
		for (const act of [['keys', 'rotate'], ['pay', adam.address, '1'], ['folder', 'rotate', memory.folder]]) {
			const { code: status, json } = await thief.care(...act)
			holds('a refusal', status !== 0, json)
		}
		same('who signs for her', (await chain.ask('care_participant', lost.address)).signer,
			(await chain.ask('care_recovery', lost.address)).signer)
	})

	await report.step(adam.name, 'seals nothing to the new key before he knows that it is hers', async () => {
		const path = adam.file('after.txt')
		await writeFile(path, 'A note that was written after the theft.\n')
		const add = ['record', 'add', memory.folder, path, '--kind', 'consultation-note',
			'--appointment', memory.appointment]
		await adam.isRefused('NotStated', ...add)
		const { signer } = await chain.ask('care_participant', lost.address)
		await adam.does('keys', 'trust', lost.address, signer, '--new-key')
		const done = await adam.does(...add)
		memory.notes += 1
		await pia.does('record', 'read', done.record, '--out', pia.file('after.txt'))
		return done
	})

	pia.name = lost.name
	people.pia = pia
}
