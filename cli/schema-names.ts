/** Files that have a JSON Schema, and what each is. */
export const schemaNames = {
  scenario: 'a scenario, from pixels or without',
  trace: 'a line of a trace: an event',
  truth: 'what was truly so, for gantry judge --truth',
  alerts: 'alerts.yaml: channels, cameras, other systems',
  rig: 'rig.yaml: a camera rig',
  people: 'people.yaml, for gantry personnel',
  reads: 'a line of reads of another system, for gantry reads import',
  audit: 'the form of an audit',
  suite: 'a suite of gantry bench',
  pack: 'pack.yaml of a policy pack',
  sentences: 'its sentences.yaml',
  reasons: 'its reasons.yaml',
  parameters: 'its parameters.yaml',
  conflicts: 'its conflicts.yaml',
  rules: 'its rules.yaml',
  questions: 'its questions.yaml',
} as const;
export type SchemaName = keyof typeof schemaNames;
