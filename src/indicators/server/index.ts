import { capability } from '../../platform/http/handlers.ts'
import { indicatorOperations } from '../api.ts'
import { getHalfYearFigures } from './get-half-year-figures.ts'
import { listCounted } from './list-counted.ts'
import { planIndicator } from './plan-indicator.ts'

export const indicators = capability('indicators', indicatorOperations, { getHalfYearFigures, listCounted, planIndicator })
