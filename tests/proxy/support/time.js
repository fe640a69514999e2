// @ts-check
// Time, and the end of patience.

export const SECOND = 1_000

/**
 * What a promise gives, within a time.
 *
 * @template T
 * @param {number} deadline
 * @param {Promise<T>} promise
 * @param {string} what
 * @returns {Promise<T>}
 */
export async function within (deadline, promise, what) {
	/** @type {NodeJS.Timeout | undefined} */
	let timer
	/** @type {Promise<never>} */
	const late = new Promise((resolve, reject) => {
		timer = setTimeout(() => reject(new Error(`${what} took more than ${deadline} ms`)), deadline)
	})
	return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
