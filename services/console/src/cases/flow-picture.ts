import { accountWords, type Language, unitName, quantityText, wordsFor } from '@seizure-ledger/console';
import type { ShownMove } from '@seizure-ledger/contracts';
import { sankey, sankeyLinkHorizontal, type SankeyLinkMinimal, type SankeyNodeMinimal } from 'd3-sankey';

/** A picture of where value of one unit came from and where it is, drawn by the server, and the same as rows of a table. */
export interface FlowPicture {
  readonly height: number;
  readonly line_px: number;
  readonly links: readonly {
    readonly kind: string;
    readonly path: string;
    readonly title: string;
    readonly width: number;
  }[];
  readonly nodes: readonly FlowNode[];
  readonly rows: readonly { readonly amount: string; readonly from: string; readonly to: string }[];
  readonly unit: string;
  readonly width: number;
}

interface FlowNode {
  readonly height: number;
  readonly kind: string;
  /** What is written under the bar: its name, and what has come to rest in it. */
  readonly lines: readonly string[];
  readonly textY: number;
  readonly width: number;
  readonly x: number;
  readonly y: number;
}

const node_px = 14;
/** At least so far apart stand the columns: a name is written as wide as its column and no wider. */
const column_px = 190;
const narrowest_px = 960;
/** Of the page's text, `line_px` from line to line; `letter_px` is wide for a letter, so that no text needs more. */
export const line_px = 22;
export const letter_px = 9.5;
const margin_px = 12;
/** What all bars of a column have together, at least. */
const bars_px = 240;

interface Node {
  readonly account: string;
  /** What came back to where it had been before: a picture of flow has no circles. */
  readonly again: boolean;
  readonly id: string;
}

interface Link {
  readonly amount: string;
  readonly source: string;
  readonly target: string;
  readonly value: number;
}

type Placed = SankeyNodeMinimal<Node, Link> & Node;
type PlacedLink = SankeyLinkMinimal<Node, Link> & Link;

/** One picture for each unit in which anything moved. */
export function flowPictures(moves: readonly ShownMove[], language: Language): readonly FlowPicture[] {
  return [...Map.groupBy(moves, ({ unit }) => unit)].flatMap(([unit, ofUnit]) => {
    const shown = ofUnit.filter(({ amount }) => /[1-9]/.test(amount) && !amount.startsWith('-'));
    return shown.length === 0 ? [] : [pictureOf(unit, shown, language)];
  });
}

function pictureOf(unit: string, moves: readonly ShownMove[], language: Language): FlowPicture {
  const links = moves.map(({ amount, from, to }) => ({
    amount,
    source: from,
    target: rankOf(to) > rankOf(from) ? to : again(to),
    // what is drawn is only ever as exact as a screen
    value: Number(amount),
  }));
  const ids = [...new Set(links.flatMap(({ source, target }) => [source, target]))];
  const nodes: Node[] = ids.map((id) => ({
    account: id.replace(againMark, ''),
    again: id.endsWith(againMark),
    id,
  }));
  const nameOf = ({ account, again: back }: Node): string =>
    `${back ? '↩ ' : ''}${wordsFor(accountWords, account, language)}`;
  const first = laidOut(links, nodes, { gap_px: 0, height: narrowest_px, width: narrowest_px });
  const inColumns = [...Map.groupBy(first.nodes, ({ x0 }) => x0).values()];
  const columns = inColumns.length;
  const width = Math.max(narrowest_px, columns * column_px);
  const perLine = Math.floor((width / columns - margin_px) / letter_px);
  const written = new Map(
    nodes.map((node) => [node.id, [...linesOf(nameOf(node), perLine, language), ...amountAt(node, links)]]),
  );
  const gap_px = line_px * Math.max(...[...written.values()].map((lines) => lines.length)) + margin_px;
  const tallest = Math.max(...inColumns.map(({ length }) => length));
  const height = (tallest + 1) * gap_px + bars_px;
  const placed = laidOut(links, nodes, { gap_px, height, width: width - width / columns });
  const path = sankeyLinkHorizontal<Node, Link>();
  return {
    height,
    line_px,
    links: placed.links.map((link) => {
      const [from, to] = [link.source, link.target] as unknown as [Placed, Placed];
      return {
        kind: kindOf(to.account),
        path: path(link) ?? '',
        title: `${nameOf(from)} → ${nameOf(to)}: ${quantityText(link.amount)} ${unitName(unit, language)}`,
        width: Math.max(1, link.width ?? 1),
      };
    }),
    nodes: placed.nodes.map((node) => {
      const { account, id, x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node;
      return {
        height: Math.max(2, y1 - y0),
        kind: kindOf(account),
        lines: written.get(id) ?? [],
        textY: y1 + line_px - 4,
        width: x1 - x0,
        x: x0,
        y: y0,
      };
    }),
    rows: moves.map(({ amount, from, to }) => ({ amount, from, to })),
    unit,
    width,
  };
}

/** The bars in columns. The last column's names are written to the right of `width`. */
function laidOut(
  links: readonly Link[],
  nodes: readonly Node[],
  { gap_px, height, width }: { readonly gap_px: number; readonly height: number; readonly width: number },
) {
  const { links: placedLinks, nodes: placedNodes } = sankey<Node, Link>()
    .nodeId(({ id }) => id)
    .nodeWidth(node_px)
    .nodePadding(gap_px)
    .nodeSort((a, b) => rankOf(a.account) - rankOf(b.account))
    .extent([
      [4, margin_px],
      [4 + node_px + width, height - gap_px],
    ])({ links: links.map((link) => ({ ...link })), nodes: nodes.map((node) => ({ ...node })) });
  return { links: placedLinks as PlacedLink[], nodes: placedNodes as Placed[] };
}

/** A text in lines of at most so many letters where its words allow it, in Thai too, which has no spaces. */
function linesOf(text: string, perLine: number, language: Language): readonly string[] {
  const lines: string[] = [];
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    const last = lines.at(-1);
    // a mark stays with the word before it
    if (last !== undefined && (lettersIn(last + segment) <= perLine || /^\P{L}+$/u.test(segment)))
      lines[lines.length - 1] = last + segment;
    else lines.push(segment);
  }
  return lines.map((line) => line.trim());
}

/** As people count them: a vowel or tone above a Thai letter takes no room. */
export const lettersIn = (text: string): number => [...new Intl.Segmenter('th').segment(text)].length;

/** What passed through an account is not what is there: a bar names only what has come to rest. */
function amountAt({ id }: Node, links: readonly Link[]): readonly string[] {
  const [only, ...more] = links.filter(({ target }) => target === id);
  return only && more.length === 0 && links.every(({ source }) => source !== id)
    ? [quantityText(only.amount)]
    : [];
}

const againMark = ' again';
const again = (account: string): string => account + againMark;

const order = Object.keys(accountWords);

/** Accounts in the order of value's way: from outside, through the hands, to where it leaves. */
function rankOf(account: string): number {
  const place = order.indexOf(account);
  return account.startsWith('source:') ? place - order.length : place;
}

const kindOf = (account: string): string => account.split(':')[0] ?? '';
