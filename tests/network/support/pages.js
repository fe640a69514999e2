// @ts-check
// The pages of docs/operators, as somebody follows them who does what is written there.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const PAGES = join(import.meta.dirname, '../../../docs/operators')

/** A page's commands that were not followed. */
export class Page {
	/** By section, in order. @type {Map<string, string[]>} */
	#commands = new Map()

	/** @param {string} name of the file */
	constructor (name) {
		this.name = name
		const text = readFileSync(join(PAGES, name), 'utf8')
		for (const section of text.split(/^## /m).slice(1)) {
			const title = section.slice(0, section.indexOf('\n'))
			// A block of a language is no commands.
			const blocks = [...section.matchAll(/^( *)```(\w*)\n(.*?)^ *```$/gms)]
				.filter(([, , language]) => !language)
				.map(([, indent, , block]) => block.split('\n').map(line => line.slice(indent.length)).filter(Boolean))
			this.#commands.set(title, blocks.flatMap(commandsOf))
		}
	}

	/**
	 * Takes a section's next commands, up to the first that has these words in it.
	 *
	 * @param {string} title how the section's title begins
	 * @param {string} words
	 */
	take (title, words) {
		const found = [...this.#commands].find(([name]) => name.startsWith(title))
		const last = found?.[1].findIndex(command => command.includes(words)) ?? -1
		if (!found || last < 0) {
			throw new Error(`${this.name} has no command '${words}' under '${title}'`)
		}
		return found[1].splice(0, last + 1)
	}

	/** The commands that nobody took. */
	get rest () {
		return [...this.#commands.values()].flat()
	}
}

/**
 * The commands of a block, without remarks. Where some have a prompt, the other lines are answers.
 *
 * @param {string[]} lines
 */
function commandsOf (lines) {
	const prompted = lines.filter(line => line.startsWith('$ ')).map(line => line.slice(2))
	return (prompted.length > 0 ? prompted : lines).map(line => line.replace(/\s+#\s.*$/, ''))
}
