// @ts-check
// deploy/nginx/carechain-rpc-client.conf on a clinic's machine, with carechain-rpc.conf at the hospital.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { Authority } from './support/certificates.js'
import { request, webSocket } from './support/client.js'
import { configuration, freePort, missing, startNginx } from './support/nginx.js'
import { Stub } from './support/stub.js'
import { SECOND } from './support/time.js'

const NAME = 'rpc.hospital-alder.example'

describe('a clinic\'s end of the proxy', { skip: missing(), timeout: 120 * SECOND }, () => {
	/** @type {string} */
	let folder
	/** @type {Authority} */
	let servers
	/** @type {Authority} */
	let clients
	/** @type {{ stop: () => Promise<void> }[]} what was started */
	const started = []
	const stub = new Stub()

	/**
	 * The hospital's proxy, with a certificate for a name.
	 *
	 * @param {Authority} authority
	 * @param {string} name
	 */
	async function hospital (authority, name) {
		const port = await freePort()
		const { certFile, keyFile } = authority.server(name)
		const text = configuration('carechain-rpc.conf', [
			['listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`],
			['127.0.0.1:9944', `127.0.0.1:${stubPort}`],
			['/etc/nginx/carechain/server.pem', certFile],
			['/etc/nginx/carechain/server.key', keyFile],
			['/etc/nginx/carechain/clients-ca.pem', clients.own.certFile],
			['/etc/nginx/carechain/barred', folder],
			['/var/log/nginx/', `${folder}/`]
		])
		started.push(await startNginx(join(folder, `hospital-${port}`), text, port))
		return port
	}

	/**
	 * The clinic's proxy, to a hospital's. Gives its port.
	 *
	 * @param {number} to
	 */
	async function clinic (to) {
		const port = await freePort()
		const { certFile, keyFile } = clients.client('clinic')
		const text = configuration('carechain-rpc-client.conf', [
			['listen 127.0.0.1:9944;', `listen 127.0.0.1:${port};`],
			[`https://${NAME}:443/`, `https://127.0.0.1:${to}/`],
			['/etc/nginx/carechain/clinic.pem', certFile],
			['/etc/nginx/carechain/clinic.key', keyFile],
			['/etc/nginx/carechain/server-ca.pem', servers.own.certFile]
		])
		started.push(await startNginx(join(folder, `clinic-${port}`), text, port))
		return port
	}

	/** @type {number} */
	let stubPort
	/** @type {number} */
	let port

	before(async () => {
		folder = mkdtempSync(join(tmpdir(), 'carechain-proxy-'))
		clients = Authority.create(join(folder, 'clients'), 'Clients of Hospital Alder')
		servers = Authority.create(join(folder, 'servers'), 'Servers of Hospital Alder')
		stubPort = await stub.start()
		port = await clinic(await hospital(servers, NAME))
	})

	after(async () => {
		await Promise.all(started.map(nginx => nginx.stop()))
		stub.stop()
		if (folder) {
			rmSync(folder, { recursive: true })
		}
	})

	beforeEach(() => { stub.seen = [] })

	test('requests and WebSockets pass, without TLS on this machine', async () => {
		assert.equal((await request({ port })).status, 200)
		const socket = await webSocket({ port })
		assert.equal(socket.status, 101)
		assert.equal(await socket.echo?.('one'), 'echo one')
		socket.close?.()
		assert.deepEqual(stub.seen.map(({ method }) => method), ['POST', 'GET'])
	})

	test('what the hospital refuses is refused', async () => {
		assert.equal((await request({ port }, { method: 'GET' })).status, 405)
		assert.deepEqual(stub.seen, [])
	})

	test('pages in a browser are refused', async () => {
		const origin = 'https://elsewhere.example'
		assert.equal((await request({ port }, { headers: { origin } })).status, 403)
		assert.equal((await webSocket({ port }, { origin })).status, 403)
		assert.deepEqual(stub.seen, [])
	})

	test('nothing goes to a server of another authority', async () => {
		const stranger = Authority.create(join(folder, 'strangers'), 'Servers of Hospital Alder')
		const other = await clinic(await hospital(stranger, NAME))
		assert.equal((await request({ port: other })).status, 502)
		assert.equal((await webSocket({ port: other })).status, 502)
		assert.deepEqual(stub.seen, [])
	})

	test('nothing goes to a server of another name', async () => {
		const other = await clinic(await hospital(servers, 'rpc.hospital-birch.example'))
		assert.equal((await request({ port: other })).status, 502)
		assert.deepEqual(stub.seen, [])
	})
})
