// @ts-check
// Certificates for one test, made with openssl by the commands that docs/operators/rpc.md shows.

import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc']

/** @typedef {{ cert: Buffer, key: Buffer, serial: string, certFile: string, keyFile: string }} Certificate */

/** @param {string[]} args */
const openssl = args =>
	execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** An authority that signs certificates. */
export class Authority {
	/**
	 * @param {string} folder
	 * @param {string} name the names of its files begin with it
	 */
	constructor (folder, name) {
		this.folder = folder
		this.name = name
		this.certFile = join(folder, `${name}.pem`)
		this.keyFile = join(folder, `${name}.key`)
		openssl(['req', '-x509', ...KEY, '-days', '2', '-subj', `/CN=${name}`,
			'-addext', 'keyUsage=critical,keyCertSign,cRLSign',
			'-keyout', this.keyFile, '-out', this.certFile])
	}

	get cert () {
		return readFileSync(this.certFile)
	}

	/**
	 * A certificate that it signs.
	 *
	 * @param {string} name
	 * @param {string} extensions as in OpenSSL's configuration, a line each
	 * @returns {Certificate}
	 */
	sign (name, extensions) {
		const file = (/** @type {string} */ ending) => join(this.folder, `${this.name}-${name}.${ending}`)
		openssl(['req', '-new', ...KEY, '-subj', `/CN=${name}`,
			'-keyout', file('key'), '-out', file('csr')])
		writeFileSync(file('extensions'), `basicConstraints=critical,CA:FALSE\n${extensions}\n`)
		openssl(['x509', '-req', '-days', '1', '-in', file('csr'),
			'-CA', this.certFile, '-CAkey', this.keyFile,
			'-extfile', file('extensions'), '-out', file('pem')])
		const serial = openssl(['x509', '-noout', '-serial', '-in', file('pem')])
		return {
			cert: readFileSync(file('pem')),
			key: readFileSync(file('key')),
			serial: serial.trim().replace('serial=', ''),
			certFile: file('pem'),
			keyFile: file('key')
		}
	}

	/** @param {string} name */
	client (name) {
		return this.sign(name, 'extendedKeyUsage=clientAuth')
	}

	/** @param {string} name its name in DNS */
	server (name) {
		return this.sign(name, `extendedKeyUsage=serverAuth\nsubjectAltName=DNS:${name}`)
	}
}
