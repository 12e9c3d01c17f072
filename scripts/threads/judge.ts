import { checkConformance, loadEpubcheckTs } from '../audit/conformance/index.ts'
import type { JudgedFile } from '../model/world.ts'
import { runJudge } from '../world/judge.ts'
import { serve } from '../world/thread-port.ts'

/** Judges what the program has made, in a thread beside it: see world/prover.ts. */
void loadEpubcheckTs()

serve({
  judge: (file: JudgedFile, full: boolean) => checkConformance([file], { full }, { judge: runJudge }),
})
