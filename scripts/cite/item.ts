import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import { nearest } from '../model/nearest.ts'
import { decodeAddress } from '../model/path.ts'
import { readDate } from './dates.ts'
import type { CslItem, CslName, RawEntry, Reference } from '../model/reference.ts'
import { dateVariables, nameVariables, titleVariables, types, variables } from './vocabulary.ts'

/** Put one entry's values into the forms of CSL-JSON; none where it has no key. */
export function readEntry({ value, place }: RawEntry, file: VFile): Reference | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    diagnose(file, 'reference-syntax', 'This entry is not a list of fields', place)
    return undefined
  }
  const fields = value as Record<string, unknown>
  const id = fields['id'] ?? fields['citation-key']
  if ((typeof id !== 'string' && typeof id !== 'number') || id === '') {
    diagnose(file, 'reference-id', 'This entry has no id', place)
    return undefined
  }
  const item: CslItem = { id: String(id), type: readType(fields['type'], String(id), { value, place }, file) }
  for (const [name, field] of Object.entries(fields)) {
    if (name === 'id' || name === 'type' || field === null || field === undefined || field === '') continue
    const read = readField(name, field)
    if (read !== undefined) item[name] = read
    if (!variables.has(name)) warnUnknown(name, String(id), place, file)
    else if (read === undefined)
      diagnose(file, 'reference-value', `The value of \`${name}\` in \`${id}\` can't be read`, place)
  }
  return { id: String(id), item, file, position: place }
}

function readType(type: unknown, id: string, { place }: RawEntry, file: VFile): string {
  if (typeof type === 'string' && types.has(type)) return type
  if (typeof type !== 'string' || type === '') {
    diagnose(file, 'reference-type', `The entry \`${id}\` has no type`, place)
    return 'document'
  }
  const near = nearest(type, types)
  const hint = near && `Did you mean \`${near}\`?`
  diagnose(file, 'reference-type', `\`${type}\`, the type of \`${id}\`, is no type of CSL`, place, hint)
  return 'document'
}

function warnUnknown(name: string, id: string, place: RawEntry['place'], file: VFile): void {
  const near = nearest(name, variables)
  const hint = near && `Did you mean \`${near}\`?`
  diagnose(
    file,
    'reference-field',
    `\`${name}\` in \`${id}\` is no field of CSL: it is not printed`,
    place,
    hint,
  )
}

function readField(name: string, value: unknown): CslItem[string] {
  if (dateVariables.has(name)) return readDate(value)
  if (nameVariables.has(name)) return readNames(value)
  if (name === 'categories' || name === 'keyword') return [value].flat().join(', ')
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (name === 'DOI' && typeof value === 'string') return withoutResolver(value)
  if (typeof value === 'string') return titleVariables.has(name) ? value.trim() : value
  if (Array.isArray(value) && value.every((text) => typeof text === 'string')) return value.join('; ')
  return undefined
}

/** A DOI is often copied as an address. Styles write the resolver before it themselves. */
function withoutResolver(doi: string): string {
  const [, address] = /^\s*https?:\/\/(?:dx\.|www\.)?doi\.org\/(.*)$/i.exec(doi) ?? []
  return address === undefined ? doi.replace(/^\s*doi:\s*/i, '').trim() : decodeAddress(address.trim())
}

function readNames(value: unknown): CslName[] | undefined {
  const names = [value].flat().map(readName)
  return names.every((name) => name !== undefined) ? names : undefined
}

function readName(value: unknown): CslName | undefined {
  if (typeof value === 'string') return { literal: value }
  if (typeof value !== 'object' || value === null) return undefined
  const { name, ...fields } = value as Record<string, unknown>
  const texts = Object.entries(fields).filter(([, text]) => text !== null && text !== undefined)
  const read = Object.fromEntries(
    texts.map(([part, text]) => [part, typeof text === 'boolean' ? text : String(text)]),
  )
  const whole = read['family'] ?? read['literal'] ?? read['given'] ?? name
  if (whole === undefined || whole === '') return undefined
  return { ...read, ...(name !== undefined && { literal: String(name) }) } as CslName
}
