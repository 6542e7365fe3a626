/** Endings of the words that a Kazakh number ends in when it is read aloud: «18 000-нан», «8 000-ға». */
interface Endings {
  /** Ablative: from. */
  from: string;
  /** Dative: to. */
  to: string;
}

const units: Endings[] = [
  { from: 'ден', to: 'ге' }, // нөл
  { from: 'ден', to: 'ге' }, // бір
  { from: 'ден', to: 'ге' }, // екі
  { from: 'тен', to: 'ке' }, // үш
  { from: 'тен', to: 'ке' }, // төрт
  { from: 'тен', to: 'ке' }, // бес
  { from: 'дан', to: 'ға' }, // алты
  { from: 'ден', to: 'ге' }, // жеті
  { from: 'ден', to: 'ге' }, // сегіз
  { from: 'дан', to: 'ға' }, // тоғыз
];

const tens: Endings[] = [
  { from: '', to: '' },
  { from: 'нан', to: 'ға' }, // он
  { from: 'дан', to: 'ға' }, // жиырма
  { from: 'дан', to: 'ға' }, // отыз
  { from: 'тан', to: 'қа' }, // қырық
  { from: 'ден', to: 'ге' }, // елу
  { from: 'тан', to: 'қа' }, // алпыс
  { from: 'тен', to: 'ке' }, // жетпіс
  { from: 'нен', to: 'ге' }, // сексен
  { from: 'нан', to: 'ға' }, // тоқсан
];

const hundred: Endings = { from: 'ден', to: 'ге' }; // жүз
const thousandOrMore: Endings = { from: 'нан', to: 'ға' }; // мың, миллион
const billion: Endings = { from: 'тан', to: 'қа' }; // миллиард

/** @returns the endings of a whole number, 0 … 10¹² − 1. */
export function endingsOf(number: number): Endings {
  const whole = Math.trunc(number);
  const unit = units[whole % 10];
  const ten = tens[Math.trunc(whole / 10) % 10];
  if (whole === 0) return units[0] ?? thousandOrMore;
  if (whole % 10 !== 0 && unit) return unit;
  if (whole % 100 !== 0 && ten) return ten;
  if (whole % 1000 !== 0) return hundred;
  return whole % 1_000_000_000 === 0 ? billion : thousandOrMore;
}
