// @ts-check
// What insiders and thieves try with keys: a thief with a stolen one, a contact that lies, a sponsor
// alone, a guardian.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Chain, event } from './support/chain.js'
import { startNode } from './support/node.js'
import { CARE, encryptionKey, enrol, fund, sealed, stranger } from './support/people.js'
import {
	consent, keyText, openAccount, register, rotateKey, signature, signerText
} from './support/statements.js'
import { DAY, SECOND } from './support/time.js'

/** @typedef {import('./support/chain.js').Pair} Pair */

/** The shortest delay that contacts have on a development chain. */
const DELAY = 10 * SECOND
/** What the pool says to a key that was replaced. */
const REPLACED = /1010: .*Invalid signing address/

/** @type {Awaited<ReturnType<typeof startNode>>} */
let node
/** @type {Chain} */
let chain
/** @type {import('@polkadot/api').ApiPromise['tx']} */
let tx
/** Vouches for all. @type {Pair} */
let hospital
/** Is a stranger to all. @type {Pair} */
let other

/** A remedy: another key. */
const key = (/** @type {Pair} */ signer) => ({ ReplaceKey: { signer: signer.address } })

/** Brings the word of the new key. */
const support = (/** @type {Pair} */ account, /** @type {Pair} */ signer) =>
	tx.participants.supportRemedy(account.address, key(signer), consent(chain, account, signer))
const complete = (/** @type {Pair} */ account, /** @type {Pair} */ signer) =>
	tx.participants.completeRemedy(account.address, key(signer))
const actAs = (/** @type {Pair} */ account, /** @type {any} */ call) =>
	tx.participants.actAs(account.address, call)
const profile = () => tx.participants.updateProfile(sealed())

/** The pool refuses what the key signs. */
async function replaced (/** @type {any} */ call, /** @type {Pair} */ signer) {
	const signed = await call.signAsync(signer)
	await assert.rejects(chain.submit(signed.toHex()), REPLACED)
}

/** How long sponsor and hospital have to wait here. */
const notice = async () => Number((await chain.care.policy()).sponsorRecovery.toBigInt())

/** Sponsor and unrelated hospital put another key in the place of one. */
async function replace (/** @type {Pair} */ account, /** @type {Pair} */ signer) {
	await chain.accepted(support(account, signer), hospital)
	await chain.accepted(support(account, signer), other)
	await chain.until(await chain.now() + await notice() + 2 * SECOND)
	await chain.accepted(complete(account, signer), other)
}

before(async () => {
	node = await startNode()
	chain = await Chain.connect(node.endpoint)
	tx = chain.api.tx
	hospital = chain.keyring.addFromUri('//Alice')
	other = chain.keyring.addFromUri('//Bob')
})

after(async () => {
	await chain?.api.disconnect()
	await node?.stop()
})

test('a stolen key gets nothing into the pool, and the new one has the account', async () => {
	const { ann } = await enrol(chain, hospital, { ann: 'Patient' })
	await fund(chain, hospital, 20n * CARE, ann.address)
	const fresh = stranger(chain)
	// Signed in good time, without an end.
	const kept = await tx.balances.transferAllowDeath(other.address, CARE).signAsync(ann, { era: 0 })
	await replace(ann, fresh)
	await assert.rejects(chain.submit(kept.toHex()), REPLACED)
	for (const call of [
		profile(),
		tx.balances.transferAllowDeath(other.address, CARE),
		tx.participants.deregister(),
		tx.utility.batchAll([profile()]),
		tx.utility.asDerivative(0, profile()),
		actAs(ann, profile())
	]) {
		await replaced(call, ann)
	}
	// Stock polkadot.js, no balance of its own.
	await chain.accepted(actAs(ann, profile()), fresh)
	// What the stolen key states is nothing any more.
	await chain.refused(actAs(ann, rotateKey(chain, ann, 2)), fresh, 'participants.BadStatement')
	await chain.accepted(actAs(ann, rotateKey(chain, ann, 2, fresh)), fresh)
	const before = (await chain.balance(other.address)).free
	await chain.accepted(actAs(ann, tx.balances.transferAllowDeath(other.address, CARE)), fresh)
	assert.equal((await chain.balance(other.address)).free, before + CARE)
	assert.equal((await chain.balance(fresh.address)).free, 0n)
	const known = (await chain.care.participant(ann.address)).unwrap()
	assert.equal(known.signer.toString(), fresh.address)
	assert.equal(known.keyStatement.unwrap().signed.signer.toString(), fresh.address)
	// The new key is nobody by itself, and nobody else's.
	await chain.unpayable(profile(), fresh)
	await chain.unpayable(actAs(other, profile()), fresh)
})

