//! One sentence of news in each language, texts that are in none, and properties of all texts.

use proptest::prelude::*;

use super::*;

#[track_caller]
fn check(expected: &str, input: &str) {
    assert_eq!(detect(input).code(), expected, "{input}");
}

#[test]
fn every_code_is_a_language_code() {
    for code in features().languages.iter().map(|(code, _)| code).chain(script::SINGLE.iter().map(|(_, _, code)| code))
    {
        assert_eq!(code.parse::<Language>().unwrap().code(), *code);
    }
}

#[test]
fn tells_germanic_languages() {
    check("en", "The harbour board will meet on Monday to decide whether the old ferry may sail again this winter.");
    check("de", "Der Hafenrat entscheidet am Montag darüber, ob die alte Fähre in diesem Winter wieder fahren darf.");
    check("nl", "De havenraad beslist maandag of de oude veerboot deze winter weer mag varen.");
    check(
        "af",
        "Die hawe se raad sal Maandag besluit of die ou veerboot weer mag vaar, maar hulle het nog nie gesê wat dit kos nie.",
    );
    check("sv", "Hamnstyrelsen ska på måndag besluta om den gamla färjan får gå igen i vinter.");
    check(
        "da",
        "Havnerådet skal på mandag beslutte, om den gamle færge må sejle igen efter nytår, siger formanden af rådet.",
    );
    check(
        "nb",
        "Havnerådet skal på mandag avgjøre om den gamle fergen får seile igjen etter nyttår, sier lederen av rådet.",
    );
    check(
        "nn",
        "Hamnestyret skal på måndag avgjere om den gamle ferja får segle igjen, men dei veit ikkje kva ho kostar.",
    );
    check("is", "Hafnarstjórnin mun ákveða á mánudag hvort gamla ferjan megi sigla aftur í vetur.");
    check(
        "fo",
        "Havnastýrið skal taka avgerð um, hvørt tann gamla ferjan kann sigla aftur, men tað er ikki lætt, sigur hann.",
    );
    check("lb", "De Gemengerot decidéiert e Méindeg, ob déi al Fähr dëse Wanter nach eng Kéier fuere kann.");
}

#[test]
fn tells_romance_languages() {
    check("fr", "Le conseil du port décidera lundi si le vieux ferry pourra reprendre la mer cet hiver.");
    check(
        "es",
        "La junta del puerto decidirá el lunes si el viejo transbordador puede volver a navegar este invierno.",
    );
    check(
        "pt",
        "O conselho do porto decide na segunda-feira se a velha balsa pode voltar a navegar, mas ainda não há data para isso.",
    );
    check(
        "gl",
        "O consello do porto decidirá o luns se o vello barco pode volver navegar este inverno, dixo unha veciña.",
    );
    check("ca", "El consell del port decidirà dilluns si el vell transbordador pot tornar a navegar aquest hivern.");
    check(
        "oc",
        "Lo conselh del pòrt decidirà diluns se lo vaissèl vièlh pòt tornar navegar aqueste ivèrn amb los passatgièrs.",
    );
    check(
        "it",
        "Il consiglio del porto deciderà lunedì se il vecchio traghetto potrà tornare a navigare questo inverno.",
    );
    check("ro", "Consiliul portului va decide luni dacă vechiul feribot poate naviga din nou în această iarnă.");
    check("la", "Senatus et populus de navi vetere deliberat, quae cum multis hominibus in portum non venit.");
}

