// @ts-check
// Deadlines. Nothing here waits for luck: what is waited for has a name, and a time it has to come by.

export const SECOND = 1_000
export const MINUTE = 60 * SECOND

const POLL = 250

/** @param {number} length in milliseconds */
export const sleep = length => new Promise(resolve => setTimeout(resolve, length))

/** What did not come in time. */
export class Late extends Error {}

/**
 * What the promise gives, or an error that names what did not come in time.
 *
 * @template T
 * @param {number} deadline
 * @param {Promise<T>} promise
 * @param {string} what
 * @returns {Promise<T>}
 */
export function within (deadline, promise, what) {
	/** @type {NodeJS.Timeout | undefined} */
	let timer
	/** @type {Promise<never>} */
	const late = new Promise((resolve, reject) => {
		timer = setTimeout(() => reject(new Late(`${what}: not within ${deadline / SECOND} s`)), deadline)
	})
	return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

/**
 * Asks until the answer is true to the condition. An error while asking counts as no answer: nodes
 * come and go here.
 *
 * @template T
 * @param {string} what
 * @param {number} deadline in milliseconds
 * @param {() => T | Promise<T>} ask
 * @param {(answer: T) => boolean} [enough] whether the answer will do; without it, a truthy one does
 * @returns {Promise<T>}
 */
export async function until (what, deadline, ask, enough = Boolean) {
	const end = Date.now() + deadline
	/** @type {unknown} */
	let last
	for (;;) {
		try {
			const answer = await ask()
			if (enough(answer)) {
				return answer
			}
			last = answer
		} catch (error) {
			last = error instanceof Error ? error.message : error
		}
		if (Date.now() >= end) {
			throw new Late(`${what}: not within ${deadline / SECOND} s; last seen: ${shown(last)}`)
		}
		await sleep(POLL)
	}
}

/** No message is longer. */
const SHOWN = 1_500

/** @param {unknown} value */
export function shown (value) {
	const text = typeof value === 'string'
		? value
		: JSON.stringify(value, (_, part) => typeof part === 'bigint' ? `${part}` : part) ?? String(value)
	return text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${text.length} characters)` : text
}

/** @param {number} since */
export const seconds = since => ((Date.now() - since) / SECOND).toFixed(1)