test('nobody is made a signer unasked, and no key is burnt so', async () => {
	const { ann, bea, carl } = await enrol(chain, hospital, {
		ann: 'Patient', bea: 'Patient', carl: 'Patient'
	})
	// Ann and her accomplices would make the victim sign for her, and another key next.
	const contacts = [bea, carl].map(one => one.address)
	await chain.accepted(tx.participants.setRecoveryContacts(contacts, 2, DELAY), ann)
	const policy = await chain.care.policy()
	await chain.until(await chain.now() + Number(policy.contactsNotice.toBigInt()) + 2 * SECOND)
	const victim = stranger(chain)
	const unasked = (/** @type {any} */ word) =>
		tx.participants.supportRemedy(ann.address, key(victim), word)
	const right = signerText(chain, ann.addressRaw, victim.addressRaw)
	const elsewhere = signerText(chain, bea.addressRaw, victim.addressRaw)
	const other = right.replace(chain.api.genesisHash.toHex(), `0x${'00'.repeat(32)}`)
	const registers = keyText(chain, victim.addressRaw, 1, encryptionKey())
	for (const accomplice of [bea, carl, hospital]) {
		await chain.refused(unasked(null), accomplice, 'participants.ConsentMissing')
	}
	for (const [accomplice, by, text] of /** @type {[Pair, Pair, string][]} */ ([
		[bea, bea, right], [carl, ann, right], [bea, victim, elsewhere], [carl, victim, other],
		[hospital, victim, registers]
	])) {
		await chain.refused(
			unasked(signature(by, text)), accomplice, 'participants.BadStatement')
	}
	// It joins, and signs.
	await chain.accepted(tx.participants.invite(
		victim.address, 'Patient', await chain.now() + DAY), hospital)
	await chain.accepted(register(chain, victim, hospital), victim)
	await chain.accepted(profile(), victim)
	// Its word opens the case, and whoever supports it next brings none.
	const fresh = stranger(chain)
	await chain.accepted(support(ann, fresh), bea)
	await chain.accepted(tx.participants.supportRemedy(ann.address, key(fresh), null), carl)
})

test('a sponsor alone, or with its own, takes no account', async () => {
	const { clinic, ann } = await enrol(chain, hospital, { clinic: 'Clinic', ann: 'Patient' })
	const fresh = stranger(chain)
	await chain.accepted(support(ann, fresh), hospital)
	await chain.refused(support(ann, fresh), hospital, 'participants.AlreadySupported')
	await chain.refused(support(ann, fresh), clinic, 'participants.NotAuthorized')
	await chain.refused(complete(ann, fresh), clinic, 'participants.NotDue')
	// Of a clinic's patient, the clinic's hospital is no stranger.
	const { bea } = await enrol(chain, clinic, { bea: 'Patient' })
	await chain.accepted(support(bea, fresh), clinic)
	await chain.refused(support(bea, fresh), hospital, 'participants.RelatedHospital')
})

test('a contact that lies holds nobody up, and a thief names no others in time', async () => {
	const people = await enrol(chain, hospital, {
		ann: 'Patient', bea: 'Patient', carl: 'Patient', liar: 'Patient'
	})
	const { ann, bea, carl, liar } = people
	const contacts = [bea, carl, liar].map(one => one.address)
	await chain.refused(tx.participants.setRecoveryContacts(contacts, 1, DELAY), ann,
		'participants.WrongThreshold')
	await chain.accepted(tx.participants.setRecoveryContacts(contacts, 2, DELAY), ann)
	const policy = await chain.care.policy()
	await chain.until(await chain.now() + Number(policy.contactsNotice.toBigInt()) + 2 * SECOND)
	const [fresh, theirs] = [stranger(chain), stranger(chain)]
	await chain.accepted(support(ann, theirs), liar)
	await chain.accepted(support(ann, fresh), bea)
	// The thief names its own.
	const own = [liar, hospital].map(one => one.address)
	await chain.accepted(tx.participants.setRecoveryContacts(own, 2, DELAY), ann)
	await chain.accepted(support(ann, fresh), carl)
	await chain.until(await chain.now() + DELAY + 2 * SECOND)
	await chain.accepted(complete(ann, fresh), bea)
	await chain.refused(complete(ann, theirs), liar, 'participants.NoSuchCase')
	const recovery = await chain.care.recovery(ann.address)
	assert.equal(recovery.signer.toString(), fresh.address)
	assert.ok(recovery.nextContacts.isNone)
})

test('an objection leaves it to the council, though the sponsor suspends', async () => {
	const { ann } = await enrol(chain, hospital, { ann: 'Patient' })
	const fresh = stranger(chain)
	await chain.accepted(support(ann, fresh), hospital)
	await chain.accepted(support(ann, fresh), other)
	const until = await chain.now() + 60 * SECOND
	await chain.accepted(
		tx.participants.suspendParticipant(ann.address, 'KeyCompromised', until), hospital)
	await chain.accepted(tx.participants.objectToRemedy(ann.address, key(fresh)), ann)
	await chain.until(await chain.now() + await notice() + 2 * SECOND)
	await chain.refused(complete(ann, fresh), other, 'participants.Objected')
	await chain.unpayable(tx.participants.decideRemedy(ann.address, key(fresh), true, null), ann)
	assert.equal((await chain.care.recovery(ann.address)).signer.toString(), ann.address)
})

test('a guardian does not keep whom it acts for', async () => {
	const { mother, friend } = await enrol(chain, hospital, { mother: 'Patient', friend: 'Patient' })
	const until = await chain.now() + 30 * DAY
	const opened = await chain.accepted(openAccount(
		chain, hospital, mother, { relationship: 'Guardian', scope: 'Guardian', until }
	), hospital)
	const child = String(event(opened, 'participants', 'KeylessAccountOpened').account)
	const end = { EndDelegation: { delegate: mother.address } }
	await chain.accepted(tx.participants.supportRemedy(child, end, null), hospital)
	await chain.accepted(tx.participants.supportRemedy(child, end, null), other)
	// An accomplice, appointed in the meantime.
	const appoint = tx.participants.appointDelegate(
		friend.address, 'Family', 'Guardian', await chain.now() + 10 * DAY, 0)
	await chain.accepted(tx.participants.actFor(child, appoint), mother)
	await chain.accepted(tx.participants.actFor(child, profile()), friend)
	await chain.until(await chain.now() + await notice() + 2 * SECOND)
	await chain.accepted(tx.participants.completeRemedy(child, end), other)
	for (const former of [mother, friend]) {
		await chain.refused(tx.participants.actFor(child, profile()), former, 'participants.NotDelegate')
	}
})
