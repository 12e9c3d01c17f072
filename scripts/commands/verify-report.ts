import type { ComparedFile, FileState, RebuiltFile } from '../integrity/index.ts'
import { publicKeyFile, signatureFile, sumsFile } from '../model/sums.ts'
import type { SignatureState } from './verify-signature.ts'

/** All that `pamphlet verify` has found. */
export interface Verification {
  /** Whether there is a SHA256SUMS. */
  readonly hasList: boolean
  /** Numbers of its lines that say nothing. */
  readonly faults: readonly number[]
  readonly files: readonly ComparedFile[]
  readonly signature: SignatureState
  readonly rebuilt?: { readonly files: readonly RebuiltFile[]; readonly isDated: boolean }
}

/** True where every file of the list is as it was, the signature is sound or none is asked for, and a rebuild is alike. */
export const isSound = ({ hasList, faults, files, signature, rebuilt }: Verification): boolean =>
  hasList &&
  faults.length === 0 &&
  files.some(({ state }) => state === 'sound') &&
  files.every(({ state }) => state === 'sound' || state === 'extra') &&
  signature.state !== 'broken' &&
  signature.state !== 'missing' &&
  (!rebuilt || rebuilt.files.every(({ state }) => state === 'identical'))

/** For another program: what was found, and whether it is sound. */
export const verificationJson = (verification: Verification): string =>
  JSON.stringify({ sound: isSound(verification), ...verification }, undefined, 2)

/** For a person: what is wrong, a line each, and what was found in all. */
export function verificationText(
  verification: Verification,
  folder: string,
): { readonly faults: string; readonly lines: string } {
  const { hasList, faults, files, signature, rebuilt } = verification
  if (!hasList)
    return {
      faults: `There is no ${sumsFile} in ${folder}: nobody can tell whether it is whole.\n`,
      lines: '',
    }
  const wrong = [
    ...(files.every(({ state }) => state === 'extra') && faults.length === 0
      ? [`${folder}/${sumsFile}: error: names no file`]
      : []),
    ...faults.map((line) => `${folder}/${sumsFile}:${line}: error: this line names no checksum and file`),
    ...files.flatMap(({ path, state }) =>
      state === 'sound' ? [] : `${folder}/${printable(path)}: ${said[state]}`,
    ),
    ...signatureFaults(signature, folder),
    ...(rebuilt ? rebuiltFaults(rebuilt) : []),
  ]
  const lines = [countLine(files), signatureLine(signature), ...(rebuilt ? [rebuiltLine(rebuilt.files)] : [])]
  return {
    faults: wrong.map((line) => `${line}\n`).join(''),
    lines: lines.map((line) => `  ${line}\n`).join(''),
  }
}

const said: Readonly<Record<Exclude<FileState, 'sound'>, string>> = {
  changed: 'error: was changed since the checksums were written',
  missing: 'error: is missing',
  outside: 'error: leads out of the folder, and was not read',
  extra: `warning: is not in ${sumsFile}; nothing vouches for it`,
}

/** A name may hold what moves a terminal's cursor. */
const printable = (name: string): string =>
  name.replaceAll(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1))

function countLine(files: readonly ComparedFile[]): string {
  const listed = files.filter(({ state }) => state !== 'extra')
  const sound = listed.filter(({ state }) => state === 'sound')
  return `${sound.length} of ${listed.length} files are as ${sumsFile} says`
}

function signatureFaults(signature: SignatureState, folder: string): string[] {
  const file = `${folder}/${signatureFile}`
  if (signature.state === 'broken') return [`${file}: error: ${signature.reason}`]
  return signature.state === 'missing'
    ? [`${file}: error: is missing: nobody has signed for these files`]
    : []
}

function signatureLine(signature: SignatureState): string {
  if (signature.state !== 'sound') return unsigned[signature.state]
  const { key, trustedComment, hasOwnKey } = signature
  const line = `signed with the key ${key} (${printable(trustedComment).replaceAll(String.raw`\t`, ', ')})`
  const hint = `${publicKeyFile} came with the files: it proves that they belong together, not whose they are`
  return hasOwnKey ? `${line}\n    ${hint}\n    → name a key that you have from elsewhere: --key` : line
}

const unsigned: Readonly<Record<Exclude<SignatureState['state'], 'sound'>, string>> = {
  broken: 'the signature is not sound',
  missing: 'not signed',
  unasked: 'signed; to see by whom, name the public key: --key',
  none: 'not signed',
}

function rebuiltFaults({ files, isDated }: Required<Verification>['rebuilt']): string[] {
  const faults = files.flatMap(({ path, state }) =>
    state === 'identical' ? [] : [`${printable(path)}: error: ${rebuiltSaid[state]}`],
  )
  if (faults.length === 0 || isDated) return faults
  const hint =
    'publication.yaml has no date, so the day of the build stands in the files: set SOURCE_DATE_EPOCH'
  return [...faults, `  → ${hint}`]
}

const rebuiltSaid: Readonly<Record<Exclude<RebuiltFile['state'], 'identical'>, string>> = {
  different: 'the manuscript gives other bytes',
  unmade: 'the manuscript does not give this file; name the formats that were built: --formats',
  new: `the manuscript gives this file too, and ${sumsFile} does not name it`,
}

function rebuiltLine(files: readonly RebuiltFile[]): string {
  const listed = files.filter(({ state }) => state !== 'new')
  const same = listed.filter(({ state }) => state === 'identical')
  return `${same.length} of ${listed.length} files made anew are the same, byte for byte`
}
