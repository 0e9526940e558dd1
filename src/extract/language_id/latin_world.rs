//! Languages of Asia, Africa, the Pacific and the Caribbean in Latin letters. Data only; see [`Profile`].

use super::profile::Profile;

/// Code, most frequent words, further words, endings, letters.
pub(super) const PROFILES: &[Profile] = &[
    Profile {
        code: "vi",
        most: "và của là có các được trong cho một không người với đã những này",
        more: "để khi đến về từ ra như cũng trên năm nhiều ngày sau phải tại theo đó vào thì sẽ bị ở lại nhà việt nam ông \
               chính công việc còn hơn nước chỉ nếu nhưng thể đang làm hai vì hành qua trước bà tôi anh cô chúng đầu \
               nhất mới quốc hội nói rằng biết phủ thành phố cần lên giữa đồng",
        endings: "",
        letters: "ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ",
    },
    Profile {
        code: "id",
        most: "yang dan di dari ini untuk dengan itu dalam pada tidak akan",
        more: "ke juga oleh adalah ada sebagai tersebut karena telah mereka kata para lebih bisa saat atau sudah menjadi \
               kami saya bahwa secara tahun hari dua satu orang anak dapat seperti hanya setelah sementara kepada \
               antara masih tak indonesia jakarta pemerintah rupiah polisi kita ia dia hingga terhadap bagi lain \
               namun belum sejak sebelumnya harus banyak serta beberapa agar ujar ketika lalu yaitu uang bisnis",
        endings: "kan nya an",
        letters: "",
    },
    Profile {
        code: "ms",
        most: "yang dan di dari ini untuk dengan itu dalam pada tidak akan",
        more: "ke juga oleh adalah ada sebagai tersebut kerana telah mereka kata para lebih boleh ketika atau sudah \
               menjadi kami saya bahawa secara tahun hari dua satu orang anak dapat seperti hanya selepas sementara \
               kepada antara masih tak malaysia kuala lumpur kerajaan ringgit polis kita ia beliau sehingga terhadap \
               bagi lain namun belum sejak sebelum perlu banyak serta beberapa agar katanya datuk negeri berkata \
               jabatan menteri wang perniagaan berkenaan daripada manakala turut penduduk",
        endings: "kan nya an",
        letters: "",
    },
    Profile {
        code: "jv",
        most: "ing lan sing kang iki ora uga saka kanggo karo",
        more: "ana wong dadi iku yaiku wis nanging kuwi ning marang bisa luwih amarga utawa nalika taun dina kabeh aku kowe \
               dheweke liyane bakal jawa ngoko rong telu siji gedhe akeh banget durung mung nganti mau jenenge",
        endings: "ake ipun ne",
        letters: "",
    },
    Profile {
        code: "tl",
        most: "ng sa ang na mga at ay si ni para",
        more: "hindi ito niya siya kanyang may isang nila sila ko mo ako ka kung nang kay pa rin din lang naman ngunit pero \
               dahil mula habang upang ayon sinabi pilipinas pamahalaan taon araw ilang lahat kanilang kami tayo namin \
               nito dito doon iyon iyong walang wala dapat noong maging isa dalawang bilang aniya pangulo",
        endings: "han hin ang",
        letters: "",
    },
    Profile {
        code: "sw",
        most: "na ya wa kwa katika ni la za cha kuwa",
        more: "hiyo huo hilo hii huyo wake yake lake zake hao yao wao kama baada pia alisema amesema lakini watu mwaka \
               ambao ambayo ambaye ili zaidi kwamba hicho vya sana kutoka tu bado kabla wakati mtu nchi serikali rais \
               kenya tanzania siku huku alikuwa walikuwa hata au ndani sasa si yeye mimi sisi wengi kila kuhusu \
               kufanya kwenye mmoja wawili tangu hapo hapa jana leo wote yote zote ndiyo bila kisha pamoja miaka",
        endings: "isha iwa ika ana eni isho ishwa",
        letters: "",
    },
    Profile {
        code: "yo",
        most: "ni ti ati awọn fun naa ní tí láti lati àwọn àti ó wọn",
        more: "o n si sí nínú ninu kan pe pé ilu ìlú orilẹede ṣe ṣé bá ba fi fún náà rẹ rẹ̀ lo ló ọdun ọdún eniyan \
               èèyàn gbogbo bi bí tó to kò ko sọ lori lórí wa wà jẹ mo mi ọjọ ọjọ́ nigba nígbà iṣẹ iṣẹ́ gẹgẹ \
               gẹ́gẹ́ aarẹ ìjọba ijọba bẹẹ ọkunrin obinrin lẹyin lẹ́yìn lọ wo nàìjíríà naijiria wipe wípé ọmọ yìí \
               yii oun kí ki ọpọ pẹlu ọlọpaa báyìí àwọn lè mọ ohun gan sinu láàrin ẹni ìgbà nítorí nitori àti wọ́n \
               kó ìwé dára yóò yoo ẹ̀ka",
        endings: "",
        letters: "ẹọṣńǹàèìòùáéíóú",
    },
    Profile {
        code: "ig",
        most: "na nke ya ndị bụ ka ọ n'ime ha nwere maka",
        more: "dị ga onye ihe mgbe e otu si site ma ahụ a ọzọ iji ndi bu kwuru naijiria obodo gọọmentị mmadụ afọ ụbọchị \
               niile anyị gị m mere kwa ezi nọ ime dika dịka kọwara mana nnukwu",
        endings: "",
        letters: "ọụịṅ",
    },
    Profile {
        code: "ha",
        most: "da a na ta ya ba ne wanda wani",
        more: "cikin kuma shi don ce su za ga ake sun daga ko mai wannan yi lokacin an amma ce yadda sai duk kan kamar \
               bayan hukumar gwamnatin shugaban najeriya jihar mutane kasar ƙasar shekara yau shekaru cewa domin \
               tsakanin yin masu inda haka kasance waɗanda wadanda tare bisa yana tana suna waje",
        endings: "nta iya awa",
        letters: "ɓɗƙƴ",
    },
    Profile {
        code: "so",
        most: "oo ka iyo ku ee uu waxaa la in ay",
        more: "ah soo waa si kale uga ayaa waxay ugu lagu aan u wuxuu kala dadka sheegay soomaaliya muqdisho ahaa leh \
               waxa markii doono isaga kuwa kaas dalka sida hore inta sanadkii magaalada xukuumadda madaxweynaha \
               kadib ciidamada isku ayey jiray karo dhexe badan wax",
        endings: "aha adda iyaha tiisa ooyin ay",
        letters: "",
    },
    Profile {
        code: "om",
        most: "fi kan akka irra keessa jira hin irraa waan",
        more: "kana isaa ta'e jedhan ture isaanii yoo ni itti garuu kun namoota oromoo oromiyaa mootummaa godina magaalaa \
               hojii yeroo bara kanaan jechuun tokko lama hunda ykn biyya bulchiinsa poolisii kanneen",
        endings: "oota niiru uuf icha tti dha een",
        letters: "",
    },
    Profile {
        code: "rw",
        most: "mu ku na ko no ya ba cyangwa kandi cyane",
        more: "yavuze avuga uyu uko iki iyi aba kuri muri rwanda igihe abantu imyaka umwaka buryo ubwo bari perezida ibi \
               gukora nk kugira bamwe umuntu mbere nyuma ariko kuko ndetse byo bya by'umwihariko ibyo leta igihugu \
               rwo hari kuba ntabwo",
        endings: "ye iro isha wa",
        letters: "",
    },
    Profile {
        code: "zu",
        most: "ukuthi futhi kanye njengoba kodwa uma ngoba lapho",
        more: "abantu umuntu wathi uthe ngesikhathi kusho ngaphansi kwakhe wakhe bakhe yakhe lokhu lo le yini nje \
               khona phakathi kusukela konke yonke isikhathi unyaka izwe uhulumeni ngemuva ngaphambi bonke ezinye \
               abanye ku nga sekuyisikhathi amaphoyisa ningizimu afrika futhi noma lapho ngokuthi ukuba kufanele \
               kuthiwa umsebenzi imali yabantu bathi ukusebenza ngenxa ngonyaka yokuthi nokuthi kuleli manje \
               kakhulu akusiyo wona yona bona sona",
        endings: "eni ile ini kwe wayo weni elo isa ela ana anga azo azi isayo ayo akhe",
        letters: "",
    },
    Profile {
        code: "xh",
        most: "ukuba kwaye kunye njengoko kodwa xa ngoba apho",
        more: "abantu umntu wathi uthe ngexesha phantsi kwakhe wakhe bakhe yakhe oku lo le into nje khona phakathi ukusuka \
               yonke ixesha unyaka ilizwe urhulumente emva phambi bonke ezinye abanye kwi nge esithi iipolisa mzantsi \
               afrika",
        endings: "eni ile ini kwe wayo weni elo isa ela ana anga azo azi ayo",
        letters: "",
    },
    Profile {
        code: "sn",
        most: "kuti uye asi kana nekuti pamusoro zvakare",
        more: "vanhu munhu akati vakati panguva kubva mumwe vamwe zvinhu ichi iyi uyu izvi hurumende gore makore \
               nyika zimbabwe harare mutungamiri wenyika here zvose vose mukati kuna ne ye ya chete kunyange \
               zvikuru kuti iye ava kuita vana mwana zvino asi ndi ndiye mu ku pa vanoti anoti zvinonzi zvinenge \
               pakati vari iri ari kuri chikwata nyaya veruzhinji",
        endings: "wa irwa ana isa edzera etsa idza eka ira adza",
        letters: "",
    },
    Profile {
        code: "mg",
        most: "ny sy amin dia tamin ho fa no",
        more: "izay ary eo an na izany ireo tsy efa ao amin'ny ity raha malagasy madagasikara olona taona andro tany \
               hoy filoha fanjakana nisy misy araka satria rehetra ihany koa aza kosa teo tao momba ohatra toy antananarivo",
        endings: "ana ina iana any",
        letters: "",
    },
    Profile {
        code: "ht",
        most: "nan pou ki yo ak te sa yon gen li nou",
        more: "ap pa la se moun tout peyi ayiti ayisyen men kote fè lè sou avèk kont leta gouvènman prezidan ane jou \
               lòt anpil apre avan depi lan ou mwen kapab dwe genyen lapolis pòtoprens",
        endings: "syon man",
        letters: "èòà",
    },
    Profile {
        code: "su",
        most: "nu jeung ka di anu dina ku teu ieu keur",
        more: "urang jadi aya éta sareng ogé pikeun tina kana nepi loba taun poé lain geus saurna mah téh bisa kudu \
               bandung sunda nyaéta ngeunaan antara",
        endings: "keun na eun",
        letters: "é",
    },
    Profile {
        code: "ceb",
        most: "sa ang nga ug mga si ni ka",
        more: "usa kini iyang siya nila sila ko mo ako kung dili may kay pa usab ra apan gikan aron sumala miingon matod \
               pilipinas tuig adlaw tanan ilang kami kita niini dinhi didto adunay walay wala kinahanglan niadtong \
               mahimong duha ingon sugbo kapolisan",
        endings: "han on hon",
        letters: "",
    },
    Profile {
        code: "mi",
        most: "te ki he o ngā i nga ko e ka me mō",
        more: "a kua tēnei hoki nei ana mai atu rā roto kei tetahi tētahi tangata ai nui kia anō whakaaro aotearoa iwi māori \
               maori tau rātou mahi reo taua pēnei rangi wā",
        endings: "tanga ngia hia tia",
        letters: "āēīōū",
    },
    Profile {
        code: "st",
        most: "ho le ya ka ba o e tsa ha a",
        more: "hore mme empa haholo batho bana bona hona hae sena seo ena eo ke ne oa tse ea hape hobane joalo jwalo ntho motho \
               selemo naha kapa eitse teng lesotho kwa",
        endings: "eng ang ong isa tse",
        letters: "",
    },
    Profile {
        code: "tn",
        most: "go le ya ka ba mo o e tsa fa a gore",
        more: "mme batho thata bana bone gagwe seno se ena eo ke ne tse gape gonne jalo sengwe motho ngwaga naga kgotsa rile \
               teng botswana kwa di wa la jaaka fela nako",
        endings: "eng ang ong isa tse",
        letters: "š",
    },
    Profile {
        code: "ts",
        most: "ku leswaku na hi ya eka va ni ka naswona",
        more: "vanhu kambe loko u a wa swi xi hikuva ntsena lava leyi loyi lexi yena vona swilo munhu tiko lembe kumbe nkarhi \
               ngopfu hinkwavo hinkwaswo endla swinene hosi",
        endings: "eni ini ile isa ela",
        letters: "",
    },
    Profile {
        code: "lg",
        most: "nga ku mu okuba era nti ne",
        more: "n abantu omuntu naye kuba ebya nnyo ogw okuva oba aba bonna buli olw gavumenti uganda kampala abamu omu bwe ono \
               ng ekintu eno ebintu pulezidenti omwaka ate wano kubanga yagambye agamba",
        endings: "ibwa isa wala ako",
        letters: "",
    },
    Profile {
        code: "ny",
        most: "ndi kuti ku wa mu pa kwa za ya",
        more: "koma anthu munthu dziko boma iye iwo malawi chaka zina ena ine inu ichi izi akuti kapena chifukwa kwambiri \
               pulezidenti pamene monga komanso omwe yemwe adati ali atolankhani",
        endings: "idwa edwa ira ana",
        letters: "",
    },
];
