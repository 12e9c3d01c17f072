import * as v from 'valibot'
import { parse } from 'yaml'

import { EnvironmentError, type World } from '../model/world.ts'

/**
 * Read one of the program's own YAML files and hold it against a schema.
 *
 * These are a designer's files, not the author's: a mistake in one stops the run and names the file and the key.
 *
 * @throws {EnvironmentError} where the file is no YAML or says something the schema does not know.
 */
export async function readYaml<S extends v.GenericSchema>(
  path: string,
  schema: S,
  world: World,
): Promise<v.InferOutput<S>> {
  const result = v.safeParse(schema, await parseYaml(path, world))
  if (result.success) return result.output
  const faults = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`)
  throw new EnvironmentError(`${path}: ${faults.join('; ')}`, `Mend ${path}.`)
}

/** The text of one of the program's own files. */
export async function readText(path: string, world: World): Promise<string> {
  return new TextDecoder().decode(await world.resource(path))
}

async function parseYaml(path: string, world: World): Promise<unknown> {
  const text = await readText(path, world)
  try {
    return parse(text) as unknown
  } catch (cause) {
    throw new EnvironmentError(`${path} is no YAML`, `Mend ${path}.`, { cause })
  }
}
