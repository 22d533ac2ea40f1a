// Cuts Unicode CLDR down to what the locale pass and the checks use, and writes src/Localizer/Text/Cldr.txt.
// Run: npm install --prefix eng/cldr && node eng/cldr/generate.mjs [FILE]. The versions of the packages are pinned in package.json.
import { readFileSync, readdirSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, 'node_modules');
const read = path => JSON.parse(readFileSync(join(packages, path), 'utf8'));
const supplemental = name => read(`cldr-core/supplemental/${name}.json`).supplemental;

const version = read('cldr-core/package.json').version;
const coverage = read('cldr-core/coverageLevels.json').coverageLevels;
const parents = supplemental('parentLocales').parentLocales.parentLocale;
const likely = supplemental('likelySubtags').likelySubtags;
const numberingSystems = supplemental('numberingSystems').numberingSystems;
const available = new Set(readdirSync(join(packages, 'cldr-dates-full/main')));

const parentOf = tag => parents[tag] ?? (tag.includes('-') ? tag.slice(0, tag.lastIndexOf('-')) : 'root');

// Languages whose data people have gone through in full.
const languages = new Set(Object.keys(coverage).filter(tag => coverage[tag] === 'modern').map(tag => tag.split('-')[0]));
const isThorough = tag => !/^[a-z]+-[A-Z][a-z]{3}/.test(tag) || coverage[tag.match(/^[a-z]+-[A-Z][a-z]{3}/)[0]] === 'modern';
const locales = [...available].filter(tag => languages.has(tag.split('-')[0]) && isThorough(tag) && existsSync(join(packages, `cldr-numbers-full/main/${tag}/numbers.json`)));

const skeletons = ['yMMMMd', 'yMMMd', 'yMd', 'yMMMMEEEEd', 'yMMMEd', 'yMEd', 'MMMMd', 'MMMd', 'Md', 'MMMMEEEEd', 'MMMEd', 'MEd', 'yMMMM', 'yMMM', 'yM'];

// An era is no field that articles show; it goes, with the space that sets it off.
const withoutEra = pattern => pattern.replace(/\s*\bG+\b\s*/g, match => (/^\s.*\s$/.test(match) ? ' ' : '')).trim();

const widened = (pattern, months, days) => {
  let inText = false;
  return pattern.split(/('|M+|L+|E+|c+)/).map(part => {
    if (part === "'") inText = !inText;
    if (inText) return part;
    if (months && /^[ML]{3}$/.test(part)) return part[0].repeat(4);
    if (days && /^[Ec]+$/.test(part)) return part[0].repeat(4);
    return part;
  }).join('');
};

function patternsOf(gregorian) {
  const formats = gregorian.dateTimeFormats.availableFormats;
  const text = value => typeof value === 'string' ? value : value._value;
  const first = (...candidates) => withoutEra(candidates.find(candidate => candidate !== undefined));
  const long = text(gregorian.dateFormats.long), full = text(gregorian.dateFormats.full);
  const f = name => formats[name] === undefined ? undefined : text(formats[name]);
  const wide = name => f(name) === undefined ? undefined : widened(f(name), true, false);
  const weekday = (name, months) => f(name) === undefined ? undefined : widened(f(name), months, true);
  return {
    yMMMMd: first(long), yMMMd: first(f('yMMMd')), yMd: first(f('yMd')),
    yMMMMEEEEd: first(full), yMMMEd: first(f('yMMMEd')), yMEd: first(f('yMEd')),
    MMMMd: first(f('MMMMd'), wide('MMMd')), MMMd: first(f('MMMd')), Md: first(f('Md')),
    MMMMEEEEd: first(f('MMMMEEEEd'), weekday('MMMMEd', false), weekday('MMMEEEEd', true), weekday('MMMEd', true)),
    MMMEd: first(f('MMMEd')), MEd: first(f('MEd')),
    yMMMM: first(f('yMMMM'), wide('yMMM')), yMMM: first(f('yMMM')), yM: first(f('yM')),
  };
}

const byNumber = names => Array.from({ length: 12 }, (_, month) => names[String(month + 1)]);
const byDay = names => ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].map(day => names[day]);

