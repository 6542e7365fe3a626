/**
 * Names as somebody types them today and as a clerk or an archive wrote them, `typed=held`, by tongue. Common surnames and
 * given names; no pair is about a person.
 */
export const namePairs = parse({
  kk: `
    Әлімбаев=Алимбаев Өмірзақов=Умирзаков Үсенов=Усенов Ұзақбаев=Узакбаев Құлманов=Кулманов Қалиев=Халиев Жақсыбеков=Джаксыбеков
    Жұмағұлов=Джумагулов Жүнісов=Джунусов Жантөрин=Джантюрин Тоқтаров=Тохтаров Нұрмағамбетов=Нурмагамбетов Нұрпейісов=Нурпеисов
    Ермұханов=Ермуханов Сәрсенбаев=Сарсенбаев Сәдуақасов=Садвокасов Дәулетбаев=Давлетбаев Мәмбетов=Мамбетов Бәйтенов=Байтенов
    Шәріпов=Шарипов Шыңғысов=Чингисов Тәттімбет=Таттимбет Ғабдуллин=Габдуллин Ғалымжан=Галимжан Оспанұлы=Оспанов Әбдірахманов=Абдрахманов
    Қарабаев=Карабаев Төлегенов=Тулегенов Бөлегенов=Булегенов Көшербаев=Кушербаев Өтегенов=Утегенов Өтебаев=Утепбаев Күлсары=Кульсары
    Кенжебек=Кенжебеков Ерғалиев=Ергалиев Есімқызы=Есимова Рахымжан=Рахимджан Дінмұхамед=Динмухамед Ахметжан=Ахмеджан Мырзағали=Мурзагали
    Мырзахмет=Мурзахмет Қонаев=Кунаев Қожахмет=Ходжахмет Қожамқұл=Ходжамкул Қажымұқан=Хаджимукан Бекқожа=Бекходжа Айтқожин=Айтходжин
    Тінібай=Тыныбай Сейфоллин=Сейфуллин Хасенов=Хусаинов Құсайынов=Хусаинов Ыбраев=Ибраев Ыдырысов=Идрисов Ысмайылов=Исмаилов
    Ыбырайымов=Ибраимов Жәмила=Джамиля Жәнібек=Джанибек Жолдасбаев=Джолдасбаев Жиеналин=Джиеналин Жанғозин=Джангозин Сұлтанбек=Султанбек
    Zhumagulov=Джумагулов Jumagulov=Жумагулов Qasymov=Касымов Kassymov=Қасымов Kasimov=Касымов Abdrakhmanov=Абдрахманов Seifullin=Сейфуллин
    Sadvakasov=Садуакасов Dzhandosov=Жандосов Jandosov=Джандосов Omarov=Умаров Ospanov=Успанов Äbilov=Абилов Şäripov=Шарипов Ğaliev=Галиев
    Nurpeisov=Нурпеисов Baiseitov=Байсеитов Уәлиев=Валиев Уәлитханов=Валитханов Сағадиев=Сагадиев Тәуекелов=Таукелев Жаңабаев=Джанабаев
    Таңатаров=Танатаров Мұстафин=Мустафин Мүсірепов=Мусрепов Мүсілімов=Муслимов Бибігүл=Бибигуль Гүлжан=Гульджан Зейнолла=Зейнулла
    Хамитов=Хамидов Ахметов=Ахмедов Сейітов=Сеидов Мақсұт=Максуд Мұратбеков=Муратбеков Рақымов=Рахимов Рысбеков=Рыспеков Тұрғанбай=Турганбай
  `,
  ru: `
    Zhukov=Жуков Schukow=Жуков Joukov=Жуков Chekhov=Чехов Tschechow=Чехов Tchekhov=Чехов Shishkin=Шишкин Schischkin=Шишкин Kruschev=Хрущёв
    Chruschtschow=Хрущев Khrushchyov=Хрущев Gorbachev=Горбачёв Gorbatschow=Горбачев Tsvetkov=Цветков Zwetkow=Цветков Cvetkov=Цветков
    Yakovlev=Яковлев Jakowlew=Яковлев Iakovlev=Яковлев Yeliseyev=Елисеев Jelissejew=Елисеев Vasilyev=Васильев Wassiljew=Васильев
    Soloviev=Соловьёв Solowjow=Соловьев Kuznetsov=Кузнецов Kusnezow=Кузнецов Kuzniecow=Кузнецов Tolstoy=Толстой Tolstoi=Толстой
    Dostoevsky=Достоевский Dostojewski=Достоевский Dostoyevskaya=Достоевская Vyshinsky=Вышинский Wyschinski=Вышинский Zaitsev=Зайцев
    Saizew=Зайцев Shchukin=Щукин Schtschukin=Щукин Yershov=Ершов Jerschow=Ершов Ermolaev=Ермолаев Fyodorova=Федорова Feodorov=Фёдоров
    Grigoriev=Григорьев Grigorjew=Григорьев Dmitriev=Дмитриев Zhdanova=Жданова Chernyshev=Чернышёв Tschernyschow=Чернышев Khlebnikov=Хлебников
    Chlebnikow=Хлебников Sergeyev=Сергеев Sergejew=Сергеев Ivanoff=Иванов Petroff=Петров Ilyin=Ильин Iljin=Ильин Yudin=Юдин Judin=Юдин
    Bykova=Быков Akhmatova=Ахматова Achmatowa=Ахматова Mandelshtam=Мандельштам Tsiolkovsky=Циолковский Ziolkowski=Циолковский Савелий=Савелей
    Наталия=Наталья София=Софья Пантелеймон=Пантелемон Артемий=Артемей Тимофеев=Тимофиев Лаврентьев=Лаврентиев Филиппов=Филипов Кириллов=Кирилов
    Аполлонов=Аполонов Семёнова=Семенова Королёв=Королев Мария=Марья Иоаннов=Иванов Степановна=Степанова Прокофьев=Прокофиев Ксенофонтов=Ксенафонтов
  `,
  de: `
    Schäfer=Шефер Schaefer=Шеффер Krüger=Крюгер Krueger=Кригер Köhler=Кёлер Koehler=Келлер Böhm=Бём Herrmann=Герман Hartmann=Гартман
    Heinrich=Генрих Heinz=Гейнц Hildebrandt=Гильдебранд Hildebrand=Гильдебрант Huber=Губер Haas=Гаас Hahn=Ган Hermann=Германн Helmut=Гельмут
    Weiß=Вейс Weiss=Вайс Weber=Вебер Becker=Беккер Zimmermann=Циммерман Ziegler=Циглер Zeller=Целлер Schwarz=Шварц Schwartz=Шварц Scholz=Шольц
    Schreiber=Шрейбер Schröder=Шредер Schroeder=Шрёдер Stein=Штейн Steinberg=Штейнберг Strauß=Штраус Bauer=Бауэр Braun=Браун Klein=Клейн
    Keller=Келлер König=Кениг Koenig=Кёниг Kaiser=Кайзер Kühn=Кин Kuhn=Кун Lehmann=Леман Ludwig=Людвиг Lang=Ланг Mayer=Майер Meier=Мейер
    Neufeld=Нейфельд Nagel=Нагель Pfeifer=Пфейфер Pfeiffer=Пфайфер Richter=Рихтер Roth=Рот Schubert=Шуберт Vogel=Фогель Voigt=Фойгт
    Wolf=Вольф Walter=Вальтер Werner=Вернер Wiebe=Вибе Dyck=Дик Thiessen=Тиссен Friesen=Фризен Jansen=Янцен Janzen=Янцен Jäger=Егер Jung=Юнг
    Johann=Иоганн Johannes=Иоганнес Joseph=Иозеф Georg=Георг Gottfried=Готфрид Eduard=Эдуард Eberhardt=Эбергардт Ehrlich=Эрлих Engel=Энгель
    Reichert=Рейхерт Rau=Рау Rausch=Рауш Lotz=Лотц Maurer=Маурер Schlegel=Шлегель Getz=Гец Fuchs=Фукс Quiring=Квиринг Nachtigal=Нахтигаль
  `,
  pl: `
    Nowak=Новак Kowalczyk=Ковальчик Kamiński=Каминский Szymański=Шиманский Woźniak=Возняк Dąbrowski=Домбровский Kozłowski=Козловский
    Jankowski=Янковский Mazur=Мазур Krawczyk=Кравчик Pawłowski=Павловский Michalski=Михальский Zając=Заёнц Król=Круль Wróbel=Врубель
    Jabłoński=Яблонский Majewski=Маевский Olszewski=Ольшевский Stępień=Стемпень Malinowska=Малиновская Jaworski=Яворский Górski=Гурский
    Witkowski=Витковский Walczak=Вальчак Sikora=Сикора Baran=Баран Szewczyk=Шевчик Tomaszewski=Томашевский Pietrzak=Петржак Wróblewski=Врублевский
    Zalewski=Залевский Jasiński=Ясинский Zawadzki=Завадский Sadowski=Садовский Bąk=Бонк Chmielewski=Хмелевский Włodarczyk=Влодарчик
    Sienkiewicz=Сенкевич Mickiewicz=Мицкевич Brzeziński=Бжезинский Przybylski=Пшибыльский Grzegorz=Гжегож Andrzej=Анджей Chrzanowski=Хржановский
    Szczepański=Щепанский Czarnecki=Чарнецкий Ciechanowski=Цехановский Jędrzejewski=Енджеевский Łukasiewicz=Лукасевич Rzepecki=Ржепецкий
    Dzierżyński=Дзержинский Kościuszko=Костюшко Wacław=Вацлав Stanisław=Станислав Władysława=Владислава Józef=Юзеф Krzysztof=Кшиштоф
  `,
  hu: `
    Szabó=Сабо Tóth=Тот Kiss=Кишш Molnár=Мольнар Németh=Немет Farkas=Фаркаш Balogh=Балог Takács=Такач Juhász=Юхас Mészáros=Месарош Oláh=Олах
    Rácz=Рац Szilágyi=Силадьи Török=Тёрёк Fehér=Фехер Balázs=Балаж Szűcs=Сюч Kocsis=Кочиш Sipos=Шипош Lukács=Лукач Gulyás=Гуяш Király=Кирай
    György=Дьёрдь László=Ласло Ferenc=Ференц Sándor=Шандор János=Янош Kertész=Кертес Magyar=Мадьяр Bognár=Богнар
  `,
  jp: `
    Suzuki=Судзуки Takahashi=Такахаси Tanaka=Танака Watanabe=Ватанабэ Itō=Ито Yamamoto=Ямамото Nakamura=Накамура Kobayashi=Кобаяси
    Katō=Като Yoshida=Ёсида Yoshida=Иосида Sasaki=Сасаки Matsumoto=Мацумото Inoue=Иноуэ Kimura=Кимура Hayashi=Хаяси Shimizu=Симидзу
    Saitō=Сайто Abe=Абэ Mori=Мори Hashimoto=Хасимото Ishikawa=Исикава Ogawa=Огава Hasegawa=Хасэгава Takeuchi=Такэути Uchida=Утида
    Mizuno=Мидзуно Tsuchiya=Цутия Fujimoto=Фудзимото Kojima=Кодзима Chiba=Тиба
  `,
  ko: `
    Lee=Ли Yi=Ли Park=Пак Jung=Тен Kang=Кан Cho=Те Yoon=Юн Jang=Тян Lim=Лим Han=Хан Oh=Огай Shin=Шин Kwon=Квон Hwang=Хван Ahn=Ан Song=Сон
    Ryu=Югай Hong=Хон Heo=Хегай Nam=Нам Bae=Пя Yang=Ян No=Ногай Seo=Шегай Moon=Мун Baek=Пяк
  `,
  lt: `
    Kazlauskas=Казлаускас Stankevičius=Станкявичюс Žukauskas=Жукаускас Jankauskas=Янкаускас Butkus=Буткус Šimkus=Шимкус Žemaitis=Жемайтис
    Bērziņš=Берзинь Kalniņš=Калниньш Ozols=Озол Liepiņa=Лиепиня Krūmiņš=Круминь Jansons=Янсон Tamm=Тамм Mägi=Мяги Rebane=Ребане Kõiv=Кыйв
    Virtanen=Виртанен Mäkinen=Мякинен Hämäläinen=Хямяляйнен Jõgi=Йыги
  `,
  uk: `
    Коваленко=Kovalenko Ткаченко=Tkachenko Кравчук=Kravchuk Гнатюк=Hnatiuk Григоренко=Hryhorenko Грушевський=Hrushevsky Шевчук=Szewczuk
    Бойчук=Boychuk Мельник=Melnyk Поліщук=Polishchuk Лисенко=Lysenko Bohdan=Богдан Ihor=Игорь Oleh=Олег Сікорський=Сикорский Кавалёў=Ковалев
    Лукашэнка=Лукашенко Yurchenko=Юрченко
  `,
  he: `
    Goldstein=Гольдштейн Rosenberg=Розенберг Feldman=Фельдман Weinstein=Вайнштейн Zuckerman=Цукерман Kaganowicz=Каганович Abramowitz=Абрамович
    Lipschitz=Липшиц Katz=Кац Levin=Левин Chaim=Хаим Yitzhak=Ицхак Isaac=Исаак Hirsch=Гирш Feigin=Фейгин Berkowitz=Беркович Schneider=Шнейдер
  `,
  other: `
    Dzhaparidze=Джапаридзе Japaridze=Джапаридзе Kipiani=Кипиани Tskhakaia=Цхакая Hakobyan=Акопян Hovhannisyan=Оганесян Harutyunyan=Арутюнян
    Petrosyan=Петросян Əliyev=Алиев Hüseynov=Гусейнов Cəfərov=Джафаров Məmmədov=Мамедов Xudoyberdiyev=Худайбердыев Yoʻldoshev=Юлдашев
    Qodirov=Кадыров Ionescu=Ионеску Ciobanu=Чобану Papadopoulos=Пападопуло Ioannidis=Иоаниди Dvořák=Дворжак Čapek=Чапек Jovanović=Йованович
    Zhang=Чжан Wang=Ван Zhao=Чжао Xu=Сюй Maskhadov=Масхадов Kadyrov=Кадиров Xasanov=Хасанов Cemil=Джемиль Murtazayev=Муртазаев
  `,
});

export interface NamePair {
  tongue: string;
  typed: string;
  held: string;
}

function parse(byTongue: Record<string, string>): NamePair[] {
  return Object.entries(byTongue).flatMap(([tongue, text]) =>
    text
      .trim()
      .split(/\s+/)
      .map((pair) => {
        const [typed = '', held = ''] = pair.split('=');
        return { tongue, typed, held };
      }),
  );
}
