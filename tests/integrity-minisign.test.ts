import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { readPublicKey, readSecretKey, seal, verify } from '../scripts/integrity/index.ts'
import { scryptCost } from '../scripts/integrity/minisign/scrypt.ts'
import { sign } from '../scripts/integrity/minisign/sign.ts'
import { thisMachine } from '../scripts/world/machine.ts'
import { findTool } from '../scripts/world/tool-finder.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, 'integrity', name), 'utf8')
const minisign = findTool('minisign', thisMachine())
if (!minisign) process.stderr.write('SKIPPED: minisign is not installed (npm run setup -- --tests)\n')

const trusted = 'timestamp:1795478400\tfile:SHA256SUMS\thashed'
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-minisign-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (args: string[], input = '') =>
  spawnSync(minisign ?? '', args, { cwd: folder, encoding: 'utf8', input })

/** Signatures of the four letters “test” that minisign's author has published with his key. */
const published = {
  key: 'RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3',
  old: `untrusted comment: signature from minisign secret key
RWQf6LRCGA9i59SLOFxz6NxvASXDJeRtuZykwQepbDEGt87ig1BNpWaVWuNrm73YiIiJbq71Wi+dP9eKL8OC351vwIasSSbXxwA=
trusted comment: timestamp:1555779966\tfile:test
QtKMXWyYcwdpZAlPF7tE2ENJkRd1ujvKjlj1m9RtHTBnZPa5WKU5uWRs5GoP5M/VqE81QFuMKI5k/SfNQUaOAA==
`,
  hashed: `untrusted comment: signature from minisign secret key
RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=
trusted comment: timestamp:1556193335\tfile:test
y/rUw2y8/hOUYjZU71eHp/Wo1KZ40fGy2VJEDl34XMJM+TX48Ss/17u3IvIfbVR1FkZZSNCisQbuQY+bHwhEBg==
`,
}

describe('verify', () => {
  const key = readPublicKey(published.key)

  test.each([
    ['old', published.old, 'timestamp:1555779966\tfile:test'],
    ['hashed', published.hashed, 'timestamp:1556193335\tfile:test'],
    [
      'hashed, with the line ends of Windows',
      published.hashed.replaceAll('\n', '\r\n'),
      'timestamp:1556193335\tfile:test',
    ],
  ])('a published signature is sound: %s', (_, text, trustedComment) => {
    expect(verify(bytes('test'), text, key)).toEqual({
      isSound: true,
      trustedComment,
      keyName: 'E7620F1842B4E81F',
    })
  })

  test.each([
    ['another file', 'Test', published.hashed, 'it is not the signature of this file'],
    [
      'another comment',
      'test',
      published.hashed.replace('1556193335', '1556193336'),
      'its trusted comment was changed',
    ],
    ['the old mark', 'test', published.hashed.replace('RUQ', 'RWQ'), 'it is not the signature of this file'],
    ['cut off', 'test', published.hashed.slice(0, 120), 'the signature is not whole'],
    [
      'no comment',
      'test',
      published.hashed.replace('trusted comment: t', 'comment: t'),
      'has no trusted comment',
    ],
    ['empty', 'test', '', 'the signature is not whole'],
    ['no Base64', 'test', published.hashed.replace('RUQ', 'R Q'), 'the signature is not whole'],
    [
      'another kind',
      'test',
      published.hashed.replace('RUQ', 'AAA'),
      'of a kind that this program does not know',
    ],
  ])('%s is not sound', (_, text, signature, reason) => {
    expect(verify(bytes(text), signature, key)).toEqual({
      isSound: false,
      reason: expect.stringContaining(reason),
    })
  })

  test('the signature of another key is named with both', () => {
    const verdict = verify(bytes('test'), published.hashed, readPublicKey(fixture('plain.pub')))
    expect(verdict).toEqual({
      isSound: false,
      reason: 'it was made with the key E7620F1842B4E81F, and not with D14F5DED4596D906',
    })
  })

  test.each(['', 'RWQf6LRCGA9i53', fixture('plain.key')])('%j is no public key', (text) => {
    expect(() => readPublicKey(text)).toThrow('the public key')
  })
})

