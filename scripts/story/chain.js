// @ts-check
// The node's JSON-RPC over HTTP: what an auditor, or any program, asks.

import { Unexpected } from './report.js'

const DEADLINE = 30_000
const PAGE = 100

/** @typedef {Record<string, any>} Json */

export class Chain {
	#next = 1

	/** @param {string} url */
	constructor (url) {
		this.url = url.replace(/^ws/, 'http')
	}

	/**
	 * @param {string} method
	 * @param {unknown[]} params
	 * @returns {Promise<any>}
	 */
	async ask (method, ...params) {
		const response = await fetch(this.url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ jsonrpc: '2.0', id: this.#next++, method, params }),
			signal: AbortSignal.timeout(DEADLINE)
		})
		/** @type {any} */
		const answer = await response.json()
		if (answer.error) {
			throw new Unexpected(`an answer to ${method}`, JSON.stringify(answer.error))
		}
		return answer.result
	}

	/**
	 * All pages of a list.
	 *
	 * @param {string} method
	 * @param {unknown} of
	 * @param {string | null} [at] a block's hash
	 * @returns {Promise<Json[]>}
	 */
	async all (method, of, at = null) {
		const items = []
		let after = null
		do {
			const page = await this.ask(method, of, after, PAGE, at)
			items.push(...page.items)
			after = page.next
		} while (after !== null)
		return items
	}

	/** The newest final block. @returns {Promise<{ hash: string, number: number }>} */
	async finalized () {
		const hash = await this.ask('chain_getFinalizedHead')
		const header = await this.ask('chain_getHeader', hash)
		return { hash, number: Number(header.number) }
	}

	/**
	 * Which of these accounts could read a record at a block, and what let them.
	 *
	 * @param {number} record
	 * @param {string[]} accounts
	 * @param {string | null} at
	 * @returns {Promise<Record<string, string>>}
	 */
	async readers (record, accounts, at) {
		/** @type {Record<string, string>} */
		const found = {}
		for (const account of accounts) {
			const access = await this.ask('care_canAccess', account, record, null, null, at)
			if (access.allowed) {
				found[account] = access.basis.type
			}
		}
		return found
	}
}
