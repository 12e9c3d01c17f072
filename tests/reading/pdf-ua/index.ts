import { openTagged } from './file.ts'
import { rules } from './rules.ts'

/** What a PDF lacks of PDF/UA-1 (ISO 14289-1:2014), as far as a program can tell. */
export async function checkPdfUa(bytes: Uint8Array): Promise<string[]> {
  const file = await openTagged(bytes)
  return rules.flatMap(({ clause, says, faults }) => {
    const found = faults(file)
    return found.length > 0 ? [`${clause}: ${says}: ${found.slice(0, 4).join('; ')} (${found.length})`] : []
  })
}
