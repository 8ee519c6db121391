import { foundAt } from '../found.ts';
import type { Rule } from '../rule.ts';
import { writtenTexts } from '../written-texts.ts';

export const linkNotHttps: Rule = {
  id: 'link-not-https',
  severity: 'warning',
  why: 'In an incident somebody else may be on the line: what comes by http can be read and changed on its way, instructions included.',
  bad: `- id: read-up
  title: Read the provider's page
  references:
    - { title: Status page, url: "http://status.example.com" }
`,
  good: `- id: read-up
  title: Read the provider's page
  references:
    - { title: Status page, url: "https://status.example.com" }
`,
  check: ({ source, document }) =>
    (document ? writtenTexts(document) : []).flatMap(({ text, path }) => {
      const link = (path.at(-1) === 'url' || path.at(-1) === 'source' ? bare : inMarkdown).exec(text);
      if (!link) return [];
      const end = link.index + link[0].length;
      return [
        foundAt(linkNotHttps, source, source.locateWithin(path, end - scheme.length, end), {
          message: 'what this leads to can be read and changed on its way',
          help: 'write `https://`, or name a source that has it',
        }),
      ];
    }),
};

const scheme = 'http://';

const bare = /\bhttp:\/\//;

/** An address that only stands in a text may be one that attackers use. */
const inMarkdown = /\]\(\s*<?http:\/\//;
