// @ts-check
// Stands for a node: passes what comes on, in each direction, a fixed time later.
//
// usage: node delay-proxy.js JSON
//   { delay, listen: { host, port }, target: { host, port }, from: { [remote host]: local host } }
//   `from` says which address the target sees for whom; for others it is that of `other`.

import { connect, createServer } from 'node:net'

/** So much may be under way on one connection and direction. */
const MOST_UNDER_WAY = 16 * 1024 * 1024

/**
 * @type {{
 *   delay: number,
 *   listen: { host: string, port: number },
 *   target: { host: string, port: number },
 *   from: Record<string, string>,
 *   other?: string
 * }}
 */
const { delay, listen, target, from, other } = JSON.parse(process.argv[2])

/**
 * Passes on what one side says.
 *
 * @param {import('node:net').Socket} source
 * @param {import('node:net').Socket} sink
 */
function pass (source, sink) {
	let underWay = 0
	source.on('data', data => {
		underWay += data.length
		if (underWay > MOST_UNDER_WAY) {
			source.pause()
		}
		setTimeout(() => {
			underWay -= data.length
			if (!sink.destroyed) {
				sink.write(data)
			}
			if (underWay <= MOST_UNDER_WAY) {
				source.resume()
			}
		}, delay)
	})
	source.once('end', () => setTimeout(() => sink.end(), delay))
	source.once('error', () => setTimeout(() => sink.destroy(), delay))
	source.once('close', () => setTimeout(() => sink.destroy(), delay))
}

const server = createServer({ allowHalfOpen: true, noDelay: true }, incoming => {
	const outgoing = connect({
		...target,
		localAddress: from[incoming.remoteAddress ?? ''] ?? other,
		allowHalfOpen: true,
		noDelay: true
	})
	pass(incoming, outgoing)
	pass(outgoing, incoming)
})
server.once('error', error => {
	console.error(`delay-proxy: ${error.message}`)
	process.exit(1)
})
server.listen(listen.port, listen.host)
