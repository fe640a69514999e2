// @ts-check
// What insiders try with what others pay for: a hospital and its clinics that invite without end, or
// want a person for themselves or silent; people who come back for a new allowance.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Chain, event } from './support/chain.js'
import { startNode } from './support/node.js'
import { CARE, encryptionKey, enrol, fund, openFolder, sealed, stranger } from './support/people.js'
import { DAY, HOUR } from './support/time.js'

/** @typedef {import('./support/chain.js').Pair} Pair */
/** @typedef {import('./support/chain.js').Call} Call */

/** @type {Awaited<ReturnType<typeof startNode>>} */
let node
/** @type {Chain} */
let chain
/** @type {import('@polkadot/api').ApiPromise['tx']} */
let tx
/** @type {Pair[]} */
let hospitals
/** @type {Record<'clinic' | 'ann' | 'ben', Pair>} */
let people

const register = (/** @type {Pair} */ sponsor) =>
	tx.participants.register(sponsor.address, encryptionKey(), null)
const invite = async (/** @type {Pair} */ invitee, role = 'Patient') =>
	tx.participants.invite(invitee.address, role, await chain.now() + DAY)
const offer = async (/** @type {Pair} */ who) =>
	tx.participants.offerSponsorship(who.address, await chain.now() + DAY)
const update = () => tx.participants.updateProfile(sealed())
const known = async (/** @type {Pair} */ who) => (await chain.care.participant(who.address)).unwrap()
const sponsorOf = async (/** @type {Pair} */ who) => (await known(who)).sponsor.unwrapOr('').toString()
const policy = async () => /** @type {any} */ (await chain.care.policy())

/** The council decides: two of three propose, vote and close. */
async function decide (/** @type {Call} */ call) {
	const [alice, bob] = hospitals
	const length = call.method.encodedLength
	const { weight } = /** @type {any} */ (await call.paymentInfo(alice))
	const proposed = await chain.accepted(tx.council.propose(2, call, length), alice)
	const index = event(proposed, 'council', 'Proposed').proposalIndex
	for (const seat of [alice, bob]) {
		await chain.accepted(tx.council.vote(call.method.hash, index, true), seat)
	}
	const closed = await chain.accepted(tx.council.close(call.method.hash, index, weight, length), bob)
	assert.equal(event(closed, 'council', 'Executed').result.isOk, true)
}

before(async () => {
	node = await startNode()
	chain = await Chain.connect(node.endpoint)
	tx = chain.api.tx
	hospitals = ['//Alice', '//Bob', '//Charlie'].map(uri => chain.keyring.addFromUri(uri))
	const { clinic } = await enrol(chain, hospitals[0], { clinic: 'Clinic' })
	people = { clinic, ...await enrol(chain, clinic, { ann: 'Patient', ben: 'Patient' }) }
})

after(async () => {
	await chain?.api.disconnect()
	await node?.stop()
})

describe('an invitation', () => {
	test('by a hostile hospital keeps nobody from another sponsor', async () => {
		const [alice, bob] = hospitals
		const guest = stranger(chain)
		await chain.accepted(await invite(guest, 'Clinic'), bob)
		await chain.accepted(await invite(guest), alice)
		assert.equal((await chain.care.invitations(guest.address)).length, 2)
		await chain.accepted(tx.participants.declineInvitation(bob.address), guest)
		// Sent again, it stops nothing either.
		await chain.accepted(await invite(guest, 'Clinic'), bob)
		await chain.accepted(register(alice), guest)
		assert.equal(await sponsorOf(guest), alice.address)
		assert.equal((await known(guest)).role.type, 'Patient')
	})

	test('that was declined leaves nothing', async () => {
		const [alice] = hospitals
		const guest = stranger(chain)
		await chain.accepted(await invite(guest), alice)
		await chain.accepted(tx.participants.declineInvitation(alice.address), guest)
		const { providers } = /** @type {any} */ (await chain.api.query.system.account(guest.address))
		assert.equal(providers.toNumber(), 0)
		await chain.unpayable(register(alice), guest)
		await chain.unpayable(tx.participants.declineInvitation(alice.address), guest)
	})

	test('is declined for free alone, and by nobody else', async () => {
		const [alice] = hospitals
		const guest = stranger(chain)
		await chain.accepted(await invite(guest), alice)
		const decline = tx.participants.declineInvitation(alice.address)
		await chain.unpayable(tx.utility.batchAll([decline]), guest)
		await chain.unpayable(decline, people.ann)
		await chain.accepted(register(alice), guest)
	})
})