describe('keys and signatures', () => {
  test('a key without a password signs, always alike', async () => {
    const key = await readSecretKey(fixture('plain.key'))
    const text = sign(bytes('Ünïcödé'), key, trusted)
    expect(
      sign(bytes('Ünïcödé'), await readSecretKey(fixture('plain.key').replaceAll('\n', '\r\n')), trusted),
    ).toBe(text)
    expect(verify(bytes('Ünïcödé'), text, readPublicKey(fixture('plain.pub')))).toEqual({
      isSound: true,
      trustedComment: trusted,
      keyName: 'D14F5DED4596D906',
    })
  })

  test('a key that minisign has locked is opened by its password alone', async () => {
    const key = await readSecretKey(fixture('locked.key'), 'pw1234')
    const verdict = verify(bytes('a'), sign(bytes('a'), key, trusted), readPublicKey(fixture('locked.pub')))
    expect(verdict.isSound).toBe(true)
    await expect(readSecretKey(fixture('locked.key'))).rejects.toThrow('needs its password')
    await expect(readSecretKey(fixture('locked.key'), 'pw1235')).rejects.toThrow('not that of the key')
  }, 120_000)

  test('a damaged key is refused', async () => {
    const [comment, line = ''] = fixture('plain.key').split('\n')
    const turned = Buffer.from(line, 'base64')
    turned[70] = (turned[70] ?? 0) ^ 1
    await expect(readSecretKey(`${comment}\n${turned.toString('base64')}\n`)).rejects.toThrow('is damaged')
    await expect(readSecretKey(`${comment}\n${line.slice(4)}\n`)).rejects.toThrow('not whole')
    await expect(readSecretKey(fixture('plain.pub'))).rejects.toThrow('not whole')
    turned.write('XX', 2, 'latin1')
    await expect(readSecretKey(`${comment}\n${turned.toString('base64')}\n`)).rejects.toThrow('unknown kind')
    turned.write('Sc', 2, 'latin1')
    turned.writeBigUInt64LE(2n ** 60n, 38)
    turned.writeBigUInt64LE(2n ** 62n, 46)
    await expect(readSecretKey(`${comment}\n${turned.toString('base64')}\n`, 'a')).rejects.toThrow(
      'more work',
    )
  })

  // What libsodium documents for its two pairs of limits; the others are at the edges of the choice.
  test.each([
    [524_288, 16_777_216, { N: 2 ** 14, r: 8, p: 1 }],
    [33_554_432, 1_073_741_824, { N: 2 ** 20, r: 8, p: 1 }],
    [0, 16_777_216, { N: 1024, r: 8, p: 1 }],
    [33_554_432, 16_777_216, { N: 2 ** 14, r: 8, p: 64 }],
  ])('limits %i and %i', (ops, memory, cost) => expect(scryptCost(ops, memory)).toEqual(cost))
})

describe('seal', () => {
  const files = [
    { path: 'b.pdf', value: bytes('b') },
    { path: 'a.epub', value: bytes('a') },
  ]

  test('without a signer: the files and their list', () => {
    expect(seal(files).map((file) => file.path)).toEqual(['b.pdf', 'a.epub', 'SHA256SUMS'])
  })

  test('with one: the list names the public key, and the signature is of the list', async () => {
    const signer = { key: await readSecretKey(fixture('plain.key')), date: new Date('2026-11-24') }
    const made = new Map(seal(files, signer).map((file) => [file.path, Buffer.from(file.value).toString()]))
    expect([...made.keys()]).toEqual(['b.pdf', 'a.epub', 'minisign.pub', 'SHA256SUMS', 'SHA256SUMS.minisig'])
    expect(made.get('minisign.pub')).toBe(fixture('plain.pub'))
    expect(made.get('SHA256SUMS')).toMatch(/ {2}a\.epub\n.* {2}b\.pdf\n.* {2}minisign\.pub\n$/)
    const sums = bytes(made.get('SHA256SUMS') ?? '')
    const verdict = verify(sums, made.get('SHA256SUMS.minisig') ?? '', readPublicKey(fixture('plain.pub')))
    expect(verdict).toMatchObject({
      isSound: true,
      trustedComment: 'timestamp:1795478400\tfile:SHA256SUMS\thashed',
    })
    expect(seal(files, signer)).toEqual(seal(files, signer))
  })
})

describe.skipIf(!minisign)('by minisign itself', () => {
  test('it takes our signature, with the comment, and refuses it for another file', async () => {
    const key = await readSecretKey(fixture('plain.key'))
    writeFileSync(path.join(folder, 'key.pub'), fixture('plain.pub'))
    writeFileSync(path.join(folder, 'sums'), 'the list')
    writeFileSync(path.join(folder, 'sums.minisig'), sign(bytes('the list'), key, trusted))
    const taken = run(['-V', '-H', '-p', 'key.pub', '-m', 'sums'])
    expect(taken.stdout).toContain(`Trusted comment: ${trusted}`)
    expect(taken.status).toBe(0)
    writeFileSync(path.join(folder, 'sums'), 'another list')
    expect(run(['-V', '-p', 'key.pub', '-m', 'sums']).status).toBe(1)
  })

  test('we take its signature, and ours is the same but for the untrusted comment', async () => {
    writeFileSync(path.join(folder, 'secret.key'), fixture('plain.key'))
    writeFileSync(path.join(folder, 'list'), 'the list')
    expect(run(['-S', '-s', 'secret.key', '-W', '-t', trusted, '-m', 'list']).status).toBe(0)
    const theirs = readFileSync(path.join(folder, 'list.minisig'), 'utf8')
    expect(verify(bytes('the list'), theirs, readPublicKey(fixture('plain.pub'))).isSound).toBe(true)
    const ours = sign(bytes('the list'), await readSecretKey(fixture('plain.key')), trusted)
    expect(ours.split('\n').slice(1)).toEqual(theirs.split('\n').slice(1))
  })
})
