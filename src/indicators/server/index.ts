import { capability } from '../../platform/http/handlers.ts'
import { indicatorOperations } from '../api.ts'
import { getHalfYearFigures } from './get-half-year-figures.ts'
import { listCounted } from './list-counted.ts'
import { planIndicator } from './plan-indicator.ts'
import { publishHalfYearReport } from './publish-report.ts'
import { getHalfYearReport, listHalfYearReports } from './read-reports.ts'
import { correctHalfYearReport, startHalfYearReport } from './start-report.ts'
import { addReportPartner, discardHalfYearReport, removeReportPartner, writeReportText } from './write-report.ts'

export const indicators = capability('indicators', indicatorOperations, {
  getHalfYearFigures,
  listCounted,
  planIndicator,
  listHalfYearReports,
  getHalfYearReport,
  startHalfYearReport,
  writeReportText,
  addReportPartner,
  removeReportPartner,
  publishHalfYearReport,
  correctHalfYearReport,
  discardHalfYearReport,
})
