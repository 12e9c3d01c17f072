import { ManuscriptFileError, type World } from '../model/world.ts'
import { nodeWorld } from './node.ts'

interface Options {
  /** Path below the manuscript folder -> text or bytes. */
  readonly files: Readonly<Record<string, string | Uint8Array>>
  readonly now?: Date
}

/** A manuscript held in memory, with the program's real templates, styles and fonts. */
export function memoryWorld({ files, now = new Date(0) }: Options): World & { close(): Promise<void> } {
  const machine = nodeWorld({ manuscript: '/nowhere', now })
  return {
    ...machine,
    list: async () => Object.keys(files).toSorted(),
    async read(name) {
      const value = Object.hasOwn(files, name) ? files[name] : undefined
      if (value !== undefined) return typeof value === 'string' ? new TextEncoder().encode(value) : value
      if (name.startsWith('../')) throw new ManuscriptFileError('outside', name)
      const folder = Object.keys(files).some((file) => file.startsWith(`${name}/`))
      throw new ManuscriptFileError(folder ? 'folder' : 'missing', name)
    },
  }
}
