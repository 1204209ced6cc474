/* What the page's scripts are given: the data as Python writes it (exports/map/data.py), the elements of the page
   (map.html), what of vis-network is called, and what the modules hand each other. Read by tsc alone. */

/** One text, or the Dutch and the English one. */
type Said = string | string[];
type Lang = "nl" | "en";
type Look = "full" | "partial" | "aim" | "elsewhere" | "none" | "unknown";
/** How a line looks: as a verdict, or as one that arrives and falls short. */
type LineLook = Look | "short";
/** Information, discussion, consequences: 0 to 3 each. */
type Grade = number[];
/** Number and name of an actor; who is not in the house has a name only. */
type Named = [number | null, Said];
/** A step by its place in the list of steps, and the powers it is the weakest link for. */
type Link = [number, string[]];
type Filters = { theme: string; look: string; kind: string; ground: string };
/** A node by its number, or a group or a part of one by its name. */
type Item = number | string;

interface Page {
  title: Said;
  languages: Lang[];
  words: Record<string, Said>;
  verdicts: Record<string, { word: Said; mark: string }>;
  statuses: Record<string, Said>;
  reaches: Record<string, Said>;
  bands: Record<string, [Said, Said]>;
  grades: Said[];
  /** The codes of the gaps about money. */
  money: string[];
  states: {
    scenarios: { slug: string; names: Said[] }[];
    dates: [string, Said][];
    opening: [number, number];
    at: number[][];
    told: State[];
  };
  choices: Answer[];
  nodes: {
    label: Said[];
    short: Said[];
    /** What a choice is called where a line is short. */
    brief: Record<number, Said>;
    slug: string[];
    kind: number[];
    kinds: Said[];
    tops: number[];
    names: Record<number, string[]>;
    of: Record<number, number[]>;
    /** Of actors: asked for whole, and who has a role on a choice. */
    codes: Record<number, string[]>;
    busy: number[];
  };
  rooms: Room[];
  lines: { low: number[]; high: number[]; tie: number[]; ids: string[]; elsewhere: number[] };
  /** Words that may be broken, with soft hyphens where: Dutch and English. */
  breaks: string[][];
  ties: Tie[];
  /** Each with its steps: what is said, what is shown, in which state. */
  tours: { slug: string; name: Said; steps: { text: Said; node: number; scenario: number; day: number }[] }[];
  steps: Step[];
  /** Notes and caveats, each once. */
  texts: Said[];
  references: Reference[];
  repairs: Record<number, { changes?: Change[]; bar?: Said }>;
  points: [number, number[]][];
  looks: { order: Look[]; gravest: Look[]; lines: LineLook[] };
  /** The status that is drawn solid. */
  sure: string;
  /** By date and choice: the proposals that help it, and how. */
  hints: Record<number, [number, Said][]>[];
  sheets: Sheet[];
  /** The sheet of which the network has the places as x and y. */
  main: number;
  large: boolean;
  house: { evidence: Said; digest: string };
  network: { nodes: Drawn[]; edges: { line: number; look: LineLook; width: number }[] };
}

/** A node of the network: its place on the main sheet, and how far from there on each other: x, y, width, height. */
interface Drawn {
  id: string;
  look: Look;
  x: number;
  y: number;
  widthConstraint: number;
  heightConstraint: number;
  places: (number[] | null)[];
}

/** What is drawn around the boxes at one width, and the grid for what has no place on it (exports/map/layout.py). */
interface Sheet {
  width: number;
  height: number;
  left: number;
  right: number;
  gutter: number;
  split: number | null;
  /** Only who decides or lies on a chain stands alone. */
  few: boolean;
  bands: [string, number, number][];
  titles: [number, number, number, number, number][];
  walls: [number, number, number][];
  roofs: Point[][];
  grid: Record<
    | "left" | "width" | "columns" | "bricks" | "row" | "brick_row" | "off" | "most" | "most_brick"
    | "top" | "head" | "title" | "foot" | "bus" | "pad" | "eaves",
    number
  > & { gables: number[] };
}

interface State {
  /** In at most 25 words, and in full. */
  brief: Said;
  headline: Said;
  choices: number[];
  counts: Record<Look, number>;
  causes: Record<number, Said[]>;
  /** How each line of a verdict looks and how wide it is; in the first view it is the network that says so. */
  story?: [number, LineLook, number][];
  /** The body that decides on most choices while nobody is found to whom it answers. */
  silent: number | null;
}

interface Answer {
  node: number;
  no: string;
  label: Said;
  themes: [string, Said][];
  verdict: string;
  look: Look;
  pending: boolean;
  aim: Aim | null;
  /** Who asked for it, and binds nobody. */
  asked: Named[];
  grade: Grade | null;
  caveats: number[];
  sentence: Said;
  question: Said | null;
  deciders: Decider[];
  gaps: Gap[];
  roles: [Said, [number | null, Said, string][]][];
  sources: number[];
  notes: number[];
  grounds: string[];
  weakest: Link | null;
  offices: Named[];
  /** Who holds on the day the offices that decide or answer. */
  holders: Holder[];
  lit: {
    aim: number[];
    chain: [number, LineLook][];
    decides: [number, LineLook][];
    soft: number[];
    stops: [number, boolean][];
  };
}

