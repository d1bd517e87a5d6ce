import type { Table } from './table'

/** Numbers as people and exports write them. What is read was checked by hand, row by row. */
export const ARABIC: readonly Table[] = [
  {
    country: 'SA',
    language: 'ar',
    rows: [
      ['national', '051 234 5678', '+966512345678'],
      ['Arabic digits', '٠٥١٢٣٤٥٦٧٨', '+966512345678'],
      ['Arabic digits', '+٩٦٦ ٥١ ٢٣٤ ٥٦٧٨', '+966512345678'],
      ['Persian digits', '۰۵۱ ۲۳۴ ۵۶۷۸', '+966512345678'],
      ['own code', '966512345678', '+966512345678'],
      ['own code', '٩٦٦٥١٢٣٤٥٦٧٨', '+966512345678'],
      ['extension', '011 234 5678 تحويلة 12', '+966112345678 ? extension'],
      ['extension', '٠١١٢٣٤٥٦٧٨ تحويلة ١٢', '+966112345678 ? extension'],
      ['extension', '011 234 5678 داخلي 12', '+966112345678 ? extension'],
      ['several', '0512345678 / 0112345678', 'choose several: +966512345678 | +966112345678'],
      ['several', '٠٥١٢٣٤٥٦٧٨ ، ٠١١٢٣٤٥٦٧٨', 'choose several: +966512345678 | +966112345678'],
      ['several', '0512345678 أو 0112345678', 'choose several: +966512345678 | +966112345678'],
      ['way out', '00 20 100 123 4567', '+201001234567'],
      ['plus missing', '971501234567', 'choose plus: +971501234567'],
      ['label', 'جوال: ٠٥١٢٣٤٥٦٧٨', '+966512345678'],
      ['without area code', '234 5678', 'no: too-short']
    ]
  },
  {
    country: 'EG',
    language: null,
    rows: [
      ['national', '0100 123 4567', '+201001234567'],
      ['own code', '20 100 123 4567', '+201001234567'],
      ['without zero', '1001234567', '+201001234567']
    ]
  },
  {
    country: 'AE',
    language: null,
    rows: [
      ['national', '050 123 4567', '+971501234567'],
      ['own code', '971 50 123 4567', '+971501234567'],
      ['own code', '+971 (0)50 123 4567', '+971501234567']
    ]
  }
]
