// @ts-check
// A node's JSON-RPC over HTTP.

const DEADLINE = 10_000
/** How many calls go in one batch. */
const BATCH = 200

/** @typedef {{ number: number, hash: string }} BlockId */

/** An answer that says no. */
export class RpcError extends Error {
	/**
	 * @param {string} method
	 * @param {{ code: number, message: string, data?: unknown }} error
	 */
	constructor (method, error) {
		super(`${method}: ${error.message}${error.data === undefined ? '' : ` (${error.data})`}`)
		this.code = error.code
	}
}

export class Rpc {
	#next = 1

	/** @param {string} url */
	constructor (url) {
		this.url = url.replace(/^ws/, 'http')
	}

	/**
	 * @param {unknown} body
	 * @param {number} [deadline]
	 * @returns {Promise<any>}
	 */
	async #post (body, deadline = DEADLINE) {
		const response = await fetch(this.url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(deadline)
		})
		return response.json()
	}

	/**
	 * @param {string} method
	 * @param {unknown[]} params
	 * @returns {Promise<any>}
	 */
	async ask (method, ...params) {
		const answer = await this.#post({ jsonrpc: '2.0', id: this.#next++, method, params })
		if (answer.error) {
			throw new RpcError(method, answer.error)
		}
		return answer.result
	}

	/**
	 * The same method for many parameters.
	 *
	 * @param {string} method
	 * @param {unknown[][]} many
	 * @returns {Promise<any[]>}
	 */
	async askAll (method, many) {
		const results = []
		for (let start = 0; start < many.length; start += BATCH) {
			const calls = many.slice(start, start + BATCH)
				.map((params, id) => ({ jsonrpc: '2.0', id, method, params }))
			const answers = await this.#post(calls, 3 * DEADLINE)
			if (!Array.isArray(answers)) {
				throw new RpcError(method, answers.error)
			}
			answers.sort((a, b) => a.id - b.id)
			for (const answer of answers) {
				if (answer.error) {
					throw new RpcError(method, answer.error)
				}
				results.push(answer.result)
			}
		}
		return results
	}

	/** @param {string} [hash] */
	async header (hash) {
		const header = await this.ask('chain_getHeader', ...(hash ? [hash] : []))
		return { ...header, number: Number(header.number) }
	}

	/** The newest block. @returns {Promise<BlockId>} */
	async best () {
		const hash = await this.ask('chain_getBlockHash')
		return { hash, number: (await this.header(hash)).number }
	}

	/** The newest final block. @returns {Promise<BlockId>} */
	async finalized () {
		const hash = await this.ask('chain_getFinalizedHead')
		return { hash, number: (await this.header(hash)).number }
	}

	/** How many peers the node has. @returns {Promise<number>} */
	async peers () {
		return (await this.ask('system_health')).peers
	}
}
