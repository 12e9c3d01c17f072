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

export type Weight = 'error' | 'warning' | 'note'

/** What a message is called: as in vfile, it is fatal, it is not, or that is left open. */
export const weightOf = ({ fatal }: VFileMessage): Weight =>
  fatal ? 'error' : fatal === false ? 'warning' : 'note'

type Paint = Readonly<Record<Weight | 'place' | 'hint', (text: string) => string>>

const same = (text: string): string => text
const plain: Paint = { error: same, warning: same, note: same, place: same, hint: same }
const ansi = (code: number) => (text: string) => `\u001B[${code}m${text}\u001B[0m`
const painter: Paint = { error: ansi(31), warning: ansi(33), note: ansi(34), place: ansi(1), hint: ansi(36) }

function blockOf(message: VFileMessage, file: VFile, folder: string, paint: Paint): string {
  const { line, column = 1, reason, ruleId, note } = message
  const place = [folder + file.path, ...(line ? [line, column] : [])].join(':')
  const weight = weightOf(message)
  const frame = line ? codeFrame(String(file), line, column) : ''
  const hint = note ? `  ${paint.hint('→')} ${note}\n` : ''
  return `${paint.place(place)}: ${paint[weight](weight)}: ${reason} (${ruleId})\n${frame}${hint}`
}

const byPlace = (a: VFileMessage, b: VFileMessage): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)

/** `2 errors, 1 warning`; notes are counted where there are any. */
export function countOf(files: readonly VFile[]): string {
  const weights = files.flatMap((file) => file.messages.map(weightOf))
  const numbers = (['error', 'warning', 'note'] as const).map((weight) => ({
    weight,
    number: weights.filter((each) => each === weight).length,
  }))
  return numbers
    .filter(({ weight, number }) => weight !== 'note' || number > 0)
    .map(({ weight, number }) => `${number} ${weight}${number === 1 ? '' : 's'}`)
    .join(', ')
}
