import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'

import { codeFrame } from './frame.ts'

interface Style {
  /** Terminal colours. */
  readonly colour?: boolean
  /** Written before each path, so that an editor can open it: the manuscript's folder. */
  readonly folder?: string
}

/**
 * Every message with its place, its rule, its line of source and what to do, then the count.
 *
 * Empty where there is nothing to say.
 */
export function reportText(files: readonly VFile[], { colour = false, folder = '' }: Style = {}): string {
  const paint = colour ? painter : plain
  const blocks = files.flatMap((file) => {
    const messages = file.messages.toSorted(byPlace)
    return messages.map((message) => blockOf(message, file, folder, paint))
  })
  if (blocks.length === 0) return ''
  return `${[...new Set(blocks)].join('\n')}\n${countOf(files)}\n`
}

type Paint = Readonly<Record<'error' | 'warning' | 'place' | 'hint', (text: string) => string>>

const same = (text: string): string => text
const plain: Paint = { error: same, warning: same, place: same, hint: same }
const ansi = (code: number) => (text: string) => `\u001B[${code}m${text}\u001B[0m`
const painter: Paint = { error: ansi(31), warning: ansi(33), place: ansi(1), hint: ansi(36) }

function blockOf(message: VFileMessage, file: VFile, folder: string, paint: Paint): string {
  const { line, column = 1, reason, ruleId, note } = message
  const place = [folder + file.path, ...(line ? [line, column] : [])].join(':')
  const kind = message.fatal ? paint.error('error') : paint.warning('warning')
  const frame = line ? codeFrame(String(file), line, column) : ''
  const hint = note ? `  ${paint.hint('→')} ${note}\n` : ''
  return `${paint.place(place)}: ${kind}: ${reason} (${ruleId})\n${frame}${hint}`
}

const byPlace = (a: VFileMessage, b: VFileMessage): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)

/** `2 errors, 1 warning`. */
export function countOf(files: readonly VFile[]): string {
  const messages = files.flatMap((file) => file.messages)
  const errors = messages.filter(({ fatal }) => fatal).length
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`
  return `${count(errors, 'error')}, ${count(messages.length - errors, 'warning')}`
}