/** Who holds an office on the day, with the term; the statement of it, and where it comes from. */
interface Holder {
  office: Named;
  words: Said;
  id: string;
  sources: number[];
}

/** Who adopted a choice as an aim, by itself or as a part of others, and who answers for that. */
interface Aim {
  verdict: string;
  look: Look;
  grade: Grade | null;
  status: string;
  adopters: Named[];
  parts: Named[];
  deciders: Decider[];
}

interface Decider {
  who: Named;
  /** The names in the record of the statements that it decides. */
  ids: string[];
  through: Named | null;
  verdict: string;
  look: Look;
  grade: Grade | null;
  status: string;
  office: Named | null;
  terminal: Named | null;
  /** Who remains responsible beside the office. */
  beside: Named[];
  reach: string | null;
  steps: Link[];
  oversight: Link[];
  missing: Said | null;
  chainless: boolean;
}

interface Gap {
  code: string;
  name: Said;
  message: Said;
  node: number | null;
  line: number | null;
  evidence: string;
  missing: string[];
  sources: number[];
}

interface Step {
  line: number | null;
  /** Its name in the record. */
  id: string;
  giver: Named;
  forum: Named;
  kind: Said;
  grade: Grade;
  reach: string;
  status: string;
  grading: string | null;
  articles: number[];
  basis: Said;
  sources: number[];
  notes: Said[];
}

interface Reference {
  title: Said;
  url: string | null;
  grade: string;
  read: boolean | null;
  issued: Said;
}

interface Change {
  text: Said;
  rule: Said;
  articles: Said;
  because: Said;
  others: number;
}

interface Tie {
  kind: "accountability" | "decides" | "role" | "participation";
  label: Said;
  grade: Grade | null;
  reach: string | null;
  status: string;
  each: boolean;
  /** Its reach carries a verdict. */
  counts: boolean;
  sure: boolean;
}

interface Room {
  band: string;
  name: Said;
  members: number[];
  /** Members that have a role only. */
  aside: number[];
  groups: { id: string; name: Said; whole: number | null; parts: [Said, number[]][] }[];
}

/* ---- what the modules hand each other ---- */

/** How an answer differs from that of the record on the day the page opens. */
type Moved = { before?: Answer; now?: Answer; what: "came" | "went" | "verdict" | "detail" };

type Part = { id: string; name: Said; members: number[]; whole?: undefined; parts?: undefined };
type Group = { id: string; name: Said; whole: number | null; parts: Part[]; members: number[] };

/** What is to be shown: all, or some nodes only, with the groups that are open. */
interface View {
  only: Set<Item> | null;
  open: Set<Item>;
  chosen?: number | null;
  depth?: number;
  own?: boolean;
  /** What the network shows of a large house. */
  first?: boolean;
}

type Place = { x: number; y: number; width: number; height: number; brick?: boolean };
/** A floor; one that is opened has the names of the group and the part. */
type Band = { name: string; top: number; bottom: number; roof: boolean; names?: [Said, Said] };
type Point = [number, number];

/** Where everything stands, for one width. */
interface Plan extends Omit<Sheet, "bands" | "titles"> {
  /** Which sheet it is. */
  at: number;
  places: Map<Item, Place>;
  bands: Band[];
  titles: Title[];
  bottom: number;
  wide: boolean;
  /** The height along which the lines of the choices run. */
  bus: number;
}

/** The name of a room, or the rule between two. */
type Title =
  | { rule?: undefined; text: Said; x: number; y: number; width: number; lines: number; brick: boolean }
  | { rule: true; x: number; y: number; low: number };

/** What is drawn on: a canvas, or what keeps the drawing as SVG. */
type Brush = Pick<
  CanvasRenderingContext2D,
  | "globalAlpha" | "fillStyle" | "strokeStyle" | "lineWidth" | "lineCap" | "lineJoin" | "textAlign" | "textBaseline"
  | "font" | "measureText" | "beginPath" | "moveTo" | "lineTo" | "quadraticCurveTo" | "bezierCurveTo" | "closePath"
  | "arc" | "fill" | "stroke" | "fillRect" | "fillText"
> & {
  setLineDash(dash: number[]): void;
  roundRect(x: number, y: number, width: number, height: number, radius: number): void;
};

/** A statement by its name in the record, what it says, and on which sources. */
type Disputed = { id: string; said: string; sources: number[] };

/** What the reader has chosen, and where that came from. */
interface Ui {
  item: Item | null;
  preset: string;
  filter: Filters;
  depth: number;
  open: Set<Item>;
  own: boolean;
  /** Only the chain of what is chosen. */
  focus: boolean;
  /** The step of a tour one is at. */
  tour: Stop | null;
  /** A key alone leads somewhere (WCAG 2.1.4: that can be turned off). */
  keys: boolean;
}
/** A tour, and how far one is. */
type Stop = { tour: number; at: number };
type From = HTMLElement | "picture" | "keys" | "address";