#[test]
fn tells_celtic_and_lone_languages() {
    check(
        "ga",
        "Beidh cruinniú ag bord an chalafoirt ar an Luan agus déarfaidh siad an bhfuil an sean-bhád le dul amach arís.",
    );
    check(
        "gd",
        "Bidh coinneamh aig bòrd a’ chala Diluain, agus chan eil fhios aca fhathast a bheil an seann bhàta gu bhith ann.",
    );
    check("cy", "Bydd bwrdd y porthladd yn penderfynu ddydd Llun a yw'r hen fferi yn cael hwylio eto y gaeaf hwn.");
    check("br", "Kuzul ar porzh a zivizo dilun hag e c'hallo ar vag kozh mont war ar mor en-dro er goañv-mañ.");
    check(
        "eu",
        "Portuko batzordeak astelehenean erabakiko du itsasontzi zaharra berriz atera daitekeen, baina oraindik ez da ezer esan.",
    );
    check(
        "mt",
        "Il-bord tal-port se jiddeċiedi nhar it-Tnejn jekk il-vapur il-qadim jistax ibaħħar mill-ġdid din ix-xitwa.",
    );
    check("eo", "La haveno-konsilio decidos lunde, ĉu la malnova pramo povos denove veturi ĉi-vintre.");
    check("sq", "Bordi i portit do të vendosë të hënën nëse trageti i vjetër mund të lundrojë përsëri këtë dimër.");
}

#[test]
fn tells_slavic_and_baltic_languages_in_latin_letters() {
    check("pl", "Rada portu zdecyduje w poniedziałek, czy stary prom może znowu pływać tej zimy.");
    check("cs", "Rada přístavu v pondělí rozhodne, zda starý trajekt může letos v zimě znovu vyplout.");
    check(
        "sk",
        "Rada prístavu v pondelok rozhodne, či starý trajekt môže túto zimu znovu vyplávať, ale nie je to isté.",
    );
    check("sl", "Odbor pristanišča bo v ponedeljek odločil, ali lahko stari trajekt to zimo spet vozi.");
    check(
        "hr",
        "Lučko vijeće odlučit će u ponedjeljak smije li stari trajekt tijekom zime opet ploviti, rekao je tko vodi luku.",
    );
    check(
        "bs",
        "Vijeće luke odlučit će u ponedjeljak šta dalje: trajekt je prije i tokom januara prevezao hiljadu ljudi iz Sarajeva, ali vrijeme nije dobro.",
    );
    check(
        "sr",
        "Savet luke odlučiće u ponedeljak gde će stari trajekt ploviti posle zime, rekao je predsednik, ali vreme je loše.",
    );
    check("lt", "Uosto taryba pirmadienį nuspręs, ar senasis keltas šią žiemą vėl galės plaukioti.");
    check("lv", "Ostas padome pirmdien lems, vai vecais prāmis šoziem atkal drīkstēs kuģot.");
}

#[test]
fn tells_uralic_and_turkic_languages_in_latin_letters() {
    check(
        "fi",
        "Sataman hallitus päättää maanantaina, saako vanha lautta taas kulkea tänä talvena, mutta se ei ole vielä varmaa.",
    );
    check("et", "Sadama nõukogu otsustab esmaspäeval, kas vana praam võib sel talvel jälle sõita.");
    check("liv", "Meg um sīe īž pǟl, kīen līb sǟl jemīņ, ja ta äb ūo jõvā.");
    check("hu", "A kikötő tanácsa hétfőn dönt arról, hogy a régi komp ezen a télen újra közlekedhet-e.");
    check("tr", "Liman kurulu pazartesi günü eski feribotun bu kış yeniden sefere çıkıp çıkamayacağına karar verecek.");
    check("az", "Liman şurası bazar ertəsi köhnə bərənin bu qış yenidən üzüb-üzməyəcəyinə qərar verəcək.");
    check(
        "uz",
        "Port kengashi dushanba kuni eski paromning bu qishda yana suzishi mumkinligi haqida qaror qabul qiladi.",
    );
    check(
        "tk",
        "Portuň geňeşi duşenbe güni köne gäminiň bu gyş ýene ýüzüp biljekdigi barada karar berer, diýip habar berildi.",
    );
    check("ku", "Meclîsa benderê dê roja duşemê biryar bide ku keştiya kevn vê zivistanê dîsa dikare biçe an na.");
}

