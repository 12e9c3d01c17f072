import { VFile } from 'vfile'
import { parse as parseYaml } from 'yaml'

import { importText } from '../../scripts/import/index.ts'

/** Two paragraphs that nobody takes for anything else. */
export const prose =
  'The harbour lies behind the second hill, and whoever comes from the north sees its lamps before the sea.\n\n' +
  'Nobody in the town remembers who built the wall, though everyone has at some time mended a part of it.'

export interface Import {
  readonly files: Record<string, string>
  readonly reports: string[]
  readonly config: Record<string, unknown>
}

export function run(value: string | Uint8Array, name = 'text.txt'): Import {
  const file = new VFile({ path: name, value })
  const files = Object.fromEntries(importText(file).map((one) => [one.path, one.value]))
  const reports = file.messages.map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`)
  return {
    files,
    reports,
    config: (parseYaml(files['publication.yaml'] ?? '') ?? {}) as Record<string, unknown>,
  }
}

export const chapterOf = ({ files }: Import): string =>
  Object.entries(files).find(([name]) => name.startsWith('chapters/'))?.[1] ?? ''
