import type { StixObject } from './stix-object.ts';

/**
 * The marking definition of a TLP 2.0 level, as OASIS published it: with these ids and no others
 * (https://github.com/oasis-open/cti-stix-common-objects, extension-definition-specifications/tlp-2.0).
 */
export function tlpMarking(level: string): StixObject | undefined {
  const id = ids.get(level);
  if (id === undefined) return undefined;
  return {
    type: 'marking-definition',
    spec_version: '2.1',
    id: `marking-definition--${id}`,
    created: '2022-10-01T00:00:00.000Z',
    name: `TLP:${level.toUpperCase()}`,
    extensions: {
      'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d': {
        extension_type: 'property-extension',
        tlp_2_0: level,
      },
    },
  };
}

const ids: ReadonlyMap<string, string> = new Map([
  ['clear', '94868c89-83c2-464b-929b-a1a8aa3c8487'],
  ['green', 'bab4a63c-aed9-4cf5-a766-dfca5abac2bb'],
  ['amber', '55d920b0-5e8b-4f79-9ee9-91f868d9b421'],
  ['amber+strict', '939a9414-2ddd-4d32-a0cd-375ea402b003'],
  ['red', 'e828b379-4e03-4974-9ac4-e53a884c97c1'],
]);