#[test]
fn tells_languages_of_asia_and_the_pacific_in_latin_letters() {
    check(
        "vi",
        "Hội đồng cảng sẽ quyết định vào thứ Hai liệu chiếc phà cũ có được chạy lại trong mùa đông này hay không.",
    );
    check(
        "id",
        "Dewan pelabuhan akan memutuskan pada hari Senin apakah feri tua itu boleh berlayar lagi karena cuaca bisa buruk.",
    );
    check(
        "ms",
        "Lembaga pelabuhan akan memutuskan sama ada feri lama itu boleh belayar semula kerana polis dan kerajaan negeri, katanya.",
    );
    check(
        "jv",
        "Dewan pelabuhan bakal mutusake ing dina Senin apa kapal lawas iku bisa mlaku maneh, nanging ora ana wong kang ngerti.",
    );
    check(
        "su",
        "Dewan palabuan baris mutuskeun dina poé Senén naha kapal kolot éta bisa balayar deui, tapi urang teu acan apal.",
    );
    check(
        "tl",
        "Magpapasya sa Lunes ang lupon ng daungan kung ang lumang barko ay maaaring maglayag muli ngayong taon.",
    );
    check(
        "ceb",
        "Ang lupon sa pantalan mohukom sa Lunes kung ang karaan nga barko mahimong molawig usab niining tuiga.",
    );
    check(
        "mi",
        "Ka whakatau te poari o te wāpu ā te Mane mēnā ka āhei te poti tawhito ki te rere anō i tēnei takurua.",
    );
}

#[test]
fn tells_languages_of_africa_and_the_caribbean_in_latin_letters() {
    check("sw", "Bodi ya bandari itaamua siku ya Jumatatu kama kivuko cha zamani kinaweza kusafiri tena mwaka huu.");
    check("yo", "Ìgbìmọ̀ èbúté náà yóò pinnu ní ọjọ́ Ajé bóyá ọkọ̀ ojú omi àtijọ́ náà lè tún rìn ní ọdún yìí.");
    check("yo", "Igbimọ naa yoo pinnu ni ọjọ Aje boya ọkọ oju omi naa le tun rin, gẹgẹ bi awọn eniyan ilu ti sọ.");
    check("ig", "Ndị na-elekọta ọdụ ụgbọ mmiri ga-ekpebi n'ụbọchị Mọnde ma ụgbọ ochie ahụ ọ ga-agakwa ọzọ n'afọ a.");
    check(
        "ha",
        "Hukumar tashar jiragen ruwa za ta yanke shawara ranar Litinin ko tsohon jirgin zai sake tafiya a wannan shekarar.",
    );
    check(
        "so",
        "Guddiga dekedda ayaa go'aan ka gaari doona maalinta Isniinta in doontii hore ay mar kale safri karto iyo in kale.",
    );
    check(
        "om",
        "Boordiin buufata doonii Wiixata dhufu murteessa, garuu yeroo ammaa kana waan akka hin beekne jedhan jira.",
    );
    check(
        "rw",
        "Inama y'icyambu izafata umwanzuro ku wa mbere niba ubwo bwato bwongera kugenda muri uyu mwaka, nk'uko yabivuze kandi.",
    );
    check(
        "zu",
        "Ibhodi lizonquma ngoMsombuluko ukuthi umkhumbi omdala ungahamba yini futhi, kodwa abantu bathi abazi njengoba kunjalo.",
    );
    check(
        "xh",
        "Ibhodi iya kugqiba ngoMvulo ukuba inqanawa endala ingahamba kwakhona kusini na, kodwa abantu bathi abazi kwaye bayalinda.",
    );
    check(
        "sn",
        "Bhodhi richasarudza neMuvhuro kuti chikepe chekare chingafambe here zvakare, asi vanhu vakati havazivi kana zvichiita.",
    );
    check(
        "st",
        "Boto e tla etsa qeto ka Mantaha hore na sekepe sa kgale se ka tsamaya hape, empa batho ba re ha ba tsebe letho.",
    );
    check(
        "tn",
        "Boto e tla swetsa ka Mosupologo gore a sekepe sa bogologolo se ka tsamaya gape, mme batho ba re ga ba itse.",
    );
    check(
        "ts",
        "Huvo yi ta teka xiboho hi Musumbhunuku leswaku xikepe xa khale xi nga famba nakambe, kambe vanhu va ri a va swi tivi.",
    );
    check(
        "lg",
        "Olukiiko lujja kusalawo ku Bbalaza oba eryato ekkadde liyinza okuddamu okusaabala, naye abantu bagamba nti tebamanyi.",
    );
    check(
        "ny",
        "Bungwe la doko lidzagamula Lolemba ngati sitima yakale ingayendenso, koma anthu ena adati sakudziwa chifukwa chake.",
    );
    check(
        "mg",
        "Hanapa-kevitra ny filankevitry ny seranana ny Alatsinainy raha mbola afaka mandeha ilay sambo tranainy amin'ity taona ity.",
    );
    check("ht", "Konsèy pò a ap deside lendi si vye bato a ka pran lanmè ankò nan ane sa a, men moun yo poko konnen.");
}

