import * as v from 'valibot'
import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import { type Metadata, metadataSchema } from '../model/metadata.ts'
import { factFaults } from './facts.ts'
import { type Formats, publicationSchema } from './formats.ts'
import { isGroup, judge } from './judge.ts'
import type { Yaml } from './places.ts'
import { saying } from './wording.ts'
import { readYaml } from './yaml.ts'

/**
 * Read `publication.yaml`. Every mistake is reported at its place, and the metadata are given only where there is none.
 *
 * `formats` are the options of each format by its name. What stands under `formats` is checked against them and
 * left as it was written, so that the template's defaults can still come below it. Never throws.
 */
export function parseMetadata(file: VFile, formats: Formats): Metadata | undefined {
  const { yaml, faults } = readYaml(String(file))
  for (const { fault, place } of faults) diagnose(file, fault.rule, fault.reason, place, fault.hint)
  if (!yaml) return undefined
  const value = withEmptyFormats(yaml.value)
  if (!isGroup(value)) return void reportShape(file, yaml)
  const wrong = [...judge(publicationSchema(formats), value), ...factFaults(value)]
  const found = wrong.map((fault) => saying(fault, yaml, file.basename ?? 'publication.yaml'))
  for (const { rule, reason, place, hint } of found.toSorted(
    (a, b) => a.place.start.offset - b.place.start.offset,
  )) {
    diagnose(file, rule, reason, place, hint)
  }
  const parsed = v.safeParse(metadataSchema, value)
  return faults.length === 0 && found.length === 0 && parsed.success ? parsed.output : undefined
}

/** `pdf:` with nothing behind it asks for the format as it comes. */
function withEmptyFormats(value: unknown): unknown {
  if (!isGroup(value) || !isGroup(value['formats'])) return value
  const formats = Object.entries(value['formats']).map(([name, options]) => [name, options ?? {}] as const)
  return { ...value, formats: Object.fromEntries(formats) }
}

function reportShape(file: VFile, yaml: Yaml): void {
  const name = file.basename ?? 'publication.yaml'
  if (yaml.value === null || yaml.value === undefined) {
    const hint = 'Write at least the title: `title: The Name of the Publication`.'
    diagnose(file, 'metadata-missing', `${name} is empty`, { line: 1, column: 1 }, hint)
    return
  }
  const [found, hint] = Array.isArray(yaml.value)
    ? ['a list', 'Take out the hyphen at the beginning of the lines.']
    : ['text', 'Write a colon and a space between the name of a field and its value.']
  const reason = `${name} must hold fields like \`title: My Pamphlet\`, not ${found}`
  diagnose(file, 'metadata-value', reason, yaml.place([]), hint)
}
