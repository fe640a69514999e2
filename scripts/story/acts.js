// @ts-check
// The acts of the story, one after the other. Each step is something that a person does, and what
// the chain says afterwards.

import { readFile, writeFile } from 'node:fs/promises'
import { decrypt, identities } from './age.js'
import { Chain } from './chain.js'
import { readCar, sha256AndRemove, storedBlock } from './files.js'
import { CARE, holds, money, same, until } from './report.js'
import { opensWithStockAge } from './stock-age.js'

/** @typedef {import('./story.js').Stage} Stage */
/** @typedef {import('./people.js').Person} Person */

const CARDIOLOGY = 'Cardiology'
const FEE_PER_HOUR = 120
/** Twelve slots of five minutes are an hour. */
const PRICE = BigInt(FEE_PER_HOUR) * CARE / 12n
const HANDED_OUT = 15n * CARE
/** How far ahead the slot is: enough to book it, on a slow machine too. */
const NOTICE = 60_000
/** The dev chain's break-glass access is 30 seconds. */
const EMERGENCY_DEADLINE = 120_000
const NOTHING = { free: 0n, held: 0n }

/** Events of a transaction, by name. @param {any} result @param {string} name */
const events = (result, name) =>
	result.events.filter((/** @type {any} */ event) => event.name === name)

/** The signer paid no fee for it. @param {any} result */
const wasFree = result => same('events FeeWaived of the transaction', events(result, 'FeeWaived').length, 1)

/**
 * @param {Stage} stage
 */
export async function introductions ({ people, chain, report, memory }) {
	const { alder, birch, cedar, adam, bella, carl, pia } = people
	/** @type {[Person, Person, string, string][]} */
	const doctors = [
		[alder, adam, CARDIOLOGY, 'de'],
		[birch, bella, 'General medicine', 'en'],
		[cedar, carl, 'Surgical-Accident & emergency', 'en']
	]
	/** @param {(hospital: Person, doctor: Person, speciality: string, language: string) => Promise<any>} act */
	const each = act => Promise.all(doctors.map(parts => act(...parts)))

	await report.step('Three hospitals', 'each invite a doctor', () =>
		each(async (hospital, doctor) => {
			const done = await hospital.does('invite', doctor.address, '--role', 'doctor', '--expires', '1d')
			const [invitation] = await chain.ask('care_invitations', doctor.address)
			same('the invited role', [invitation.role, invitation.sponsor], ['doctor', hospital.address])
			return done
		}))

	await report.step('The doctors', 'register, without a coin', () =>
		each(async (hospital, doctor) => {
			same('the balance before', await doctor.balance(), NOTHING)
			const done = await doctor.does('register')
			wasFree(done)
			const known = await chain.ask('care_participant', doctor.address)
			same('role and sponsor', [known.role, known.sponsor], ['doctor', hospital.address])
			return done
		}))

	await report.step('The doctors', 'apply to the register', () =>
		each(async (_, doctor, speciality, language) => {
			const credentials = doctor.file('credentials.txt')
			await writeFile(credentials, `Diploma of ${doctor.name}, who does not exist\n`)
			const done = await doctor.does('doctor', 'apply', '--jurisdiction', 'DE',
				'--licence', licence(doctor), '--speciality', speciality, '--language', language,
				'--fee', FEE_PER_HOUR, '--credentials', credentials)
			const entry = await chain.ask('care_doctor', doctor.address)
			same('status and licence', [entry.status, entry.licensed], ['applied', false])
			return done
		}))

	await report.step('The doctors', 'ask the hospitals that know them to verify', () =>
		each(async (hospital, doctor) => {
			const done = await doctor.does('doctor', 'request', hospital.address)
			const entry = await chain.ask('care_doctor', doctor.address)
			same('whom they asked', entry.requests, [hospital.address])
			return done
		}))

	await report.step('Three hospitals', 'verify the licences they have seen', () =>
		each(async (hospital, doctor) => {
			await hospital.isRefused('No', 'doctor', 'verify', doctor.address, '--licence', 'DE/000')
			const done = await hospital.does('doctor', 'verify', doctor.address,
				'--licence', `DE/${licence(doctor)}`)
			const entry = await chain.ask('care_doctor', doctor.address)
			const verifiers = entry.verifications.map(one => one.hospital)
			same('status and licence', [entry.status, entry.licensed, verifiers],
				['verified', true, [hospital.address]])
			return done
		}))

	await report.step(alder.name, `verifies ${carl.name} too: in an emergency one hospital's word opens nothing elsewhere`,
		async () => {
			await carl.does('doctor', 'request', alder.address)
			const done = await alder.does('doctor', 'verify', carl.address, '--licence', `DE/${licence(carl)}`)
			const entry = await chain.ask('care_doctor', carl.address)
			same('who verified him', entry.verifications.map(one => one.hospital).sort(),
				[cedar.address, alder.address].sort())
			return done
		})

	await report.step(adam.name, 'publishes hours, every day in slots of five minutes',
		async () => {
			const done = await adam.does('doctor', 'hours', '--zone', 'UTC', '--weekday', 'mon-sun',
				'--from', '00:00', '--to', '24:00', '--slot', '5m', '--notice', '1h', '--late-share', '50%')
			const from = new Date(Date.now() + NOTICE).toISOString()
			const day = new Date(Date.now() + 24 * 3_600_000).toISOString()
			const slots = await chain.ask('care_openSlots', adam.address, from, day)
			holds('more than 200 open slots until tomorrow', slots.length > 200, slots.length)
			return done
		})

	await report.step(alder.name, 'invites Pia as a patient', async () => {
		const done = await alder.does('invite', pia.address, '--role', 'patient', '--expires', '1d')
		const [invitation] = await chain.ask('care_invitations', pia.address)
		same('the invited role', [invitation.role, invitation.sponsor], ['patient', alder.address])
		return done
	})

	await report.step(pia.name, 'registers, without a coin for fees', async () => {
		same('the balance before', await pia.balance(), NOTHING)
		const done = await pia.does('register')
		wasFree(done)
		same('the balance after', await pia.balance(), NOTHING)
		const known = await chain.ask('care_participant', pia.address)
		same('role and sponsor', [known.role, known.sponsor], ['patient', alder.address])
		return done
	})

	await report.step(alder.name, `hands Pia ${money(HANDED_OUT)} for her visit`, async () => {
		const done = await alder.does('pay', pia.address, HANDED_OUT / CARE + '')
		same('her balance', await pia.balance(), { free: HANDED_OUT, held: 0n })
		memory.paid += HANDED_OUT
		return done
	})
}