#[test]
fn tells_languages_in_cyrillic_letters() {
    check("ru", "Совет порта решит в понедельник, сможет ли старый паром снова выйти в море этой зимой.");
    check("uk", "Рада порту вирішить у понеділок, чи зможе старий пором знову вийти в море цієї зими.");
    check("be", "Рада порта вырашыць у панядзелак, ці зможа стары паром зноў выйсці ў мора гэтай зімой.");
    check("bg", "Съветът на пристанището ще реши в понеделник дали старият ферибот може отново да плава тази зима.");
    check(
        "mk",
        "Советот на пристаништето ќе одлучи во понеделник дали стариот ферибот може повторно да плови оваа зима.",
    );
    check("sr", "Савет луке одлучиће у понедељак да ли стари трајект може поново да плови ове зиме.");
    check("kk", "Порт кеңесі дүйсенбіде ескі паромның осы қыста қайтадан жүзе алатынын шешеді.");
    check("ky", "Порт кеңеши дүйшөмбүдө эски паром бул кышта кайра сүзө алабы деген маселени чечет.");
    check("tt", "Порт советы дүшәмбедә иске пароммың бу кышта яңадан йөзә алачагын хәл итәчәк, дип хәбәр итте алар.");
    check("ba", "Порт советы дүшәмбелә иҫке паромдың был ҡышта ҡабат йөҙә алыуын хәл итәсәк, тип белдерҙе улар.");
    check("cv", "Порт канашӗ тунтикун кивӗ паром ку хӗлле каллех ишме пултарать-и, ҫавна татса парӗ, терӗҫ вӗсем.");
    check("sah", "Порт сэбиэтэ бэнидиэнньиккэ эргэ паром бу кыһын эмиэ устуон сөп дуо диэн быһаарыаҕа.");
    check("mn", "Боомтын зөвлөл даваа гарагт хуучин гарам онгоц энэ өвөл дахин явж болох эсэхийг шийднэ.");
    check(
        "tg",
        "Шӯрои бандар рӯзи душанбе қарор мекунад, ки оё паром метавонад дар ин зимистон бори дигар шино кунад.",
    );
    check("uz", "Порт кенгаши душанба куни эски паромнинг бу қишда яна сузиши мумкинлиги ҳақида қарор қабул қилади.");
}

#[test]
fn tells_languages_in_arabic_letters() {
    check("ar", "سيقرر مجلس الميناء يوم الاثنين ما إذا كانت العبارة القديمة ستبحر مرة أخرى هذا الشتاء.");
    check("fa", "شورای بندر روز دوشنبه تصمیم می‌گیرد که آیا کشتی قدیمی می‌تواند این زمستان دوباره حرکت کند.");
    check("ur", "بندرگاہ کا بورڈ پیر کو فیصلہ کرے گا کہ پرانی کشتی اس سردی میں دوبارہ چل سکتی ہے یا نہیں۔");
    check("ps", "د بندر شورا به د دوشنبې په ورځ پرېکړه وکړي چې زړه کښتۍ په دې ژمي کې بیا تګ کولای شي که نه.");
    check("ckb", "ئەنجومەنی بەندەر ڕۆژی دووشەممە بڕیار دەدات کە ئایا کەشتییە کۆنەکە ئەم زستانە دەتوانێت بگەڕێتەوە.");
    check(
        "ug",
        "پورت كېڭىشى دۈشەنبە كۈنى كونا پاراخوتنىڭ بۇ قىشتا يەنە ماڭالايدىغان ياكى ماڭالمايدىغانلىقىنى قارار قىلىدۇ.",
    );
    check("sd", "بندرگاهه جو بورڊ سومر تي فيصلو ڪندو ته پراڻي ٻيڙي هن سياري ۾ ٻيهر هلي سگهي ٿي يا نه.");
}

