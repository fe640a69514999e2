// @ts-check
// Statements on keys, as docs/record-format.md describes them: signed by stock polkadot.js as a
// wallet's signRaw signs.

import { u8aConcat, u8aToHex, u8aWrapBytes } from '@polkadot/util'
import { blake2AsU8a } from '@polkadot/util-crypto'
import { encryptionKey, randomName, sealed } from './people.js'
import { DAY } from './time.js'

/** @typedef {import('./chain.js').Chain} Chain */
/** @typedef {import('./chain.js').Pair} Pair */

/** @type {Record<string, string>} */
const SCHEMES = { sr25519: 'Sr25519', ed25519: 'Ed25519', ecdsa: 'Ecdsa' }

/**
 * What a key signs of a text, as a call takes it.
 *
 * @param {Pair} pair
 * @param {string} text
 */
export const signature = (pair, text) =>
	({ Key: { [SCHEMES[pair.type]]: u8aToHex(pair.sign(u8aWrapBytes(text))) } })

/**
 * The statement that a key is an account's.
 *
 * @param {Chain} chain
 * @param {Uint8Array} account
 * @param {number} version
 * @param {string} key
 */
export const keyText = (chain, account, version, key) => [
	'carechain/encryption-key/v1',
	`genesis: ${chain.api.genesisHash.toHex()}`,
	`account: ${u8aToHex(account)}`,
	`version: ${version}`,
	`key: ${key}`
].join('\n')

/**
 * What a hospital that opens an account signs: the statement on its first key, and who the first
 * delegate is.
 *
 * @param {string} text
 * @param {Uint8Array} delegate
 */
export const openingText = (text, delegate) => `${text}\ndelegate: ${u8aToHex(delegate)}`

/**
 * The word of a key that is to take the place of an account's.
 *
 * @param {Chain} chain
 * @param {Uint8Array} account
 * @param {Uint8Array} signer
 */
export const signerText = (chain, account, signer) => [
	'carechain/signer/v1',
	`genesis: ${chain.api.genesisHash.toHex()}`,
	`account: ${u8aToHex(account)}`,
	`signer: ${u8aToHex(signer)}`
].join('\n')

/**
 * What the key of `signer` signs to be made the signer of an account, as a call takes it.
 *
 * @param {Chain} chain
 * @param {Pair} account
 * @param {Pair} signer
 */
export const consent = (chain, account, signer) =>
	signature(signer, signerText(chain, account.addressRaw, signer.addressRaw))

/**
 * The statement that a recipient is that of a folder's epoch.
 *
 * @param {Chain} chain
 * @param {Uint8Array} patient
 * @param {string} folder
 * @param {number} epoch
 * @param {string} recipient
 */
export const folderText = (chain, patient, folder, epoch, recipient) => [
	'carechain/folder-recipient/v1',
	`genesis: ${chain.api.genesisHash.toHex()}`,
	`patient: ${u8aToHex(patient)}`,
	`folder: ${folder}`,
	`epoch: ${epoch}`,
	`recipient: ${recipient}`
].join('\n')

/**
 * `register` with a key that its owner states.
 *
 * @param {Chain} chain
 * @param {Pair} pair
 * @param {{ address: string }} sponsor whose invitation it uses
 * @param {{ key?: string, profile?: unknown, version?: number }} [options]
 */
export function register (
	chain, pair, sponsor, { key = encryptionKey(), profile = null, version = 1 } = {}
) {
	const stated = signature(pair, keyText(chain, pair.addressRaw, version, key))
	return chain.api.tx.participants.register(sponsor.address, key, profile, stated)
}

/**
 * `rotateEncryptionKey` to a key that its owner states, or whose key signs for the account.
 *
 * @param {Chain} chain
 * @param {Pair} pair
 * @param {number} version the new one
 * @param {Pair} [by]
 */
export function rotateKey (chain, pair, version, by = pair) {
	const key = encryptionKey()
	const stated = signature(by, keyText(chain, pair.addressRaw, version, key))
	return chain.api.tx.participants.rotateEncryptionKey(key, stated)
}

/**
 * `openKeylessAccount` with a key that its first delegate and the hospital state.
 *
 * @param {Chain} chain
 * @param {Pair} hospital
 * @param {Pair} delegate
 * @param {{ relationship: string, scope: string, until: number, by?: Pair }} terms `by` signs for
 *     the hospital
 */
export function openAccount (
	chain, hospital, delegate, { relationship, scope, until, by = hospital }
) {
	const [salt, key] = [randomName(), encryptionKey()]
	const account = blake2AsU8a(u8aConcat('carechain/keyless/v1', hospital.publicKey, salt), 256)
	const text = keyText(chain, account, 1, key)
	return chain.api.tx.participants.openKeylessAccount(
		salt, key, null, delegate.address, relationship, scope, until,
		signature(delegate, text), signature(by, openingText(text, delegate.addressRaw)))
}

/**
 * `createFolder` with a recipient that its patient states.
 *
 * @param {Chain} chain
 * @param {Pair} patient
 * @param {string} folder
 * @param {{ recipient?: string, longest?: number, custodian?: string }} [options]
 */
export function createFolder (
	chain, patient, folder, { recipient = encryptionKey(), longest = 30 * DAY, custodian } = {}
) {
	const stated = signature(patient, folderText(chain, patient.addressRaw, folder, 0, recipient))
	return chain.api.tx.recordAccess.createFolder(
		folder, recipient, longest, sealed(), custodian ? { Custodian: custodian } : 'Never',
		custodian ? sealed() : null, stated)
}

/**
 * `rotateFolder` to a recipient that its patient states.
 *
 * @param {Chain} chain
 * @param {Pair} patient
 * @param {string} folder
 * @param {number} epoch the new one
 * @param {string} [recipient]
 */
export function rotateFolder (chain, patient, folder, epoch, recipient = encryptionKey()) {
	const stated = signature(patient, folderText(chain, patient.addressRaw, folder, epoch, recipient))
	return chain.api.tx.recordAccess.rotateFolder(folder, recipient, sealed(), null, stated)
}
