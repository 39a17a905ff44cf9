/** What the server tells the page, and what the page asks of the server. Types only: both sides compile this file. */

/** A block, a view or an element, as Block Kit has it. */
export type Json = Readonly<Record<string, unknown>>;

/** Everything that one person sees of the workspace. */
export interface Shown {
  /** Whoever sits at the page. */
  readonly person: Named;
  /** Whom the page can be seen as. */
  readonly persons: readonly Named[];
  readonly app: Named;
  readonly people: readonly Named[];
  readonly conversations: readonly Place[];
  readonly messages: readonly Message[];
  /** The person's App Home; null until the app has published one. */
  readonly home: Json | null;
  /** Open forms, the one in front last. */
  readonly modals: readonly OpenView[];
  readonly files: readonly SharedFile[];
  readonly shortcuts: readonly Shortcut[];
  /** Questions that work, for whoever doesn't know what to type. */
  readonly examples: readonly string[];
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Place extends Named {
  readonly kind: 'channel' | 'private' | 'im';
  /** What the app offers to ask here; null when it has offered nothing. */
  readonly suggested: Suggested | null;
}

export interface Suggested {
  readonly title: string;
  readonly prompts: readonly Prompt[];
}

/** A button that sends a message. */
export interface Prompt {
  readonly title: string;
  readonly message: string;
}

export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | null;
  readonly author: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly onlyForYou: boolean;
  readonly files: readonly string[];
}

export interface OpenView {
  readonly id: string;
  readonly view: Json;
}

export interface SharedFile extends Named {
  readonly title: string;
  readonly bytes: number;
  /** What a picture shows, for those who cannot see it. */
  readonly alt: string;
  /** Shown in the message; any other file is offered for download. */
  readonly picture: boolean;
}

export interface Shortcut extends Named {
  readonly description: string;
}

/** By block id, then by action id, what an element holds, as Slack has it in `view.state.values`. */
export type Values = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** Where an element stands: in a message, or in a form or the home tab with what its fields hold. */
export type Where =
  | { readonly in: 'message'; readonly channel: string; readonly ts: string }
  | { readonly in: 'view'; readonly id: string; readonly values: Values }
  | { readonly in: 'home' };

/** What a person does. */
export type Act =
  | { readonly do: 'write'; readonly channel: string; readonly thread: string | null; readonly text: string }
  | { readonly do: 'use'; readonly where: Where; readonly block: string; readonly action: Json }
  | {
      readonly do: 'search';
      readonly where: Where;
      readonly block: string;
      readonly action: string;
      readonly query: string;
    }
  | { readonly do: 'submit'; readonly id: string; readonly values: Values }
  /** Closes a form with those in front of it, or every one. */
  | { readonly do: 'close'; readonly id: string; readonly all: boolean }
  | { readonly do: 'shortcut'; readonly id: string }
  | { readonly do: 'open'; readonly tab: 'home' | 'messages' };

/** What came of an act; what it changed arrives as a new `Shown`. */
export interface Done {
  /** A word to the person, as Slackbot would have it. */
  readonly notice?: string;
  /** Set when the app did not take the delivery. */
  readonly trouble?: string;
  /** What is wrong with a form, by block id. */
  readonly errors?: Readonly<Record<string, string>>;
  /** What a search found. */
  readonly options?: readonly OptionGroup[];
}

export interface OptionGroup {
  /** Empty when the options stand in no group. */
  readonly label: string;
  readonly options: readonly Json[];
}
