// @ts-check
// Deadlines, and lengths of time in milliseconds.

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** What every time of an appointment is a multiple of. */
export const SLOT_GRAIN = 5 * MINUTE

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
		timer = setTimeout(() => reject(new Error(`${what}: not within ${deadline} ms`)), deadline)
	})
	return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