#[test]
fn tells_languages_in_the_scripts_of_india() {
    check("hi", "बंदरगाह बोर्ड सोमवार को तय करेगा कि पुरानी नौका इस सर्दी में फिर से चल सकती है या नहीं।");
    check("mr", "बंदर मंडळ सोमवारी ठरवेल की जुनी बोट या हिवाळ्यात पुन्हा चालू शकते की नाही, असे त्यांनी सांगितले.");
    check("ne", "बन्दरगाह समितिले सोमबार पुरानो डुङ्गा यो जाडोमा फेरि चल्न सक्छ कि सक्दैन भन्ने निर्णय गर्ने बताएको छ।");
    check("bn", "বন্দর বোর্ড সোমবার সিদ্ধান্ত নেবে যে পুরোনো ফেরিটি এই শীতে আবার চলতে পারবে কি না।");
    check("as", "বন্দৰ ব'ৰ্ডে সোমবাৰে সিদ্ধান্ত ল'ব যে পুৰণি ফেৰীখন এই শীতকালত আকৌ চলিব পাৰিব নে নাই।");
    check("pa", "ਬੰਦਰਗਾਹ ਬੋਰਡ ਸੋਮਵਾਰ ਨੂੰ ਫੈਸਲਾ ਕਰੇਗਾ।");
    check("gu", "બંદર બોર્ડ સોમવારે નિર્ણય લેશે.");
    check("or", "ବନ୍ଦର ବୋର୍ଡ ସୋମବାର ନିଷ୍ପତ୍ତି ନେବ।");
    check("ta", "துறைமுக வாரியம் திங்கட்கிழமை முடிவு செய்யும்.");
    check("te", "ఓడరేవు బోర్డు సోమవారం నిర్ణయం తీసుకుంటుంది.");
    check("kn", "ಬಂದರು ಮಂಡಳಿ ಸೋಮವಾರ ನಿರ್ಧರಿಸಲಿದೆ.");
    check("ml", "തുറമുഖ ബോർഡ് തിങ്കളാഴ്ച തീരുമാനിക്കും.");
    check("si", "වරාය මණ්ඩලය සඳුදා තීරණය කරනු ඇත.");
    check("dv", "ބަނދަރުގެ ބޯޑުން ހޯމަ ދުވަހު ނިންމާނެ.");
}

#[test]
fn tells_languages_in_other_scripts() {
    check("el", "Το συμβούλιο του λιμανιού θα αποφασίσει τη Δευτέρα.");
    check("hy", "Նավահանգստի խորհուրդը որոշում կկայացնի երկուշաբթի օրը։");
    check("ka", "ნავსადგურის საბჭო გადაწყვეტილებას ორშაბათს მიიღებს.");
    check("he", "מועצת הנמל תחליט ביום שני אם המעבורת הישנה תוכל להפליג שוב בחורף הזה.");
    check("yi", "דער ראט פון דעם פארט וועט מאנטיק באשליסן, צי די אלטע שיף קען ווידער פארן אין דעם ווינטער.");
    check("am", "የወደቡ ቦርድ አሮጌው ጀልባ በዚህ ክረምት እንደገና መጓዝ ይችል እንደሆነ ሰኞ ላይ ይወስናል ብለዋል።");
    check("ti", "ናይቲ ወደብ ቦርድ እቲ ኣረጊት ጃልባ ኣብዚ ክረምቲ ከም ብሓድሽ ክጓዓዝ ይኽእል ድዩ ሰኑይ ክውስን እዩ።");
    check("th", "คณะกรรมการท่าเรือจะตัดสินใจในวันจันทร์");
    check("lo", "ຄະນະກຳມະການທ່າເຮືອຈະຕັດສິນໃຈໃນວັນຈັນ");
    check("my", "ဆိပ်ကမ်းအဖွဲ့က တနင်္လာနေ့မှာ ဆုံးဖြတ်ပါမယ်။");
    check("km", "ក្រុមប្រឹក្សាកំពង់ផែនឹងសម្រេចនៅថ្ងៃច័ន្ទ");
    check("bo", "གྲུ་ཁའི་ལྷན་ཚོགས་ཀྱིས་གཟའ་ཟླ་བར་ཐག་གཅོད་བྱེད་རྒྱུ་རེད།");
    check("ko", "항만 위원회는 월요일에 낡은 여객선의 운항 재개를 결정한다.");
    check("ja", "港の委員会は月曜日に、古い船がこの冬もう一度海に出られるかどうかを決める。");
    check("zh", "港务局将于周一开会，决定这艘旧渡轮今年冬天能否再次出海航行。");
    check("zh", "港務局將於週一開會，決定這艘舊渡輪今年冬天能否再次出海航行。");
}

