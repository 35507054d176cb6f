import { accountWords, type Language, unitName, quantityText, wordsFor } from '@seizure-ledger/console';
import type { ShownMove } from '@seizure-ledger/contracts';
import { sankey, sankeyLinkHorizontal, type SankeyLinkMinimal, type SankeyNodeMinimal } from 'd3-sankey';

/** A picture of where value of one unit came from and where it is, drawn by the server, and the same as rows of a table. */
export interface FlowPicture {
  readonly height: number;
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
  readonly amount: string;
  readonly anchor: 'end' | 'start';
  readonly height: number;
  readonly kind: string;
  readonly label: string;
  readonly textX: number;
  readonly textY: number;
  readonly width: number;
  readonly x: number;
  readonly y: number;
}

const width = 960;
const node_px = 14;
/** Between two bars stand the two lines that name the lower one. */
const gap_px = 58;
const line_px = 16;

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
  const height = Math.max(160, nodes.length * 78);
  const placed = sankey<Node, Link>()
    .nodeId(({ id }) => id)
    .nodeWidth(node_px)
    .nodePadding(gap_px)
    .nodeSort((a, b) => rankOf(a.account) - rankOf(b.account))
    .extent([
      [4, 12],
      [width - 4, height - 34 - line_px],
    ])({ links: links.map((link) => ({ ...link })), nodes });
  const path = sankeyLinkHorizontal<Node, Link>();
  const nameOf = ({ account, again: back }: Node): string =>
    `${back ? '↩ ' : ''}${wordsFor(accountWords, account, language)}`;
  return {
    height,
    links: (placed.links as PlacedLink[]).map((link) => {
      const [from, to] = [link.source, link.target] as unknown as [Placed, Placed];
      return {
        kind: kindOf(to.account),
        path: path(link) ?? '',
        title: `${nameOf(from)} → ${nameOf(to)}: ${quantityText(link.amount)} ${unitName(unit)}`,
        width: Math.max(1, link.width ?? 1),
      };
    }),
    nodes: (placed.nodes as Placed[]).map((node) => {
      const { account, depth = 0, x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node;
      const isLast = x1 > width * 0.6;
      return {
        amount: amountAt(node, links),
        anchor: isLast ? ('end' as const) : ('start' as const),
        height: Math.max(2, y1 - y0),
        kind: kindOf(account),
        label: nameOf(node),
        textX: isLast ? x1 : x0,
        // names of neighbouring columns stand on lines of their own
        textY: y1 + 15 + (depth % 2) * line_px,
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

/** What passed through an account is not what is there: a bar names only what has come to rest. */
function amountAt({ id }: Node, links: readonly Link[]): string {
  const [only, ...more] = links.filter(({ target }) => target === id);
  return only && more.length === 0 && links.every(({ source }) => source !== id)
    ? quantityText(only.amount)
    : '';
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
