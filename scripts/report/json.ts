import type { VFile } from 'vfile'

import type { Artifact } from '../model/format.ts'
import { type Weight, weightOf } from './text.ts'

/** The whole report for another program: what is wrong where, and what was made. */
export function reportJson(sources: readonly VFile[], artifacts: readonly Artifact[]): string {
  const messages = messagesJson(sources)
  const files = artifacts.map((file) => ({
    path: file.path,
    bytes: file.value?.length ?? 0,
    pages: file.data.pages ?? null,
  }))
  return JSON.stringify({ messages, files }, undefined, 2)
}

/** What is wrong where. */
export const messagesJson = (sources: readonly VFile[]): readonly MessageJson[] =>
  sources.flatMap((file) =>
    file.messages.map((message) => ({
      file: file.path,
      line: message.line ?? null,
      column: message.column ?? null,
      severity: weightOf(message),
      rule: message.ruleId,
      message: message.reason,
      hint: message.note,
    })),
  )

export interface MessageJson {
  readonly file: string
  readonly line: number | null
  readonly column: number | null
  readonly severity: Weight
  readonly rule: string | undefined
  readonly message: string
  readonly hint: string | undefined
}
