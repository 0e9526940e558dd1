//! Languages of eastern and northern Europe and of the Turkic world in Latin letters. Data only; see [`Profile`].

use super::profile::Profile;

/// Code, most frequent words, further words, endings, letters.
pub(super) const PROFILES: &[Profile] = &[
    Profile {
        code: "pl",
        most: "w i na z się nie do to że jest o a jak po od",
        more: "za co przez ale czy dla był przed może także jego tym już ze tego które który która być było tylko jej są \
               oraz też roku tak by ich jeszcze była pod bardzo więcej kiedy sobie można gdy ma mnie nas ten te lat lub \
               przy bez między polski polsce powiedział teraz gdzie tych rok osób dwa podczas jednak nawet ponad aby \
               innych wszystko dzięki mają zostały został została będzie swoje że w ciągu",
        endings: "ego emu ych ymi owie ści ość ował owała ować anie enie ania ów ami ach",
        letters: "ąćęłńóśźż",
    },
    Profile {
        code: "cs",
        most: "a se v na je že o s z do i to k ve",
        more: "za jsou pro by ale si po jako podle od která který jeho které byl jak tak už při bylo nebo však než \
               být až jsem také roku ze jen mezi kdy před korun let byla ještě co může jejich pod proti této více \
               tím další když není mají jsme má první uvedl řekl dnes proto kde tom lidí měl bude sice bez u \
               protože ani pak toho nové tedy několik své svou jej její kteří mohou musí stejně celý hodně stále \
               dobře zde české česká praha praze vám vás mi mu ji dva tři tato tento tyto svůj",
        endings: "ého ých ými ovat ání ení ost osti ách ové ouci nosti ský ská ní ový ka ky em ech ům ala alo ali \
                  uje",
        letters: "ěščřžýáíéůúťďňó",
    },
    Profile {
        code: "sk",
        most: "a sa v na je že o s z do i to k aj vo",
        more: "za sú pre by ale si po ako podľa od ktorá ktorý jeho ktoré bol tak už pri bolo alebo však než byť \
               až som tiež roku zo len medzi keď pred eur rokov bola ešte čo môže ich pod proti tejto viac tým \
               ďalšie nie majú sme má prvý uviedol povedal dnes preto kde tom ľudí mal bude bez u pretože ani \
               potom nové teda niekoľko svoje svoju slovensko slovenska slovenskej boli ktorí ktorej jej môžu musí \
               celý veľa stále dobre tu vám vás mi mu ju dva tri táto tento tieto svoj aby ak iba",
        endings: "ého ých ými ovať anie enie osť osti ách ové ania enia ský ská nie ového ový ka ky om och ám ala \
                  alo ali uje",
        letters: "ľščťžýáíéúäôňďŕĺó",
    },
    Profile {
        code: "sl",
        most: "je in v da na se za so z pa ki bi",
        more: "ne s po tudi kot še o od pri iz a ni le bo že bil ali do med leta kako ko več bila bilo zaradi kaj \
               samo prav če vse lahko njegov njegova ter svoje pred zelo leto let kjer zato biti tega katerih imel \
               ima povedal evrov slovenija sloveniji slovenski danes vendar nad ob med bodo smo sem ste potem \
               proti ljudi kateri katere zdaj dva prvi torej nekaj toda svoj svoja njihov njihovi treba veliko \
               dobro tako vedno nov nova nove prva ta te to teh tem tej prej sedaj šele",
        endings: "ega emu ih imi anje enje ost osti ov ami ah vanje ški ska",
        letters: "čšž",
    },
    Profile {
        code: "hr",
        most: "i je u na se da su za od s a koji će",
        more: "o ne iz kao što to bi nije koja koje do po te sa ali samo ili ako kako već bio bila više još sve \
               nakon godine prije između biti ima kada tko gdje međutim pri dok bez kod protiv jer zbog ljudi \
               tijekom tisuća glede hrvatske hrvatska hrvatskoj siječnja veljače ožujka travnja svibnja lipnja \
               srpnja kolovoza rujna listopada studenoga prosinca također vrijeme mjesto dvije rekao izjavio vlada \
               sam smo nego svoj svoje ove ovo ta taj tog kroz vrlo niti čak uopće točno općina europska europske \
               sustav uvjet nositi puno posljednji prvi bih tvrtka tvrtke tvrtku knjiga vlak glazba glazbe \
               povijest povijesti zrakoplov uporaba uporabe točka plaća plaće tjedan tjedna prosvjed veleposlanik \
               nogomet li može ponovo nema jedna jedan dana one ovog neka svi svaki radi sada danas ovaj dobro \
               svih vijeće ponedjeljak ponovno mjesec mjeseca",
        endings: "ima ama anje enje ost osti ski ska ske nog nom ovati irati ije ija iti ati ila ili eni ući jući \
                  avanja",
        letters: "čćšžđ",
    },
    Profile {
        code: "bs",
        most: "i je u na se da su za od s a koji će",
        more: "o ne iz kao što šta to bi nije koja koje do po te sa ali samo ili ako kako već bio bila više još \
               sve nakon godine prije između biti ima kada ko gdje međutim pri dok bez kod protiv jer zbog ljudi \
               tokom hiljada bosne hercegovine bosna hercegovina sarajevo sarajevu januara februara marta aprila \
               maja juna jula augusta septembra oktobra novembra decembra također vrijeme mjesto dvije rekao \
               izjavio vlada sam smo nego svoj svoje ove ovo ta taj tog kroz vrlo niti čak uopće tačno općina \
               evropska evropske sistem uslov kantona kanton federacije puno posljednji prvi bih historija \
               historije historijski italije italijanski sedmica sedmice hiljade hiljadu općine premijer evropi \
               evropu kompanija kompanije muzika muzike li može ponovo nema jedna jedan dana one ovog neka svi \
               svaki radi sada danas ovaj dobro svih vijeće ponedjeljak mjesec mjeseca",
        endings: "ima ama anje enje ost osti ski ska ske nog nom ovati ije ija iti ati ila ili eni ući jući avanja",
        letters: "čćšžđ",
    },
    Profile {
        code: "sr",
        most: "i je u na se da su za od s a koji će",
        more: "o ne iz kao što šta to bi nije koja koje do po te sa ali samo ili ako kako već bio bila više još \
               sve nakon godine pre između biti ima kada ko gde međutim pri dok bez kod protiv jer zbog ljudi \
               tokom hiljada srbije srbija srbiji beograd beogradu januara februara marta aprila maja juna jula \
               avgusta septembra oktobra novembra decembra takođe vreme mesto dve rekao izjavio vlada sam smo nego \
               svoj svoje ove ovo ta taj tog kroz veoma niti čak uopšte tačno opština evropska evropske sistem \
               posle deo dela ovde onde predsednik predsednika reč reči čovek videti htela hteo delo cena vest \
               vesti lepo svet sveta puno poslednji prvi bih istorija istorije muzika muzike nedelja nedelje \
               kompanija kompanije reka dete mleko uvek čovekov srpski srpske srpska evropi evropu premijer li \
               može ponovo nema jedna jedan dana one ovog neka svi svaki radi sada danas ovaj dobro svih savet \
               ponedeljak mesec meseca",
        endings: "ima ama anje enje ost osti ski ska ske nog nom ovati isati ija ije iti ati ila ili eni ući jući \
                  avanja",
        letters: "čćšžđ",
    },
    Profile {
        code: "sq",
        most: "të e në i për me një është dhe që nga së",
        more: "më nuk ka kanë do ai si por ky kjo janë edhe u ishte kishte mund duke pas tha tij saj tyre vetëm ose ne \
               prej kur gjatë kundër mes sipas vit vite shqipëri shqipërisë kosovë kosovës qeveria bërë disa tjera \
               këtë kësaj këto shumë deri tek ajo ata asaj cila cili cilat pa para aty te",
        endings: "ëve imin imit isht ave uar ojë eve shme imi",
        letters: "ëç",
    },
    Profile {
        code: "lt",
        most: "ir į kad su yra iš o tai jis kaip bet ne už",
        more: "buvo apie nuo dėl po per prie jau tik taip pat daugiau savo kurie kuris kuri metų metais metu jų jie ji mes \
               aš ar kai dar labai gali bus būti nėra lietuvos lietuvoje lietuva sakė teigė tačiau prieš iki tarp \
               žmonių žmonės du dabar jei kur ką kas šis ši šio šios šiuo visi visų viena vienas pagal kurių mano \
               todėl net reikia turi tiek arba",
        endings: "ijos iai imas imo ių ais ose uose ams iems ybė ybės inkas mas tų ėjo ėti",
        letters: "ąčęėįšųūž",
    },
    Profile {
        code: "lv",
        most: "un ir ar ka par no uz arī kas tas bet lai pie",
        more: "to kā nav vai gan jau tikai tiek tā tiks tika pēc tam viņš viņa viņi ļoti kad ja būs bija bijis savu savas \
               kuri kurš kura kuras gada gadā gadu gados latvijas latvijā latvija sacīja norādīja tomēr pirms līdz \
               starp cilvēku cilvēki divi tagad kur ko šis šī šo šajā visi visu viens viena pēc mēs es nevar var tāpēc \
               pat vajag vēl kopā savukārt pret eiro tie šo",
        endings: "ijas šanas šanu ība ības iem ajā ajos ām ējs ums umu amies ējā āja īja ots",
        letters: "āčēģīķļņšūž",
    },
    Profile {
        code: "et",
        most: "ja on ei et see oli mis ta kui ka ning aga",
        more: "selle oma või välja üle seda pärast nii veel juba kes siis ma tema kus mida nad olid olla saab tuleb ole \
               ainult mitte kuid aasta aastal aastat eesti eestis ütles sõnul vahel enne inimeste inimesed kaks nüüd \
               sest kuna neid nende meie mille väga kõik selles sellest peab võib ole poolt koos vastu kohta umbes \
               pole üks suur läbi rohkem järgi eest",
        endings: "des test dest tud mine mise mist nud sse ga ks vad vate ikult lik like ist st se le",
        letters: "õäöü",
    },
    Profile {
        code: "liv",
        most: "ja um ne ku ka mis se kis",
        more: "attõ līb sai iļ pierāst min mäd leb ta tä äb iz vȯļ vȯlți ma meg täm āt kīen sīe nänt või jūs pǟl sizāl \
               īž jõvā kui bet līvõ līvlizt rānda nei agā päp kõzzõ tikkiž sin jo amā kus sǟl pidīz lǟb tulāb um",
        endings: "õd õks izt õn stõ āb īz ntõ mizt õst",
        letters: "āēīōūõäöȭȯȱǟļņŗțḑšž",
    },
    Profile {
        code: "fi",
        most: "ja on ei että oli se hän mutta ovat kun",
        more: "ole myös joka mukaan kuin sen sekä tai jo nyt vain vielä hänen jos sitä niin mitä ollut noin \
               kuitenkin joita jonka olla voi sanoo kertoo suomen suomessa vuotta vuoden vuonna vuosi kaksi jotka \
               koska ennen jälkeen kanssa välillä ihmiset ihmisten kaikki tämä tämän tätä nämä paljon olisi eivät \
               saa siitä siinä pitää enemmän mikä missä miten eikä ettei heidän hyvin koko asti aikana viime \
               ensimmäinen poliisi minä sinä he me tuli sanoi kuka siis sitten voidaan aina muun tapaus varma \
               auttaa kannattaa näin tuo tuon olet saada löytyy kertoi jolla missään muita muut paras uusi uuden \
               todella itse kun yhä yli sillä toisen toinen sille liian päivä kuinka milloin yksi tänä taas saako \
               varmaa viikko ensi",
        endings: "ssa ssä sta stä lla llä lta ltä lle nen sen iin een ään aan isen iset taan tään tiin ksi ista \
                  istä issa issä olla ien jen den ivat ineen mista minen ksen aa ää tta ttä vat vät nut nyt sti \
                  mat mät taisi kaan kään nsa nsä ni iä ia ita itä oi uu ät en in on an än uus yys ttiin lut lyt",
        letters: "äö",
    },
    Profile {
        code: "hu",
        most: "a az és hogy nem is egy ez meg de",
        more: "csak volt már azt mint ha vagy még ezt el ki pedig lehet után akkor aki amely nagyon majd szerint mert kell \
               között több lesz magyar magyarország elnök kormány évben év éves évi ami amit most két ember emberek \
               minden alatt ellen mondta úgy így volna voltak van vannak nincs ezek azok által fel be le új első \
               illetve sem saját ezért kell mely amelyek őket ők én mi ti ebben arra erre",
        endings: "ban ben nak nek val vel hoz hez ból ből ról ről tól től ság ség ások ések kor ért ott ett ják ató \
                  ető ani eni ának ének ára ére án én",
        letters: "őűáéíóöúü",
    },
    Profile {
        code: "tr",
        most: "ve bir bu da de için ile olarak çok",
        more: "olan gibi daha sonra kadar ne en ancak olduğu her ise o var yok ki ama veya göre kendi onun diye \
               iki ilk değil yeni büyük oldu türkiye türkiye'nin tarafından etti dedi şu ya bin yüzde milyon önce \
               yıl yılında zaman şekilde nedeniyle arasında karşı eden edilen bulunan olması ben biz sen siz onlar \
               hem nasıl böyle devam üzerinde başkanı söyledi ifade eder içinde fazla bunun kişi gün geldi \
               değildir vardır ayrıca artık hiç tüm bazı diğer biri birçok sadece doğru bunu onu şimdi böylece",
        endings: "lar ler ları leri ların lerin ında inde ından inden ması mesi dığı diği yor iyor arak erek mış \
                  miş acak ecek dır dir ının inin lık lik sında sinde mak mek nın nin ken dan den tan ten ya nda \
                  nde du dü ti tı ım im lı li sı si ca ce",
        letters: "ğışçöüâ",
    },
    Profile {
        code: "az",
        most: "və bu bir ilə də üçün olan da",
        more: "edib daha sonra qədər ki isə hər var yox amma və ya görə öz onun deyə iki ilk deyil yeni böyük oldu \
               azərbaycan azərbaycanın tərəfindən etdi dedi bildirib olub edilib haqqında ildə il ilin həmin olaraq \
               zaman arasında qarşı edən bakı prezidenti mən biz sən onlar həm necə belə həmçinin lakin çox kimi olduğu",
        endings: "lar lər ları ləri ların lərin ında ində ından indən ması məsi dır dir mış miş acaq əcək ının inin \
                  lıq lik sının sinin maq mək",
        letters: "əğışçöü",
    },
    Profile {
        code: "uz",
        most: "va bu bilan uchun bir ham edi bo ning",
        more: "lgan deb esa o'z haqida emas yoki bor har kerak keyin ko'ra yili yil yilda o lib ga lgan qilish katta \
               yangi o'zbekiston respublikasi toshkent davlat tomonidan ekan lekin qadar ammo shu ushbu mumkin u \
               ular biz men qanday barcha orqali tashkil etildi qildi davomida bo'yicha prezidenti",
        endings: "lar lari arini ning dagi ishi moqda gan digan ini lik larga ishga idan",
        letters: "",
    },
    Profile {
        code: "tk",
        most: "we bu bir bilen üçin hem bolan",
        more: "boldy edýär däl ýa ýaly her öz türkmenistanyň türkmenistan türkmen ýurdumyzyň aşgabat ýylyň ýyl soňra \
               baradaky prezidenti gurbanguly boýunça bolup edilýär iň ähli şu halkara döwlet",
        endings: "lar ler laryň leriň ýär ýar yň iň ynda inde lary leri mak mek",
        letters: "ýäňşçöüž",
    },
    Profile {
        code: "ku",
        most: "û di de li ji ku ya bi ev ew",
        more: "yên yê xwe jî bo ê ên wî wê min ne da ye dike kir kirin hat hatin got dibe ser bû gel dê nav me kurdistan \
               kurdî kurd roj salê tirkiye ewê hemû gelek bûn divê piştî navbera heye",
        endings: "ên iyê ekî ina andin kirin iya",
        letters: "êîûşç",
    },
];
