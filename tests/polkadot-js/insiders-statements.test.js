// @ts-check
// What insiders try with keys that are not theirs to state: a hospital, a delegate, a thief who
// kept an old signature. And that wallets state keys of every kind.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import { Keyring } from '@polkadot/keyring'
import { hexToU8a, u8aConcat, u8aToHex, u8aWrapBytes } from '@polkadot/util'
import {
	blake2AsU8a, createKeyMulti, mnemonicGenerate, signatureVerify, sortAddresses
} from '@polkadot/util-crypto'
import { Chain } from './support/chain.js'
import { startNode } from './support/node.js'
import { CARE, encryptionKey, enrol, fund, randomName, sealed, stranger } from './support/people.js'
import {
	createFolder, folderText, keyText, openingText, register, rotateFolder, rotateKey, signature
} from './support/statements.js'
import { DAY } from './support/time.js'

/** @typedef {import('./support/chain.js').Pair} Pair */

const BAD = 'participants.BadStatement'

/** @type {Awaited<ReturnType<typeof startNode>>} */
let node
/** @type {Chain} */
let chain
/** @type {import('@polkadot/api').ApiPromise['tx']} */
let tx
/** @type {Pair} */
let hospital
/** @type {Record<'ann' | 'ben', Pair>} */
let people

const invite = async (/** @type {Pair} */ guest) => chain.accepted(
	tx.participants.invite(guest.address, 'Patient', await chain.now() + DAY), hospital)

/** What the chain answers of an account's key, and whether its statement holds: no node is asked. */
async function verified (/** @type {Pair} */ pair) {
	const { encryptionKey, keyVersion, keyStatement } =
		(await chain.care.participant(pair.address)).unwrap()
	const { signer, signature: kept } = keyStatement.unwrap().signed
	const text = keyText(chain, pair.addressRaw, keyVersion.toNumber(), encryptionKey.unwrap().toHex())
	const raw = kept.asKey.value.toU8a(true)
	return signer.toString() === chain.api.createType('AccountId', pair.addressRaw).toString() &&
		signatureVerify(u8aWrapBytes(text), raw, pair.address).isValid
}

before(async () => {
	node = await startNode()
	chain = await Chain.connect(node.endpoint)
	tx = chain.api.tx
	hospital = chain.keyring.addFromUri('//Alice')
	people = await enrol(chain, hospital, { ann: 'Patient', ben: 'Patient' })
	await fund(chain, hospital, 10n * CARE, people.ann.address, people.ben.address)
})

after(async () => {
	await chain?.api.disconnect()
	await node?.stop()
})

test('the vectors hold for stock polkadot.js, too', async () => {
	const vectors = JSON.parse(await readFile(
		new URL('../../primitives/vectors/statements.json', import.meta.url), 'utf8'))
	for (const { scheme, account, text, signature: signed } of vectors) {
		const pair = new Keyring({ type: scheme }).addFromUri('//Alice')
		assert.equal(u8aToHex(pair.addressRaw), account)
		assert.ok(signatureVerify(u8aWrapBytes(text), hexToU8a(signed), pair.address).isValid, scheme)
	}
})

describe('registering', () => {
	for (const type of /** @type {const} */ (['sr25519', 'ed25519', 'ecdsa'])) {
		test(`works with a wallet's ${type} key, and everybody can verify it`, async () => {
			const guest = new Keyring({ type }).addFromUri(mnemonicGenerate())
			await invite(guest)
			await chain.accepted(register(chain, guest, hospital), guest)
			assert.ok(await verified(guest))
		})
	}

	test('takes nobody else\'s word, and none on anything else', async () => {
		const guest = stranger(chain)
		await invite(guest)
		await fund(chain, hospital, CARE, guest.address)
		const key = encryptionKey()
		const text = keyText(chain, guest.addressRaw, 1, key)
		const genesis = chain.api.genesisHash.toHex()
		for (const [why, by, said] of /** @type {[string, Pair, string][]} */ ([
			['the hospital\'s', hospital, text],
			['on another account', guest, keyText(chain, people.ann.addressRaw, 1, key)],
			['for another chain', guest, text.replace(genesis, randomName())],
			['on another version', guest, keyText(chain, guest.addressRaw, 2, key)],
			['on another key', guest, keyText(chain, guest.addressRaw, 1, encryptionKey())],
			['on a folder', guest, folderText(chain, guest.addressRaw, randomName(), 0, key)],
			['of a manifest', guest, text.replace('encryption-key', 'manifest')]
		])) {
			const call = tx.participants.register(hospital.address, key, null, signature(by, said))
			const { error } = await chain.send(call, guest)
			assert.equal(error, BAD, why)
		}
		const bare = { Key: { Sr25519: u8aToHex(guest.sign(text)) } }
		await chain.refused(tx.participants.register(hospital.address, key, null, bare), guest, BAD)
		await chain.accepted(tx.participants.register(hospital.address, key, null, signature(guest, text)), guest)
	})
})