/** @param {Person} doctor */
const licence = doctor => `4711-${doctor.address.slice(-4).toUpperCase()}`

/**
 * The start of the first slot that is far enough ahead.
 *
 * @param {Person} patient
 * @param {Person} doctor
 * @returns {Promise<string>}
 */
async function firstSlot (patient, doctor) {
	const from = new Date(Date.now() + NOTICE).toISOString()
	const { slots } = await patient.does('slots', doctor.address, '--from', from, '--until', '1d')
	holds('an open slot', slots.length > 0, slots)
	return slots[0].start
}

/** @param {Stage} stage */
export async function booking ({ people, chain, report, memory }) {
	const { birch, adam, bella, pia } = people

	await report.step(pia.name, 'searches for a cardiologist who speaks German', async () => {
		const found = await pia.does('doctors', '--speciality', CARDIOLOGY, '--language', 'de')
		same('the doctors found', found.doctors.map((/** @type {any} */ doctor) => doctor.account),
			[adam.address])
	})

	await report.step(pia.name, `makes a folder; ${birch.name} is to answer emergencies`, async () => {
		const done = await pia.does('folder', 'create', '--custodian', birch.address)
		wasFree(done)
		memory.folder = done.folder
		const folder = await chain.ask('care_folder', memory.folder)
		same('owner, custodian and epoch', [folder.patient, folder.emergency, folder.epoch],
			[pia.address, { type: 'custodian', hospital: birch.address }, 0])
		return done
	})

	await report.step(pia.name, `books the first slot and pays ${money(PRICE)} into escrow`, async () => {
		const reason = pia.file('reason.txt')
		await writeFile(reason, 'My heart skips a beat now and then.\n')
		const done = await pia.does('book', adam.address, '--start', await firstSlot(pia, adam),
			'--folder', memory.folder, '--room-service', 'https://meet.example.org',
			'--reason-file', reason, '--max-price', PRICE / CARE + '')
		wasFree(done)
		memory.appointment = done.appointment
		memory.room = done.room
		const booked = await chain.ask('care_appointment', done.appointment)
		same('status, price and folder', [booked.status.type, booked.price, booked.folder],
			['booked', PRICE.toString(), memory.folder])
		same('her balance', await pia.balance(), { free: HANDED_OUT - PRICE, held: PRICE })
		return done
	})

	await report.step(`${pia.name} and ${adam.name}`, 'open the same room; another doctor does not', async () => {
		const [hers, his, other] = await Promise.all([pia, adam, bella].map(person =>
			person.does('appointment', 'show', memory.appointment)))
		holds('a link to a room', /^https:\/\/meet\.example\.org\/.+/.test(memory.room), memory.room)
		same('the links of both', [hers.room, his.room], [memory.room, memory.room])
		same('the reason both read', [hers.reason, his.reason],
			Array(2).fill('My heart skips a beat now and then.'))
		same('the link of another doctor', other.room, null)
	})

	await report.step(pia.name, 'checks in', async () => {
		const done = await pia.does('appointment', 'check-in', memory.appointment)
		same('the status', done.status.type, 'checkedIn')
		return done
	})
}