// "000 triệu" at 10^8 says that a triệu is 10^6: the exponent less the zeros beyond the first.
function scaleWords(formats) {
  const words = new Map();
  for (const [key, pattern] of Object.entries(formats ?? {})) {
    const [, power] = key.match(/^(10*)-count-/) ?? [];
    const zeros = (pattern.match(/0+/) ?? [''])[0].length;
    if (power === undefined || zeros === 0) continue;
    const word = pattern.replace(/0+/, '').replace(/'/g, '').trim();
    if (word !== '') words.set(`${power.length - zeros}=${word}`, true);
  }
  return [...words.keys()];
}

function fieldsOf(tag) {
  const gregorian = read(`cldr-dates-full/main/${tag}/ca-gregorian.json`).main[tag].dates.calendars.gregorian;
  const numbers = read(`cldr-numbers-full/main/${tag}/numbers.json`).main[tag].numbers;
  const { delimiters } = read(`cldr-misc-full/main/${tag}/delimiters.json`).main[tag];
  const system = numbers.defaultNumberingSystem;
  const symbols = numbers[`symbols-numberSystem-${system}`];
  const decimal = numbers[`decimalFormats-numberSystem-${system}`];
  const { months, days } = gregorian;
  const fields = {
    months: byNumber(months.format.wide), monthsShort: byNumber(months.format.abbreviated),
    monthsAlone: byNumber(months['stand-alone'].wide), monthsAloneShort: byNumber(months['stand-alone'].abbreviated),
    days: byDay(days.format.wide), daysShort: byDay(days.format.abbreviated), daysAlone: byDay(days['stand-alone'].wide),
    digits: [numberingSystems[system]._digits ?? '0123456789'],
    number: [symbols.decimal, symbols.group, numbers.minimumGroupingDigits, decimal.standard, symbols.percentSign,
      numbers[`percentFormats-numberSystem-${system}`].standard],
    quotes: [delimiters.quotationStart, delimiters.quotationEnd, delimiters.alternateQuotationStart, delimiters.alternateQuotationEnd],
    scales: scaleWords(decimal.long.decimalFormat), scalesShort: scaleWords(decimal.short.decimalFormat),
  };
  for (const [skeleton, pattern] of Object.entries(patternsOf(gregorian))) fields[skeleton] = [pattern];
  return Object.fromEntries(Object.entries(fields).map(([name, values]) => {
    if (values.some(value => /[|\n]/.test(value))) throw new Error(`${tag} ${name} holds a separator`);
    return [name, values.join('|')];
  }));
}

const lines = [
  `# Unicode CLDR ${version}, cut to what is used; made by eng/cldr/generate.mjs, not by hand.`,
  '# Copyright © 1991-2025 Unicode, Inc. SPDX-License-Identifier: Unicode-3.0 (https://www.unicode.org/license.txt)',
  '# A line that begins with @ begins a locale, by its tag and its parent; a field that it lacks is its parent\'s. Fields are parted by |.',
  `version\t${version}`,
];
for (const [tag, value] of Object.entries(likely).sort(([one], [other]) => one < other ? -1 : 1)) {
  if (tag.split('-')[0].length <= 3 && (languages.has(tag.split('-')[0]) || tag.split('-')[0].length === 2))
    lines.push(`likely\t${tag}\t${value}`);
}

const all = new Map(locales.map(tag => [tag, fieldsOf(tag)]));
const needed = new Map();
for (const tag of [...all.keys()].sort()) {
  let parent = parentOf(tag);
  while (parent !== 'root' && !all.has(parent)) parent = parentOf(parent);
  const inherited = parent === 'root' ? {} : all.get(parent);
  needed.set(tag, { parent, own: Object.entries(all.get(tag)).filter(([name, value]) => inherited[name] !== value) });
}
const isKept = tag => needed.get(tag).own.length > 0;
for (const [tag, { parent, own }] of needed) {
  let kept = parent;
  while (kept !== 'root' && !isKept(kept)) kept = needed.get(kept).parent;
  // One that adds nothing is written only where its parent is not what its tag says.
  const implied = tag.includes('-') ? tag.slice(0, tag.lastIndexOf('-')) : 'root';
  if (own.length === 0 && kept === implied) continue;
  lines.push(`@${tag}\t${kept}`);
  for (const [name, value] of own) lines.push(`${name}\t${value}`);
}
if (skeletons.some(skeleton => !lines.some(line => line.startsWith(`${skeleton}\t`)))) throw new Error('a skeleton is missing');
writeFileSync(process.argv[2] ?? join(here, '../../src/Localizer/Text/Cldr.txt'), lines.join('\n') + '\n');
