import type { ReaderScript } from '../model/world.ts'

export const readerScripts: Readonly<Record<ReaderScript, string>>
export function joinReaderScript(name: ReaderScript, root: string): Promise<string>
