import type { CST } from 'yaml';
import type { OffsetFault } from '../finding.ts';
import { limits } from '../limits.ts';
import type { Token } from './read-tokens.ts';
import type { Comment } from './source.ts';
import * as traps from './yaml-traps.ts';

/** What the concrete syntax shows that the composed document no longer does. */
export interface Survey {
  faults: OffsetFault[];
  /** Composing would be unsafe, or would only repeat what `faults` say. */
  fatal: boolean;
  comments: Comment[];
  /** Offsets of keys that are no keys but the rest of a text after its comma. */
  splitKeys: Set<number>;
  /** Offset of the first quote, bracket or brace that nothing closes. */
  unclosed?: number;
}

/** Walks the tokens once, with a stack of its own, and finds what playbooks never hold and what YAML silently misreads. */
export function surveyTokens(tokens: readonly Token[], text: string): Survey {
  const survey: Surveyed = {
    text,
    faults: [],
    fatal: false,
    comments: [],
    splitKeys: new Set(),
    anchors: new Map(),
  };
  let documents = 0;
  for (const token of tokens) {
    if (token.type === 'directive') refuse(survey, traps.directive(token));
    else if (token.type === 'comment') survey.comments.push({ offset: token.offset, source: token.source });
    else if (token.type === 'document' && ++documents === 1) surveyDocument(survey, token);
    else if (token.type === 'document') refuse(survey, traps.secondDocument(token, text));
  }
  return survey;
}

interface Surveyed extends Survey {
  text: string;
  /** The fault of each anchor, by its name: its aliases are part of it. */
  anchors: Map<string, OffsetFault>;
}

function surveyDocument(survey: Surveyed, document: CST.Document): void {
  surveyMarks(survey, document.start);
  surveyMarks(survey, document.end);
  const open: Token[] = document.value ? [document.value] : [];
  let nodes = 0;
  for (let token = open.pop(); token; token = open.pop()) {
    if (++nodes > limits.nodes) {
      refuse(survey, traps.tooManyNodes(token.offset));
      return;
    }
    surveyToken(survey, token);
    if ('items' in token) openItems(survey, token.items, open);
  }
}

/** The last one first, so that they come off the stack as they were written. */
function openItems(survey: Surveyed, items: readonly CST.CollectionItem[], open: Token[]): void {
  for (let i = items.length - 1; i >= 0; i--) {
    const { start, key, sep, value } = items[i] as CST.CollectionItem;
    surveyMarks(survey, start, key || value ? undefined : 'value');
    if (sep) surveyMarks(survey, sep, value ? undefined : 'value');
    if (key?.type === 'scalar' && key.source === '<<') refuse(survey, traps.mergeKey(key));
    if (value) open.push(value);
    if (key) open.push(key);
  }
}

function surveyToken(survey: Surveyed, token: Token): void {
  if (token.type === 'block-scalar') surveyMarks(survey, token.props);
  else if ('end' in token) surveyMarks(survey, token.end, token.type === 'scalar' ? 'text' : undefined);
  if (token.type === 'alias') surveyAlias(survey, token);
  else if (token.type === 'flow-collection') surveyFlow(survey, token);
  else if ('source' in token) surveyScalar(survey, token);
  if (isUnclosed(token)) survey.unclosed ??= token.offset;
  if (token.type === 'scalar') refuse(survey, traps.templateInFlow(token, survey.text));
}

function isUnclosed(token: Token): boolean {
  switch (token.type) {
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      return token.source.length < 2 || token.source.at(-1) !== token.source[0];
    case 'flow-collection':
      return !token.end.some(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
    default:
      return false;
  }
}

/** `cuts`: what a comment on the same line would cut short. */
function surveyMarks(survey: Surveyed, marks: readonly Token[] | undefined, cuts?: 'text' | 'value'): void {
  let sameLine = true;
  let tagged = false;
  for (const mark of marks ?? []) {
    if (mark.type === 'newline') sameLine = false;
    else if (mark.type === 'comment') {
      const { offset, source } = mark;
      survey.comments.push(cuts && sameLine ? { offset, source, cuts } : { offset, source });
    } else if (mark.type === 'tag' || mark.type === 'anchor') {
      if (!tagged) surveyProperty(survey, mark);
      tagged ||= mark.type === 'tag';
    }
  }
}

/** Behind a tag, `!=` and `&&` of the same expression look like more. */
function surveyProperty(survey: Surveyed, mark: CST.SourceToken): void {
  if (mark.type === 'tag') refuse(survey, traps.tag(mark, survey.text));
  else surveyAnchor(survey, mark);
}

function surveyScalar(survey: Surveyed, { offset, source }: { offset: number; source: string }): void {
  if (source.length * 3 <= limits.scalarBytes) return;
  if (new TextEncoder().encode(source).length > limits.scalarBytes) refuse(survey, traps.longScalar(offset));
}

function surveyFlow(survey: Surveyed, map: CST.FlowCollection): void {
  refuse(survey, traps.templateAsMap(map, survey.text));
  for (const fault of traps.splitByComma(map)) {
    survey.faults.push(fault);
    survey.splitKeys.add(fault.start);
  }
}

function surveyAnchor(survey: Surveyed, anchor: CST.SourceToken): void {
  const name = anchor.source.slice(1);
  const fault = traps.anchor(anchor);
  if (!survey.anchors.has(name)) survey.anchors.set(name, fault);
  refuse(survey, fault);
}

/** The aliases of an anchor are named with it: one mistake, one finding. */
function surveyAlias(survey: Surveyed, alias: CST.FlowScalar): void {
  const anchor = survey.anchors.get(alias.source.slice(1));
  if (!anchor) {
    refuse(survey, traps.alias(alias));
    return;
  }
  const related = { start: alias.offset, end: alias.offset + alias.source.length, message: 'repeated here' };
  if ((anchor.related?.length ?? 0) < 10) anchor.related = [...(anchor.related ?? []), related];
}

function refuse(survey: Surveyed, fault: OffsetFault | undefined): void {
  if (!fault) return;
  survey.faults.push(fault);
  survey.fatal = true;
}
