// @ts-check
// Certificates for one test, made with openssl by the commands that docs/operators/rpc.md shows.

import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc']

/** @param {string[]} args */
const openssl = args =>
	execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** A certificate with its key, in files. */
export class Certificate {
	/**
	 * @param {string} certFile
	 * @param {string} keyFile
	 */
	constructor (certFile, keyFile) {
		this.certFile = certFile
		this.keyFile = keyFile
		this.cert = readFileSync(certFile)
		this.key = readFileSync(keyFile)
	}

	/** As nginx has it: upper-case hexadecimal digits. */
	get serial () {
		const line = openssl(['x509', '-noout', '-serial', '-in', this.certFile])
		return line.trim().replace('serial=', '')
	}
}

/** Signs certificates. */
export class Authority {
	/**
	 * @param {string} folder for its certificates; made if it is missing
	 * @param {Certificate} own
	 */
	constructor (folder, own) {
		mkdirSync(folder, { recursive: true })
		this.folder = folder
		this.own = own
	}

	/**
	 * A new authority.
	 *
	 * @param {string} folder
	 * @param {string} name
	 */
	static create (folder, name) {
		mkdirSync(folder, { recursive: true })
		const [cert, key] = [join(folder, 'ca.pem'), join(folder, 'ca.key')]
		openssl(['req', '-x509', ...KEY, '-days', '3650', '-subj', `/CN=${name}`,
			'-addext', 'keyUsage=critical,keyCertSign,cRLSign', '-keyout', key, '-out', cert])
		return new Authority(folder, new Certificate(cert, key))
	}

	/**
	 * A certificate that it signs.
	 *
	 * @param {string} name
	 * @param {string} extensions as in OpenSSL's configuration, a line each
	 * @param {number} days how long it is valid; less than nothing for one that is no longer
	 */
	sign (name, extensions, days = 365) {
		const file = (/** @type {string} */ ending) => join(this.folder, `${name}.${ending}`)
		openssl(['req', '-new', ...KEY, '-subj', `/CN=${name}`,
			'-keyout', file('key'), '-out', file('csr')])
		writeFileSync(file('ext'), `basicConstraints=critical,CA:FALSE\n${extensions}\n`)
		openssl(['x509', '-req', '-days', String(days), '-in', file('csr'),
			'-CA', this.own.certFile, '-CAkey', this.own.keyFile,
			'-extfile', file('ext'), '-out', file('pem')])
		return new Certificate(file('pem'), file('key'))
	}

	/**
	 * @param {string} name
	 * @param {number} [days]
	 */
	client (name, days) {
		return this.sign(name, 'extendedKeyUsage=clientAuth', days)
	}

	/** @param {string} name its name in DNS */
	server (name) {
		return this.sign(name, `extendedKeyUsage=serverAuth\nsubjectAltName=DNS:${name}`)
	}
}
