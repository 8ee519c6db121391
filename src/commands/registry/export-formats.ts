export const exportFormats = [
  'timesketch',
  'timesketch-csv',
  'stix',
  'iris',
  'veris',
  'csv',
  'json',
  'ics',
  'bundle',
] as const;

export type ExportFormat = (typeof exportFormats)[number];