/** @param {Stage} stage */
export async function treatment (stage) {
	const { people, chain, report, memory, documents, work } = stage
	const { adam, pia } = people

	await report.step(adam.name, 'completes the visit; the money stays in escrow', async () => {
		const done = await adam.does('appointment', 'complete', memory.appointment)
		same('the status', done.status.type, 'fulfilled')
		same('her balance', await pia.balance(), { free: HANDED_OUT - PRICE, held: PRICE })
		same('his balance', await adam.balance(), NOTHING)
		return done
	})

	await report.step(pia.name, `confirms, and escrow pays ${adam.name} ${money(PRICE)}`, async () => {
		const done = await pia.does('appointment', 'confirm', memory.appointment)
		wasFree(done)
		same('what escrow paid', events(done, 'EscrowSettled').length, 1)
		same('her balance', await pia.balance(), { free: HANDED_OUT - PRICE, held: 0n })
		same('his balance', await adam.balance(), { free: PRICE, held: 0n })
		return done
	})

	for (const document of documents) {
		await report.step(adam.name, `adds ${document.title}`, async () => {
			const done = await adam.does('record', 'add', memory.folder, document.path,
				'--kind', document.kind, '--title', document.title, '--appointment', memory.appointment)
			const record = await chain.ask('care_record', done.record)
			same('author, folder and what it is sealed to',
				[record.author, record.folder, record.sealedTo],
				[adam.address, memory.folder, 'folder'])
			memory.records.push(done.record)
			report.note(`${(record.content.size / 1e6).toFixed(3)} MB sealed, ${record.content.cid}`)
			return done
		})
	}

	for (const [index, document] of documents.entries()) {
		await report.step(pia.name, `reads ${document.title} back, byte by byte the same`, () =>
			readsTheSame(pia, memory.records[index], document))
	}

	await report.step(pia.name, 'could leave with everything: the stock age tool opens her record',
		async () => {
			const text = await opensWithStockAge(stage, pia, memory.records[0], documents[0].hash, work)
			report.note(text)
		})
}

/**
 * @param {Person} reader
 * @param {number} record
 * @param {import('./story.js').Document} document
 * @param {string} [purpose] for the records of others
 */
async function readsTheSame (reader, record, document, purpose) {
	const out = reader.file(`record-${record}`)
	const why = purpose ? ['--purpose', purpose] : []
	const done = await reader.does('record', 'read', record, '--out', out, ...why)
	same('the SHA-256 of what was read', await sha256AndRemove(out), document.hash)
	same('kind, title and proven author', [done.kind, done.title, done.authorProven],
		[document.kind, document.title, true])
	return done
}

