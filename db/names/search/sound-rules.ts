/**
 * What letters may sound like, as digits of Daitch and Mokotoff's soundex: 0 a vowel at the beginning, 3 d t, 4 hissing
 * sounds, 5 g h k, 6 n, 7 b f p v, 8 l, 9 r; 1 is m, which theirs does not tell from n. `-` is a vowel: it keeps two
 * equal digits apart. `|` separates readings, of which an empty one is silence. Readings after `/` are tried for what a
 * visitor types and not stored with each row of a list.
 */
interface SoundRule {
  letters: string;
  /** At the beginning of a word. */
  first: string;
  /** Elsewhere. */
  within: string;
  /** At the end of a word. */
  last: string;
}

/** One line a rule: `letters first within last`; a missing column is as the one before it. `_` is silence. */
function parseRules(lines: string): SoundRule[] {
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [letters = '', first = '', within = first, last = within] = line
        .trim()
        .split(/\s+/)
        .map((field) => field.replaceAll('_', ''));
      return letters.split(',').map((each) => ({ letters: each, first, within, last }));
    });
}

/** Kazakh, Russian, Ukrainian and Belarusian letters, and those of other peoples of the Union. */
export const cyrillicRules = parseRules(`
  а,е,ё,и,о,ы,э,ю,я,ө,ұ,ү,і,ї,є,ѣ 0 -
  у 0 -
  ә 0/5 -
  уа,уә,уе,уи,уы,уо,уі 0|7 -|7
  ау,әу 0|07 -|-7
  й 0 -
  ы,і 0 -
  ыр,ір,ыл,іл 09|9 -9
  ыл,іл 08|8 -8
  б,в,п,ф,ў 7
  хв,кв 57
  г,к,х,қ,ҡ,ґ,ӷ 5
  ғ,һ,ҳ 5|0 5|_ 5
  ж,з,с,ц,ч,ш,щ,ҙ,җ,ҷ 4
  дж 4 4|34
  тж,тш,дш 4|34
  ти 3-/4- 3-/4-
  тэ,те 3-/4- 3-
  тс,дс,дз,тц,тч,дц,дч,тз 4
  рж,рш 94|4
  д,т,ҭ 3
  л 8
  м 1
  н 6
  ң,ҥ,ӈ 6|65
  нг 65 65 65/6
  р 9
  ъ,ь,ӏ _
`);

/** Latin letters as Germans, Poles, Hungarians, Balts, Turks, Japanese, Koreans and English clerks use them. */
export const latinRules = parseRules(`
  a,e,i,o,u,y,ä,ö,ü,ə,ı,æ,ø 0 -
  au,əu,äu,aw,äw 0/07 -/-7
  aua,aue,aui,auo,awa,awe,awi,awo -|-7
  ua,ue,uä,uo 0/7 -
  wa,we,wi,wä 7/0 7
  ą,ę 0 -6|-
  b,f,p,v,w 7
  ph,pf,bw 7
  c 5|4
  ce,ci,cy,cé,cä,cö 4-
  cia,cie,cio,ciu,cią,cię 4-|3-
  ch 5|4
  chi 5-|4-/3-
  che,chu,cho 5-|4-
  ck 5 5|45
  cs,cz,csz,ts,tz,tsch,tch,tc,tsh,tzsch,č,ç,ţ,ț 4
  ć 4|3
  tsz,tcz,dsch,dzs,ds,dz 4
  dzi 4-|3-
  dź 4|3
  dzh,dj,dž,dż,dg 4 4|34
  tzh,tj,tž,tsj 4|34
  d,t 3
  dt 3
  th 3/7
  g,k,q 5
  gu,ku,qu 5-/57 5-/57
  gh,kh 5
  gy 5-|3- 5-|3- 5|3
  ğ 5|0 5|_
  ge,gi 5-/4-
  h 5|0 5|_
  j 0|4 _|4
  l,ł 8
  ly 8- 8- 8-/-
  lyi,lya,lye,lyo,lyu 8-/-
  m 1
  n 6
  ñ,ŋ 6|65
  ng 6 65 65|6
  r 9
  rz,rzs 94|4
  ř 94|4
  s,z,š,ś,ş,ș,ž,ź,ż,ß 4
  s,š 4 4 4/_
  sch,sh,sz,zs,zh,shch,szcz,sj,schtsch,stsch,chtch 4
  x 4|5 54|5|4
`);
