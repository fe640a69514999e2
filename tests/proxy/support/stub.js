// @ts-check
// Stands for the node: answers every POST and every message of a WebSocket, and remembers who came.

import { createServer } from 'node:http'
import { accept, frame, message } from './frames.js'

/** @typedef {import('node:http').IncomingHttpHeaders} Headers */
/** @typedef {{ method: string, path: string, headers: Headers, length: number }} Seen */

export class Stub {
	/** @type {Seen[]} */
	seen = []
	#server = createServer((request, response) => {
		let length = 0
		request.on('data', data => { length += data.length })
		request.once('end', () => {
			this.#remember(request, length)
			response.setHeader('content-type', 'application/json')
			response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, result: length }))
		})
	})
	/** @type {Set<import('node:stream').Duplex>} */
	#sockets = new Set()

	constructor () {
		this.#server.on('upgrade', (request, socket) => {
			this.#remember(request, 0)
			this.#sockets.add(socket)
			socket.once('close', () => this.#sockets.delete(socket))
			socket.on('error', () => socket.destroy())
			socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
				`Sec-WebSocket-Accept: ${accept(request.headers['sec-websocket-key'] ?? '')}\r\n\r\n`)
			socket.on('data', data => socket.write(frame(`echo ${message(data)}`, false)))
		})
	}

	/**
	 * @param {import('node:http').IncomingMessage} request
	 * @param {number} length
	 */
	#remember ({ method = '', url = '', headers }, length) {
		this.seen.push({ method, path: url, headers, length })
	}

	/** Starts it, and says on which port. */
	async start () {
		await new Promise(resolve => this.#server.listen(0, '127.0.0.1', () => resolve(undefined)))
		return /** @type {import('node:net').AddressInfo} */ (this.#server.address()).port
	}

	stop () {
		this.#sockets.forEach(socket => socket.destroy())
		this.#server.closeAllConnections()
		this.#server.close()
	}
}