/** @param {Stage} stage */
export async function secondOpinion ({ people, chain, report, memory, documents, work }) {
	const { birch, adam, bella, pia } = people
	const [prescription] = memory.records

	await report.step(bella.name, 'tries to read the prescription, and is refused', () =>
		bella.cannotRead('NoGrant', prescription, 'TREAT').then(() => {}))

	await report.step(birch.name, `assigns ${bella.name} to Pia`, async () => {
		const done = await birch.does('assignment', 'assign', bella.address, pia.address, '--until', '1d')
		same('events DoctorAssigned', events(done, 'DoctorAssigned').length, 1)
		return done
	})

	const asked = await report.step(bella.name, 'asks for access, for treatment', async () => {
		const done = await bella.does('access', 'request', memory.folder, '--purpose', 'TREAT',
			'--until', '1h', '--assignment')
		const [request] = await chain.all('care_accessRequests', memory.folder)
		same('who asks, and what for', [request?.requester, request?.purpose], [bella.address, 'TREAT'])
		await bella.cannotRead('NoGrant', prescription, 'TREAT')
		return done
	})

	const granted = await report.step(pia.name, `grants ${bella.name} to read, for an hour`, async () => {
		const { requests } = await pia.does('access', 'requests')
		same('the requests she finds', requests.map((/** @type {any} */ one) => one.id), [asked.request])
		const done = await pia.does('access', 'grant', '--request', asked.request)
		const access = await chain.ask('care_canAccess', bella.address, prescription, 'TREAT')
		same('what lets the doctor read', access.basis, { type: 'grant', grant: done.grant })
		memory.grant = done.grant
		memory.blocks.granted = done.block.hash
		return done
	})

	for (const index of [0, 2]) {
		await report.step(bella.name, `declares a read of ${documents[index].title}, and reads it`,
			async () => {
				const done = await readsTheSame(bella, memory.records[index], documents[index], 'TREAT')
				same('events ReadDeclared', events(done, 'ReadDeclared').length, 1)
				memory.reads.push([bella.address, memory.records[index], 'TREAT'])
				return done
			})
	}

	const keys = await report.step(bella.name, 'keeps the key that was delivered', async () => {
		const opened = await openEnvelope(bella, granted.envelope.cid, work)
		const content = await exported(bella, prescription, 'kept')
		same('whether it opens the prescription', decrypt(content, opened) !== null, true)
		report.note('what was delivered cannot be called back: it opens what was there')
		return opened
	})

	await report.step(pia.name, 'revokes the grant', async () => {
		const done = await pia.does('access', 'revoke', memory.grant, '--reason', 'consent-withdrawn')
		wasFree(done)
		same('whether rotation is due', done.rotationDue, true)
		const access = await chain.ask('care_canAccess', bella.address, prescription, 'TREAT', null,
			done.block.hash)
		same('access in the same block', [access.allowed, access.reason], [false, 'revoked'])
		memory.blocks.revoked = done.block.hash
		return done
	})

	await report.step(bella.name, 'tries to read again, and is refused', () =>
		bella.cannotRead('GrantRevoked', prescription, 'TREAT').then(() => {}))

	await report.step(adam.name, 'adds a note before the rotation, sealed to Pia alone', async () => {
		const done = await addNote(adam, memory, 'early')
		same('what it is sealed to', done.sealedTo, 'patient')
		const content = await exported(bella, done.record, 'early')
		same('whether the delivered key opens it', decrypt(content, keys) !== null, false)
		await readsNote(pia, done.record, 'early')
		return done
	})

	await report.step(pia.name, 'rotates the folder\'s key', async () => {
		const done = await pia.does('folder', 'rotate', memory.folder)
		const folder = await chain.ask('care_folder', memory.folder)
		same('epoch, and whether rotation is due', [folder.epoch, folder.rotationDue], [1, false])
		return done
	})

	await report.step(adam.name, 'adds a note after the rotation; Pia reads it', async () => {
		const done = await addNote(adam, memory, 'later')
		same('epoch, and what it is sealed to', [done.epoch, done.sealedTo], [1, 'folder'])
		memory.laterRecord = done.record
		await readsNote(pia, done.record, 'later')
		return done
	})

	await report.step(bella.name, 'is refused the new note, and the old key does not open it', async () => {
		await bella.cannotRead('GrantRevoked', memory.laterRecord, 'TREAT')
		const content = await exported(bella, memory.laterRecord, 'later')
		same('whether the old key opens it', decrypt(content, keys) !== null, false)
	})
}