#[test]
fn reads_capitals_and_accents_that_stand_apart() {
    check("en", "THE HARBOUR BOARD WILL MEET ON MONDAY TO DECIDE WHETHER THE OLD FERRY MAY SAIL AGAIN .");
    check("ru", "СОВЕТ ПОРТА РЕШИТ, КОГДА СТАРЫЙ ПАРОМ СНОВА ВЫЙДЕТ В МОРЕ");
    check("fr", "Le conseil a de\u{301}cide\u{301} que le vieux ferry ne pourra pas reprendre la mer cet hiver.");
}

#[test]
fn a_line_in_another_language_does_not_count() {
    let german = "Der Hafenrat entscheidet am Montag darüber, ob die alte Fähre in diesem Winter wieder fahren darf. ";
    let page = "Sign up for our newsletter and get all the news from us. ";
    check("de", &format!("{page}{}", german.repeat(3)));
    check("de", &format!("{}{page}", german.repeat(30)));
    check("de", &format!("{}„We shall not sail before the spring“, sagte sie. {german}", german.repeat(2)));
    let thai = "คณะกรรมการท่าเรือจะตัดสินใจในวันจันทร์ว่าเรือข้ามฟากลำเก่าจะแล่นได้อีกหรือไม่ ";
    check("th", &format!("{page}{thai}"));
    let chinese = "港务局的委员说，这艘旧渡轮今年冬天还不能出海航行。";
    check("zh", &format!("Lee R, Taira DA, Cohen SJ. {chinese}{chinese} Prev Chronic Dis 2005."));
}

#[test]
fn says_nothing_on_short_texts_numbers_and_names() {
    check("und", "");
    check("und", "Ferry sails");
    check("und", "1,204 3,300 (12) 44.5 — 19 : 20");
    check("und", "GBP 1.204 EUR 3.300 USD 44.5 JPY 19 CHF 20 SEK 7 NOK 8");
    check("und", "Alexandra Kowalczyk, Mohammed Hussein, Giovanni Moretti, Björn Lindqvist, Zhang Wei, Tom Baker");
    check("und", "東京都知事選告示");
    check("und", "L e  b a t e a u  n e  p a r t i r a  p a s  c e t  h i v e r  e t  l e  p o r t  l e  s a i t");
    check("und", "qwx zzkt vrrp lmnt ghtt pqrs bnvm kjhg trwq zxcv");
}

proptest! {
    #[test]
    fn takes_any_text(text in "\\PC{0,3000}") {
        detect(&text);
    }

    #[test]
    fn white_space_does_not_matter(
        words in prop::collection::vec("[a-zäéñ]{1,3}|the|und|les|что|的|[а-я]{2,9}", 0..40),
        gap in "[ \n\t]{1,4}",
    ) {
        prop_assert_eq!(detect(&words.join(" ")), detect(&words.join(&gap)));
    }
}
