import { screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { button, choose, click, render, type } from '../../../test-support/renderer/render.tsx';
import { t } from '../app/i18n.ts';
import { Check, Passphrase, SelectField, TextField } from './Field.tsx';
import { Segments } from './Segments.tsx';

test('a text field is described by its hint', async () => {
  await render(<TextField label="Name" hint="As it will be shown" value="" onInput={() => {}} />);
  const input = screen.getByLabelText('Name');
  expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
    'As it will be shown',
  );
});

test('a text field with rows is a text area', async () => {
  const onInput = vi.fn();
  await render(<TextField label="Why" rows={2} lang="kk" value="" onInput={onInput} />);
  const area = screen.getByLabelText('Why');
  expect([area.tagName, area.getAttribute('lang')]).toEqual(['TEXTAREA', 'kk']);
  await type(area, 'қате');
  expect(onInput).toHaveBeenCalledWith('қате');
});

test('a select field reports null for the option that chooses nothing', async () => {
  const onChoose = vi.fn();
  const options = [['a', 'A'] as const];
  await render(<SelectField label="Kind" none="all" value="a" options={options} onChoose={onChoose} />);
  await choose(screen.getByLabelText('Kind'), '');
  expect(onChoose).toHaveBeenCalledWith(null);
});

test('a select field without such an option has only its options', async () => {
  await render(<SelectField label="Kind" value="a" options={[['a', 'A']]} onChoose={() => {}} />);
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['A']);
});

test('a check is switched by its label and names its hint', async () => {
  const onChange = vi.fn();
  await render(
    <Check checked={false} hint="for visitors" onChange={onChange}>
      Tell
    </Check>,
  );
  await click(screen.getByRole('checkbox', { name: /Tell.*for visitors/ }));
  expect(onChange).toHaveBeenCalledWith(true);
});

test('a passphrase is hidden until it is shown on purpose', async () => {
  await render(<Passphrase label="Passphrase" value="secret" onInput={() => {}} />);
  const input = screen.getByLabelText<HTMLInputElement>('Passphrase');
  expect(input.type).toBe('password');
  await click(button(t('signIn.show')));
  expect(input.type).toBe('text');
  expect(button(t('signIn.show')).getAttribute('aria-pressed')).toBe('true');
});

test('the pressed segment does not report itself again', async () => {
  const onChoose = vi.fn();
  await render(<Segments label="Way" options={['a', 'b']} value="a" text={(option) => option} onChoose={onChoose} />);
  await click(button('a'));
  expect(onChoose).not.toHaveBeenCalled();
  await click(button('b'));
  expect(onChoose).toHaveBeenCalledWith('b');
});
