import { type Signal, useSignal } from '@preact/signals';
import type { TargetedEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { count } from '../../parts/words.ts';
import { FORMATS, type Format } from './format.ts';
import * as chosen from './input.ts';

const MAPPING_SAMPLE = `delimiter: ";"
cis:
  - { id: "{servername}", class: server, name: "{servername}" }
dependencies:
  - { from: "{appName}", type: runs_on, to: "{servername}" }`;

/** What is to be imported: a file or a text, how it is written, and what is not in it. */
export function InputForm() {
  const chooser = useRef<HTMLInputElement>(null);
  // What the chooser shows is gone then, and the same file can be chosen again after it was mended.
  const clear = () => {
    if (chooser.current) chooser.current.value = '';
  };
  const isOver = useSignal(false);
  const file = chosen.file.value;
  const format = chosen.format.value ?? chosen.seemingFormat.value;
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; the keyboard has the chooser in it */}
      <div
        class={isOver.value ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          isOver.value = true;
        }}
        onDragLeave={() => {
          isOver.value = false;
        }}
        onDrop={(event) => {
          event.preventDefault();
          isOver.value = false;
          const [dropped] = event.dataTransfer?.files ?? [];
          return dropped && chosen.chooseFile(dropped);
        }}
      >
        <div class="field">
          <label for="import-file">Choose a file, or drop one here</label>
          <input
            id="import-file"
            ref={chooser}
            type="file"
            onClick={clear}
            accept=".yaml,.yml,.json,.ndjson,.jsonl,.csv,.txt"
            onChange={({ currentTarget }) => {
              const [own] = currentTarget.files ?? [];
              return own && chosen.chooseFile(own);
            }}
          />
        </div>
        {file ? (
          <p class="actions" role="status">
            <strong>{file.name}</strong> {sizeText(file.size)}
            <button
              type="button"
              onClick={() => {
                clear();
                chosen.takeFileBack();
              }}
            >
              Take it back
            </button>
          </p>
        ) : (
          <TextArea id="import-text" label="or paste the text" value={chosen.pasted} />
        )}
      </div>
      <div class="fields">
        <div class="field">
          <label for="import-format">Format</label>
          <select
            id="import-format"
            value={format}
            onChange={({ currentTarget }) => {
              chosen.format.value = currentTarget.value as Format;
            }}
          >
            {Object.entries(FORMATS).map(([one, { word }]) => (
              <option key={one} value={one}>
                {word}
              </option>
            ))}
          </select>
          <small>
            {chosen.format.value === null ? 'as it seems by name and content' : 'as you have chosen'}
          </small>
        </div>
        {format === 'csv' && <MappingField />}
      </div>
      <details>
        <summary>Source, reason, and what is told twice</summary>
        <div class="fields">
          <TextField
            id="import-source"
            label="Source"
            note={`of records that name none; empty: ${chosen.name.value}`}
            value={chosen.source}
            most={200}
          />
          <TextField
            id="import-reason"
            label="Reason"
            note={`for the history; empty: import of ${chosen.name.value}`}
            value={chosen.reason}
            most={1000}
          />
          <div class="field">
            <label for="import-conflict">One id with different values</label>
            <select
              id="import-conflict"
              value={chosen.onConflict.value}
              onChange={({ currentTarget }) => {
                chosen.onConflict.value = currentTarget.value as typeof chosen.onConflict.value;
              }}
            >
              <option value="fail">take none of them</option>
              <option value="first">take the first</option>
              <option value="last">take the last</option>
            </select>
          </div>
        </div>
      </details>
    </>
  );
}

function MappingField() {
  return (
    <div class="whole">
      <TextArea
        id="import-mapping"
        label="Mapping: which columns make which CIs and dependencies"
        value={chosen.mapping}
        sample={MAPPING_SAMPLE}
      />
      <div class="field">
        <label for="import-mapping-file">or from a file</label>
        <input
          id="import-mapping-file"
          type="file"
          accept=".yaml,.yml"
          onChange={async ({ currentTarget }) => {
            const text = await currentTarget.files?.[0]?.text();
            if (text !== undefined) chosen.mapping.value = text;
          }}
        />
      </div>
    </div>
  );
}

interface TextProps {
  id: string;
  label: string;
  value: Signal<string>;
}

const typedInto =
  (value: Signal<string>) =>
  ({ currentTarget }: TargetedEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    value.value = currentTarget.value;
  };

function TextArea({ id, label, value, sample = '' }: TextProps & { sample?: string }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        class="code"
        spellcheck={false}
        placeholder={sample}
        value={value.value}
        onInput={typedInto(value)}
      />
    </div>
  );
}

function TextField({ id, label, value, note, most }: TextProps & { note: string; most: number }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        autocomplete="off"
        maxLength={most}
        value={value.value}
        aria-describedby={`${id}-note`}
        onInput={typedInto(value)}
      />
      <small id={`${id}-note`} class="wraps">
        {note}
      </small>
    </div>
  );
}

function sizeText(bytes: number): string {
  for (const [size, unit] of [
    [1e9, 'GB'],
    [1e6, 'MB'],
    [1e3, 'kB'],
  ] as const) {
    if (bytes >= size)
      return `${(bytes / size).toLocaleString('en-GB', { maximumFractionDigits: 1 })} ${unit}`;
  }
  return count(bytes, 'byte');
}
