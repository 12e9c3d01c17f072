import { auditor } from '../audit/index.ts'
import type { JudgedFile } from '../model/world.ts'
import type { Written } from '../model/written.ts'
import { serve } from '../world/thread-port.ts'

/** Reads back what the program has made, in a thread beside it: see world/prover.ts. */
const given = auditor()

serve({
  begin: (written: Written) => given.begin(written),
  audit: (file: JudgedFile) => given.audit(file),
})