/** @param {string} name */
const note = name => `A note that was written ${name}.\n`

/**
 * @param {Person} reader
 * @param {number} record
 * @param {string} name
 */
async function readsNote (reader, record, name) {
	const out = reader.file(`${name}-read`)
	await reader.does('record', 'read', record, '--out', out)
	same('the note', await readFile(out, 'utf8'), note(name))
}

/**
 * @param {Person} author
 * @param {import('./story.js').Memory} memory
 * @param {string} name
 */
async function addNote (author, memory, name) {
	const path = author.file(`${name}.txt`)
	await writeFile(path, note(name))
	return author.does('record', 'add', memory.folder, path, '--kind', 'consultation-note',
		'--appointment', memory.appointment)
}

/**
 * The sealed content of a small record, as `care store export` writes it.
 *
 * @param {Person} person
 * @param {number} record
 * @param {string} name
 */
async function exported (person, record, name) {
	const out = person.file(`${name}.car`)
	await person.does('store', 'export', '--record', record, '--out', out)
	const { content } = await new Chain(person.world.endpoint).ask('care_record', record)
	const sealed = (await readCar(out)).get(content.cid)
	if (!sealed) {
		throw new Error(`${out} lacks ${content.cid}`)
	}
	return sealed
}

/**
 * What somebody finds in an envelope, without `care`: the folder's identities.
 *
 * @param {Person} person
 * @param {string} cid
 * @param {string} work
 */
async function openEnvelope (person, cid, work) {
	const out = person.file('identity.txt')
	await person.does('keys', 'export-identity', '--out', out)
	const envelope = await storedBlock(`${work}/store`, cid)
	const text = decrypt(envelope, identities(await readFile(out)))
	holds('the envelope to open with the exported identity', text !== null, text)
	return identities(/** @type {Buffer} */ (text))
}

/** @param {Stage} stage */
export async function emergency ({ people, chain, report, memory, documents }) {
	const { birch, auditor, carl, pia } = people
	const [prescription] = memory.records

	await report.step(carl.name, 'has Pia before him, unconscious; nothing was granted, and he is refused', () =>
		carl.cannotRead('NoGrant', prescription, 'BTG').then(() => {}))

	// Access lasts seconds on the dev chain: what follows does not wait for finality.
	const broken = await report.step(carl.name, 'breaks the glass', async () => {
		const done = await carl.does('--no-wait', 'emergency', 'break', memory.folder)
		memory.emergency = done.emergency
		same('patient and custodian', [done.patient, done.custodian], [pia.address, birch.address])
		same('on whose word', done.vouchers.sort(), [people.alder.address, people.cedar.address].sort())
		await carl.cannotRead('EmergencyUnanswered', prescription, 'BTG')
		return done
	})

	await report.step(birch.name, 'answers with the folder\'s key', async () => {
		const done = await birch.does('--no-wait', 'emergency', 'answer', memory.emergency)
		const access = await chain.ask('care_canAccess', carl.address, prescription, 'BTG')
		same('what lets the doctor read', [access.allowed, access.basis],
			[true, { type: 'emergency', emergency: memory.emergency }])
		memory.blocks.answered = done.block.hash
		return done
	})

	await report.step(carl.name, 'declares a read of the prescription, and reads it', async () => {
		const done = await readsTheSame(carl, prescription, documents[0], 'BTG')
		memory.reads.push([carl.address, prescription, 'BTG'])
		return done
	})

	await report.step('The chain', 'ends the access by itself', async () => {
		const access = await until('access to end', EMERGENCY_DEADLINE,
			() => chain.ask('care_canAccess', carl.address, prescription, 'BTG'),
			answer => !answer.allowed)
		same('why not', access.reason, 'expired')
		report.note(`it was open until ${broken.until}`)
	})

	await report.step(carl.name, 'tries to read again, and is refused', () =>
		carl.cannotRead('GrantExpired', prescription, 'BTG').then(() => {}))

	await report.step(carl.name, 'justifies it', async () => {
		const file = carl.file('justification.txt')
		await writeFile(file, 'Unconscious after a collapse; medication had to be known.\n')
		const done = await carl.does('emergency', 'justify', memory.emergency, '--file', file)
		same('whether it is late', done.late, false)
		return done
	})

	await report.step(auditor.name, 'reads the justification, and finds it justified', async () => {
		const seen = await auditor.does('emergency', 'show', memory.emergency)
		same('the justification', seen.justificationText,
			'Unconscious after a collapse; medication had to be known.\n')
		const done = await auditor.does('emergency', 'review', memory.emergency, '--verdict', 'justified')
		const [found] = await chain.all('care_emergencies', { folder: memory.folder })
		same('verdict and reviewer', [found.verdict, found.reviewer], ['justified', auditor.address])
		return done
	})
}

