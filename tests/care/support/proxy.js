// @ts-check
// A proxy on this machine between `care` and the node: it changes answers, and cuts connections at
// the worst moment.

import { WebSocket, WebSocketServer } from 'ws'

/**
 * When a connection ends: once the node has taken what was sent, before its answer is passed on; or
 * with the answer passed on, and nothing after it.
 *
 * @typedef {'before the answer' | 'after the answer'} Cut
 */

export class Proxy {
	/** What becomes of the node's answers, by method. @type {Record<string, (result: any) => any>} */
	answers = {}
	/** Where the next connection that calls a method is cut. @type {{ method: string, when: Cut } | null} */
	cut = null
	/** How many connections were cut. */
	cuts = 0
	/** Whether requests are kept from the node, and so are never answered. */
	mute = false

	/**
	 * @param {WebSocketServer} server
	 * @param {string} endpoint
	 */
	constructor (server, endpoint) {
		this.server = server
		this.node = endpoint
		const address = /** @type {import('node:net').AddressInfo} */ (server.address())
		this.endpoint = `ws://127.0.0.1:${address.port}`
		server.on('connection', client => this.#relay(client))
	}

	/** @param {string} endpoint of the node */
	static open (endpoint) {
		const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
		return new Promise((resolve, reject) => {
			server.once('error', reject)
			server.once('listening', () => resolve(new Proxy(server, endpoint)))
		})
	}

	close () {
		for (const client of this.server.clients) {
			client.terminate()
		}
		return new Promise(resolve => this.server.close(resolve))
	}

	/** @param {WebSocket} client */
	#relay (client) {
		const node = new WebSocket(this.node)
		const connected = new Promise(resolve => node.once('open', resolve))
		/** What was asked and not answered. @type {Map<unknown, string>} */
		const asked = new Map()
		/**
		 * The request whose connection is cut.
		 *
		 * @type {{ id: unknown, when: Cut, answered: boolean } | null}
		 */
		let doomed = null
		client.on('message', async data => {
			const request = JSON.parse(String(data))
			asked.set(request.id, request.method)
			const { cut } = this
			if (cut && cut.method === request.method) {
				doomed = { id: request.id, when: cut.when, answered: false }
				this.cut = null
			}
			if (!this.mute) {
				await connected
				node.send(String(data))
			}
		})
		node.on('message', data => {
			const answer = JSON.parse(String(data))
			const method = asked.get(answer.id) ?? ''
			const change = this.answers[method]
			asked.delete(answer.id)
			if (doomed && doomed.id === answer.id && answer.error) {
				// It was not taken: the next one is cut.
				this.cut = { method, when: doomed.when }
				doomed = null
			}
			const mine = doomed?.id === answer.id
			if (doomed?.answered || (mine && doomed?.when === 'before the answer')) {
				this.cuts += 1
				node.removeAllListeners('message')
				client.terminate()
				return
			}
			if (doomed && mine) {
				doomed.answered = true
			}
			client.send(change ? JSON.stringify({ ...answer, result: change(answer.result) }) : String(data))
		})
		// What one side ends, the other sees ended.
		client.on('close', () => node.terminate())
		node.on('close', () => client.terminate())
		for (const side of [client, node]) {
			side.on('error', () => {})
		}
	}
}
