import { Component, useId, useMemo, type JSX, type ReactNode } from 'react';
import { Message as LibraryBlocks, type Block as LibraryBlock } from 'slack-blocks-to-jsx';
import { isJson, stringOf, wordsOf } from './block-kit.ts';
import type { Json, Named } from './contract.ts';
import { Element } from './element.tsx';
import { blockIdOf, elementsOf } from './form-values.ts';
import { useSession, useSurroundings } from './surroundings.ts';
import { Table } from './table.tsx';
import { wording } from './wording.ts';

/** What the library draws, and draws right; what a person can use is ours, since its elements lead nowhere. */
const drawnByLibrary = new Set([
  'alert',
  'card',
  'carousel',
  'container',
  'context',
  'data_visualization',
  'divider',
  'image',
  'markdown',
  'plan',
  'rich_text',
  'section',
  'task_card',
]);

/** The blocks of a message, a form or a home tab. */
export function Blocks({ blocks }: { readonly blocks: readonly Json[] }): JSX.Element {
  return (
    <div className="pg-blocks">
      {blocks.map((block, index) => (
        <Undrawable key={blockIdOf(block, index)}>
          <Block block={block} id={blockIdOf(block, index)} />
        </Undrawable>
      ))}
    </div>
  );
}

function Block({ block, id }: { readonly block: Json; readonly id: string }): JSX.Element {
  const type = stringOf(block['type']);
  switch (type) {
    case 'actions':
    case 'context_actions':
      return (
        <div className="pg-actions">
          {elementsOf(block).map((element, index) => (
            <Element key={index} block={id} element={element} atOnce />
          ))}
        </div>
      );
    case 'header':
      return <h2>{wordsOf(block['text'])}</h2>;
    case 'input':
      return <Input block={block} id={id} />;
    case 'table':
    case 'data_table':
      return <Table block={block} drawRichText={(cell) => <Drawn block={cell} />} />;
    case 'section': {
      const { accessory, ...section } = block;
      if (!isJson(accessory) || accessory['type'] === 'image') return <Drawn block={block} />;
      return (
        <div className="pg-section">
          <Drawn block={section} />
          <Element block={id} element={accessory} atOnce />
        </div>
      );
    }
    default:
      return drawnByLibrary.has(type) ? (
        <Drawn block={block} />
      ) : (
        <p className="pg-undrawn">{wording.undrawn(type)}</p>
      );
  }
}

function Input({ block, id }: { readonly block: Json; readonly id: string }): JSX.Element {
  const { errors = {} } = useSurroundings();
  const about = useId();
  const { element } = block;
  const label = wordsOf(block['label']);
  const error = errors[id];
  const hint = wordsOf(block['hint']);
  return (
    <div className="pg-field">
      {/* The element carries the same label itself, since not every element can be labelled from outside. */}
      <p className="pg-label" aria-hidden="true">
        {label} {block['optional'] === true ? <small>{wording.optional}</small> : null}
      </p>
      {isJson(element) ? (
        <Element
          block={id}
          element={element}
          label={label}
          describedBy={about}
          invalid={error !== undefined}
          atOnce={block['dispatch_action'] === true}
        />
      ) : null}
      <div id={about}>
        {error === undefined ? null : (
          <p className="pg-error" role="alert">
            {error}
          </p>
        )}
        {hint === '' ? null : <p className="pg-hint">{hint}</p>}
      </div>
    </div>
  );
}

/**
 * A block drawn by the library. That takes a while, and everything arrives anew with every change in the workspace: so
 * a block is drawn again only when it reads differently.
 */
function Drawn({ block }: { readonly block: Json }): JSX.Element {
  const { people, conversations } = useSession().shown;
  const json = JSON.stringify({
    block,
    data: {
      users: people.map(({ id, name }) => ({ id, name })),
      channels: conversations.map(({ id, name }) => ({ id, name })),
    },
  });
  return useMemo(() => {
    const drawing = forLibrary(json);
    return (
      <LibraryBlocks
        withoutWrapper
        name=""
        logo=""
        blocks={[drawing.block]}
        data={drawing.data}
        hooks={{
          link: ({ href, children, className }) => (
            <a href={href} className={className} target="_blank" rel="noopener noreferrer">
              {children}
              <span className="pg-hidden"> {wording.inNewTab}</span>
            </a>
          ),
        }}
      />
    );
  }, [json]);
}

interface Drawing {
  readonly block: LibraryBlock;
  readonly data: { readonly users: Named[]; readonly channels: Named[] };
}

/**
 * A block in the library's form. Files of the workspace have an address here. The library undoes Slack's escapes
 * before it looks for markup, where Slack shows what was escaped as it stands: a mark that nobody sees keeps an
 * escaped `<` from beginning a link or a mention. And it draws no link at all where `verbatim` is set.
 */
function forLibrary(json: string): Drawing {
  return JSON.parse(json, (_, value: unknown) => {
    if (!isJson(value)) return value;
    if (value['type'] === 'mrkdwn') {
      const { verbatim: _verbatim, ...text } = value;
      return { ...text, text: stringOf(text['text']).replaceAll('&lt;', '<\u2060') };
    }
    if (value['type'] !== 'image' || !isJson(value['slack_file'])) return value;
    const { slack_file: file, ...image } = value;
    const { id, url } = isJson(file) ? file : {};
    return { ...image, image_url: typeof id === 'string' ? `/files/${id}` : url };
  });
}

/** A part that fails to be drawn takes nothing else with it. */
class Undrawable extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <p className="pg-undrawn">{wording.broken}</p> : this.props.children;
  }
}
