import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { plansModule, readPlans } from '../../scripts/numbers/plans'

it('what the app knows of numbering plans is what the installed library says (npm run numbers)', () => {
  expect(readFileSync('src/core/phone/plans.ts', 'utf8')).toBe(plansModule(readPlans()))
})