describe('a sponsor', () => {
	test('has a day\'s invitations once, with its clinics, however often it withdraws', async () => {
		const { clinic } = people
		const [alice, bob] = hospitals
		const five = { Participants: { ClinicInvitations: [null, 5] } }
		await decide(tx.parameters.setParameter(five))
		const perDay = (await known(clinic)).inviting.unwrap().perDay.toNumber()
		const left = async (/** @type {Pair} */ who) => (await known(who)).inviting.unwrap().left.toNumber()
		const before = [await left(alice), await left(bob)]
		const guest = stranger(chain)
		const expires = await chain.now() + HOUR
		const round = [
			tx.participants.invite(guest.address, 'Patient', expires),
			tx.participants.withdrawInvitation(guest.address, clinic.address)
		]
		for (let more = await left(clinic); more > 0; more = await left(clinic)) {
			await chain.accepted(tx.utility.batchAll(Array(Math.min(more, 5)).fill(round).flat()), clinic)
		}
		await chain.refused(round[0], clinic, 'participants.TooManyInvitations')
		assert.equal(perDay, 5)
		assert.ok(before[0] - await left(alice) >= perDay - 1, 'they count on its hospital')
		assert.ok(await left(bob) >= before[1], 'and on no other')
	})

	test('is stopped by the council, with what it had sent', async () => {
		const [, , charlie] = hospitals
		const guest = stranger(chain)
		const stop = tx.participants.stopInviting(charlie.address)
		await chain.accepted(await invite(guest), charlie)
		await chain.accepted(await offer(people.ben), charlie)
		await fund(chain, hospitals[0], CARE, charlie.address)
		await chain.refused(stop, charlie, 'BadOrigin')
		await decide(stop)
		await chain.refused(await invite(stranger(chain)), charlie, 'participants.InvitingStopped')
		await chain.refused(register(charlie), guest, 'participants.InvitingStopped')
		const accept = tx.participants.acceptSponsorship(charlie.address)
		await chain.refused(accept, people.ben, 'participants.InvitingStopped')
		await decide(tx.participants.allowInviting(charlie.address))
		await chain.accepted(register(charlie), guest)
		await chain.accepted(tx.participants.declineSponsorship(charlie.address), people.ben)
	})

	test('that drops a patient does not keep it from taking access away', async () => {
		const [alice, bob] = hospitals
		const { dropped } = await enrol(chain, alice, { dropped: 'Patient' })
		const folder = await openFolder(chain, dropped)
		const ended = await chain.accepted(tx.participants.endSponsorship(dropped.address), alice)
		const until = event(ended, 'participants', 'SponsorshipEnding').until.toNumber()
		assert.equal((await known(dropped)).sponsorship.endsAt.unwrap().toNumber(), until)
		await chain.until(until)
		assert.equal((await known(dropped)).sponsor.isNone, true)
		await chain.unpayable(update(), dropped)
		// What takes rights away stays free: here, those of everybody to a folder.
		await chain.accepted(tx.recordAccess.closeFolder(folder), dropped)
		// Another takes it in, without a coin.
		await chain.accepted(await offer(dropped), bob)
		await chain.accepted(tx.participants.acceptSponsorship(bob.address), dropped)
		await chain.until(await chain.now() + (await policy()).sponsorChangeDelay.toNumber())
		await chain.accepted(update(), dropped)
		assert.equal(await sponsorOf(dropped), bob.address)
	})

	test('acts until another takes over, whose coming a thief cannot hasten', async () => {
		const { ben, clinic } = people
		const [, bob] = hospitals
		await chain.accepted(await offer(ben), bob)
		await chain.accepted(tx.participants.acceptSponsorship(bob.address), ben)
		assert.equal(await sponsorOf(ben), clinic.address)
		const until = await chain.now() + HOUR / 30
		const suspend = tx.participants.suspendParticipant(ben.address, 'Misuse', until)
		await chain.refused(suspend, bob, 'participants.NotAuthorized')
		// The owner takes back what a thief accepted.
		await chain.accepted(tx.participants.declineSponsorship(bob.address), ben)
		await chain.until(await chain.now() + (await policy()).sponsorChangeDelay.toNumber())
		assert.equal(await sponsorOf(ben), clinic.address)
	})
})

describe('an allowance', () => {
	test('is not renewed by leaving and coming back', async () => {
		const [, bob] = hospitals
		const { guest } = await enrol(chain, bob, { guest: 'Patient' })
		const used = async () => {
			const usage = /** @type {any} */ (await chain.api.query.participants.usages(guest.address))
			return usage.unwrap().ordinary.used.toBigInt()
		}
		await chain.accepted(update(), guest)
		const before = await used()
		assert.ok(before > 0n)
		for (let round = 0; round < 2; round++) {
			await chain.accepted(tx.participants.deregister(), guest)
			await chain.accepted(await invite(guest), bob)
			await chain.accepted(register(bob), guest)
			assert.ok(await used() >= before)
		}
	})

	test('of a clinic\'s patient draws on its hospital\'s pool too', async () => {
		const { clinic, ann } = people
		const [alice] = hospitals
		const pool = async (/** @type {Pair} */ sponsor) => {
			const usage = /** @type {any} */ (await chain.api.query.participants.poolUsages(sponsor.address))
			return usage.isSome ? usage.unwrap().ordinary.at.toNumber() : 0
		}
		await chain.accepted(update(), ann)
		// Both were brought up to date by the same block.
		assert.ok(await pool(clinic) > 0)
		assert.equal(await pool(clinic), await pool(alice))
	})
})
