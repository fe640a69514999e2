// @ts-check
// docs/operators/join.md, followed literally on a machine with systemd, from the programs' installation
// to the first block. Every command of the page is run, or is named here with what stands for it.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { wellKnown } from './support/chain.js'
import { Machine, whyNoMachine } from './support/machine.js'
import { Namespaces } from './support/namespaces.js'
import { Page } from './support/pages.js'
import { scenario } from './support/scenario.js'
import { MINUTE, until } from './support/time.js'

const REPOSITORY = join(import.meta.dirname, '../..')
const NAME = 'ferdie'
const HEALTH = { peers: 4, isSyncing: false, shouldHavePeers: false }
const READY = 2 * MINUTE

scenario('a hospital joins, as the page says', {
	deadline: 15 * MINUTE, partitions: true, development: true, skip: whyNoMachine()
}, async ({ network, witness, say, later }) => {
	const page = new Page('join.md')
	const { wires, binary } = network.state
	assert.ok(wires)
	const care = process.env.CARECHAIN_CARE ?? join(dirname(binary), 'care')
	assert.ok(existsSync(care), `there is no care at ${care}: build it, or name it in CARECHAIN_CARE`)
	await network.add(NAME, { listed: false, start: false })
	const machine = new Machine(new Namespaces(wires.number, wires.id).enter(NAME))
	later(failed => {
		if (failed) {
			say(machine.try('journalctl -u carechain-node -n 30 --no-pager').output)
		}
		return machine.remove()
	})
	await machine.ready()
	const environment = {
		// The account's holder, who has a home, and is on the same machine here.
		CARE_HOME: '/root/keys', CARE_PASSPHRASE: 'correct horse battery staple', CARE_BACKUP_CODE: ''
	}
	/** @param {string} section @param {string} last @param {string} [folder] */
	const follow = (section, last, folder = '/root') =>
		machine.run(['exec 2>&1', ...page.take(section, last)].join('\n'), { folder, environment })

	// 1. The build machine's commands are those of the README; two programs come from it.
	page.take('1.', 'sha256sum')
	// A package, from a network that the machine does not have.
	page.take('1.', 'apt-get')
	machine.run('cat >carechain-node', { input: readFileSync(binary) })
	machine.run('cat >care', { input: readFileSync(care) })
	follow('1.', 'install -d -m 0700')
	say('the programs are installed')

	// 3. The account.
	const created = follow('3.', 'keys create')
	const account = /\b5[1-9A-HJ-NP-Za-km-z]{47}\b/.exec(created)?.[0]
	assert.ok(account, created)
	const code = /^code +(\S+)$/m.exec(follow('3.', 'keys backup'))?.[1]
	assert.ok(code, 'a code')
	environment.CARE_BACKUP_CODE = code
	assert.match(follow('3.', 'rm -r /tmp/try'), new RegExp(account), 'the backup has the account')
	say(`the account is ${account}`)

	// 4. The chain as hospitals exchange it: raw.
	const input = execFileSync(binary, ['export-chain-spec', '--raw', '--chain', network.state.chain],
		{ maxBuffer: 256 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'] })
	machine.run('cat >chain.json', { input })
	const peer = /12D3KooW[1-9A-HJ-NP-Za-km-z]+/.exec(follow('4.', 'chgrp'))?.[0]
	assert.ok(peer, 'a peer id')

	// 5. The others are told without a restart.
	const node = network.node(NAME)
	const others = network.names.filter(name => name !== NAME)
	const dialled = `/ip4/${node.host}/tcp/30333/p2p/${peer}`
	await Promise.all(others.map(other => network.rpc(other).ask('system_addReservedPeer', dialled)))
	page.take('5.', 'journalctl')

	// 6. What an editor is for.
	const settings = page.take('6.', 'editor')
	const file = settings.pop()?.split(' ').pop()
	machine.run(settings.join('\n'), { folder: REPOSITORY })
	const values = {
		CARECHAIN_NAME: 'Hospital Ferdie',
		CARECHAIN_LISTEN: `/ip4/${node.host}/tcp/30333`,
		CARECHAIN_RESERVED_NODES: others.map(other => network.dialled(other)).join(' ')
	}
	for (const [name, value] of Object.entries(values)) {
		machine.run(`grep -q '^${name}=' ${file}; sed -i 's|^${name}=.*|${name}="${value}"|' ${file}`)
	}
	follow('6.', 'systemctl enable')
	page.take('6.', 'journalctl -fu')
	const [health] = page.take('6.', 'curl')
	const healthy = () => until('the joining node to have the blocks', READY,
		() => JSON.parse(machine.run(health)), found => JSON.stringify(found) === JSON.stringify(HEALTH))
	await healthy()
	page.take('6.', 'ssh -N')
	assert.match(follow('6.', 'care status'), /role +-/)
	await until('the journal to say so', MINUTE, () => machine.run('journalctl -u carechain-node'),
		log => /finalized #[1-9]/.test(log))
	say('the service follows the chain')

	// 7. Three of four hospitals, each from its own place.
	/** @param {string} hospital @param {string} command */
	const as = (hospital, command) => {
		const [program, ...words] = command.replace('5C…', account).split(' ')
		assert.equal(program, 'care')
		return execFileSync(care, ['--allow-insecure', '--dev-key', wellKnown(hospital), ...words], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { CARE_NODE: network.endpoint(hospital), CARE_HOME: network.path(hospital, 'care') }
		})
	}
	const [propose, list, show, vote, close] = page.take('7.', 'council close')
	assert.match(as('alice', propose), /threshold +3/)
	assert.match(as('bob', list), /^0\b/m)
	assert.match(as('bob', show), new RegExp(account))
	as('bob', vote)
	assert.throws(() => as('bob', close), /Council\.TooEarly/)
	as('charlie', vote)
	assert.match(as('charlie', close), /approved and carried out/)
	assert.match(machine.run('care status', { environment }), /role +hospital/)
	follow('7.', 'care register')
	say('the council has admitted it, and it has an encryption key')

	// 8. Session keys, by the service's own unsafe methods for a minute.
	follow('8.', 'systemctl restart')
	page.take('8.', 'ssh -N')
	const rotate = page.take('8.', 'rotate-keys').join('\n')
	await until('the node to take unsafe methods', READY,
		() => machine.try(`curl -s ${health.split(' ').pop()?.replace('9944', '9945')}`).status === 0)
	const rotated = await until('new session keys', READY, () => machine.try(rotate, { environment }),
		({ status, errors }) => status === 0 || !/ancient birth block/.test(errors))
	assert.equal(rotated.status, 0, rotated.errors)
	assert.match(rotated.output, /new session keys are set/)
	const keys = follow('8.', 'ls').trim().split('\n')
	assert.deepEqual(keys.map(key => key.slice(0, 8)).sort(), ['61757261', '6772616e'])
	assert.equal(machine.run('stat -c "%U %a" /var/lib/carechain/keystore/* /var/lib/carechain/keystore').trim(),
		['carechain 600', 'carechain 600', 'carechain 700'].join('\n'))
	await healthy()
	assert.match(machine.run('care --json --node ws://127.0.0.1:9944 status', { environment }), /hospital/)
	say('it has session keys')

	// 9. Two sessions later.
	await until('it to validate', 5 * MINUTE, () => machine.run('care validator show', { environment }),
		shown => /validator +yes/.test(shown))
	const [metrics] = page.take('9.', 'curl').slice(-1)
	await until('its first block', READY, () => machine.run(metrics), shown => /\} [1-9]/.test(shown))
	assert.match(machine.run('journalctl -u carechain-node'), /Pre-sealed block for proposal/)
	say('it makes blocks')
	assert.deepEqual(page.rest, [], 'commands of the page that nobody followed')

	// The service, as an administrator would try it.
	const state = (/** @type {string} */ property) =>
		machine.run(`systemctl show -P ${property} carechain-node`).trim()
	const before = state('MainPID')
	machine.run('systemctl kill -s KILL carechain-node')
	await until('the service to come back', MINUTE, () => `${state('ActiveState')} ${state('MainPID')}`,
		found => found.startsWith('active ') && !found.endsWith(` ${before}`))
	await healthy()
	machine.run('systemctl stop carechain-node')
	assert.equal(state('Result'), 'success', 'it stops in its time, by itself')
	say('killed it comes back, and it stops when told to')
	say(`all nodes agree on ${await witness.verify()} final blocks`)
})