/** A list of a ready-made question: under what name, and which choices. */
type Heading = { label: Said; node?: number | null };
type Found = { name: Heading; nodes: Set<number> };

/** Words as they fit in a box. */
type Block = { size: number; lines: string[]; cut: boolean };
/** The size of the words in each kind of box. */
type Sizes = { actor: number; choice: number; group: number };
/** How a box is drawn. */
interface BoxLook {
  many?: number;
  marked?: boolean;
  open?: boolean;
  look?: Look;
  moved?: Moved | null;
  rises?: boolean;
  story?: boolean;
}

type Curve =
  | ["M", number, number]
  | ["L", number, number]
  | ["Q", number, number, number, number]
  | ["C", number, number, number, number, number, number];
/** The way of a line, and where its number stands. */
type Way = { points: Curve[]; at: Point };
type Stroke = { colour: string; width: number; alpha?: number; dash?: number[]; halo?: boolean };

/** A line that is lit: in the colour of a look, surely or not, in the order in which it lights up. */
type Lit = { colour: string; look?: LineLook; strong: boolean; sure: boolean; order: number };
interface Lighting {
  chosen: Item;
  lines: Map<number, Lit>;
  items: Set<Item>;
  numbers: Map<number, number>;
  stops: [number, boolean][];
  /** The choices of which the chosen one was adopted as a part. */
  parts: number[];
}

/* ---- the page ---- */

type Child = string | Node | null | undefined;
type Attributes = Record<string, string | number | boolean | null | undefined>;

/** The elements of map.html that a script asks for; `chosen` is there while something is. */
interface Ids extends Record<`filter-${keyof Filters}`, HTMLSelectElement> {
  "as-of": HTMLElement;
  "back-today": HTMLButtonElement;
  bar: HTMLElement;
  canvas: HTMLElement;
  changed: HTMLElement;
  changes: HTMLElement;
  chosen: HTMLElement | null;
  day: HTMLInputElement;
  "day-box": HTMLElement;
  "day-said": HTMLElement;
  detail: HTMLElement;
  "filter-clear": HTMLButtonElement;
  "filter-count": HTMLElement;
  find: HTMLInputElement;
  found: HTMLElement;
  focus: HTMLButtonElement;
  groups: HTMLElement;
  headline: HTMLElement;
  "headline-whole": HTMLElement;
  hint: HTMLElement;
  keys: HTMLElement;
  languages: HTMLElement;
  light: HTMLButtonElement;
  "light-said": HTMLElement;
  live: HTMLElement;
  "page-data": HTMLElement;
  panel: HTMLElement;
  picture: HTMLElement;
  "preset-body": HTMLButtonElement;
  print: HTMLElement;
  probe: HTMLElement;
  "save-link": HTMLButtonElement;
  "save-png": HTMLButtonElement;
  "save-print": HTMLButtonElement;
  "save-said": HTMLElement;
  "save-svg": HTMLButtonElement;
  "scenario-box": HTMLElement;
  scenarios: HTMLElement;
  "single-keys": HTMLInputElement;
  start: HTMLElement;
  "state-said": HTMLElement;
  table: HTMLTableElement;
  "table-title": HTMLElement;
  ticks: HTMLElement;
  time: HTMLElement;
  "time-more": HTMLDetailsElement;
  "time-said": HTMLElement;
  "to-table": HTMLAnchorElement;
  tip: HTMLElement;
  tour: HTMLElement;
  "tour-back": HTMLButtonElement;
  "tour-count": HTMLElement;
  "tour-leave": HTMLButtonElement;
  "tour-list": HTMLElement;
  "tour-name": HTMLElement;
  "tour-next": HTMLButtonElement;
  "tour-text": HTMLElement;
  "tour-title": HTMLElement;
  tours: HTMLDetailsElement;
  "view-said": HTMLElement;
  ways: HTMLDetailsElement;
  whole: HTMLButtonElement;
  "zoom-all": HTMLButtonElement;
  "zoom-in": HTMLButtonElement;
  "zoom-out": HTMLButtonElement;
}

interface Window {
  /** What the page's tests and a curious reader look into. */
  huis: object;
}

/* ---- vis-network, as far as it is used ---- */

type Pointer = { node: Item; pointer: { DOM: { x: number; y: number } } };

declare namespace vis {
  class DataSet<T> {
    constructor(items: T[]);
    getIds(): Item[];
    remove(ids: Item[]): void;
    update(items: T[]): void;
  }
  class Network {
    constructor(container: HTMLElement, data: { nodes: object; edges: object }, options: object);
    on(event: "beforeDrawing" | "afterDrawing", hear: (ctx: CanvasRenderingContext2D) => void): void;
    on(event: "click" | "hoverNode" | "blurNode" | "dragStart", hear: (event: Pointer) => void): void;
    canvasToDOM(at: { x: number; y: number }): { x: number; y: number };
    getNodeAt(at: { x: number; y: number }): Item | undefined;
    getScale(): number;
    moveTo(options: object): void;
    redraw(): void;
    setOptions(options: object): void;
    setSize(width: string, height: string): void;
  }
}