/** @param {Stage} stage */
export async function desk ({ people, chain, report, memory }) {
	const { alder, birch, clinic, adam, bella, pia } = people

	await report.step(alder.name, 'invites a clinic, which registers', async () => {
		const invited = await alder.does('invite', clinic.address, '--role', 'clinic')
		const registered = await clinic.does('register')
		const known = await chain.ask('care_participant', clinic.address)
		same('its role', known.role, 'clinic')
		return [invited, registered]
	})

	await report.step(alder.name, 'opens an account for Olga, who has no device; the clinic\'s desk may act for her',
		async () => {
			const opened = await alder.does('delegate', 'open-account', clinic.address,
				'--relationship', 'clinic-desk', '--scope', 'desk', '--until', '1d')
			memory.olga = opened.account
			const known = await chain.ask('care_participant', opened.account)
			same('her role, and who may act', [known.role, known.delegates.map(scope)],
				['patient', [[clinic.address, 'desk']]])
			const paid = await alder.does('pay', opened.account, PRICE / CARE + 1n + '')
			memory.paid += PRICE + CARE
			return [opened, paid]
		})

	const purse = `${PRICE / CARE + 1n}`
	await report.step(alder.name, 'and an unrelated hospital let the desk spend a visit\'s price of Olga\'s money',
		async () => {
			const proposed = await alder.does('delegate', 'propose-purse', memory.olga, clinic.address, purse)
			const confirmed = await birch.does('delegate', 'confirm-purse', memory.olga, clinic.address, purse)
			const [known] = await chain.ask('care_purses', memory.olga)
			same('the purse', [known.delegate, known.limit], [clinic.address, (PRICE + CARE).toString()])
			return [proposed, confirmed]
		})

	const atDesk = clinic.as(memory.olga)
	await report.step(clinic.name, 'books for Olga, in her name', async () => {
		const done = await atDesk.does('book', adam.address, '--start', await firstSlot(clinic, adam))
		memory.deskAppointment = done.appointment
		const booked = await chain.ask('care_appointment', done.appointment)
		same('patient, status and price', [booked.patient, booked.status.type, booked.price],
			[memory.olga, 'booked', PRICE.toString()])
		same('who signed', events(done, 'AppointmentBooked').map((/** @type {any} */ event) => event.fields.by),
			[clinic.address])
		return done
	})

	await report.step(pia.name, 'becomes Olga\'s guardian, and makes a folder for her', async () => {
		const appointed = await alder.does('delegate', 'appoint-guardian', memory.olga, pia.address,
			'--relationship', 'family', '--until', '1d')
		const made = await pia.as(memory.olga).does('folder', 'create')
		const folders = await chain.all('care_patientFolders', memory.olga)
		same('her folders', folders.map(folder => folder.id), [made.folder])
		return [appointed, made]
	})

	await report.step(clinic.name, 'tries to grant access in Olga\'s name, and is refused', async () => {
		const [folder] = await chain.all('care_patientFolders', memory.olga)
		await atDesk.isRefused('OutOfScope', 'access', 'grant', folder.id, '--to', bella.address,
			'--right', 'write', '--purpose', 'TREAT', '--until', '1h')
		same('grants on the folder', await chain.all('care_grants', { folder: folder.id }), [])
	})

	await report.step(clinic.name, 'checks Olga in', async () => {
		const done = await atDesk.does('appointment', 'check-in', memory.deskAppointment)
		same('the status', done.status.type, 'checkedIn')
		return done
	})
}

/** @param {any} delegate */
const scope = delegate => [delegate.delegate, delegate.scope]
