import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { plansModule, readPlans } from './numbers/plans.ts'

/** Takes what the app knows of numbering plans anew from the installed library. */
writeFileSync(fileURLToPath(new URL('../src/core/phone/plans.ts', import.meta.url)), plansModule(readPlans()))
