import { readFile } from 'node:fs/promises'
import path from 'node:path'

import { signatureFile, type SumList, sumsFile } from '../../model/sums.ts'
import { EnvironmentError } from '../../model/world.ts'
import type { Output } from '../output.ts'

/**
 * The files of a finished folder that its list names, with the list itself and its signature.
 *
 * @throws {EnvironmentError} where one can't be read.
 */
export async function readBuilt(folder: string, { sums }: Pick<SumList, 'sums'>): Promise<readonly Output[]> {
  const read = async (name: string): Promise<Output> => ({
    path: name,
    value: await readFile(path.join(folder, name)),
  })
  try {
    const files = await Promise.all([...new Set(sums.map((sum) => sum.path)), sumsFile].map(read))
    const signature = await read(signatureFile).catch(() => undefined)
    return signature ? [...files, signature] : files
  } catch (cause) {
    throw new EnvironmentError(`${folder} can't be read.`, 'See who may read it.', { cause })
  }
}
