/**
 * Korean family names: one syllable that every system of spelling writes in its own way, as Koreans of the Far East and
 * Kazakhstan, Seoul and the clerks wrote it. A line is a name; a spelling may belong to several.
 */
const lines = `
  kim gim ghim ким кимм
  lee li yi i rhee ri ли ни и лигай нигай лий
  park pak bak пак бак
  choi choe chwe chey tsoi tsoy choy цой чхве чой цхой
  jung jeong chung chong jong cheong тен чен чон тё чжон джон дён
  kang gang кан канг
  cho jo joe chou те тё чо чжо джо цё
  yoon yun youn юн
  jang chang jahng тян чан чжан джан дян тьян
  lim im rim yim leem лим им рим
  han хан ган
  oh o оh о огай
  seo suh so sŏ shegai шегай со со шё
  shin sin shinn син шин
  kwon gwon kuon квон гвон кон
  hwang whang хван хванг фан
  ahn an ан ангай
  song сон сонг
  ryu yu yoo ryoo lyu ю лю югай люгай рю нюгай
  jeon jun chun chon тён тен чон дён
  hong хон хонг гон
  ko go koh kho ко когай го
  moon mun мун
  yang lyang ян лян янг
  son sohn сон
  bae pae bai пя пягай пэ бэ
  baek paik paek baik пэк пяк бэк пак
  heo hur huh hŏ ho хе хегай хо хё
  nam нам
  shim sim сим шим
  no noh roh ro ногай но логай ро
  ha хагай ха хя
  kwak gwak квак гвак квагай
  sung seong song сен сон шен
  cha ча тягай чагай чхагай тя
  joo ju chu тю чу тюгай дюгай тюй
  woo wu u у угай
  koo gu ku goo ку кугай
  min мин
  chin jin тин дин чин джин
  um eom om ом эм эмгай
  won вон
  bang pang пан бан
  gong kong кон конг
  hyun hyon hyeon хен хён
  ham хам
  byun pyun pyeon пен пён бён бен
  yeom yom нём ём юм
  yeo yo ёгай егай ё
  choo chu чу чугай
  do to то тогай до
  suk seok sok сек шек сок
  sun seon son сен шен сон
  seol sol шер сер
  ma магай ма
  gil kil гир кир киль
  wi вигай ви
  pyo пё пёгай
  myung myeong myong мен мён
  ki gi гигай ки кигай
  ban pan пан
  ra na la rha нагай ла лагай на
  jin chin тин дин
  tak так
  kook guk гук кук
  eo ogay егай огай
  mo mogai могай мо
  namgung нямгун намгун
  je che тегай дегай те
`;

/** Lines by spelling. */
export const koreanNames: ReadonlyMap<string, number[]> = (() => {
  const groups = new Map<string, number[]>();
  for (const [line, text] of lines.trim().split('\n').entries()) {
    for (const spelling of new Set(text.trim().split(/\s+/).map(withoutDoubles))) {
      groups.set(spelling, [...(groups.get(spelling) ?? []), line]);
    }
  }
  return groups;
})();

function withoutDoubles(spelling: string): string {
  return spelling.replace(/(.)\1+/gu, '$1');
}
