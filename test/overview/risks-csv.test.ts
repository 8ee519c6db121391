import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRisksCsv, risksCsv } from '../../src/overview/risks/risks-csv.ts';
import { display } from '../../src/terminal/display.ts';
import type { Risk } from '../../src/workspace/workspace.ts';

const head = 'id,title,likelihood,impact,treatment';

describe('a register', () => {
  test('comes out of a table as it went in, formulas among its texts', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .map(words => words.replace(/\s+/gu, ' ').trim())
      .filter(words => words !== '' && display(words) === words && !words.startsWith("'"));
    const part = text.filter(words => !words.includes(';'));
    const grade = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(
        fc.constantFrom('', '=', '+', '@'),
        text,
        grade,
        grade,
        fc.array(part),
        (sign, title, likelihood, impact, controls) => {
          const risk: Risk = {
            id: 'flood',
            title: `${sign}${title}`,
            likelihood,
            impact,
            treatment: 'accept',
            playbooks: ['a-b', 'c'],
            controls,
            reviews: [],
          };
          const { reviews: _, ...tabled } = risk;
          expect(readRisksCsv(risksCsv([risk]))).toEqual({ risks: [tabled] });
        },
      ),
      { numRuns: 100 },
    );
  });

  test('is read with its columns in any order, with others beside them, and as spreadsheets write it', () => {
    const written = '\ufeffTitle;Id;Impact;Likelihood;Treatment;Note\r\nFlood;flood;4;1;accept;x\r\n\r\n';
    expect(readRisksCsv(written)).toEqual({
      risks: [
        {
          id: 'flood',
          title: 'Flood',
          likelihood: 1,
          impact: 4,
          treatment: 'accept',
          playbooks: [],
          controls: [],
        },
      ],
    });
  });

  test.each([
    ['id,title\nx,y\n', ['row 1: the column likelihood, impact, treatment is missing']],
    [`${head}\nX Y,Flood,1,1,accept\n`, ['row 2: "X Y" is no id: small letters, as data-breach']],
    [`${head}\nx,Flood,1,1,accept\nx,Flood,1,1,accept\n`, ['row 3: x stands in a row before']],
    [
      `${head}\nx,,0,6,hope\n`,
      [
        'row 2: the title is empty',
        'row 2: the likelihood "0" is no grade from 1 to 5',
        'row 2: the impact "6" is no grade from 1 to 5',
        'row 2: the treatment "hope" is not mitigate, transfer, avoid or accept',
      ],
    ],
    [`${head},reviewed\nx,Flood,1,1,accept,yesterday\n`, ['row 2: "yesterday" is no day: 2026-11-22']],
  ])('says of %j what is wrong, and where', (table, errors) => {
    expect(readRisksCsv(table)).toEqual({ errors });
  });
});
