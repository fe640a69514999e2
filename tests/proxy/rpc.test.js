// @ts-check
// deploy/nginx/carechain-rpc.conf, in the real nginx, in front of a server that stands for the node.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent } from 'node:https'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect as connectTls } from 'node:tls'
import { Authority, Certificate } from './support/certificates.js'
import { request, webSocket } from './support/client.js'
import { configuration, freePort, missing, startNginx } from './support/nginx.js'
import { Stub } from './support/stub.js'
import { SECOND, within } from './support/time.js'

const NAME = 'rpc.hospital-alder.example'
const MEGABYTE = 1024 * 1024
/** As the configuration has them. */
const BURST = 40
const RATE = 20
const CONNECTIONS = 20
/** Requests at once: more than pass on the slowest machine. */
const FLOOD = 400

describe('the proxy in front of the node', { skip: missing(), timeout: 120 * SECOND }, () => {
	/** @type {string} */
	let folder
	/** @type {Authority} */
	let clients
	/** @type {Authority} */
	let servers
	/** @type {Record<string, Certificate>} the clients' */
	let certificates
	/** @type {number} */
	let stubPort
	/** @type {number} */
	let port
	const stub = new Stub()
	/** @type {Awaited<ReturnType<typeof startNginx>> | undefined} */
	let nginx

	/**
	 * The proxy, as somebody with this certificate sees it.
	 *
	 * @param {Certificate} [certificate]
	 */
	const proxy = certificate => ({ port, ca: servers.own.cert, servername: NAME, certificate })

	before(async () => {
		folder = mkdtempSync(join(tmpdir(), 'carechain-proxy-'))
		clients = Authority.create(join(folder, 'clients'), 'Clients of Hospital Alder')
		servers = Authority.create(join(folder, 'servers'), 'Servers of Hospital Alder')
		const server = servers.server(NAME)
		const names = ['clinic', 'greedy', 'crowded', 'modest', 'barred', 'slow']
		certificates = Object.fromEntries(names.map(name => [name, clients.client(name)]))
		const barred = join(folder, 'barred')
		mkdirSync(barred)
		writeFileSync(join(barred, 'clients.map'), `${certificates.barred.serial} 1;\n`)
		stubPort = await stub.start()
		port = await freePort()
		nginx = await startNginx(join(folder, 'nginx'), configuration('carechain-rpc.conf', [
			['listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`],
			['127.0.0.1:9944', `127.0.0.1:${stubPort}`],
			['/etc/nginx/carechain/server.pem', server.certFile],
			['/etc/nginx/carechain/server.key', server.keyFile],
			['/etc/nginx/carechain/clients-ca.pem', clients.own.certFile],
			['/etc/nginx/carechain/barred', barred],
			['/var/log/nginx/', `${folder}/`]
		]), port)
	})

	after(async () => {
		await nginx?.stop()
		stub.stop()
		if (folder) {
			rmSync(folder, { recursive: true })
		}
	})

	beforeEach(() => { stub.seen = [] })

	/**
	 * Nothing of it came to the node.
	 *
	 * @param {Promise<{ status: number }>} sent
	 * @param {number} status
	 */
	const refused = async (sent, status) => {
		assert.equal((await sent).status, status)
		assert.deepEqual(stub.seen, [])
	}

	describe('with a client certificate', () => {
		test('requests pass', async () => {
			const answer = await request(proxy(certificates.clinic), { body: '{"method":"system_health"}' })
			assert.equal(answer.status, 200)
			assert.deepEqual(JSON.parse(answer.body), { jsonrpc: '2.0', id: 1, result: 26 })
			assert.equal(stub.seen.length, 1)
		})

		test('a WebSocket passes, in both directions', async () => {
			const socket = await webSocket(proxy(certificates.clinic))
			assert.equal(socket.status, 101)
			assert.equal(await socket.echo?.('one'), 'echo one')
			assert.equal(await socket.echo?.('two'), 'echo two')
			socket.close?.()
		})

		test('the node hears its own name, and who asks from the proxy alone', async () => {
			await request(proxy(certificates.clinic), {
				headers: {
					'x-forwarded-for': '127.0.0.99', 'x-real-ip': '127.0.0.99', forwarded: 'for=127.0.0.99'
				}
			})
			const { headers } = stub.seen[0]
			assert.equal(headers.host, `127.0.0.1:${stubPort}`)
			assert.equal(headers['x-forwarded-for'], '127.0.0.1')
			assert.equal(headers['x-real-ip'], '127.0.0.1')
			assert.equal(headers.forwarded, undefined)
		})
	})

	describe('without a certificate of the clients\' authority', () => {
		test('nothing passes without any', async () => {
			await refused(request(proxy()), 400)
			await refused(webSocket(proxy()), 400)
		})

		test('nothing passes with one of another authority, whatever its name', async () => {
			for (const name of ['Clients of Hospital Birch', 'Clients of Hospital Alder']) {
				const stranger = Authority.create(join(folder, randomUUID()), name).client('clinic')
				await refused(request(proxy(stranger)), 400)
				await refused(webSocket(proxy(stranger)), 400)
			}
		})

		test('nothing passes with one that was signed for a server', async () => {
			await refused(request(proxy(clients.server('clinic'))), 400)
		})

		test('nothing passes with one that a client signed', async () => {
			const { clinic } = certificates
			const guest = new Authority(join(folder, 'guests'), clinic).client('guest')
			await refused(request(proxy(guest)), 400)
			const chain = join(folder, 'guests', 'chain.pem')
			writeFileSync(chain, Buffer.concat([guest.cert, clinic.cert]))
			await refused(request(proxy(new Certificate(chain, guest.keyFile))), 400)
		})

		test('nothing passes with one whose time is over', async () => {
			await refused(request(proxy(clients.client('former', -1))), 400)
		})

		test('nothing passes with one that is barred', async () => {
			await refused(request(proxy(certificates.barred)), 403)
			await refused(webSocket(proxy(certificates.barred)), 403)
		})

		test('nothing passes without TLS, or with an old one', async () => {
			await refused(request({ port }), 400)
			await assert.rejects(request({ ...proxy(certificates.clinic), maxVersion: 'TLSv1.1' }))
			assert.deepEqual(stub.seen, [])
		})
	})

	describe('what is no JSON-RPC', () => {
		test('GET and all other methods are refused', async () => {
			for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
				await refused(request(proxy(certificates.clinic), { method }), 405)
			}
		})

		test('another upgrade, or one by another method, is refused', async () => {
			await refused(request(proxy(certificates.clinic), {
				method: 'GET', headers: { connection: 'Upgrade', upgrade: 'h2c' }
			}), 405)
			await refused(webSocket(proxy(certificates.clinic), {}, 'POST'), 405)
		})

		test('other paths are not there', async () => {
			for (const path of ['/health', '/health/readiness', '/index.html', '/rpc']) {
				await refused(request(proxy(certificates.clinic), { path }), 404)
			}
			for (const path of ['//', '/health/..', '/?/health']) {
				await request(proxy(certificates.clinic), { path })
			}
			assert.deepEqual(stub.seen.map(({ path }) => path), ['/', '/', '/?/health'])
		})

		test('pages that are not named are refused', async () => {
			for (const origin of ['https://elsewhere.example', 'null', `https://${NAME}`]) {
				await refused(request(proxy(certificates.clinic), { headers: { origin } }), 403)
				await refused(webSocket(proxy(certificates.clinic), { origin }), 403)
			}
		})
	})

	describe('what is too much', () => {
		test('a body of a megabyte passes, a larger one does not', async () => {
			const largest = await request(proxy(certificates.clinic), { body: 'x'.repeat(MEGABYTE) })
			assert.equal(largest.status, 200)
			assert.equal(stub.seen[0].length, MEGABYTE)
			stub.seen = []
			await refused(request(proxy(certificates.clinic), { body: 'x'.repeat(MEGABYTE + 1) }), 413)
		})

		test('a flood gets 429, and nobody else does', async () => {
			const agent = new Agent({ keepAlive: true, maxSockets: 8 })
			const flood = { ...proxy(certificates.greedy), agent }
			const start = Date.now()
			const answers = await Promise.all(Array.from({ length: FLOOD }, () => request(flood)))
			const most = BURST + 1 + Math.ceil(RATE * (Date.now() - start) / SECOND)
			agent.destroy()
			const statuses = answers.map(({ status }) => status)
			const passed = statuses.filter(status => status === 200).length
			assert.deepEqual([...new Set(statuses)].sort(), [200, 429])
			assert.ok(passed <= most, `${passed} passed, of ${most}`)
			assert.equal(stub.seen.length, passed)
			assert.equal((await request(proxy(certificates.modest))).status, 200)
			await sleep(SECOND)
			assert.equal((await request(proxy(certificates.greedy))).status, 200)
		})

		test('a client has so many connections, and no more', async () => {
			const target = proxy(certificates.crowded)
			const sockets = []
			for (let index = 0; index < CONNECTIONS; index++) {
				sockets.push(await webSocket(target))
			}
			assert.ok(sockets.every(({ status }) => status === 101))
			assert.equal((await webSocket(target)).status, 429)
			assert.equal((await webSocket(proxy(certificates.modest))).status, 101)
			sockets.forEach(socket => socket.close?.())
		})

		test('who does not send what it announced is not waited for', async () => {
			const { cert, key } = certificates.slow
			const socket = connectTls({
				host: '127.0.0.1', port, ca: servers.own.cert, servername: NAME, cert, key
			})
			let said = ''
			socket.setEncoding('utf8').on('data', data => { said += data })
			socket.write(`POST / HTTP/1.1\r\nHost: ${NAME}\r\nContent-Length: 100\r\n\r\n{`)
			/** @type {Promise<void>} */
			const closed = new Promise(resolve => socket.once('close', () => resolve()))
			await within(20 * SECOND, closed, 'the end of the connection')
			assert.match(said, /^(HTTP\/1\.1 408 |$)/)
			assert.deepEqual(stub.seen, [])
		})

		test('who says nothing at all is not waited for', async () => {
			const socket = connect(port, '127.0.0.1')
			/** @type {Promise<void>} */
			const closed = new Promise(resolve => socket.once('close', () => resolve()))
			socket.on('error', () => socket.destroy())
			await within(20 * SECOND, closed, 'the end of the connection')
			assert.deepEqual(stub.seen, [])
		})
	})
})
