import { useSignal } from '@preact/signals';
import { SearchBox } from '../../parts/search-box.tsx';
import type { Field, Option } from './form.ts';

interface FieldInputProps {
  field: Field;
  value: string;
  /** why the value cannot stand */
  fault: string | undefined;
  /** what others have there */
  words?: readonly string[] | undefined;
  onTyped(value: string): void;
}

/** A labelled input, with what is said about it below. */
export function FieldInput({ field, value, fault, words = [], onTyped }: FieldInputProps) {
  const { name, label, hint, kind, isNeeded = false } = field;
  const id = inputId(name);
  return (
    <div class="field">
      {kind === 'ci' ? (
        <CiInput id={id} label={label} value={value} onTyped={onTyped} />
      ) : (
        <>
          <label for={id}>
            {label} {isNeeded && <small>(needed)</small>}
          </label>
          <Input
            field={field}
            value={value}
            isFaulty={fault !== undefined}
            hasWords={words.length > 0}
            onTyped={onTyped}
          />
          {words.length > 0 && (
            <datalist id={`${id}-words`}>
              {words.map((word) => (
                <option key={word} value={word} />
              ))}
            </datalist>
          )}
        </>
      )}
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {fault && (
        <strong class="wrong" id={`${id}-fault`}>
          {fault}
        </strong>
      )}
    </div>
  );
}

/** The id of the input of a field. */
export function inputId(name: string): string {
  return `field-${name}`;
}

interface InputProps extends Pick<FieldInputProps, 'field' | 'value' | 'onTyped'> {
  isFaulty: boolean;
  hasWords: boolean;
}

function Input({ field, value, isFaulty, hasWords, onTyped }: InputProps) {
  const { name, kind, options = [], hint, isNeeded = false } = field;
  const id = inputId(name);
  const described = [hint ? `${id}-hint` : '', isFaulty ? `${id}-fault` : ''].join(' ').trim();
  const common = {
    id,
    value,
    'aria-invalid': isFaulty,
    ...(described === '' ? {} : { 'aria-describedby': described }),
    ...(isNeeded ? { 'aria-required': true } : {}),
    onInput: (event: { currentTarget: { value: string } }) => onTyped(event.currentTarget.value),
  };
  if (kind === 'choice' || kind === 'yes-no') {
    const known = kind === 'yes-no' ? YES_NO : options;
    const isStrange = value !== '' && !known.some((one) => one.value === value);
    return (
      <select {...common}>
        {(!isNeeded || value === '') && <option value="">–</option>}
        {isStrange && <option value={value}>{value}</option>}
        <Options options={known} />
      </select>
    );
  }
  if (kind === 'list' || kind === 'long') return <textarea {...common} class="short" rows={3} />;
  if (kind === 'date') return <input {...common} type="date" />;
  const mode = ({ whole: 'numeric', number: 'decimal' } as const)[kind as 'whole'];
  return (
    <input
      {...common}
      type="text"
      autocomplete="off"
      spellcheck={false}
      {...(mode ? { inputmode: mode } : {})}
      {...(hasWords ? { list: `${id}-words` } : {})}
    />
  );
}

const YES_NO: readonly Option[] = [
  { value: 'yes', words: 'yes' },
  { value: 'no', words: 'no' },
];

function Options({ options }: { options: readonly Option[] }) {
  const kinds = [...new Set(options.map((one) => one.of))];
  return (
    <>
      {kinds.map((kind) => {
        const own = options.filter((one) => one.of === kind);
        const items = own.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ));
        return kind === undefined ? (
          items
        ) : (
          <optgroup key={kind} label={kind}>
            {items}
          </optgroup>
        );
      })}
    </>
  );
}

function CiInput(props: { id: string; label: string; value: string; onTyped(value: string): void }) {
  const { id, label, value, onTyped } = props;
  const name = useSignal('');
  if (value === '') {
    return (
      <div id={id} tabindex={-1}>
        <SearchBox
          label={label}
          onChosen={(ci) => {
            name.value = ci.name;
            onTyped(ci.id);
          }}
        />
      </div>
    );
  }
  return (
    <>
      <span>{label}</span>
      <p class="actions" id={id} tabindex={-1}>
        <strong>
          <bdi>{name.value || value}</bdi>
        </strong>
        <small>
          <bdi>{value}</bdi>
        </small>
        <button type="button" onClick={() => onTyped('')}>
          Choose another
        </button>
      </p>
    </>
  );
}
