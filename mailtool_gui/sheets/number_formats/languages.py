"""What languages call months, days, halves of the day, and true and false."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Language:
    """One language's words. Months begin with January, days with Sunday.

    `short_months` and `short_days` are what `mmm` and `ddd` show. `month_of_day` are the names behind a day of the
    month, where they differ; `always_of_day` tells that Excel uses them without being asked by `[$-FC19]`.
    `latin_letters`: without a language in the code, `mmm` and `ddd` show English names, and `aaa` the language's own.

    Languages compare by identity: there is one of each, and comparing all their words would make every look-up slow.
    """

    tag: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    days: tuple[str, ...]
    short_days: tuple[str, ...]
    am: str = "AM"
    pm: str = "PM"
    true: str = "TRUE"
    false: str = "FALSE"
    month_of_day: tuple[str, ...] = ()
    always_of_day: bool = False
    latin_letters: bool = False


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.replace("_", " ") for text in text.split())


def _cut(names: str, length: int = 3) -> tuple[str, ...]:
    return tuple(name[:length] for name in _words(names))


def _numbered(pattern: str) -> tuple[str, ...]:
    return tuple(pattern.format(number) for number in range(1, 13))


_ENGLISH_MONTHS = "January February March April May June July August September October November December"
_ENGLISH_DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday"
_GERMAN_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
_GERMAN_SHORT = "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez"
_GERMAN_DAYS = "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag"
_TURKISH_MONTHS = "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"

ENGLISH = Language(
    tag="en",
    months=_words(_ENGLISH_MONTHS),
    short_months=_cut(_ENGLISH_MONTHS),
    days=_words(_ENGLISH_DAYS),
    short_days=_cut(_ENGLISH_DAYS),
)
GERMAN = Language(
    tag="de",
    months=_words(_GERMAN_MONTHS),
    short_months=_words(_GERMAN_SHORT),
    days=_words(_GERMAN_DAYS),
    short_days=_cut(_GERMAN_DAYS, 2),
    true="WAHR",
    false="FALSCH",
)
AUSTRIAN = Language(
    tag="de-AT",
    months=_words(_GERMAN_MONTHS.replace("Januar", "Jänner")),
    short_months=_words(_GERMAN_SHORT.replace("Jan", "Jän")),
    days=GERMAN.days,
    short_days=GERMAN.short_days,
    true="WAHR",
    false="FALSCH",
)
FRENCH = Language(
    tag="fr",
    months=_words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    short_months=_words("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
    days=_words("dimanche lundi mardi mercredi jeudi vendredi samedi"),
    short_days=_words("dim. lun. mar. mer. jeu. ven. sam."),
    true="VRAI",
    false="FAUX",
)
SPANISH = Language(
    tag="es",
    months=_words("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    short_months=_words("ene feb mar abr may jun jul ago sep oct nov dic"),
    days=_words("domingo lunes martes miércoles jueves viernes sábado"),
    short_days=_words("dom lun mar mié jue vie sáb"),
    true="VERDADERO",
    false="FALSO",
)
ITALIAN = Language(
    tag="it",
    months=_words("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
    short_months=_words("gen feb mar apr mag giu lug ago set ott nov dic"),
    days=_words("domenica lunedì martedì mercoledì giovedì venerdì sabato"),
    short_days=_words("dom lun mar mer gio ven sab"),
    true="VERO",
    false="FALSO",
)
DUTCH = Language(
    tag="nl",
    months=_words("januari februari maart april mei juni juli augustus september oktober november december"),
    short_months=_words("jan feb mrt apr mei jun jul aug sep okt nov dec"),
    days=_words("zondag maandag dinsdag woensdag donderdag vrijdag zaterdag"),
    short_days=_words("zo ma di wo do vr za"),
    true="WAAR",
    false="ONWAAR",
)
PORTUGUESE = Language(
    tag="pt",
    months=_words("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    short_months=_words("jan fev mar abr mai jun jul ago set out nov dez"),
    days=_words("domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado"),
    short_days=_words("dom seg ter qua qui sex sáb"),
    true="VERDADEIRO",
    false="FALSO",
)
POLISH = Language(
    tag="pl",
    months=_words("styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień"),
    short_months=_words("sty lut mar kwi maj cze lip sie wrz paź lis gru"),
    days=_words("niedziela poniedziałek wtorek środa czwartek piątek sobota"),
    short_days=_words("niedz. pon. wt. śr. czw. pt. sob."),
    true="PRAWDA",
    false="FAŁSZ",
    month_of_day=_words(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
    ),
    always_of_day=True,
)
CZECH = Language(
    tag="cs",
    months=_words("leden únor březen duben květen červen červenec srpen září říjen listopad prosinec"),
    short_months=_words("I II III IV V VI VII VIII IX X XI XII"),
    days=_words("neděle pondělí úterý středa čtvrtek pátek sobota"),
    short_days=_words("ne po út st čt pá so"),
    true="PRAVDA",
    false="NEPRAVDA",
    month_of_day=_words("ledna února března dubna května června července srpna září října listopadu prosince"),
    always_of_day=True,
)
HUNGARIAN = Language(
    tag="hu",
    months=_words("január február március április május június július augusztus szeptember október november december"),
    short_months=_words("jan. febr. márc. ápr. máj. jún. júl. aug. szept. okt. nov. dec."),
    days=_words("vasárnap hétfő kedd szerda csütörtök péntek szombat"),
    short_days=_words("V H K Sze Cs P Szo"),
    am="de.",
    pm="du.",
    true="IGAZ",
    false="HAMIS",
)
ROMANIAN = Language(
    tag="ro",
    months=_words("ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie"),
    short_months=_words("ian. feb. mar. apr. mai iun. iul. aug. sept. oct. nov. dec."),
    days=_words("duminică luni marți miercuri joi vineri sâmbătă"),
    short_days=_words("dum. lun. mar. mie. joi vin. sâm."),
    true="ADEVĂRAT",
    false="FALS",
)
RUSSIAN = Language(
    tag="ru",
    months=_words("Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь"),
    short_months=_words("янв фев мар апр май июн июл авг сен окт ноя дек"),
    days=_words("воскресенье понедельник вторник среда четверг пятница суббота"),
    short_days=_words("Вс Пн Вт Ср Чт Пт Сб"),
    true="ИСТИНА",
    false="ЛОЖЬ",
    month_of_day=_words("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
)
UKRAINIAN = Language(
    tag="uk",
    months=_words("січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень"),
    short_months=_words("січ лют бер кві тра чер лип сер вер жов лис гру"),
    days=_words("неділя понеділок вівторок середа четвер п'ятниця субота"),
    short_days=_words("Нд Пн Вт Ср Чт Пт Сб"),
    true="ІСТИНА",
    false="ХИБНІСТЬ",
    month_of_day=_words("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"),
)
SWEDISH = Language(
    tag="sv",
    months=_words("januari februari mars april maj juni juli augusti september oktober november december"),
    short_months=_words("jan feb mar apr maj jun jul aug sep okt nov dec"),
    days=_words("söndag måndag tisdag onsdag torsdag fredag lördag"),
    short_days=_words("sön mån tis ons tor fre lör"),
    am="fm",
    pm="em",
    true="SANT",
    false="FALSKT",
)
DANISH = Language(
    tag="da",
    months=_words("januar februar marts april maj juni juli august september oktober november december"),
    short_months=_words("jan feb mar apr maj jun jul aug sep okt nov dec"),
    days=_words("søndag mandag tirsdag onsdag torsdag fredag lørdag"),
    short_days=_words("sø ma ti on to fr lø"),
    true="SAND",
    false="FALSK",
)
NORWEGIAN = Language(
    tag="nb",
    months=_words("januar februar mars april mai juni juli august september oktober november desember"),
    short_months=_words("jan feb mar apr mai jun jul aug sep okt nov des"),
    days=_words("søndag mandag tirsdag onsdag torsdag fredag lørdag"),
    short_days=_words("sø ma ti on to fr lø"),
    true="SANN",
    false="USANN",
)
FINNISH = Language(
    tag="fi",
    months=_words(
        "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu"
    ),
    short_months=_words("tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu"),
    days=_words("sunnuntai maanantai tiistai keskiviikko torstai perjantai lauantai"),
    short_days=_words("su ma ti ke to pe la"),
    am="ap.",
    pm="ip.",
    true="TOSI",
    false="EPÄTOSI",
    month_of_day=_words(
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta "
        "heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta"
    ),
    always_of_day=True,
)
TURKISH = Language(
    tag="tr",
    months=_words(_TURKISH_MONTHS),
    short_months=_cut(_TURKISH_MONTHS),
    days=_words("Pazar Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi"),
    short_days=_words("Paz Pzt Sal Çar Per Cum Cmt"),
    am="ÖÖ",
    pm="ÖS",
    true="DOĞRU",
    false="YANLIŞ",
)
INDONESIAN = Language(
    tag="id",
    months=_words("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"),
    short_months=_words("Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des"),
    days=_words("Minggu Senin Selasa Rabu Kamis Jumat Sabtu"),
    short_days=_words("Min Sen Sel Rab Kam Jum Sab"),
)
VIETNAMESE = Language(
    tag="vi",
    months=_words(
        "Tháng_Giêng Tháng_Hai Tháng_Ba Tháng_Tư Tháng_Năm Tháng_Sáu "
        "Tháng_Bảy Tháng_Tám Tháng_Chín Tháng_Mười Tháng_Mười_Một Tháng_Mười_Hai"
    ),
    short_months=_numbered("Thg{}"),
    days=_words("Chủ_Nhật Thứ_Hai Thứ_Ba Thứ_Tư Thứ_Năm Thứ_Sáu Thứ_Bảy"),
    short_days=_words("CN T2 T3 T4 T5 T6 T7"),
    am="SA",
    pm="CH",
)
MONGOLIAN = Language(
    tag="mn",
    months=_words(
        "нэгдүгээр_сар хоёрдугаар_сар гуравдугаар_сар дөрөвдүгээр_сар тавдугаар_сар зургаадугаар_сар "
        "долоодугаар_сар наймдугаар_сар есдүгээр_сар аравдугаар_сар арван_нэгдүгээр_сар арван_хоёрдугаар_сар"
    ),
    short_months=_numbered("{}-р сар"),
    days=_words("ням даваа мягмар лхагва пүрэв баасан бямба"),
    short_days=_words("Ня Да Мя Лх Пү Ба Бя"),
)
JAPANESE = Language(
    tag="ja",
    months=_numbered("{}月"),
    short_months=_numbered("{}月"),
    days=_words("日曜日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日"),
    short_days=_words("日 月 火 水 木 金 土"),
    am="午前",
    pm="午後",
    latin_letters=True,
)
CHINESE = Language(
    tag="zh",
    months=_words("一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月"),
    short_months=_numbered("{}月"),
    days=_words("星期日 星期一 星期二 星期三 星期四 星期五 星期六"),
    short_days=_words("周日 周一 周二 周三 周四 周五 周六"),
    am="上午",
    pm="下午",
    latin_letters=True,
)
TAIWANESE = Language(
    tag="zh-TW",
    months=CHINESE.months,
    short_months=CHINESE.short_months,
    days=CHINESE.days,
    short_days=_words("週日 週一 週二 週三 週四 週五 週六"),
    am="上午",
    pm="下午",
    latin_letters=True,
)
KOREAN = Language(
    tag="ko",
    months=_numbered("{}월"),
    short_months=_numbered("{}"),
    days=_words("일요일 월요일 화요일 수요일 목요일 금요일 토요일"),
    short_days=_words("일 월 화 수 목 금 토"),
    am="오전",
    pm="오후",
    latin_letters=True,
)
