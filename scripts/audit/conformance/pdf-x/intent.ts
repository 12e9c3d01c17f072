import { arrayIn, dictIn, dictOf, numberIn, streamIn, textIn, unpack } from '../../pdf/values.ts'
import { type Fault, type Opened, when } from './fault.ts'

/** One intent for a press, with its condition and its profile. */
export function intentFaults({ catalog }: Opened): Fault[] {
  const intents = arrayIn(catalog, 'OutputIntents').map(dictOf)
  const [intent, ...others] = intents.filter((each) => textIn(each, 'S') === 'GTS_PDFX')
  if (!intent) return when(true, 'intent', 'missing')
  const profile = streamIn(intent, 'DestOutputProfile')
  const parts = numberIn(dictIn(intent, 'DestOutputProfile'), 'N')
  return [
    ...when(others.length > 0, 'intent', 'more than one'),
    ...when(!textIn(intent, 'OutputConditionIdentifier'), 'intent', 'no condition'),
    ...(profile ? profileFaults(Buffer.from(unpack(profile)), parts) : when(true, 'intent', 'no profile')),
  ]
}

const needed = ['A2B0', 'A2B1', 'A2B2', 'B2A0', 'B2A1', 'B2A2', 'cprt', 'desc', 'gamt', 'wtpt']

/** An output profile of ICC.1:2001-04 or ICC.1:2004-10 with tables in both directions. */
function profileFaults(profile: Buffer, parts: number | undefined): Fault[] {
  if (profile.length < 132) return when(true, 'intent', 'profile cut off')
  const count = Math.min(profile.readUInt32BE(128), Math.floor((profile.length - 132) / 12))
  const tags = new Set(
    Array.from({ length: count }, (_, index) =>
      profile.toString('latin1', 132 + 12 * index, 136 + 12 * index),
    ),
  )
  const signature = (at: number): string => profile.toString('latin1', at, at + 4)
  return [
    ...when(profile.readUInt32BE(0) !== profile.length, 'intent', 'profile cut off'),
    ...when(signature(36) !== 'acsp', 'intent', 'no profile'),
    ...when(signature(12) !== 'prtr', 'intent', 'no profile of a press'),
    ...when(signature(16) !== 'CMYK' || parts !== 4, 'intent', 'profile of other inks'),
    ...when(profile.readUInt16BE(8) > 0x04_20, 'intent', 'profile too new'),
    ...needed.flatMap((tag) => when(!tags.has(tag), 'intent', `profile without ${tag}`)),
  ]
}