describe('a new key', () => {
	test('cannot be an old one\'s statement again', async () => {
		const { ann } = people
		const second = rotateKey(chain, ann, 2)
		await chain.accepted(second, ann)
		await chain.accepted(rotateKey(chain, ann, 3), ann)
		await chain.refused(second, ann, BAD)
		assert.ok(await verified(ann))
	})

	test('that a guardian sets is the guardian\'s word, and says so', async () => {
		const { ann, ben } = people
		await chain.accepted(tx.participants.appointDelegate(
			ben.address, 'Family', 'Guardian', await chain.now() + DAY, 0), ann)
		const { keyVersion } = (await chain.care.participant(ann.address)).unwrap()
		const key = encryptionKey()
		const text = keyText(chain, ann.addressRaw, keyVersion.toNumber() + 1, key)
		const rotate = (/** @type {Pair} */ by) => tx.participants.actFor(
			ann.address, tx.participants.rotateEncryptionKey(key, signature(by, text)))
		await chain.refused(rotate(hospital), ben, BAD)
		await chain.refused(rotate(ann), ben, BAD)
		await chain.accepted(rotate(ben), ben)
		assert.equal(await verified(ann), false, 'it is not her own word')
		const { keyStatement } = (await chain.care.participant(ann.address)).unwrap()
		assert.equal(keyStatement.unwrap().signed.signer.toString(), ben.address)
		await chain.accepted(tx.participants.dismissDelegate(ben.address), ann)
	})

	test('of a multisig is its signatories\' word', async () => {
		const signers = [hospital, people.ann, people.ben]
		const sorted = sortAddresses(signers.map(one => one.address), 42)
		const account = createKeyMulti(sorted, 2)
		const guest = chain.keyring.encodeAddress(account)
		await chain.accepted(
			tx.participants.invite(guest, 'Patient', await chain.now() + DAY), hospital)
		await fund(chain, hospital, 5n * CARE, guest)
		const key = encryptionKey()
		const text = keyText(chain, account, 1, key)
		const by = (/** @type {Pair[]} */ ...pairs) => ({
			Multisig: {
				threshold: 2,
				signatories: sorted.map(address => {
					const pair = pairs.find(one => one.address === address)
					return [address, pair ? signature(pair, text).Key : null]
				})
			}
		})
		const call = (/** @type {Pair[]} */ ...pairs) =>
			tx.participants.register(hospital.address, key, null, by(...pairs))
		const others = (/** @type {Pair} */ own) =>
			sorted.filter(address => address !== own.address)
		// All agree in the chain's own way, and have to sign the statement besides.
		const send = async (/** @type {any} */ inner) => {
			const { weight } = /** @type {any} */ (
				await chain.api.call.transactionPaymentCallApi.queryCallInfo(
					inner.method, inner.method.encodedLength))
			await chain.accepted(
				tx.multisig.asMulti(2, others(people.ann), null, inner.method, weight), people.ann)
			const pending = /** @type {any} */ (
				await chain.api.query.multisig.multisigs(guest, inner.method.hash)).unwrap()
			return chain.accepted(
				tx.multisig.asMulti(2, others(people.ben), pending.when, inner.method, weight), people.ben)
		}
		await send(call(people.ann))
		assert.ok((await chain.care.participant(guest)).isNone, 'one signature of two')
		await send(call(people.ann, people.ben))
		assert.equal((await chain.care.participant(guest)).unwrap().keyVersion.toNumber(), 1)
	})
})

test('a hospital opens no account with a key of its own', async () => {
	const { ann } = people
	const salt = randomName()
	const account = blake2AsU8a(u8aConcat('carechain/keyless/v1', hospital.publicKey, salt), 256)
	const key = encryptionKey()
	const text = keyText(chain, account, 1, key)
	const until = await chain.now() + DAY
	const open = (/** @type {unknown} */ guardians, /** @type {unknown} */ own) =>
		tx.participants.openKeylessAccount(
			salt, key, null, ann.address, 'Guardian', 'Guardian', until, guardians, own)
	const own = signature(hospital, openingText(text, ann.addressRaw))
	await chain.refused(open(signature(hospital, text), own), hospital, BAD)
	await chain.refused(open(signature(ann, text), signature(hospital, text)), hospital, BAD)
	await chain.refused(
		open(signature(ann, text), signature(hospital, openingText(text, hospital.addressRaw))),
		hospital, BAD)
	await chain.accepted(open(signature(ann, text), own), hospital)
	const opened = (await chain.care.participant(chain.keyring.encodeAddress(account))).unwrap()
	const { signed, opening } = opened.keyStatement.unwrap()
	assert.equal(signed.signer.toString(), ann.address)
	assert.equal(opening.unwrap().hospital.toString(), hospital.address)
	assert.equal(opening.unwrap().salt.toHex(), salt)
})

describe('a folder\'s recipient', () => {
	test('is its patient\'s word', async () => {
		const { ann, ben } = people
		const [folder, recipient] = [randomName(), encryptionKey()]
		const create = (/** @type {Pair} */ by, /** @type {string} */ text) =>
			tx.recordAccess.createFolder(
				folder, recipient, DAY, sealed(), 'Never', null, signature(by, text))
		const text = folderText(chain, ann.addressRaw, folder, 0, recipient)
		await chain.refused(create(ben, text), ann, BAD)
		await chain.refused(
			create(ann, folderText(chain, ben.addressRaw, folder, 0, recipient)), ann, BAD)
		await chain.refused(
			create(ann, folderText(chain, ann.addressRaw, randomName(), 0, recipient)), ann, BAD)
		await chain.refused(
			create(ann, folderText(chain, ann.addressRaw, folder, 1, recipient)), ann, BAD)
		await chain.refused(create(ann, keyText(chain, ann.addressRaw, 0, recipient)), ann, BAD)
		await chain.accepted(create(ann, text), ann)
		const { recipientStatement } = (await chain.care.folder(folder)).unwrap()
		assert.equal(recipientStatement.unwrap().signer.toString(), ann.address)
	})

	test('cannot be an old statement again', async () => {
		const { ben } = people
		const folder = randomName()
		await chain.accepted(createFolder(chain, ben, folder), ben)
		const first = rotateFolder(chain, ben, folder, 1)
		await chain.accepted(first, ben)
		await chain.accepted(rotateFolder(chain, ben, folder, 2), ben)
		await chain.refused(first, ben, BAD)
	})
})
