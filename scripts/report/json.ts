import type { VFile } from 'vfile'

import type { Artifact } from '../model/format.ts'

/** The whole report for another program: what is wrong where, and what was made. */
export function reportJson(sources: readonly VFile[], artifacts: readonly Artifact[]): string {
  const messages = sources.flatMap((file) =>
    file.messages.map(({ line, column, fatal, ruleId, reason, note }) => ({
      file: file.path,
      line: line ?? null,
      column: column ?? null,
      severity: fatal ? 'error' : 'warning',
      rule: ruleId,
      message: reason,
      hint: note,
    })),
  )
  const files = artifacts.map((file) => ({
    path: file.path,
    bytes: file.value?.length ?? 0,
    pages: file.data.pages ?? null,
  }))
  return JSON.stringify({ messages, files }, undefined, 2)
}
