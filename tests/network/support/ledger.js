// @ts-check
// Which transactions are in final blocks.

import { blake2AsHex } from '@polkadot/util-crypto'

export class Ledger {
	/** The block that each transaction is in, by its hash. @type {Map<string, number>} */
	blocks = new Map()
	/** How many transactions a block has, and the time it took from the one before. */
	last = 0

	/**
	 * Reads on until a block.
	 *
	 * @param {import('./rpc.js').Rpc} rpc
	 * @param {number} number
	 */
	async readTo (rpc, number) {
		while (this.last < number) {
			const next = this.last + 1
			const hash = await rpc.ask('chain_getBlockHash', next)
			const { block } = await rpc.ask('chain_getBlock', hash)
			for (const extrinsic of block.extrinsics) {
				this.blocks.set(blake2AsHex(extrinsic), next)
			}
			this.last = next
		}
	}
}
