// @ts-check
// A node whose clock is wrong: Debian's package `faketime` puts its library between the node and the
// system's clock. The clock that timers use stays right.

import { existsSync } from 'node:fs'

const LIBRARIES = ['x86_64', 'aarch64']
	.map(machine => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`)

const library = LIBRARIES.find(path => existsSync(path))

/** Why no clock can be wrong here; null where it can. */
export const whyNoClock = () => library ? null : 'the library of Debian\'s package faketime is missing'

/**
 * The environment of a node whose clock is wrong.
 *
 * @param {number} seconds how far ahead; behind, if negative
 * @returns {Record<string, string>}
 */
export function clock (seconds) {
	if (!library) {
		throw new Error(String(whyNoClock()))
	}
	return {
		LD_PRELOAD: library,
		FAKETIME: `${seconds < 0 ? '' : '+'}${seconds}s`,
		FAKETIME_DONT_FAKE_MONOTONIC: '1',
		NO_FAKE_STAT: '1'
	}
}
