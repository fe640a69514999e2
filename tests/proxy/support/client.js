// @ts-check
// A client of the proxy: requests and WebSockets, over TLS or not.

import { randomBytes } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import { accept, frame, message } from './frames.js'
import { SECOND, within } from './time.js'

const PATIENCE = 20 * SECOND

/**
 * @typedef {object} Target
 * @property {number} port
 * @property {Buffer} [ca] with it, TLS
 * @property {string} [servername]
 * @property {{ cert: Buffer, key: Buffer }} [certificate] the client's own
 * @property {import('node:tls').SecureVersion} [maxVersion]
 * @property {https.Agent} [agent] to use connections again
 */
/** @typedef {{ status: number, body: string }} Answer */
/** @typedef {{ method?: string, path?: string, headers?: Record<string, string>, body?: string }} Ask */

/**
 * @param {Target} target
 * @param {Ask} ask
 */
function open (target, { method = 'POST', path = '/', headers = {} }) {
	const { port, ca, servername, certificate, maxVersion, agent = false } = target
	const common = { host: '127.0.0.1', port, method, path, headers, agent }
	return ca
		? https.request({
			...common, ca, servername, maxVersion, cert: certificate?.cert, key: certificate?.key
		})
		: http.request(common)
}

/**
 * @param {import('node:http').IncomingMessage} response
 * @returns {Promise<Answer>}
 */
async function answer (response) {
	let body = ''
	for await (const data of response.setEncoding('utf8')) {
		body += data
	}
	return { status: response.statusCode ?? 0, body }
}

/**
 * Sends a request.
 *
 * @param {Target} target
 * @param {Ask} [ask]
 * @returns {Promise<Answer>}
 */
export function request (target, ask = {}) {
	const { method = 'POST', body = method === 'POST' ? '{}' : undefined } = ask
	const headers = {
		...(body === undefined ? {} : { 'content-type': 'application/json' }),
		...ask.headers
	}
	/** @type {Promise<Answer>} */
	const result = new Promise((resolve, reject) => {
		const sent = open(target, { ...ask, headers })
		sent.once('response', response => answer(response).then(resolve, reject))
		sent.once('error', reject)
		sent.end(body)
	})
	return within(PATIENCE, result, 'the answer')
}

/**
 * Opens a WebSocket. What refuses it is an answer.
 *
 * @param {Target} target
 * @param {Record<string, string>} [more] headers
 * @param {string} [method]
 * @returns {Promise<Answer & { echo?: (text: string) => Promise<string>, close?: () => void }>}
 */
export function webSocket (target, more = {}, method = 'GET') {
	const key = randomBytes(16).toString('base64')
	const headers = {
		connection: 'Upgrade',
		upgrade: 'websocket',
		'sec-websocket-version': '13',
		'sec-websocket-key': key,
		...more
	}
	/** @type {ReturnType<typeof webSocket>} */
	const result = new Promise((resolve, reject) => {
		const sent = open(target, { method, headers })
		sent.once('response', response => answer(response).then(resolve, reject))
		sent.once('error', reject)
		sent.once('upgrade', (response, socket) => {
			if (response.headers['sec-websocket-accept'] !== accept(key)) {
				reject(new Error('another key was accepted'))
			}
			socket.on('error', () => socket.destroy())
			resolve({
				status: response.statusCode ?? 0,
				body: '',
				echo: text => {
					/** @type {Promise<string>} */
					const echoed = new Promise(resolve => {
						socket.once('data', data => resolve(message(data)))
					})
					socket.write(frame(text, true))
					return within(PATIENCE, echoed, 'the echo')
				},
				close: () => socket.destroy()
			})
		})
		sent.end()
	})
	return within(PATIENCE, result, 'the handshake')
}
